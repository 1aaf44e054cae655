"""Lines of a document's head that are written like labels: 'Performance Standards' as the last line of the title.

A label can open a text of a competency only where one has begun.
"""

from collections import Counter
from itertools import pairwise

from models_app.calculations.plain import Words
from models_app.exchange.front import is_title
from models_app.exchange.labels import split_label
from models_app.exchange.levels_for_all import labels_required
from models_app.exchange.lines import BULLET, NUMBERED, is_paragraph, without_typeface
from models_app.exchange.tables import is_row

LEAST = 2  # rounds of labels, where the word of the line is one of them
FARTHEST = 4  # lines between such a line and the first label of a competency


def labels_of_the_head(lines: list[Words], labels: dict[int, str]) -> set[int]:
    """Of the lines with a label those above all names: below each stands a name with a label that comes back.

    Such a line stands once, or once more than any other label does.
    """
    counts = Counter(labels.values())
    ordered = sorted(labels)
    found: set[int] = set()
    for n, below in pairwise(ordered):
        own = labels[n]
        most = max((count for label, count in counts.items() if label != own), default=0)
        once = counts[own] == 1 or counts[own] == most + 1 > LEAST
        if not once or not _stands_alone(lines[n]) or not _opens_name(lines[n + 1 : below]):
            break
        found.add(n)
        if counts[labels[below]] > 1:
            return found
    return set()


def _stands_alone(line: Words) -> bool:
    """Whether no text stands behind the label, but for a level that the head states for all competencies."""
    labelled = split_label(without_typeface(line.text))
    return labelled is None or not labelled.text or labels_required(labelled.label)


def _opens_name(between: list[Words]) -> bool:
    """Whether a name stands there, at most with a group above it and sentences below: no text of a label."""
    texts = [without_typeface(line.text) for line in between]
    plain = not any(map(is_row, between)) and not any(map(BULLET.fullmatch, texts))
    named = bool(between) and is_title(between[0]) and not NUMBERED.fullmatch(texts[0])
    prose = [is_paragraph(text) for text in texts]
    return plain and named and len(between) <= FARTHEST and prose == sorted(prose)
