"""Documents with a table of one level a row: the name of the competency, the level and its text across.

    Competency <tab> Level  <tab> Description
    Zoning     <tab> Basic  <tab> …
               <tab> Expert <tab> …

The name may stand on each of its rows or on the first only. A definition or a group stands to the left of the levels.
"""

from models_app.calculations.plain import (
    Frame,
    NotThere,
    PlainModel,
    Unreadable,
    Unused,
    Words,
)
from models_app.exchange.assembly import assembled
from models_app.exchange.front import front_of
from models_app.exchange.group_headings import headings_above_tables
from models_app.exchange.heading_numbers import no_whole_named
from models_app.exchange.joined_sheets import heads_of_indicators, tables_joined, with_indicators
from models_app.exchange.labels import Section
from models_app.exchange.level_row_columns import columns_in
from models_app.exchange.level_row_drafts import Rows
from models_app.exchange.tables import Row, Table, is_row, tables_of
from models_app.exchange.wide_rows import overfull, refusal_of

code = "level_rows"
label = "a table with one level a row, the competency's name beside it"

OTHER_TABLE = "A row of a table that lists no levels"


def read(lines: list[Words]) -> PlainModel:
    """The model in such a document. Raises Unreadable where no table has a column of levels, or most names one row."""
    lines = tables_joined(lines)
    tables = tables_of(lines)
    found = [(table, columns) for table in tables if (columns := columns_in(table))]
    if not found:
        raise NotThere("There is no table with a column of levels between names and texts.")
    if wide := [table for table, _ in found if overfull(table)]:
        raise Unreadable(refusal_of(wide))
    headings = headings_above_tables(lines, {row.lines for table, _ in found for row in _rows_of(table)})
    reader = Rows(headings, list(headings))
    for table, columns in found:
        reader.read(table, columns)
    reader.carry_groups(all(columns.facts.get(Section.GROUP, -1) < columns.name for _, columns in found))
    if sum(len(draft.levels) > 1 for draft in reader.drafts.values()) * 2 <= len(reader.drafts):
        raise Unreadable(
            "Most names stand beside one level only: it is a fact about them, and no list of levels."
        )
    rest = [table for table in tables if not columns_in(table)]
    competencies, others = with_indicators(reader.competencies(), rest)
    first = found[0][0].head.lines[0]
    texts = [line for line in lines if not is_row(line) and line not in headings]
    unused = [
        *reader.unused,
        *(Unused(row.lines, OTHER_TABLE) for table in others for row in _rows_of(table)),
    ]
    heads = [
        Frame(cell, row.lines, "Head of a column")
        for row in heads_of_indicators(rest, others)
        for cell in row.cells
    ]
    return assembled(
        front_of([line for line in texts if line.lines[0] < first]),
        competencies,
        groups=reader.groups,
        tail=[line for line in texts if line.lines[0] > first],
        frame=[*reader.frame, *heads],
        unused=unused,
        findings=[*reader.findings, *no_whole_named(unused)],
    )


def _rows_of(table: Table) -> list[Row]:
    return [table.head, *table.repeats, *table.rows]
