"""Documents with a table for each competency: labels down the left, texts on the right.

Competency            <tab> Negotiation
Definition            <tab> Finds an agreement that both sides keep.
Level 1               <tab> …
Behavioral indicators <tab> …
"""

from dataclasses import dataclass, field, replace

from models_app.calculations.plain import (
    Frame,
    NotThere,
    PlainCompetency,
    PlainFinding,
    PlainModel,
    PlainStandard,
    Unreadable,
    Unused,
    Words,
)
from models_app.calculations.same_words import folded
from models_app.exchange.assembly import assembled, split_variant
from models_app.exchange.bands import are_bands
from models_app.exchange.block_competency import Head, competency_of
from models_app.exchange.blocks import Block
from models_app.exchange.front import front_of, is_title
from models_app.exchange.heading_numbers import COUNT, NO_WHOLE, counts_named, no_whole_named
from models_app.exchange.known_labels import Known, known_labels
from models_app.exchange.labels import (
    MEANINGS,
    Section,
    counted,
    holds_levels,
    names_level,
    section_of,
    split_label,
)
from models_app.exchange.level_grids import across
from models_app.exchange.level_words import is_level
from models_app.exchange.lines import NUMBERED, is_short, joined_lines, without_typeface
from models_app.exchange.tables import Row, is_row, items, one_line, paragraphs, row_of, runs_of
from models_app.exchange.unknown_labels import labels_nobody_knows

code = "competency_tables"
label = "a table for each competency, labels on the left"

GROUP_ABOVE = "A group above the name of a competency"
HEADS = (Section.DEFINITION, Section.INDICATORS, Section.STANDARDS)  # no competency has such a name


@dataclass
class Sheet:
    """One table: the name, its group, and the lines that its labels and texts make."""

    name: Words
    group: int | None
    number: int | None = None
    body: list[Words] = field(default_factory=list)
    frame: list[Frame] = field(default_factory=list)
    cut: list[str] = field(default_factory=list)
    """Labels of which a dash makes two, as '3 - Lead'; a cell says that they are one."""


def read(lines: list[Words]) -> PlainModel:
    """The model in such a document. Raises Unreadable where no table has labels on its left."""
    if any((grid := across(run)) and grid.says_so for run in runs_of(lines)):
        raise Unreadable(
            "A table has labels of levels in its first row, and none on its left. Choose a reader of levels across, or "
            "say by hand what the columns are."
        )
    reader = Sheets()
    for n, line in enumerate(lines):
        reader.line(line, lines[n + 1] if n + 1 < len(lines) else None)
    labelled = [sheet for sheet in reader.sheets if sheet.body]
    if not labelled or not _say_something(labelled):
        raise NotThere("There is no table with labels such as 'Definition' or 'Level 1' on its left.")
    known = known_labels(sheet.body for sheet in reader.sheets)
    made = [_made(sheet, known, n) for n, sheet in enumerate(reader.sheets)]
    return assembled(
        front_of(reader.front),
        [competency for competency, _, _ in made],
        groups=reader.groups,
        tail=reader.further,
        frame=[
            *(item for sheet in reader.sheets for item in sheet.frame),
            *(item for _, _, block in made for item in block.frame),
        ],
        unused=[*reader.unused, *(item for _, _, block in made for item in block.unused)],
        findings=[
            *counts_named(reader.unused),
            *no_whole_named(reader.unused),
            *labels_nobody_knows([competency for competency, _, _ in made], known),
            *(finding for _, found, _ in made for finding in found),
        ],
    )


def _say_something(sheets: list[Sheet]) -> bool:
    """Whether a label is one in common use or comes back from table to table; other pairs of cells are no labels."""
    labels = [
        {label.label.casefold() for line in sheet.body if (label := split_label(line.text))}
        for sheet in sheets
    ]
    back = [
        label
        for n, here in enumerate(labels)
        for label in here
        if any(label in other for other in labels[:n])
    ]
    known = any(section_of(label) or is_level(label) for here in labels for label in here)
    return known or bool(back)


class Sheets:
    """The tables while the lines are read."""

    def __init__(self) -> None:
        self.front: list[Words] = []
        self.further: list[Words] = []
        self.groups: list[Words] = []
        self.sheets: list[Sheet] = []
        self.unused: list[Unused] = []
        self.heading: int | None = None  # the group that the last heading names
        self.above_names = False  # whether rows of groups stand above those of the names
        self.above: Words | None = None  # a short line that may be the name of the table below

    def line(self, line: Words, following: Words | None) -> None:
        """One line or row."""
        if is_row(line):
            self._row(row_of(line), line)
        elif is_title(line) and following is not None and is_row(following):
            self.above = line
        elif is_title(line) and following is not None and is_title(following) and (self.sheets or self.front):
            self._heading(line)
        elif self.sheets:
            self.further.append(line)
        else:
            self.front.append(line)

    def _row(self, row: Row, line: Words) -> None:
        cells = [row.cells[n] for n in row.filled]
        if not cells:
            return
        label = one_line(without_typeface(cells[0])).rstrip(":").strip()
        kind = section_of(label)
        if len(cells) == 1:
            self._single(cells[0], line)
        elif kind == Section.NAME and section_of(one_line(cells[1])) in HEADS:
            raise Unreadable(
                "A table has a head for names and texts: its competencies stand one a row. Choose the reader of such "
                "tables, or say by hand what the columns are."
            )
        elif kind == Section.NAME and len(cells) == 2:
            word, count = counted(label)
            self._open(Words(one_line(cells[1]), line.lines), Frame(word, line.lines, MEANINGS[Section.NAME]))
            self.unused += [Unused(line.lines, COUNT, count)] if count else []
        elif kind == Section.NUMBER and self.sheets and one_line(cells[1]).isdecimal() and len(cells[1]) <= 6:
            self.sheets[-1].number = int(one_line(cells[1]))
            self.sheets[-1].frame += [
                Frame(label, line.lines, MEANINGS[Section.NUMBER]),
                Frame(one_line(cells[1]), line.lines, "Number"),
            ]
        elif kind == Section.NUMBER and self.sheets and len(cells) == 2:
            self.sheets[-1].frame.append(Frame(label, line.lines, MEANINGS[Section.NUMBER]))
            self.unused.append(Unused(line.lines, NO_WHOLE, one_line(cells[1])))
        elif kind == Section.GROUP and (self.above_names or not self._is_opened()):
            self.above_names = True
            self.unused.append(Unused(line.lines, GROUP_ABOVE))
        elif kind == Section.GROUP and len(cells) == 2 and is_short(one_line(cells[1])):
            self._in_group(one_line(without_typeface(cells[1])), Frame(label, line.lines, MEANINGS[kind]))
        elif holds_levels(label) and len(cells) == 2 and self._is_opened():
            self._levels(label, cells[1], line)
        elif self._is_labelled(label, kind) and len(cells) == 2:
            self._text(label, cells[1], line)
        else:
            self.above = None
            self.unused.append(Unused(line.lines, "A row that is no label with its text"))

    def _in_group(self, name: str, label: Frame) -> None:
        """The group that a row of the table names; the same name is the same group."""
        self._open_above()
        self.sheets[-1].frame.append(label)
        known = [folded(group.text) for group in self.groups]
        if folded(name) in known:
            place = known.index(folded(name))
            lines = joined_lines(self.groups[place].lines, label.lines)
            self.groups[place] = Words(self.groups[place].text, lines)
        else:
            place = len(self.groups)
            self.groups.append(Words(name, label.lines))
        self.sheets[-1].group = place

    def _open_above(self) -> None:
        """The line above the table is the name where the table has none."""
        if self.above is not None:
            name, self.above = self.above, None
            self._open(name, None)

    def _heading(self, line: Words) -> None:
        self.heading = len(self.groups)
        self.groups.append(line)

    def _is_opened(self) -> bool:
        return self.above is not None or bool(self.sheets)

    def _levels(self, label: str, cell: str, line: Words) -> None:
        """'Level | Description' above rows of levels is a head; any other cell beside it is the text of a label."""
        if section_of(one_line(cell)) not in (Section.DEFINITION, Section.INDICATORS, Section.STANDARDS):
            self._text(label, cell, line)
            return
        self._open_above()
        self.sheets[-1].body.append(Words(f"{label}:", line.lines))
        self.sheets[-1].frame.append(Frame(one_line(cell), line.lines, "Head of a column"))

    def _is_labelled(self, label: str, kind: Section | None) -> bool:
        return (
            self._is_opened()
            and is_short(label)
            and (kind is not None or names_level(label) or len(label.split()) <= 5)
        )

    def _single(self, cell: str, line: Words) -> None:
        """A row with one cell is the name of the table, or the heading above the rows that follow."""
        text = one_line(without_typeface(cell))
        kind = section_of(text)
        if self.sheets and kind and kind != Section.NAME:
            self.sheets[-1].body.append(Words(f"{text.rstrip(':')}:", line.lines))
        elif is_short(text):
            self._open(Words(text, line.lines), None)
        else:
            self.unused.append(Unused(line.lines, "A row that is no label with its text"))

    def _open(self, name: Words, frame: Frame | None) -> None:
        if self.above is not None:
            if self.sheets or self.front:
                self._heading(self.above)
            else:
                self.front.append(self.above)
            self.above = None
        self.sheets.append(Sheet(name, self.heading, frame=[frame] if frame else []))

    def _text(self, label: str, cell: str, line: Words) -> None:
        """A label with its text: lists become items, everything else a labelled line."""
        self._open_above()
        body = self.sheets[-1].body
        if (said := split_label(f"{label}: …")) and said.label != label:
            self.sheets[-1].cut.append(label)
        parts = items(without_typeface(cell))
        if len(parts) == 1 or are_bands(label, cell):
            body.append(Words(f"{label}: {paragraphs(without_typeface(cell))}", line.lines))
            return
        body.append(Words(f"{label}:", line.lines))
        listed = section_of(label) in (Section.INDICATORS, Section.AREAS)
        body.extend(
            Words(part if _is_bullet(part) or not listed else f"- {part}", line.lines) for part in parts
        )


def _is_bullet(part: str) -> bool:
    return part.startswith(("- ", "•"))


def _made(sheet: Sheet, known: Known, place: int) -> tuple[PlainCompetency, list[PlainFinding], Block]:
    numbered = NUMBERED.fullmatch(sheet.name.text)
    family, variant = split_variant(numbered["text"] if numbered else sheet.name.text)
    number = int(numbered["number"]) if numbered else sheet.number
    block = Block(known).read(sheet.body)
    head = Head(family, sheet.name.lines, variant, number, sheet.group)
    competency, findings = competency_of(head, block, place)
    levels = tuple(_whole(level, sheet.cut) for level in competency.levels)
    return replace(competency, levels=levels), findings, block


def _whole(level: PlainStandard, labels: list[str]) -> PlainStandard:
    """The level with the label of its cell, where a dash in it cut off the words behind."""
    for label in labels:
        rest = label.removeprefix(level.label).lstrip(" –—-")
        if label.startswith(level.label) and level.text.startswith(f"{rest}:"):
            return replace(level, label=label, text=level.text.removeprefix(f"{rest}:").strip())
    return level
