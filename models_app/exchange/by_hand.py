"""Reads any table or headed document by what a person said of its columns and headings."""

from dataclasses import replace

from models_app.calculations.plain import Frame, PlainCompetency, PlainModel, Unreadable, Unused, Words
from models_app.exchange.assembly import assembled
from models_app.exchange.columns import TableReader
from models_app.exchange.front import front_of
from models_app.exchange.group_headings import group_above
from models_app.exchange.heads_by_hand import prepared
from models_app.exchange.keyed_by_hand import joined_by_hand, used_tables
from models_app.exchange.labels import Section
from models_app.exchange.level_rows_by_hand import RowsOfLevels
from models_app.exchange.levels_by_hand import LevelRows, level_columns
from models_app.exchange.lines import joined_lines, without_typeface
from models_app.exchange.mapping import (
    LEVEL,
    LEVEL_LABEL,
    LEVEL_TEXT,
    NAME_DEFINITION,
    TITLE,
    ColumnUse,
    Mapping,
)
from models_app.exchange.row_parts import Column
from models_app.exchange.tables import Table, is_row, one_line
from models_app.exchange.texts_by_hand import LEFT_OUT, Texts

code = "by_hand"
label = "columns and headings as you named them"

NO_ROW_BELOW = "The head of a table without a row below it"


def read_by(mapping: Mapping, lines: list[Words]) -> PlainModel:
    """The model by this mapping. Raises Unreadable where it names no competency."""
    _refuse_unknown(mapping, lines)
    apart = prepared(lines, mapping)
    lines = apart.lines
    titles = {mapping.title_line, *(one.line for one in mapping.lines if one.use == TITLE)}
    title = [line for line in lines if titles.intersection(line.lines)]
    tables, below = TableReader(), LevelRows()
    rest = [line for line in lines if not titles.intersection(line.lines)]
    _read_tables(mapping, replace(apart, lines=rest).tables(), tables, below)
    texts = Texts(mapping)
    for line in lines:
        if not titles.intersection(line.lines) and not (is_row(line) and mapping.columns):
            texts.line(line)
        elif is_row(line):
            below.add_to(texts.named[-1].levels if texts.named else None, line.lines)
    front = front_of(texts.front, _title_of(title))
    front = replace(front, parts=(*front.parts, *texts.outside.parts()))
    made, findings = texts.made()
    listed = _in_groups(tables, texts.groups)
    found = [*listed, *(_shifted(one, len(tables.groups)) for one in made)]
    shifted = [replace(f, competency=(f.competency or 0) + len(listed)) for f in findings]
    if not found:
        raise Unreadable("Nothing is named as the names of competencies, or no line and no row has one.")
    return assembled(
        front,
        found,
        groups=[*tables.groups, *texts.groups],
        level_labels=tables.labels,
        frame=[*tables.frame, *below.frame, *texts.frame, *apart.frame],
        unused=[*tables.unused, *below.unused, *texts.unused, *apart.unused],
        findings=[*tables.findings, *shifted, *apart.findings],
    )


def _refuse_unknown(mapping: Mapping, lines: list[Words]) -> None:
    """Raises Unreadable for a line behind the end of the document."""
    last = max((n for line in lines for n in line.lines), default=0)
    named = (mapping.title_line, *(one.line for one in (*mapping.lines, *mapping.heads)))
    beyond = [n for n in named if n and n > last]
    if beyond:
        raise Unreadable(f"Line {beyond[0]} is not in the document: its last line is {last}.")


def _title_of(lines: list[Words]) -> Words | None:
    """The line that somebody named as the title, in its own words."""
    text = " ".join(one_line(without_typeface(line.text)) for line in lines)
    return Words(text, joined_lines(*(line.lines for line in lines))) if lines else None


def _shifted(competency: PlainCompetency, offset: int) -> PlainCompetency:
    return (
        replace(competency, group=competency.group + offset) if competency.group is not None else competency
    )


def _in_groups(tables: TableReader, groups: list[Words]) -> list[PlainCompetency]:
    """The competencies of the tables, each below the last of these headings unless a column names its group."""
    above = [group_above(groups, draft.row.lines) for draft, _ in tables.drafts]
    listed = list(tables.competencies())
    offset = len(tables.groups)
    return [
        replace(one, group=place + offset) if one.group is None and place is not None else one
        for one, place in zip(listed, above, strict=True)
    ]


def _read_tables(mapping: Mapping, found: list[Table], reader: TableReader, below: LevelRows) -> None:
    if not mapping.columns:
        return
    named = (*mapping.texts, *mapping.lines)
    names_in_texts = any(text.use in (Section.NAME, NAME_DEFINITION) for text in named)
    tables, joined = joined_by_hand(used_tables(mapping, found))
    reader.frame += joined.frame
    reader.unused += joined.unused
    reader.findings += joined.findings
    for used in tables:
        number, table, uses = used.number, used.table, used.uses
        if not table.rows:
            reader.unused += [Unused(row.lines, NO_ROW_BELOW) for row in (table.head, *table.repeats)]
            continue
        columns = []
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
