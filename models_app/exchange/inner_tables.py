"""Tables inside a cell of another table: set aside, so that the rows of the outer one stay together."""

from collections import Counter

from models_app.calculations.plain import PlainFinding, Unused, Words
from models_app.choices import FindingKind
from models_app.exchange.labels import section_of
from models_app.exchange.lines import joined_lines, without_typeface
from models_app.exchange.tables import is_row, one_line, row_of

INSIDE = "A table inside a cell of another table"
FEWEST = 3  # rows of a list: its head and two more; a form of fewer rows may hold its levels as a table


def without_inner_tables(
    lines: list[Words],
) -> tuple[list[Words], list[Unused], list[PlainFinding]]:
    """The lines without rows of a table inside another one; these rows; a finding about them.

    Such rows lie between two rows of one table, or the file says that they do, as it must for the last cell of a list.
    """
    last = {line.table: n for n, line in enumerate(lines) if is_row(line) and line.table is not None}
    kept: list[Words] = []
    inner: list[Words] = []
    outer: Words | None = None
    until = 0
    in_lists = _in_lists(lines)
    for n, line in enumerate(lines):
        if outer and is_row(line) and line.table not in (None, outer.table) and n >= until:
            until = _end_of_inner(lines, n, last[outer.table], outer.table)
        if n < until or n in in_lists:
            inner.append(line)
            continue
        kept.append(line)
        outer = line if is_row(line) and line.table is not None else None
    return kept, [Unused(line.lines, INSIDE) for line in inner], [_finding(inner)] if inner else []


def _in_lists(lines: list[Words]) -> set[int]:
    """Rows inside a cell of a list. Below a label that stands in a form ('Levels') a table is no such."""
    found: set[int] = set()
    counts = Counter(line.table for line in lines if is_row(line) and not line.nested)
    host: Words | None = None
    for n, line in enumerate(lines):
        if not line.nested:
            host = line
        elif host and is_row(host) and counts[host.table] >= FEWEST and not _is_label(host):
            found.add(n)
    return found


def _is_label(row: Words) -> bool:
    return section_of(one_line(without_typeface(next(filter(None, row_of(row).cells), "")))) is not None


def _end_of_inner(lines: list[Words], start: int, last: int, outer: int | None) -> int:
    """Where the outer table goes on with nothing but rows between; 0 where it does not."""
    for n in range(start, last + 1):
        if lines[n].table == outer and is_row(lines[n]):
            return n
        if not is_row(lines[n]):
            return 0
    return 0


def _finding(inner: list[Words]) -> PlainFinding:
    first = " / ".join(one_line(cell) for cell in row_of(inner[0]).cells if cell)[:160]
    return PlainFinding(
        FindingKind.LAYOUT,
        "A table inside a cell was not used",
        f"It begins with '{first}'. Nobody can tell what its rows say about the competency: look at the source.",
        joined_lines(*(line.lines for line in inner)),
    )
