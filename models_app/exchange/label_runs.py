"""Labels that stand ahead of their texts: the same short lines, one below the other, in several competencies."""

from collections import Counter
from collections.abc import Iterable
from itertools import groupby

from models_app.calculations.plain import Words
from models_app.calculations.same_words import folded
from models_app.exchange.labels import Section, section_alone
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


def definition_ahead(blocks: Iterable[list[Words]]) -> bool:
    """Whether the label of the definition stands right above that of a list wherever it stands alone, twice or more.

    Below both the first text is the definition then. Each has two texts or more.
    """
    found = [
        _is_list_label(below) and _kind(text)[0] == "text" and has_more
        for block in blocks
        for label, below, text, has_more in _quartets(block)
        if section_alone(label, False) == Section.DEFINITION
    ]
    return len(found) > 1 and all(found)


def _quartets(block: list[Words]) -> list[tuple[str, str, Words, bool]]:
    """Every line but the last two with the two below it, and whether more follows."""
    texts = [without_typeface(line.text).strip() for line in block]
    return [(texts[n], texts[n + 1], block[n + 2], n + 3 < len(block)) for n in range(len(block) - 2)]


def _is_list_label(text: str) -> bool:
    return section_alone(text, True) == Section.INDICATORS


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
