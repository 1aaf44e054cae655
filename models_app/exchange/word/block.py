"""Reads the passages of one competency, by the headings, labels and tables of the layout."""

import re
from dataclasses import dataclass, field

from competency_portal.exchange.document import Passage
from models_app.calculations.plain import PlainArea, PlainStandard, Words
from models_app.calculations.same_words import folded
from models_app.exchange.word import layout
from models_app.exchange.word.notes import (
    UNKNOWN_TEXT,
    Notes,
    Numbered,
    Stated,
    cells_of,
    facts_of,
    head_of,
    is_head,
)
from models_app.exchange.word.texts import restored, text_in, text_of

FOREIGN = (
    "A part that this competency has already begins again: the heading of another one may be lost above it"
)
UNKNOWN_HEADING = "A heading that the portal's Word layout does not know"
LISTED = "An item of a list below the definition, under no heading of a part"
LIST_LABEL = re.compile(r"- |\d{1,3}[.)] ")
LABELLED = re.compile(rf"\s*{layout.DEFINITION}\s*:\s*(?P<text>.*)", re.IGNORECASE | re.DOTALL)
AREA_HEADING = re.compile(rf"\s*{layout.AREAS}\s*(?::\s*(?P<heading>.*))?", re.IGNORECASE | re.DOTALL)
OF_HEAD = {
    layout.LEVEL_HEAD: layout.LEVELS,
    layout.STANDARD_HEAD: layout.STANDARDS,
    layout.FACT_HEAD: layout.USE,
}
USE_LABELS = (
    layout.REQUIRED, layout.REQUIRED_SCALE, layout.SELECTION, *layout.USE_TEXTS, layout.SCALE, layout.NUMBER,
    layout.NAME, layout.VARIANT, layout.IDENTIFIER,
)  # fmt: skip


@dataclass
class Growing:
    """A text that goes on over several passages."""

    lines: list[int]
    paragraphs: list[str]

    @property
    def words(self) -> Words:
        """The text with its lines."""
        return Words(text_of(self.paragraphs), tuple(self.lines))


@dataclass
class Block:
    """What stands below the heading of one competency."""

    notes: Notes
    definition: Growing | None = None
    levels: list[PlainStandard] = field(default_factory=list)
    standards: list[PlainStandard] = field(default_factory=list)
    items: list[Growing] = field(default_factory=list)
    area_items: list[tuple[str, int | None, Growing]] = field(default_factory=list)
    use: list[Numbered] = field(default_factory=list)
    foreign: list[int] = field(default_factory=list)
    """Lines from the first part on that stands here a second time: they belong to another competency."""
    strays: list[int] = field(default_factory=list)
    """Lines without a place in the layout."""
    bare: list[int] = field(default_factory=list)
    """Items of lists that carry no bullet."""
    _loose: int | None = None
    """The line before, where it is a heading or paragraph without a place: it may be a heading that lost its style."""
    _opened: set[str] = field(default_factory=set)
    _part: str = ""
    _area: tuple[str, int | None] = ("", None)
    _last: Growing | None = None

    def take(self, numbered: Numbered) -> None:
        """One passage after the other."""
        number, passage = numbered
        loose, self._loose = self._loose, None
        if self.foreign or self._is_of_another(passage, loose):
            self._to_another(number, loose)
        elif passage.kind == "heading":
            self._heading(number, passage.text)
        elif passage.kind == "row":
            self._row(numbered)
        elif passage.continued and self._last:
            self._last.lines.append(number)
            self._last.paragraphs[-1] += f"\n{passage.text}"
        else:
            self._paragraph(number, passage)

    @property
    def indicators(self) -> tuple[Words, ...]:
        """Items below 'Behavioral indicators'."""
        return tuple(item.words for item in self.items)

    @property
    def areas(self) -> tuple[PlainArea, ...]:
        """Items below headings of areas."""
        return tuple(
            PlainArea(heading, item.words.text, (*([line] if line else []), *item.lines))
            for heading, line, item in self.area_items
        )

    @property
    def facts(self) -> dict[str, Stated]:
        """What the job class asks of it. Ask once: what is left of the table is noted."""
        return facts_of(self.use, USE_LABELS, self.notes)

    def _is_of_another(self, passage: Passage, loose: int | None) -> bool:
        """Whether another competency begins here: a part comes again, or one follows a loose line below the last."""
        opens = opens_definition(passage) if passage.kind != "heading" else part_of(passage.text) is not None
        return self._comes_again(passage) or bool(opens and loose and self.use)

    def _to_another(self, number: int, loose: int | None) -> None:
        if loose and not self.foreign:
            self.strays.remove(loose)
            self.foreign.append(loose)
        self.foreign.append(number)
        self.notes.left(number, FOREIGN)

    def _stray(self, number: int, reason: str = UNKNOWN_TEXT, text: str = "") -> None:
        """Words that go nowhere."""
        self.notes.left(number, reason, text)
        if number not in self.strays:
            self.strays.append(number)

    def _comes_again(self, passage: Passage) -> bool:
        """Whether a second definition, or a part that was open already, begins here; areas may come several times."""
        if passage.kind != "heading":
            return self.definition is not None and opens_definition(passage)
        part = part_of(passage.text)
        if part is None or part == layout.AREAS:
            return False
        again = part in self._opened
        self._opened.add(part)
        return again

    def _heading(self, number: int, text: str) -> None:
        self._part, self._last = part_of(text) or "?", None
        if self._part == "?":
            self._loose = number
            self._stray(number, UNKNOWN_HEADING)
        elif self._part == layout.AREAS:
            match = AREA_HEADING.fullmatch(text)
            self._area = (restored(match["heading"] or "") if match else "", number)
            self.notes.understood(layout.AREAS, number, "Heading above the areas")
        else:
            self.notes.understood(text, number, "Heading of a part of the competency")

    def _row(self, numbered: Numbered) -> None:
        number, passage = numbered
        head = head_of(passage)
        if head in OF_HEAD:
            self._part = OF_HEAD[head]
        self._last = None
        if self._part == layout.USE:
            self.use.append(numbered)
        elif self._part not in (layout.LEVELS, layout.STANDARDS):
            self._stray(number)
        elif not is_head(numbered, self.notes):
            self._text_row(number, passage)

    def _text_row(self, number: int, passage: Passage) -> None:
        label, text, *more = cells_of(passage, 2)
        for cell in more:
            if cell.strip():
                self._stray(number, "There is no column for it", cell)
        if not text.strip():
            self.notes.understood(label, number, "A label without a text")
            return
        rows = self.levels if self._part == layout.LEVELS else self.standards
        rows.append(PlainStandard(text_in(label), text_in(text), (number,)))

    def _paragraph(self, number: int, passage: Passage) -> None:
        labelled = LABELLED.fullmatch(passage.text)
        if labelled:
            self._part = layout.DEFINITION
            self.notes.understood(layout.DEFINITION, number, "Label of the definition")
            self._define(number, passage, labelled["text"])
        elif self._part in (layout.INDICATORS, layout.AREAS):
            self._item(number, passage)
        elif self._part == layout.DEFINITION and passage.depth is not None and LIST_LABEL.match(passage.text):
            self._last = None
            self._stray(number, LISTED)
        elif self._part == layout.DEFINITION and self.definition:
            self.definition.lines.append(number)
            self.definition.paragraphs.append(passage.text)
        else:
            self._last, self._loose = None, number
            self._stray(number)

    def _define(self, number: int, passage: Passage, text: str) -> None:
        if folded(text) == layout.NOT_STATED and _in_italics(passage, text):
            self.notes.understood(text, number, "The definition is not stated")
            text = ""
        self.definition = self._last = Growing([number], [text] if text.strip() else [])
        if not self.definition.paragraphs:
            self._last = None

    def _item(self, number: int, passage: Passage) -> None:
        found = LIST_LABEL.match(passage.text) if passage.depth or passage.text.startswith("- ") else None
        if found is None:
            self.bare.append(number)
        item = self._last = Growing([number], [passage.text[found.end() :] if found else passage.text])
        if self._part == layout.AREAS:
            self.area_items.append((*self._area, item))
        else:
            self.items.append(item)


def part_of(heading: str) -> str | None:
    """The part of a competency that a heading opens; None for any other heading."""
    if AREA_HEADING.fullmatch(heading):
        return layout.AREAS
    return next((part for part in layout.BLOCKS if folded(part) == folded(heading)), None)


def _in_italics(passage: Passage, text: str) -> bool:
    """Whether the end of a passage is printed as the portal prints what is not stated."""
    start = len(passage.text.rstrip()) - len(text.strip())
    return any(mark.typeface == "italic" and mark.start <= start < mark.end for mark in passage.marks)


def opens_definition(passage: Passage) -> bool:
    """Whether a paragraph begins with the label of the definition."""
    return passage.kind != "row" and bool(LABELLED.fullmatch(passage.text))
