"""Tables of a PDF page that are drawn without lines: by where the parts of its lines begin.

Only what leaves no doubt becomes a table: columns that begin at the same points on several lines, no part that reaches
into the next column, and rows that are told apart by the room between them or by their first cell. All else stays
lines.
"""

import re
from collections import Counter
from itertools import pairwise
from statistics import median

from competency_portal.exchange.document import CELL_BREAK
from competency_portal.exchange.passages import Pieces, joined, plain
from competency_portal.exchange.pdf_lines import Segment
from competency_portal.exchange.pdf_paragraphs import joined_cell
from competency_portal.exchange.pdf_tables import Table

_NEAR = 2.5  # points
_LEAST_LINES = 3  # in which a column begins
_PADDING = 12.0  # points between the text of a column and the next one, at most
_ROW_GAP = 1.25  # times the usual distance of lines
_LISTED = re.compile(
    r"[^\w\s]|o|\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]"
)  # a bullet or the number of an item
_SPACE = 0.2
_WIDE = 0.7  # of the text's width
_EVEN = 0.45  # of the size of the letters
_HEAD, _FOOT = 2, 2  # running lines at the top and the foot of a page

Line = list[Segment]


def aligned_tables(
    segments: list[Segment], before: Table | None = None
) -> tuple[list[Table], list[Segment], bool]:
    """Tables, the parts of lines that stand in none, and whether something looks like a table whose rows are unclear.

    `before` is the table that the page before ends with: a few lines at the top may be the end of its last row.
    """
    right = max((segment.x1 for segment in segments), default=0.0)
    tables: list[Table] = []
    rest: list[Segment] = []
    doubtful = False
    for zone in _zones(_lines(segments)):
        found, left, unclear = _zone_tables(zone, right, before)
        tables += found
        rest += left
        doubtful, before = doubtful or unclear, None
    return tables, rest, doubtful


def _zone_tables(
    lines: list[Line], right: float, before: Table | None
) -> tuple[list[Table], list[Segment], bool]:
    tables: list[Table] = []
    rest: list[Segment] = []
    doubtful = False
    columns = [float(x) for x in before.edges] if before else []
    place, cuts = _torn(lines, columns)
    if before and not any(len(cut.parts) > 1 for cut in cuts) and not _is_unfinished(before, cuts):
        cuts = []
    starts = columns if len(cuts) >= _LEAST_LINES else _starts(lines)
    if 0 < len(cuts) < _LEAST_LINES:
        tables.append(_table(_apart(cuts), columns, right))
        lines = [*lines[:place], *lines[place + len(cuts) :]]
    torn = len(cuts) if starts is columns else 0
    for run, fits in _runs(lines, starts, range(place, place + torn)):
        goes_on = torn > 0 and run[0].whole is lines[place]
        rows = _rows(run, goes_on) if fits else None
        if fits and rows is None:
            doubtful = doubtful or _looks_torn(run)
        if rows:
            tables.append(_table(rows, starts, right))
        else:
            rest += [segment for line in run for segment in line.whole]
    return tables, rest, doubtful


def _zones(lines: list[Line]) -> list[list[Line]]:
    """The lines between wide lines of text, which no table holds: each may have columns of its own."""
    left = min((line[0].x0 for line in lines), default=0.0)
    width = max((line[-1].x1 for line in lines), default=0.0) - left
    zones: list[list[Line]] = [[]]
    wide_above = False
    for line in lines:
        wide = len(line) == 1 and line[0].x1 - line[0].x0 > _WIDE * width and _is_even(line[0])
        if wide != wide_above:
            zones.append([])
        zones[-1].append(line)
        wide_above = wide
    return [zone for zone in zones if zone]


def _is_even(segment: Segment) -> bool:
    """Whether its words stand no further apart than words do: the columns of a table may come that close."""
    words = [glyph for glyph in segment.glyphs if not glyph.is_space]
    return all(right.x0 - left.x1 <= _EVEN * right.size for left, right in pairwise(words))


def ends_with_table(tables: list[Table], rest: list[Segment]) -> Table | None:
    """The table that a page ends with: no more than a line or two, such as its foot, stands below."""
    last = max(tables, key=lambda table: table.top, default=None)
    if last is None or len(_lines([segment for segment in rest if segment.top > last.top])) > _FOOT:
        return None
    return last


def _torn(lines: list[Line], starts: list[float]) -> tuple[int, list["_Cut"]]:
    """Lines at the top of a page, below a running head, that stand in the columns of the table before."""
    for place in range(min(_HEAD + 1, len(lines)) if starts else 0):
        cuts: list[_Cut] = []
        for line in lines[place:]:
            cut = _cut(line, starts)
            if cut is None or (len(cut.parts) < 2 and 0 in cut.parts):
                break
            cuts.append(cut)
        if cuts:
            return place, cuts
    return 0, []


def _is_unfinished(table: Table, cuts: list["_Cut"]) -> bool:
    """Whether the last row of the table stops in the middle of a sentence, in a column in which these lines stand."""
    last = [plain(cell).rstrip() for cell in table.rows[-1]]
    columns = {column for cut in cuts for column in cut.parts if column < len(last)}
    return any(last[column] and last[column][-1] not in ".!?:;" for column in columns)


def _apart(cuts: list["_Cut"]) -> list[list["_Cut"]]:
    """Rows by the room between lines alone."""
    rows = [[cuts[0]]]
    for above, below in pairwise(cuts):
        if below.bottom - above.bottom > 1.8 * below.whole[0].size:
            rows.append([])
        rows[-1].append(below)
    return rows


class _Cut:
    """A line: its parts by the column that each begins in, and as it was."""

    def __init__(self, whole: Line, parts: dict[int, Segment]) -> None:
        self.whole, self.parts = whole, parts

    @property
    def bottom(self) -> float:
        return self.whole[0].bottom


def _lines(segments: list[Segment]) -> list[Line]:
    lines: list[Line] = []
    for segment in segments:
        above = lines[-1][-1] if lines else None
        if above and abs(segment.bottom - above.bottom) <= 0.3 * segment.size and segment.x0 >= above.x1:
            lines[-1].append(segment)
        else:
            lines.append([segment])
    return lines


def _starts(lines: list[Line]) -> list[float]:
    """Where the columns begin: points at which parts behind a wide gap begin again and again, and the first column."""
    parted = [line for line in lines if len(line) > 1]
    found = _clusters([segment.x0 for line in parted for segment in line[1:]])
    if not found:
        return []
    firsts = [line[0].x0 for line in parted if line[0].x0 < found[0] - _PADDING]
    if not firsts:
        return []
    return [Counter(round(x, 1) for x in firsts).most_common(1)[0][0], *found]


def _clusters(points: list[float]) -> list[float]:
    groups: list[list[float]] = []
    for x in sorted(points):
        if groups and x - groups[-1][0] <= _NEAR:
            groups[-1].append(x)
        else:
            groups.append([x])
    return [median(group) for group in groups if len(group) >= _LEAST_LINES]


def _runs(lines: list[Line], starts: list[float], torn: range) -> list[tuple[list[_Cut], bool]]:
    """Lines that fit the columns, and those that don't, in turn; what is not parted at the top of a run is no row.

    Lines `torn` from the page before are rows in any case.
    """
    runs: list[tuple[list[_Cut], bool]] = []
    for n, line in enumerate(lines):
        cut = _cut(line, starts) if starts else None
        fits = cut is not None and (len(cut.parts) > 1 or n in torn or bool(runs and runs[-1][1]))
        if fits and cut and runs and runs[-1][1] and _far(runs[-1][0][-1], cut):
            runs.append(([cut], len(cut.parts) > 1))
        elif runs and runs[-1][1] == fits:
            runs[-1][0].append(cut or _Cut(line, {}))
        else:
            runs.append(([cut or _Cut(line, {})], fits))
    return runs


def _far(above: _Cut, below: _Cut) -> bool:
    """A line by itself far below the table is a text of its own."""
    return set(below.parts) == {0} and below.bottom - above.bottom > 2.2 * below.whole[0].size


def _cut(line: Line, starts: list[float]) -> _Cut | None:
    """The line cut where columns begin; None where a part begins elsewhere or reaches into the next column."""
    parts: dict[int, Segment] = {}
    for segment in line:
        for piece in _pieces(segment, starts):
            column = next((n for n, x in enumerate(starts) if abs(piece.x0 - x) <= _NEAR), None)
            if column is None or column in parts:
                return None
            if column + 1 < len(starts) and piece.x1 > starts[column + 1] - 1:
                return None
            parts[column] = piece
    return _Cut(line, parts)


def _pieces(segment: Segment, starts: list[float]) -> list[Segment]:
    """A part whose words run close up to the next column, cut before the words that begin there."""
    places = [0]
    for place in range(1, len(segment.glyphs)):
        glyph, before = segment.glyphs[place], segment.glyphs[place - 1]
        begins = not glyph.is_space and (before.is_space or glyph.x0 - before.x1 > _SPACE * glyph.size)
        if begins and any(abs(glyph.x0 - x) <= 1.0 for x in starts[1:]):
            places.append(place)
    found = []
    for first, last in pairwise([*places, len(segment.glyphs)]):
        glyphs = segment.glyphs[first:last]
        while glyphs[-1].is_space:
            glyphs.pop()
        found.append(Segment(glyphs))
    return found


def _rows(run: list[_Cut], goes_on: bool) -> list[list[_Cut]] | None:
    """The lines of each row; None where rows can't be told apart, or it is a list and no table.

    `goes_on`: the run begins with the end of a row that stands on the page before.
    """
    parted = [line for line in run if len(line.parts) > 1]
    few = len(parted) < _LEAST_LINES - 1 or len(run) < _LEAST_LINES
    if not goes_on and (few or _is_list(run)):
        return None
    gaps = [below.bottom - above.bottom for above, below in pairwise(run)]
    usual = sorted(gaps)[len(gaps) // 4]
    breaks = [gap > _ROW_GAP * usual for gap in gaps]
    if not any(breaks):
        named = [0 in line.parts for line in run]
        one_row = goes_on and named == sorted(named, reverse=True)
        if not one_row and (all(named) or any(a and b for a, b in pairwise(named))):
            return None
        named = [False] * len(named) if one_row else named
        breaks = named[1:]
    rows = [[run[0]]]
    for line, begins in zip(run[1:], breaks, strict=True):
        if begins:
            rows.append([])
        rows[-1].append(line)
    wrapped = any(len(row) > 1 for row in rows)
    named_rows = goes_on + sum(any(0 in line.parts for line in row) for row in rows)
    return rows if wrapped and 2 * named_rows >= len(rows) else None


def _is_list(run: list[_Cut]) -> bool:
    firsts = [plain(line.parts[0].pieces()).strip() for line in run if 0 in line.parts]
    return 2 * sum(bool(_LISTED.fullmatch(text)) for text in firsts) >= max(1, len(firsts))


def _looks_torn(run: list[_Cut]) -> bool:
    """Whether cells of these lines evidently go on in the line below."""
    if len([line for line in run if len(line.parts) > 1]) < _LEAST_LINES or _is_list(run):
        return False
    torn = 0
    for above, below in pairwise(run):
        torn += any(
            plain(part.pieces())[:1].islower()
            for column, part in below.parts.items()
            if column in above.parts
        )
    return 3 * torn >= len(run)


def _table(rows: list[list[_Cut]], starts: list[float], right: float) -> Table:
    # Nothing says where the last column ends: not before its longest line, nor narrower than the others are.
    usual = starts[-1] + median(b - a for a, b in pairwise(starts))
    edges = [*starts[1:], min(right, usual)]
    ends = []
    for column, edge in enumerate(edges):
        reached = [line.parts[column].x1 for row in rows for line in row if column in line.parts]
        ends.append(max([*reached, edge - _PADDING]))
    cells = [
        [
            _cell([line.parts[n] for line in row if n in line.parts], start, ends[n])
            for n, start in enumerate(starts)
        ]
        for row in rows
    ]
    top = min(segment.top for segment in rows[0][0].whole)
    return Table(top, cells, tuple(round(x) for x in starts))


def _cell(lines: list[Segment], left: float, right: float) -> Pieces:
    return joined(joined_cell(lines, left, right), CELL_BREAK) if lines else []
