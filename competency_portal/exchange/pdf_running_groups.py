"""Lines at the edges of pages that come again there: the same words, words beside page numbers, names of sections."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from competency_portal.exchange.passages import plain
from competency_portal.exchange.pdf_lines import Segment

EDGE = 0.12  # of the page: where running heads and feet stand
SAME_HEIGHT = 6.0  # points
PAGE_NUMBER = re.compile(r"(?:page )?\d{1,3}(?: (?:of|/) ?\d{1,3})?|[-–—] ?\d{1,3} ?[-–—]", re.IGNORECASE)
_PARTS = re.compile(r"\t| *[|•·] *")
_SMALL = 0.95  # times the size of the text
_NEAR = 2.0  # points: where cells of one column begin
_RIGHT = 12.0  # points: so far from the edge of the text a head of several parts ends at most

Page = tuple[int, float, list[Segment]]
_Place = tuple[int, Segment]  # the number of the page, and the line


@dataclass(frozen=True)
class Group:
    """Lines at one height of many pages by the number of their page."""

    kind: str
    height: float
    lines: dict[int, Segment]


def groups_of(pages: list[Page], usual: float) -> list[Group]:
    """Lines at the same height of enough pages: with the same text, counting the pages, or naming their section."""
    found = []
    for kind in ("header", "footer"):
        places = [(page, line) for page, full, lines in pages for line in _at_edge(lines, full, kind)]
        by_text: dict[str, list[_Place]] = defaultdict(list)
        for page, line in places:
            by_text[re.sub(r"\d+", "#", _text(line))].append((page, line))
        same = [group for one in by_text.values() if (group := _at_one_height(kind, one))]
        enough = _least_pages(len(pages))
        found += [one for one in same if len(one.lines) >= enough]
        found += _alternating(same, enough)
        further = [_at_one_height(kind, _counting(places, usual))]
        if kind == "header":
            further.append(_sections(places, pages, usual))
        found += [one for one in further if one and len(one.lines) >= enough]
    return found


def _at_edge(lines: list[Segment], full: float, kind: str) -> Iterator[Segment]:
    """Lines at the head or foot of a page; the heads of columns of a table are none."""
    for line in lines:
        if kind == "header":
            if line.bottom < EDGE * full and not (line.tabs and _may_head_columns(line, lines)):
                yield line
        elif line.top > (1 - EDGE) * full and line.bottom >= EDGE * full:
            yield line


def _may_head_columns(line: Segment, lines: list[Segment]) -> bool:
    """Whether its last part ends before the text does, or a part begins where parts of lines below it do."""
    below = [one for one in lines if one.bottom > line.bottom]
    starts = {one.glyphs[place].x0 for one in below for place in one.tabs}
    starts |= {one.x0 for one in below if one.x0 > line.x0 + _NEAR}
    begins = any(abs(line.glyphs[place].x0 - x) <= _NEAR for place in line.tabs for x in starts)
    return begins or line.x1 < max((one.x1 for one in below), default=0.0) - _RIGHT


def _at_one_height(kind: str, places: list[_Place]) -> Group | None:
    if not places:
        return None
    heights = Counter(round(line.bottom / 4) for _, line in places)
    height = heights.most_common(1)[0][0] * 4.0
    same = {page: line for page, line in places if abs(line.bottom - height) <= SAME_HEIGHT}
    return Group(kind, height, same)


def _least_pages(pages: int) -> float:
    """On how many pages a line must come again; in short documents a label begins two pages by chance."""
    return max(2, pages - 1) if pages <= 4 else max(3, 0.4 * pages)


def _alternating(groups: list[Group], enough: float) -> Iterator[Group]:
    """Two texts at one height, one on odd pages and one on even pages."""
    odd, even = (
        [one for one in groups if len(one.lines) > 1 and {page % 2 for page in one.lines} == {rest}]
        for rest in (1, 0)
    )
    for one in odd:
        for other in even:
            close = abs(one.height - other.height) <= SAME_HEIGHT
            if close and len(one.lines) + len(other.lines) >= enough:
                yield from (one, other)


def _counting(places: list[_Place], usual: float) -> list[_Place]:
    """Lines with a part that is the number of the page, on the right of some of them, beside changing words."""
    by_offset: dict[int, list[tuple[_Place, bool]]] = defaultdict(list)
    for page, line in places:
        parts = _parts(line)
        for place, part in enumerate(parts):
            number = re.search(r"\d+", part) if PAGE_NUMBER.fullmatch(part.strip()) else None
            if number and len(parts) > 1 and (not usual or line.size <= usual + 0.5):
                by_offset[int(number[0]) - page].append(((page, line), place > 0))
    most = max(by_offset.values(), key=len, default=[])
    return [place for place, _ in most] if 3 * sum(right for _, right in most) >= len(most) else []


def _sections(places: list[_Place], pages: list[Page], usual: float) -> Group | None:
    """Lines in small type; most of their words stand elsewhere too, as the heading of a section does."""
    small = _at_one_height("header", [place for place in places if place[1].size <= _SMALL * usual])
    times = Counter(part for _, _, lines in pages for line in lines for part in _parts(line))
    again = [all(times[part] > 1 for part in _parts(line)) for line in small.lines.values()] if small else []
    return small if 2 * sum(again) >= len(again) else None


def _parts(line: Segment) -> list[str]:
    return _PARTS.split(_text(line))


def _text(line: Segment) -> str:
    return plain(line.pieces())
