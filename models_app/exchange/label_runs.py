"""Labels that stand ahead of their texts: the same short lines, one below the other, in several competencies."""

from collections import Counter
from collections.abc import Iterable
from itertools import groupby

from models_app.calculations.plain import Words
from models_app.calculations.same_words import folded
from models_app.exchange.lines import BULLET, NUMBERED, is_paragraph, is_short, without_typeface

LEAST, MOST = 2, 9  # labels of a scale
LONGEST = 5  # words of a label
Run = tuple[tuple[str, ...], int]
"""Short lines one below the other, in small letters, and how many texts follow."""


def labels_ahead(blocks: Iterable[list[Words]]) -> frozenset[str]:
    """The labels, where the same ones end two runs or more and most of these have as many texts below.

    What stands above them, such as the name, differs from run to run.
    """
    runs = [run for block in blocks for run in _runs(block)]
    ends = Counter(
        labels[-length:] for labels, _ in runs for length in range(LEAST, min(len(labels), MOST) + 1)
    )
    fitting = Counter(labels[-texts:] for labels, texts in runs if LEAST <= texts <= len(labels))
    back = [
        end
        for end, count in ends.items()
        if count > 1 and len(set(end)) == len(end) and fitting[end] * 2 >= count
    ]
    return frozenset(max(back, key=lambda end: (ends[end], len(end)), default=()))


def _runs(lines: list[Words]) -> list[Run]:
    kinds = [
        (kind, [label for _, label in group])
        for kind, group in groupby(map(_kind, lines), lambda item: item[0])
    ]
    return [
        (tuple(labels), len(kinds[n + 1][1]) if n + 1 < len(kinds) and kinds[n + 1][0] == "text" else 0)
        for n, (kind, labels) in enumerate(kinds)
        if kind == "label"
    ]


def _kind(line: Words) -> tuple[str, str]:
    """'label' with its words for a short line, 'text' for a sentence, and anything else."""
    text = without_typeface(line.text).strip()
    if "\t" in text or BULLET.fullmatch(text) or NUMBERED.fullmatch(text):
        return "", ""
    if is_paragraph(text):
        return "text", ""
    label = folded(text.rstrip(":"))
    return (
        ("label", label)
        if is_short(text) and ":" not in label and len(label.split()) <= LONGEST
        else ("", "")
    )
