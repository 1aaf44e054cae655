"""A list of the levels in front of the competencies of a text: 'Proficiency Levels', then 'Basic: Needs help.'

It names the levels of the document; what it says of each belongs to no competency.
"""

from collections import Counter
from dataclasses import replace
from itertools import takewhile

from models_app.calculations.plain import PlainFinding, Unused, Words
from models_app.calculations.same_words import folded
from models_app.choices import FindingKind
from models_app.exchange.front import MOST_TITLES
from models_app.exchange.labels import Labelled, listed_levels, names_level, ranks, split_label
from models_app.exchange.legends import EXPLAINS, LEGEND
from models_app.exchange.lines import BULLET, is_paragraph, joined_lines, without_typeface

LEAST = 2  # levels
LEAST_BELOW = 4  # lines below the list: the names and texts of two competencies


def listed_legend_apart(lines: list[Words]) -> tuple[list[Words], list[Unused], list[PlainFinding]]:
    """The lines with such a list as one line of its labels; what it says of each; and a finding with its words."""
    for n, line in enumerate(lines[: 2 * MOST_TITLES]):
        found = _levels(lines[n + 1 :]) if LEGEND.fullmatch(without_typeface(line.text).strip()) else []
        if found and _stands_in_front(lines, n, len(found)) and _once(lines, line, found):
            return _apart(lines, n, found)
    return lines, [], []


def _levels(lines: list[Words]) -> list[Labelled]:
    """The labels with their texts in the lines right below a heading."""
    return [label for label in takewhile(lambda label: label is not None, map(_level, lines)) if label]


def _level(line: Words) -> Labelled | None:
    text = without_typeface(line.text)
    bullet = BULLET.fullmatch(text)
    labelled = None if "\t" in text else split_label(bullet["text"] if bullet else text)
    tells = labelled is not None and (ranks(labelled.label) or names_level(labelled.label))
    return labelled if labelled and labelled.text and tells else None


def _stands_in_front(lines: list[Words], n: int, count: int) -> bool:
    """Whether the competencies stand below the list, and none above: at most one text about the document."""
    texts = sum(is_paragraph(line.text) for line in lines[:n])
    return n > 0 and count >= LEAST and texts < LEAST and len(lines) - n - 1 - count >= LEAST_BELOW


def _once(lines: list[Words], heading: Words, found: list[Labelled]) -> bool:
    """Whether the heading and the labels open no other line: otherwise they are those of the competencies."""
    opening = Counter(folded(_opening(line)) for line in lines)
    titles = sum(folded(line.text.strip(" :")) == folded(heading.text.strip(" :")) for line in lines)
    labels = [one.label for one in found]
    plain = listed_levels(", ".join(labels)) == labels
    return plain and titles == 1 and all(opening[folded(label)] <= 1 for label in labels)


def _opening(line: Words) -> str:
    """The label in front of a line's text, else the whole line, without its bullet."""
    text = without_typeface(line.text)
    bullet = BULLET.fullmatch(text)
    text = bullet["text"] if bullet else text
    labelled = split_label(text)
    return labelled.label if labelled else text.strip(" :")


def _apart(
    lines: list[Words], n: int, found: list[Labelled]
) -> tuple[list[Words], list[Unused], list[PlainFinding]]:
    heading, items = lines[n], lines[n + 1 : n + 1 + len(found)]
    places = joined_lines(heading.lines, *(item.lines for item in items))
    text = f"{heading.text.rstrip(': ')}: {', '.join(one.label for one in found)}"
    said = "; ".join(f"{one.label}: {one.text}" for one in found)
    finding = PlainFinding(
        FindingKind.LAYOUT,
        f"'{heading.text.strip()}' explains the levels",
        f"It says: {said[:1000]}. The labels were taken as the levels of the document, and nothing else: write the "
        "rest at the levels of the scale where it is needed.",
        places,
    )
    unused = [Unused(item.lines, EXPLAINS, one.text) for item, one in zip(items, found, strict=True)]
    line = replace(heading, text=text, lines=places, kind="", marks=())
    return [*lines[:n], line, *lines[n + 1 + len(found) :]], unused, [finding]
