"""Tables of a PDF page, by the lines that are drawn around their cells."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from pdfplumber.page import Page

from competency_portal.exchange import limits
from competency_portal.exchange.document import CELL_BREAK
from competency_portal.exchange.passages import Pieces, joined, plain
from competency_portal.exchange.pdf_lines import Glyph, Rules, lines_of, segments_of
from competency_portal.exchange.pdf_paragraphs import joined_cell

_NEAR = 3.0  # points
_SHORTEST = 5.0


@dataclass
class Table:
    """A table on a page, its rows as texts, and the edges of its columns."""

    top: float
    rows: list[list[Pieces]]
    edges: tuple[int, ...]
    number: int = 0
    rivers: tuple[tuple[float, float], ...] = ()  # between its columns, where no lines are drawn
    pitch: float = 0.0  # the distance of lines in its cells, where no lines are drawn


def rules_of(page: Page) -> Rules:
    """Thin level lines by the point on which they stand: where they begin, end, and how far down they are."""
    found: Rules = defaultdict(list)
    for one in (*page.lines, *page.rects):
        x0, x1, top, bottom = (float(one[key]) for key in ("x0", "x1", "top", "bottom"))
        if bottom - top <= 2 and x1 - x0 >= 2:
            found[int((top + bottom) / 2)].append((x0, x1, (top + bottom) / 2))
    return found


def tables_of(page: Page, glyphs: list[Glyph]) -> tuple[list[Table], list[Glyph]]:
    """Tables drawn with lines, of two columns or more, and the letters that stand in none of their cells."""
    found = []
    if not page.edges or len(page.edges) > limits.PAGE_EDGES:
        return [], glyphs
    for table in page.find_tables({"explicit_horizontal_lines": _closing_lines(page)}):
        if max((len(row.cells) for row in table.rows), default=0) < 2:
            continue
        cells = [cell for row in table.rows for cell in row.cells if cell]
        inside: dict[int, list[Glyph]] = defaultdict(list)
        rest: list[Glyph] = []
        for glyph in glyphs:
            place = _cell_at(cells, (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2)
            (rest if place is None else inside[place]).append(glyph)
        texts = {cell: _cell(inside[number], cell) for number, cell in enumerate(cells)}
        rows = [[texts[cell] if cell else [] for cell in row.cells] for row in table.rows]
        if sum(bool(plain(cell).strip()) for row in rows for cell in row) < 2:
            continue
        glyphs = rest
        edges = sorted({round(cell[0]) for cell in cells})
        found.append(Table(table.bbox[1], _without_slits(rows, cells), tuple(edges)))
    return found, glyphs


def _closing_lines(page: Page) -> list[dict[str, Any]]:
    """Lines from side to side where the upright ones end: a row that a page break tears has no edge there."""
    found = []
    for group in _together(_upright(page)):
        for end, extreme in ((1, min(one[1] for one in group)), (2, max(one[2] for one in group))):
            xs = [one[0] for one in group if abs(one[end] - extreme) <= _NEAR]
            if max(xs) - min(xs) > _SHORTEST:
                found.append(
                    {
                        "object_type": "line",
                        "x0": min(xs),
                        "x1": max(xs),
                        "top": extreme,
                        "bottom": extreme,
                        "width": max(xs) - min(xs),
                        "height": 0,
                    }
                )
    return found


def _upright(page: Page) -> list[tuple[float, float, float]]:
    """Upright lines as (x, top, bottom), pieces of one line together."""
    by_place: dict[int, list[tuple[float, float, float]]] = defaultdict(list)
    for edge in page.vertical_edges:
        by_place[round(edge["x0"] / _NEAR)].append(
            (float(edge["x0"]), float(edge["top"]), float(edge["bottom"]))
        )
    found: list[tuple[float, float, float]] = []
    for pieces in by_place.values():
        whole: list[tuple[float, float, float]] = []
        for x, top, bottom in sorted(pieces, key=lambda piece: piece[1]):
            if whole and top <= whole[-1][2] + _NEAR:
                whole[-1] = (x, whole[-1][1], max(bottom, whole[-1][2]))
            else:
                whole.append((x, top, bottom))
        found += whole
    return [line for line in found if line[2] - line[1] >= _SHORTEST]


def _together(lines: list[tuple[float, float, float]]) -> list[list[tuple[float, float, float]]]:
    """Lines that stand beside each other: those of one table."""
    groups: list[list[tuple[float, float, float]]] = []
    end = 0.0
    for line in sorted(lines, key=lambda line: line[1]):
        if groups and line[1] < end:
            groups[-1].append(line)
        else:
            groups.append([line])
            end = 0.0
        end = max(end, line[2])
    return groups


def _cell_at(cells: list[Any], x: float, y: float) -> int | None:
    return next(
        (number for number, (x0, top, x1, bottom) in enumerate(cells) if x0 <= x < x1 and top <= y < bottom),
        None,
    )


def _cell(glyphs: list[Glyph], box: tuple[float, float, float, float]) -> Pieces:
    lines = lines_of(segments_of(glyphs))
    return joined(joined_cell(lines, box[0], box[2]), CELL_BREAK)


def _without_slits(rows: list[list[Pieces]], cells: list[Any]) -> list[list[Pieces]]:
    """Without the empty columns that double lines between cells make."""
    widths: dict[int, float] = {}
    starts = sorted({round(cell[0]) for cell in cells})
    for x0, _, x1, _ in cells:
        place = starts.index(round(x0))
        widths[place] = min(widths.get(place, x1 - x0), x1 - x0)
    empty = [
        place
        for place in range(max(map(len, rows)))
        if widths.get(place, 99.0) < 6
        and not any(plain(row[place]).strip() for row in rows if place < len(row))
    ]
    return [[cell for place, cell in enumerate(row) if place not in empty] for row in rows]
