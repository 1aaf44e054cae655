"""Rows with more cells than the head above them: nobody knows which head is missing, or which cell was cut in two.

So no cell of such a row is placed below a head; the row is asked about. Where a quarter of the rows are so, the head
itself is doubted and all rows of its table are asked about.
"""

from collections.abc import Iterable, Iterator

from models_app.calculations.plain import PlainFinding, Unused
from models_app.choices import FindingKind
from models_app.exchange.tables import Row, Table, one_line

NO_COLUMN = "It can't be told which column it stands in"
_DOUBTED = 4  # one row in so many


def overfull(table: Table) -> frozenset[Row]:
    """The rows of which no cell can be placed."""
    wide = [row for row in table.rows if _is_wide(row, table)]
    if len(wide) * _DOUBTED >= len(table.rows):
        return frozenset(table.rows if wide else [])
    return frozenset(_with_further_lines(table))


def doubts_head(table: Table) -> bool:
    """Whether no row of the table can be placed."""
    return bool(table.rows) and len(overfull(table)) == len(table.rows)


def refusal_of(tables: Iterable[Table]) -> str:
    """Why such tables are not read, by the first row that fits no head, and what helps."""
    found = ((table, [row for row in table.rows if _is_wide(row, table)]) for table in tables)
    table, rows = next((table, wide) for table, wide in found if wide)
    row, heads = rows[0], len(table.head.cells)
    others = f" (and {len(rows) - 1} more)" if len(rows) > 1 else ""
    stray = next(row.cells[n] for n in row.filled if n >= heads)
    return (
        f"The row '{one_line(row.cells[row.filled[0]])[:60]}'{others} has {len(row.cells)} cells below {heads} heads: "
        f"'{one_line(stray)[:60]}' stands below none, so that it can't be told which head a text stands below. Give "
        "its column a head or take the cell out of the document, or name the columns yourself."
    )


def only(row: Row, place: int) -> Row:
    """The row with one of its cells."""
    return Row(tuple(cell if n == place else "" for n, cell in enumerate(row.cells)), row.lines, row.page)


def not_placed(row: Row, name_place: int) -> list[Unused]:
    """The cells beside the name."""
    return [Unused(row.lines, NO_COLUMN, row.cells[n]) for n in row.filled if n != name_place]


def which_column(row: Row, name_place: int) -> PlainFinding:
    """The question."""
    texts = "; ".join(f"'{one_line(row.cells[n])[:80]}'" for n in row.filled if n != name_place)
    return PlainFinding(
        FindingKind.LAYOUT,
        f"Which column is it? The row of '{one_line(row.cell(name_place))[:80]}' fits no head",
        f"The row, or another one of its table, has more cells than the head, so that it can't be told which head each "
        f"text stands below. Not used: {texts}.",
        row.lines,
    )


def _is_wide(row: Row, table: Table) -> bool:
    return any(n >= len(table.head.cells) for n in row.filled)


def _with_further_lines(table: Table) -> Iterator[Row]:
    """Wide rows, and those below them that have no first cell and so go on with them."""
    wide = False
    for row in table.rows:
        wide = _is_wide(row, table) or (wide and not row.cell(0))
        if wide:
            yield row
