"""Tables of a document: rows put together over page breaks, a head that comes back, cells with their breaks."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from competency_portal.exchange.document import CELL_BREAK
from models_app.calculations.plain import Words
from models_app.calculations.same_words import folded

NOT_UNDERSTOOD = "Its head does not say what the column holds"
NUMBER_OF = (" No.", " no.", " Nr.")  # 'Comp. No.'
ABBREVIATION = 5  # characters of 'No.'


@dataclass(frozen=True)
class Row:
    """One row; `cells` as written, with blanks at their ends removed."""

    cells: tuple[str, ...]
    lines: tuple[int, ...]
    page: int | None = None

    @property
    def filled(self) -> list[int]:
        """Numbers of the cells with something in them."""
        return [n for n, cell in enumerate(self.cells) if cell]

    def cell(self, n: int) -> str:
        """A cell, empty where the row is shorter."""
        return self.cells[n] if n < len(self.cells) else ""


@dataclass
class Table:
    """A head and its rows, over all pages."""

    head: Row
    rows: list[Row] = field(default_factory=list)
    repeats: list[Row] = field(default_factory=list)
    """Heads that came back."""

    @property
    def width(self) -> int:
        """How many columns it has."""
        return max(len(row.cells) for row in (self.head, *self.rows))


def is_row(words: Words) -> bool:
    """Whether the passage is a row of a table."""
    return words.kind == "row" or "\t" in words.text


def row_of(words: Words) -> Row:
    """The cells of a passage."""
    return Row(tuple(cell.strip() for cell in words.text.split("\t")), words.lines, words.page)


def runs_of(lines: list[Words]) -> list[list[Row]]:
    """Rows that follow each other, apart by table where the file knows tables."""
    runs: list[list[Row]] = []
    above: Words | None = None
    for line in lines:
        if is_row(line):
            if above is None or (line.table != above.table):
                runs.append([])
            runs[-1].append(row_of(line))
            above = line
        else:
            above = None
    return runs


def tables_of(lines: list[Words], said: frozenset[tuple[int, ...]] = frozenset()) -> list[Table]:
    """Tables by their heads. A head that stands again goes on with its table; so does a run without a head.

    `said`: the lines of rows that are heads by a person's word.
    """
    tables: list[Table] = []
    by_head: dict[tuple[str, ...], Table] = {}
    headed = {after.lines for before, after in pairwise(lines) if before.kind == "heading"}
    for run in _split_at_heads(runs_of(lines)):
        rows = [row for row in run if row.filled]
        if not rows:
            continue
        key = _key(rows[0])
        if key in by_head:
            by_head[key].repeats.append(rows[0])
            rows = rows[1:]
            table = by_head[key]
        elif tables and _goes_on(tables[-1], rows, rows[0].lines in headed) and rows[0].lines not in said:
            table = tables[-1]
        else:
            table = by_head[key] = Table(rows[0])
            tables.append(table)
            rows = rows[1:]
        for row in rows:
            (table.repeats if _key(row) == _key(table.head) else table.rows).append(row)
    return tables


def _goes_on(table: Table, rows: list[Row], headed: bool) -> bool:
    """Whether rows without a head fit below one: no more cells, and just as many where a heading stands between."""
    if may_be_head(rows[0]):
        return False
    width = max(_width(row) for row in rows) if headed else _width(rows[0])
    return width == _width(table.head) if headed else width <= _width(table.head)


def _split_at_heads(runs: list[list[Row]]) -> Iterator[list[Row]]:
    """Runs cut where the same columns begin again under another first cell: a table of the next group."""
    for run in runs:
        part: list[Row] = []
        for row in run:
            if part and _opens_group(row, part[0]):
                yield part
                part = []
            part.append(row)
        yield part


def _opens_group(row: Row, head: Row) -> bool:
    return bool(
        len(row.cells) > 2 and _key(row)[1:] == _key(head)[1:] and row.cell(0) and _key(row) != _key(head)
    )


def may_be_head(row: Row) -> bool:
    """Whether a row reads like a head: a first cell and others, all short, no sentences."""
    cells = [cell for cell in row.cells if cell]
    return bool(row.cell(0)) and len(cells) > 1 and all(_is_head_cell(cell) for cell in cells)


def _is_head_cell(cell: str) -> bool:
    short = len(cell) <= 60 and len(cell.split()) <= 8
    ends = cell.endswith((".", "!", ";")) and not cell.endswith(NUMBER_OF)
    return short and (not ends or len(cell) <= ABBREVIATION)


def _key(row: Row) -> tuple[str, ...]:
    return tuple(folded(cell) for cell in row.cells)


def _width(row: Row) -> int:
    return len(row.cells)


def column_cells(table: Table, place: int) -> list[str]:
    """The cells of a column below its head that have something in them."""
    return [row.cell(place) for row in table.rows if row.cell(place)]


def one_line(cell: str) -> str:
    """A cell without breaks: names and labels."""
    return " ".join(cell.replace(CELL_BREAK, " ").split())


def paragraphs(cell: str) -> str:
    """A cell whose breaks are line feeds: texts."""
    return "\n".join(part.strip() for part in cell.split(CELL_BREAK) if part.strip())


def items(cell: str) -> list[str]:
    """The parts of a cell, one a break: lists."""
    return [part.strip() for part in cell.split(CELL_BREAK) if part.strip()]
