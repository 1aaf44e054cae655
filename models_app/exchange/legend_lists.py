"""A list of the levels in front of the competencies of a text or below: 'Proficiency Levels', 'Basic: Needs help.'

It names the levels of the document; what it says of each belongs to no competency.
"""

import re
from collections import Counter
from dataclasses import replace
from itertools import takewhile

from models_app.calculations.plain import PlainFinding, Unused, Words
from models_app.calculations.same_words import folded
from models_app.choices import FindingKind
from models_app.exchange.front import MOST_TITLES
from models_app.exchange.labels import (
    Labelled,
    Section,
    listed_levels,
    names_level,
    ranks,
    section_of,
    split_label,
)
from models_app.exchange.legends import EXPLAINS, LEGEND, SCALE_OF_ALL, Legend
from models_app.exchange.lines import BULLET, is_paragraph, joined_lines, without_typeface

EQUALS = re.compile(r"(?P<label>[^=:\s](?:[^=:]{0,40}[^=:\s])?)\s*=\s*(?P<text>[^=]+)")
COUNT = re.compile(r"(?P<label>\d{1,2})\s*[–—-]\s*(?P<text>\S.*)")  # '2 – Meets expectations'
LEAST = 2  # levels
LEAST_BELOW = 4  # lines below the list: the names and texts of two competencies


def listed_legend_apart(
    lines: list[Words],
) -> tuple[list[Words], list[Unused], list[PlainFinding], list[Legend]]:
    """The lines with such a list as one line of its labels; what it says of each; and a finding with its words.

    A list below a heading that does not speak of levels, 'Rating scale', is taken out as a whole: the last member.
    """
    for n, line in enumerate(lines):
        found = _levels(lines[n + 1 :]) if _heads_legend(line.text) else []
        if len(found) < LEAST or not _stands_apart(lines, n, len(found)) or not _once(lines, line, found):
            continue
        speaks = section_of(without_typeface(line.text)) == Section.LEVELS
        return (*_apart(lines, n, found), []) if speaks else _whole(lines, n, found)
    return lines, [], [], []


def _whole(
    lines: list[Words], n: int, found: list[Labelled]
) -> tuple[list[Words], list[Unused], list[PlainFinding], list[Legend]]:
    end = n + 1 + len(found)
    rows = tuple(
        ((one.label, one.text), item.lines) for one, item in zip(found, lines[n + 1 : end], strict=True)
    )
    legend = Legend(lines[n], rows, joined_lines(*(line.lines for line in lines[n:end])))
    unused = [Unused(line.lines, EXPLAINS) for line in lines[n:end]]
    return [*lines[:n], *lines[end:]], unused, [], [legend]


def _heads_legend(text: str) -> bool:
    text = without_typeface(text).strip()
    return bool(LEGEND.fullmatch(text) or SCALE_OF_ALL.fullmatch(text))


def _levels(lines: list[Words]) -> list[Labelled]:
    """The labels with their texts in the lines right below a heading."""
    return [label for label in takewhile(lambda label: label is not None, map(_level, lines)) if label]


def _level(line: Words) -> Labelled | None:
    text = without_typeface(line.text)
    bullet = BULLET.fullmatch(text)
    text = bullet["text"] if bullet else text
    labelled = None if "\t" in text else split_label(text)
    counted = EQUALS.fullmatch(text) or COUNT.fullmatch(text)
    if counted and "\t" not in text and (labelled is None or not labelled.text):
        labelled = Labelled(counted["label"], counted["text"])
    tells = labelled is not None and (ranks(labelled.label) or names_level(labelled.label))
    return labelled if labelled and labelled.text and tells else None


def _stands_apart(lines: list[Words], n: int, count: int) -> bool:
    """Whether the list stands in front of the competencies or below them all."""
    return _stands_in_front(lines, n, count) or _stands_at_the_end(lines, n, count)


def _stands_in_front(lines: list[Words], n: int, count: int) -> bool:
    """Whether the competencies stand below the list, and none above: at most one text about the document."""
    if not 0 < n < 2 * MOST_TITLES or len(lines) - n - 1 - count < LEAST_BELOW:
        return False
    return sum(is_paragraph(line.text) for line in lines[:n]) < LEAST


def _stands_at_the_end(lines: list[Words], n: int, count: int) -> bool:
    """Whether nothing stands below the list, and the competencies above it; 'Levels' may be those of the last one."""
    of_all = SCALE_OF_ALL.fullmatch(without_typeface(lines[n].text).strip())
    return bool(of_all) and n + 1 + count == len(lines) and n >= LEAST_BELOW


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
