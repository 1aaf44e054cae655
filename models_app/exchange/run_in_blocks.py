"""Names that run into their definitions, with lists, labels, levels or a table of their own below: names on lines.

**Tide Reading.** Knows when to leave the harbor.
- Reads the table
- Watches the sky

Names alone above their texts are what the readers of headed documents know. Without a typeface the lines tell it only
where all of them are alike. Flat lists, with nothing below the texts, stay as they are.
"""

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import pairwise

from models_app.calculations.plain import PlainFinding, PlainPart, Words
from models_app.exchange.about_sections import OF_COMPETENCIES
from models_app.exchange.front import parts_of
from models_app.exchange.front_titles import in_the_head
from models_app.exchange.labels import names_level, rank_alone, ranks, section_alone, section_of, split_label
from models_app.exchange.lines import (
    BULLET,
    NUMBERED,
    in_capitals,
    is_paragraph,
    without_typeface,
)
from models_app.exchange.names import is_heading, may_be_name
from models_app.exchange.run_in_names import FACES, MOST_WORDS, Parts, by_full_stop_finding, in_face
from models_app.exchange.run_in_sections import (
    headings_with_texts,
    is_plain_title,
    kept_as_notes,
    opens_text,
    sections_beside,
    with_texts_too,
)
from models_app.exchange.tables import is_row

PLAIN = re.compile(
    r"(?P<sign>\d{1,3}[.)]\s+)?(?P<name>[^\W\d_][^.!?:;*\t]{1,60}?)(?P<parted>:|\.|\s[–—-])\s+(?P<text>[A-Z(\"“'].*)"
)
LEAST = 2  # names that the typeface tells
LEAST_PLAIN = 3
LEAST_TEXT = 3  # words
Found = dict[int, Parts]


@dataclass
class NamesApart:
    """The lines, each such name as a heading above its text; sections beside them as notes; what is asked."""

    lines: list[Words]
    parts: tuple[PlainPart, ...] = ()
    findings: list[PlainFinding] = field(default_factory=list)


def names_on_lines(lines: list[Words]) -> NamesApart:
    """Such names on lines of their own; all as it was where there are none."""
    found = next((names for face in FACES if (names := _by_typeface(lines, face))), {})
    beside = sections_beside(lines, set(found)) if found else []
    if found and len(kept_as_notes(lines, beside)) < len(found):
        asked = [
            *kept_as_notes(lines, beside),
            *with_texts_too(headings_with_texts(lines, found, min(found), beside)),
        ]
    else:
        found, beside, asked = _by_form(lines)
    if not found:
        return NamesApart(lines)
    depth, left = _depth(lines) + 1, set(beside)
    apart = [
        part
        for n, line in enumerate(_with_groups(lines, found))
        if n not in left
        for part in _apart(line, found.get(n), depth)
    ]
    return NamesApart(apart, parts_of([lines[n] for n in beside]), asked)


def _depth(lines: list[Words]) -> int:
    """The level of headings below all that the file has."""
    return 1 + max((line.depth or 0 for line in lines if line.kind == "heading"), default=0)


def _with_groups(lines: list[Words], found: Found) -> list[Words]:
    """The lines, those in bold or capitals right above names as headings where one stands below the first name."""
    groups = {n - 1 for n in found if n > 1 and n - 1 not in found and _is_marked_title(lines[n - 1])}
    if not any(n > min(found) for n in groups):
        return lines
    depth = _depth(lines)
    return [
        replace(line, kind="heading", depth=line.depth or depth) if n in groups else line
        for n, line in enumerate(lines)
    ]


def _is_marked_title(line: Words) -> bool:
    return is_plain_title(line) and (is_heading(line) or line.text.isupper())


def _apart(line: Words, parts: Parts | None, depth: int) -> list[Words]:
    if parts is None:
        return [line]
    sign, name, text = parts
    number = sign if NUMBERED.match(f"{sign}{name}") else ""
    head = replace(line, text=f"{number}{name}", kind="heading", depth=depth, marks=())
    return [head, replace(line, text=text.removeprefix(":").strip(), kind="paragraph", depth=None, marks=())]


def _by_typeface(lines: list[Words], face: str) -> Found:
    """Names that the file prints so. Words that come back are labels; so are ranking ones beside such."""
    parts = {n: one for n, line in enumerate(lines) if (one := in_face(line, face))}
    parts = _without_items(lines, parts)
    counts = Counter(one[1].casefold() for one in parts.values())
    back = any(count > 1 for count in counts.values())
    found = {
        n: one
        for n, one in parts.items()
        if counts[one[1].casefold()] == 1 and not (back and (rank_alone(one[1]) or names_level(one[1])))
    }
    many = len(found) >= (LEAST if face == "bold" else LEAST_PLAIN)
    named = many and 2 * sum(ranks(one[1]) for one in found.values()) <= len(found)
    below = [n for n in found if _has_below(lines, n, found)]
    return found if named and len(below) * 2 >= len(found) and not _names_are_titles(lines, found) else {}


def _without_items(lines: list[Words], parts: Found) -> Found:
    """Without those behind bullets, where other items and titles stand beside them: they are items too."""
    bulleted = {n for n, one in parts.items() if BULLET.fullmatch(f"{one[0]}{one[1]}")}
    levels = {_level(lines[n]) for n in bulleted}
    others = (line for n, line in enumerate(lines) if n not in bulleted and BULLET.fullmatch(line.text))
    titles = any(map(is_plain_title, lines[min(bulleted, default=len(lines)) :]))
    beside = titles and any(_level(line) in levels for line in others)
    return {n: one for n, one in parts.items() if not (beside and n in bulleted)}


def _level(item: Words) -> tuple[int, int]:
    return item.depth or 0, item.indent


def _names_are_titles(lines: list[Words], found: Found) -> bool:
    """Whether titles are the names: one stands above each such line, or several have labelled texts of their own."""
    labelled = sum(
        is_plain_title(line) and _is_known_label(below)
        for n, (line, below) in enumerate(pairwise(lines))
        if n not in found and n + 1 not in found
    )
    return labelled > 1 or _below_titles(lines, found) == len(found)


def _is_known_label(line: Words) -> bool:
    labelled = split_label(without_typeface(line.text))
    return labelled is not None and section_of(labelled.label) in OF_COMPETENCIES and not is_row(line)


def _has_below(lines: list[Words], n: int, found: Found) -> bool:
    """Whether the line right below a name with its text belongs to it."""
    if n + 1 >= len(lines) or n + 1 in found:
        return False
    return is_paragraph(lines[n + 1].text) or _goes_below(lines[n + 1])


def _goes_below(line: Words) -> bool:
    """An item of a list, a row, a label with or without its text."""
    text = without_typeface(line.text)
    if line.kind == "heading":
        return False
    item = BULLET.fullmatch(text) or is_row(line)
    return bool(item) or split_label(text) is not None or section_alone(text) is not None or rank_alone(text)


def _below_titles(lines: list[Words], found: Found) -> int:
    """How many of them stand below a heading of their own; where all do, the headings are the names."""
    places = sorted(found)
    return sum(
        any(is_plain_title(lines[m]) for m in range(above + 1, n))
        for above, n in zip([-1, *places], places, strict=False)
    )


def _by_form(lines: list[Words]) -> tuple[Found, list[int], list[PlainFinding]]:
    """Without a typeface: three lines or more of one form, each above an item or a label, and no names but these."""
    matches = {n: match for n, line in enumerate(lines) if (match := _plain(line))}
    (sign, _), *_ = Counter(match["parted"].strip() for match in matches.values()).most_common(1) or [("", 0)]
    found = {
        n: (match["sign"] or "", match["name"].strip(), match["text"])
        for n, match in matches.items()
        if match["parted"].strip() == sign
    }
    if not _are_alike(lines, found) or _below_titles(lines, found) * 2 > len(found):
        return {}, [], []
    beside = sections_beside(lines, set(found))
    others = [line for n, line in enumerate(lines) if n not in beside and _may_be_other_name(lines, n, found)]
    if others or kept_as_notes(lines, beside):
        return {}, [], []
    return found, beside, by_full_stop_finding([lines[n] for n in found]) if sign == "." else []


def _are_alike(lines: list[Words], found: Found) -> bool:
    names = [one[1].casefold() for one in found.values()]
    below = [n for n in found if n + 1 < len(lines) and n + 1 not in found and _goes_below(lines[n + 1])]
    once = len(set(names)) == len(names) and not any(map(ranks, names))
    return once and len(below) >= LEAST_PLAIN and len(below) * 3 > len(found) * 2


def _may_be_other_name(lines: list[Words], n: int, found: Found) -> bool:
    return opens_text(lines, n, found) and n > 0 and not in_the_head(lines, n)


def _plain(line: Words) -> re.Match[str] | None:
    match = PLAIN.fullmatch(line.text) if line.kind not in ("heading", "row") else None
    if not match or len(match["name"].split()) > MOST_WORDS or not is_paragraph(match["text"]):
        return None
    name, dashed = match["name"].strip(), match["parted"].strip() in ("–", "—", "-")
    fits = name[:1].isupper() and in_capitals(name) and may_be_name(name) and not (dashed and match["sign"])
    return match if fits and len(match["text"].split()) >= LEAST_TEXT else None
