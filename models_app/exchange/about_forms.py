"""Whether a part below a heading such as 'Confidentiality' speaks of the document, or is a competency of that name.

The words of its heading never suffice. Its form tells it where it differs from what all competencies have; its place
where it stands in front of the first or behind the last one, and then somebody is asked.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from models_app.calculations.plain import PlainFinding, Words
from models_app.calculations.same_words import folded
from models_app.choices import FindingKind
from models_app.exchange.front import PART_KINDS
from models_app.exchange.front_facts import FACT_OF
from models_app.exchange.front_titles import in_the_head
from models_app.exchange.labels import names_level, rank_alone, section_alone, section_of, split_label
from models_app.exchange.lines import BULLET, joined_lines, without_typeface
from models_app.exchange.list_titles import is_sentence_entry
from models_app.exchange.section_words import (
    heading_of,
    is_about_document,
    is_strict,
    may_be_checked,
    speaks_of_document,
)
from models_app.exchange.tables import is_row, one_line, row_of

SEVERAL = 2  # competencies, whose form may be compared
SURELY_BACK = 3  # times; what stands below two names may as well be a competency of two groups
TEXT = "text"
MARKED = "signature, number or date"  # no competency has such a line
ENDING = re.compile(
    r".*_{3,}.*|.*\S@\S.*|(?:.*\D)?\d{3}[-. ]\d{4}\b.*|(?:.*\D)?(?:19|20)\d\d(?:\D.*)?", re.DOTALL
)


class Kept(Enum):
    """What becomes of such a part."""

    NOTE = "note"
    NOTE_AGAIN = "note, as its heading comes back below names"
    ASKED_NOTE = "note, and somebody is asked"
    COMPETENCY = "competency"
    ASKED_COMPETENCY = "competency, and somebody is asked"


@dataclass(frozen=True)
class Forms:
    """Where competencies begin, and of what form they are: their headings, and what stands below these."""

    lines: list[Words]
    heads: set[int]

    @cached_property
    def names(self) -> list[int]:
        """Headings with something below them that announce nothing about the document or job."""
        return [n for n in sorted(self.heads) if self._may_be_name(n)]

    def _may_be_name(self, n: int) -> bool:
        below = n + 1 < len(self.lines) and n + 1 not in self.heads
        words = heading_of(self.lines[n].text)
        known = is_about_document(words) or words.lower() in (*PART_KINDS, *FACT_OF)
        return n > 0 and below and not known and not in_the_head(self.lines, n)

    def _body(self, n: int) -> list[Words]:
        end = next((m for m in range(n + 1, len(self.lines)) if m in self.heads), len(self.lines))
        return self.lines[n + 1 : end]

    @cached_property
    def _kinds_of_names(self) -> tuple[frozenset[str], frozenset[str]]:
        """What stands below all names, and what stands below any of them."""
        of_names = [_kinds(self._body(n)) for n in self.names]
        return frozenset.intersection(*of_names), frozenset().union(*of_names)

    @cached_property
    def _forms_of_names(self) -> set[tuple[str, int | None, bool, bool]]:
        return {form_of(self.lines[n]) for n in self.names}

    @cached_property
    def rows(self) -> list[int]:
        """Where rows stand."""
        return [n for n, line in enumerate(self.lines) if is_row(line)]

    @cached_property
    def listed(self) -> list[int]:
        """Where rows and names in front of sentences stand."""
        return [n for n, line in enumerate(self.lines) if is_row(line) or is_sentence_entry(line)]

    @cached_property
    def _counts(self) -> Counter[str]:
        """How often each heading in common use stands below texts, so that it may be a part of what is above it."""
        below = (n for n in self.heads if n and n - 1 not in self.heads)
        return Counter(self._words(n) for n in below if is_about_document(self.lines[n].text))

    def _words(self, n: int) -> str:
        return folded(heading_of(self.lines[n].text))

    def _comes_back(self, start: int) -> bool:
        """Whether the heading stands below most names, each of which has a text above it: it names none.

        Where names come back as well, these are the competencies of several jobs.
        """
        count = self._counts[self._words(start)] if start - 1 not in self.heads else 0
        return count >= SEVERAL and count * 2 > len(self.names) and count <= self._different_names

    @cached_property
    def _different_names(self) -> int:
        first = [0] if 0 in self.heads and 1 not in self.heads else []  # of a document without a title
        return len({self._words(n) for n in [*first, *self.names]})

    def decide(self, start: int, end: int) -> Kept:
        """What becomes of the part from its heading to the line `end`; where that is a table's, it is looked at too."""
        kept = self._by_form(start, end)
        return Kept.NOTE_AGAIN if kept != Kept.NOTE and self._comes_back(start) else kept

    def _by_form(self, start: int, end: int) -> Kept:
        head, body = self.lines[start], self.lines[start + 1 : end] or self._body(start)
        speaks = any(speaks_of_document(line.text) for line in body)
        if len(self.names) < SEVERAL:
            inside = bisect_left(self.listed, end) - bisect_left(self.listed, start)
            listed = end > start + 1 and len(self.listed) - inside >= SEVERAL
            return Kept.NOTE if speaks or listed or is_strict(head.text) else Kept.ASKED_NOTE
        return self._beside_names(start, _kinds(body), speaks)

    def _beside_names(self, start: int, kinds: frozenset[str], speaks: bool) -> Kept:
        head = self.lines[start]
        known = speaks or is_strict(head.text)
        shared, every = self._kinds_of_names
        in_front, last = self.names[0] > start, self.names[-1] < start
        new = kinds - every
        if new or shared - kinds or form_of(head) not in self._forms_of_names:
            return Kept.NOTE if known or MARKED in new or in_front else Kept.ASKED_NOTE
        if not shared - {TEXT} and (in_front or last):
            told = speaks or (known and not may_be_checked(head.text))
            return Kept.NOTE if told else Kept.ASKED_NOTE
        return Kept.ASKED_COMPETENCY if known else Kept.COMPETENCY


def form_of(line: Words) -> tuple[str, int | None, bool, bool]:
    """What tells headings of different kinds: mark and level of the file, typeface, capitals."""
    text = without_typeface(line.text)
    return line.kind, line.depth, bool(line.marks) or text != line.text, text.isupper()


def _kinds(body: Iterable[Words]) -> frozenset[str]:
    return frozenset(map(_kind, body))


def _kind(line: Words) -> str:
    """What a line is by its form: a row, an item, a label, a level, a place to sign, or a text."""
    text = without_typeface(line.text)
    if is_row(line):
        first = one_line(without_typeface(row_of(line).cell(0)))
        return MARKED if ENDING.fullmatch(text) else f"row {_label(first)}"
    if ENDING.fullmatch(text):
        return MARKED
    bullet = BULLET.fullmatch(text)
    labelled = split_label(bullet["text"] if bullet else text)
    if labelled or section_alone(text):
        return _label(labelled.label if labelled else text)
    return "item" if bullet else TEXT


def _label(text: str) -> str:
    section = section_of(text)
    if section:
        return section.name
    return "level" if names_level(text) or rank_alone(text) else "label"


def asked(section: list[Words], kept: Kept) -> list[PlainFinding]:
    """What somebody is asked where form does not tell what such a part is."""
    if kept not in (Kept.ASKED_NOTE, Kept.ASKED_COMPETENCY):
        return []
    name = f"'{heading_of(section[0].text)[:80]}'"
    as_note = kept == Kept.ASKED_NOTE
    title = f"{name} was taken as a note, not as a competency"
    detail = (
        "Its heading may be that of a part in which the document speaks of itself, and nothing in its form tells. If "
        "it is a competency, add it in the draft."
    )
    if not as_note:
        title = f"{name} was left among the competencies, and may be a note"
        detail = (
            "It stands amid competencies and has their form, but its words may be what the document says of itself. "
            "If it is no competency and no part of one, take it out of the draft."
        )
    lines = joined_lines(*(line.lines for line in section))
    return [PlainFinding(FindingKind.LAYOUT, title, detail, lines, by_form=True)]


def came_back(forms: Forms, starts: list[int]) -> list[PlainFinding]:
    """What is told of headings below most competencies whose texts became notes, once for each."""
    found: dict[str, list[Words]] = {}
    for start in starts:
        found.setdefault(heading_of(forms.lines[start].text), []).append(forms.lines[start])
    return [
        PlainFinding(
            FindingKind.LAYOUT,
            f"What stands below '{words[:80]}' was taken as notes, {len(lines)} times",
            "The heading comes back below competencies and is in common use for what a document says of itself. Its "
            "texts were not put to the competencies above them. If they belong there, add them in the draft.",
            joined_lines(*(line.lines for line in lines)),
            by_form=len(lines) < SURELY_BACK,
        )
        for words, lines in found.items()
    ]
