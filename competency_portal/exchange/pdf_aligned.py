"""Tables of a PDF page that are drawn without lines: by rivers of white that run through all of their lines.

Only what leaves no doubt becomes a table: columns that hold for every line, each with a head, and rows that are told
apart by the room between them or by their first cells. All else stays lines, and where these look like rows, no gap in
them divides cells.
"""

import re
from itertools import pairwise
from statistics import median

from competency_portal.exchange.document import CELL_BREAK
from competency_portal.exchange.passages import Pieces, joined, plain
from competency_portal.exchange.pdf_blocks import Block, adjacent, blocks_of
from competency_portal.exchange.pdf_lines import Segment
from competency_portal.exchange.pdf_paragraphs import joined_cell
from competency_portal.exchange.pdf_rivers import Line, lines_in, parts_a_head, pitch_of
from competency_portal.exchange.pdf_rows import Parts, Rows, rows_in
from competency_portal.exchange.pdf_tables import Table

_LEAST_LINES = 3
_PADDING = 12.0  # points between the text of a column and the next one, at most
_LISTED = re.compile(
    r"[^\w\s]|o|\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]"
)  # a bullet or the number of an item
_CLOSE = 1.15  # times the distance of rows
_FOOT = 2  # running lines at the foot of a page

Aligned = tuple[list[Table], list[Segment], set[int]]


def aligned_tables(segments: list[Segment], before: Table | None = None) -> Aligned:
    """Tables, the parts of lines that stand in none, and the ids of first letters of those that may be in one.

    `before` is the table that the page before ends with: the lines at the top may go on with it.
    """
    lines = lines_in(segments)
    right = max((segment.x1 for segment in segments), default=0.0)
    tables: list[Table] = []
    taken: set[int] = set()
    unclear: set[int] = set()
    for block in blocks_of(lines, list(before.rivers) if before else None):
        places = range(block.start, block.end)
        if not _adjoins_others(block, lines) and (table := _table_in(block, right, before)):
            tables.append(table)
            taken.update(places)
        elif _looks_like_rows(block):
            unclear.update(places)
    rest = [(n, line) for n, line in enumerate(lines) if n not in taken]
    unclear |= _torn_rows(rest)
    kept = [_undivided(line) if n in unclear else line.segments for n, line in rest]
    doubtful = {id(segment.glyphs[0]) for n in unclear for segment in lines[n].segments}
    return tables, [segment for line in kept for segment in line], doubtful


def ends_with_table(tables: list[Table], rest: list[Segment]) -> Table | None:
    """The table that a page ends with: no more than a line or two, such as its foot, stands below."""
    last = max(tables, key=lambda table: table.top, default=None)
    if last is None or not last.rivers:
        return None
    below = lines_in([segment for segment in rest if segment.top > last.top])
    return last if len(below) <= _FOOT else None


def _table_in(block: Block, right: float, before: Table | None) -> Table | None:
    if block.goes_on and before:
        rows = rows_in(block, before.pitch)
        return _table(block, rows, right, before) if rows else None
    if len(block.lines) < 2 or block.doubtful or _is_list(block):
        return None
    rows = rows_in(block)
    if rows is None or not _is_headed(block, rows):
        return None
    if parts_a_head(block.lines[: len(rows[0])], block.lines, block.rivers):
        return None
    simple = len(block.rivers) == 1 and all(len(row) == 1 for row in rows)
    return None if simple or len(rows) < 2 else _table(block, rows, right, None)


def _adjoins_others(block: Block, lines: list[Line]) -> bool:
    """Whether lines in parts that its columns do not run through stand as close as its rows: it is a piece of one."""
    inner = max((below.bottom - above.bottom for above, below in pairwise(block.lines)), default=0.0)
    outer = [(lines[n - 1], lines[n]) for n in (block.start, block.end) if 0 < n < len(lines)]
    if block.goes_on:
        outer = [(above, below) for above, below in outer if above in block.lines]
    return any(
        below.bottom - above.bottom <= _CLOSE * inner and (below if above in block.lines else above).wide_gaps
        for above, below in outer
    )


def _is_headed(block: Block, rows: Rows) -> bool:
    """Whether each column has a head; the one of the names may have none."""
    heads = {column for parts in rows[0] for column in parts}
    return heads >= set(range(1, len(block.rivers) + 1))


def _is_list(block: Block) -> bool:
    firsts = [plain(parts[0].pieces()).strip() for parts in block.parts if 0 in parts]
    return 2 * sum(bool(_LISTED.fullmatch(text)) for text in firsts) >= max(1, len(firsts))


def _looks_like_rows(block: Block) -> bool:
    """Whether lines that are no table would be taken for rows by their gaps."""
    parted = [parts for parts in block.parts if len(parts) > 1]
    if len(parted) < 2 or not block.is_wide or _is_list(block):
        return False
    return len(block.rivers) > 1 or (len(parted) >= _LEAST_LINES and _goes_on_below(block.parts))


def _goes_on_below(lines: list[Parts]) -> bool:
    """Whether cells of these lines evidently go on in the line below."""
    torn = sum(
        any(plain(part.pieces())[:1].islower() for column, part in below.items() if column in above)
        for above, below in pairwise(lines)
    )
    return 3 * torn >= len(lines)


def _torn_rows(rest: list[tuple[int, Line]]) -> set[int]:
    """Lines below each other with three parts or more that no common columns run through."""
    numbers = {id(line): n for n, line in rest}
    found: set[int] = set()
    for run in adjacent(rest):
        parted = [line for line in run if line.wide_gaps]
        if len(parted) > 1 and any(len(line.wide_gaps) > 1 for line in parted):
            found |= {numbers[id(line)] for line in parted}
    return found


def _undivided(line: Line) -> list[Segment]:
    return [Segment([glyph for segment in line.segments for glyph in segment.glyphs])]


def _table(block: Block, rows: Rows, right: float, before: Table | None) -> Table:
    starts = [
        min(parts[column].x0 for row in rows for parts in row if column in parts)
        if any(column in parts for row in rows for parts in row)
        else 0.0
        for column in range(len(block.rivers) + 1)
    ]
    edges = before.edges if before else tuple(round(x) for x in starts)
    ends = _ends(rows, starts, right)
    cells = [
        [_cell([parts[n] for parts in row if n in parts], start, ends[n]) for n, start in enumerate(starts)]
        for row in rows
    ]
    pitch = min(pitch_of(block.parts), before.pitch if before and before.pitch else float("inf"))
    return Table(block.lines[0].top, cells, edges, rivers=tuple(block.rivers), pitch=pitch)


def _ends(rows: Rows, starts: list[float], right: float) -> list[float]:
    """Nothing says where a column ends: not before its longest line, nor far before the next one begins."""
    usual = starts[-1] + median(b - a for a, b in pairwise(starts))
    ends = []
    for column, edge in enumerate([*starts[1:], min(right, usual)]):
        reached = [parts[column].x1 for row in rows for parts in row if column in parts]
        ends.append(max([*reached, edge - _PADDING]))
    return ends


def _cell(lines: list[Segment], left: float, right: float) -> Pieces:
    return joined(joined_cell(lines, left, right), CELL_BREAK) if lines else []
