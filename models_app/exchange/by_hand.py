"""Reads any table or headed document by what a person said of its columns and headings."""

from dataclasses import dataclass, field, replace

from models_app.calculations.plain import (
    Frame,
    PlainCompetency,
    PlainFinding,
    PlainModel,
    PlainStandard,
    Unreadable,
    Unused,
    Words,
)
from models_app.exchange.assembly import assembled, split_variant
from models_app.exchange.block_competency import Head, competency_of
from models_app.exchange.columns import TableReader
from models_app.exchange.front import front_of
from models_app.exchange.heading_numbers import OUTLINE
from models_app.exchange.known_labels import Known, bare_label
from models_app.exchange.labels import Section, split_label
from models_app.exchange.level_rows_by_hand import RowsOfLevels
from models_app.exchange.levels_by_hand import LevelRows, level_columns
from models_app.exchange.line_styles import SPLIT, STYLES, Split, names_apart, styles_of
from models_app.exchange.lines import BULLET, NUMBERED, joined_lines, without_typeface
from models_app.exchange.mapping import (
    LEVEL,
    LEVEL_LABEL,
    LEVEL_TEXT,
    OUTSIDE,
    VARIANT,
    ColumnUse,
    Mapping,
    TextUse,
)
from models_app.exchange.outside_texts import OutsideTexts
from models_app.exchange.row_parts import Column
from models_app.exchange.sheet_parts import titles_apart
from models_app.exchange.styled_block import StyledBlock
from models_app.exchange.table_notes import NotesApart, notes_apart
from models_app.exchange.tables import Row, Table, is_row, one_line, runs_of, tables_of

code = "by_hand"
label = "columns and headings as you named them"
NO_SECTION = (VARIANT, OUTSIDE)
LEFT_OUT = "Left out by whoever named the columns and headings"


def read_by(mapping: Mapping, lines: list[Words]) -> PlainModel:
    """The model by this mapping. Raises Unreadable where it names no competency."""
    apart = prepared(lines, mapping.has_head)
    lines = apart.lines
    title = [line for line in lines if mapping.title_line in line.lines]
    tables, below = TableReader(), LevelRows()
    _read_tables(mapping, [line for line in lines if line not in title], tables, below)
    texts = Texts(mapping)
    for line in lines:
        if line not in title and not (is_row(line) and mapping.columns):
            texts.line(line)
        elif is_row(line):
            below.add_to(texts.named[-1].levels if texts.named else None, line.lines)
    front = front_of(texts.front, _title_of(title))
    front = replace(front, parts=(*front.parts, *texts.outside.parts()))
    made, findings = texts.made()
    found = [*tables.competencies(), *made]
    offset = len(tables.groups)
    found = [_shifted(c, offset) if n >= len(found) - len(made) else c for n, c in enumerate(found)]
    shifted = [replace(f, competency=(f.competency or 0) + len(found) - len(made)) for f in findings]
    if not found:
        raise Unreadable("Nothing is named as the names of competencies, or no line and no row has one.")
    return assembled(
        front,
        found,
        groups=[*tables.groups, *texts.groups],
        level_labels=tables.labels,
        frame=[*tables.frame, *below.frame, *texts.frame],
        unused=[*tables.unused, *below.unused, *texts.unused, *apart.unused],
        findings=[*tables.findings, *shifted, *apart.findings],
    )


def _title_of(lines: list[Words]) -> Words | None:
    """The line that somebody named as the title, in its own words."""
    text = " ".join(one_line(without_typeface(line.text)) for line in lines)
    return Words(text, joined_lines(*(line.lines for line in lines))) if lines else None


def prepared(lines: list[Words], has_head: bool) -> NotesApart:
    """The lines with titles above a head and notes below a table as plain ones."""
    return notes_apart(titles_apart(lines, any_head=True) if has_head else lines)


def _shifted(competency: PlainCompetency, offset: int) -> PlainCompetency:
    return (
        replace(competency, group=competency.group + offset) if competency.group is not None else competency
    )


def tables_for(lines: list[Words], has_head: bool) -> list[Table]:
    """The tables among the lines, as a mapping counts them."""
    return tables_of(lines) if has_head else [Table(Row((), ()), run) for run in runs_of(lines)]


def _read_tables(mapping: Mapping, lines: list[Words], reader: TableReader, below: LevelRows) -> None:
    if not mapping.columns:
        return
    names_in_texts = any(text.use == Section.NAME for text in mapping.texts)
    for number, table in enumerate(tables_for(lines, mapping.has_head), 1):
        fitting = (c for c in mapping.columns if c.table in (None, number) and c.width in (None, table.width))
        columns = []
        uses = {c.column: c for c in fitting}
        by_row = {use.use: use.column for use in uses.values() if use.use in (LEVEL_LABEL, LEVEL_TEXT)}
        for use in uses.values():
            if use.use in by_row:
                continue
            head = one_line(without_typeface(table.head.cell(use.column)))
            columns.append(_column(use, head, number))
            if use.label and head:
                reader.frame.append(Frame(head, table.head.lines, "Head of a column"))
        has_names = any(column.use == Section.NAME for column in columns)
        across, at = any(column.use == Section.LEVELS for column in columns), None
        if by_row:
            at = level_columns(by_row.get(LEVEL_LABEL), by_row.get(LEVEL_TEXT), across, number)
        if at and has_names:
            RowsOfLevels(reader, at, columns).read(table)
        elif has_names:
            reader.read(table, columns, head_is_group=False, said_by_hand=True)
        elif names_in_texts and (across or at):
            below.read(table, columns, at)
        else:
            reader.unused += [Unused(row.lines, LEFT_OUT) for row in (table.head, *table.rows) if row.lines]


def _column(use: ColumnUse, head: str, table: int) -> Column:
    section = Section.LEVELS if use.use == LEVEL else Section(use.use)
    if section in (Section.LEVELS, Section.STANDARDS) and not (use.label or head):
        raise Unreadable(f"Column {use.column + 1} of table {table} has no head: say its label.")
    label = use.label or head or f"Column {use.column + 1}"
    return (
        Column(use.column, section, label, use.reason) if use.reason else Column(use.column, section, label)
    )


def without_sign(text: str) -> str:
    """The line without its bullet, as labels are looked for behind it."""
    text = without_typeface(text)
    bullet = BULLET.fullmatch(text)
    return bullet["text"] if bullet else text


@dataclass
class Named:
    """A name and the lines below it."""

    name: Words
    group: int | None
    body: list[Words] = field(default_factory=list)
    number: int | None = None
    variant: str = ""
    levels: list[PlainStandard] = field(default_factory=list)


class Texts:
    """The lines outside tables while they are read."""

    def __init__(self, mapping: Mapping) -> None:
        self.mapping = mapping
        self.by_label = {bare_label(text.label): text for text in mapping.texts if text.label}
        named = {text.style: text for text in mapping.texts if text.style}
        self.by_style = {style: named[style] for style in STYLES if style in named}
        self.styled: dict[tuple[int, ...], str] = {}
        self.split: dict[tuple[int, ...], Split] = {}
        levels = frozenset(label for label, text in self.by_label.items() if text.use == LEVEL)
        self.known = Known(levels)
        self.front: list[Words] = []
        self.groups: list[Words] = []
        self.outside = OutsideTexts()
        self.named: list[Named] = []
        self.frame: list[Frame] = []
        self.unused: list[Unused] = []

    def line(self, line: Words) -> None:
        """One line, by its label first, then by its style."""
        text = without_sign(line.text)
        labelled = split_label(text)
        by_label = self._by_label(labelled.label if labelled else text)
        said = by_label or self._by_style(line)
        use = said.use if said else None
        inline = labelled.text if by_label and labelled else ""
        split = names_apart(line, said.style) if said and said.style in SPLIT else None
        if said and use == Section.NOT_USED:
            self.unused.append(Unused(line.lines, said.reason or LEFT_OUT))
        elif split and use == Section.NAME:
            self._open_with_text(split, line.lines)
        elif use == VARIANT and self.named and not self.named[-1].body:
            self._go_on(Words(inline or text, line.lines), labelled.label if inline and labelled else "")
        elif use in (Section.NAME, Section.GROUP) or (use == Section.NUMBER and self.named):
            self._open(
                Section(use), Words(inline or text, line.lines), labelled.label if inline and labelled else ""
            )
        elif self.named and (use == OUTSIDE or self.outside.is_open):
            self._take_outside(line, opens=use == OUTSIDE)
        elif self.named:
            self.named[-1].body.append(line)
            if use and use not in NO_SECTION and not by_label:
                self.styled[line.lines] = use
            if split:
                self.split[line.lines] = split
        else:
            self.front.append(line)

    def _by_label(self, text: str) -> TextUse | None:
        """What was said of a label; that of a name holds also where its variant follows in brackets."""
        name = self.by_label.get(bare_label(split_variant(text)[0]))
        return self.by_label.get(bare_label(text)) or (name if name and name.use == Section.NAME else None)

    def _by_style(self, line: Words) -> TextUse | None:
        styles = styles_of(line) if self.by_style else ()
        return next((use for style, use in self.by_style.items() if style in styles), None)

    def _go_on(self, words: Words, in_front: str) -> None:
        """A variant on the line below its name; brackets around it are none of its words."""
        if in_front:
            self.frame.append(Frame(in_front, words.lines, "Label"))
        one, text = self.named[-1], words.text.strip()
        inner = text[1:-1].strip() if text.startswith("(") and text.endswith(")") else text
        one.variant = f"{one.variant} {inner}".strip()
        one.name = Words(one.name.text, one.name.lines + words.lines)

    def _take_outside(self, line: Words, opens: bool) -> None:
        """A text that belongs to no competency; what is named as one `opens` a section of its own."""
        if opens and not self.outside.is_open:
            self.outside.open_below()
        self.outside.take(line)

    def _open_with_text(self, split: Split, lines: tuple[int, ...]) -> None:
        """A name with its definition behind it on the line."""
        self._open(Section.NAME, Words(f"{split.sign}{split.front}", lines), "")
        self.named[-1].body.append(Words(split.rest, lines))
        self.styled[lines] = Section.DEFINITION

    def _open(self, use: Section, words: Words, in_front: str) -> None:
        if in_front:
            self.frame.append(Frame(in_front, words.lines, "Label"))
        bullet = BULLET.fullmatch(words.text)
        words = Words(bullet["text"] if bullet else words.text, words.lines)
        if use == Section.GROUP:
            self.groups.append(self._without_number(words))
            if not in_front:  # 'Group: Safety' may stand among the lines of a competency
                self.outside.open_below(self.groups[-1].text)
        elif use == Section.NAME:
            self.named.append(Named(words, len(self.groups) - 1 if self.groups else None))
            self.outside.is_open = False
        elif words.text.isdecimal() and len(words.text) <= 6:
            self.named[-1].number = int(words.text)
            self.frame.append(Frame(words.text, words.lines, "Number"))
        else:
            self.unused.append(Unused(words.lines, "No whole number", words.text))

    def _without_number(self, words: Words) -> Words:
        """A group's heading without the number that counts it: '2. Safety', '2.1 Safety'."""
        numbered = NUMBERED.fullmatch(words.text) or OUTLINE.fullmatch(words.text)
        if numbered:
            self.frame.append(Frame(numbered["number"], words.lines, "Number in the list"))
        return Words(numbered["text"], words.lines) if numbered else words

    def made(self) -> tuple[list[PlainCompetency], list[PlainFinding]]:
        """The competencies with the findings of their blocks."""
        competencies: list[PlainCompetency] = []
        findings: list[PlainFinding] = []
        for place, one in enumerate(self.named):
            numbered = NUMBERED.fullmatch(one.name.text)
            name = numbered["text"] if numbered else one.name.text
            family, variant = (name, one.variant) if one.variant else split_variant(name)
            number = int(numbered["number"]) if numbered else one.number
            block = StyledBlock(self.known, said=self._said, styled=self.styled, split=self.split).read(
                one.body
            )
            block.levels += one.levels
            head = Head(family, one.name.lines, variant, number, one.group)
            competency, found = competency_of(head, block, place)
            competencies.append(competency)
            findings += found
            self.frame += block.frame
            self.unused += block.unused
        return competencies, findings

    def _said(self, label: str) -> Section | None:
        """What a label announces, as the person said."""
        text = self.by_label.get(bare_label(label))
        return Section(text.use) if text and text.use not in (LEVEL, *NO_SECTION) else None
