"""Columns of running text, as in newspapers: white that divides a page into parts of one width, full of words."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from competency_portal.exchange.pdf_lines import Segment
from competency_portal.exchange.pdf_rivers import Line, River, Word, covered, cut, lines_in, rivers_in

_LEAST_PARTED = 3  # lines with parts in two columns
_LEAST_LINES = 5  # in the first column
_LEAST_WIDTH = 8.0  # points of a gutter
_NARROW = 5.0  # … of one that runs through nearly all lines of the page
_SAME_WIDTH = 0.06  # of the width of a column
_CROSSING = 0.15  # of all lines, such as a title over the columns
_FULL = 0.6  # of the width of a column: the usual line of running text
_WORDS = 4  # in it: names in the first column of a table have fewer
_FEW_WORDS = 3  # … where the text evidently runs from one column to the next
_MOST = 4  # columns
_TOP = 2  # lines of a column that may be a head
_SAME_HEIGHT = 3.0  # points
_EDGE = 1.0  # points from the edge of a column: a full line
_LARGER = 1.15  # times the usual size: a title over the columns
_APART = 0.45  # of its size: more than a blank between two of its words
_WIDER = 1.5  # times its other gaps
_EQUAL = 0.7  # times the widest gap of its line
_ENDS = (".", "!", "?", ":", ";")

_Column = list[tuple[float, list[Word]]]  # the height and the words of each line


def gutters_of(segments: Sequence[Segment], before: Sequence[float] = ()) -> list[float]:
    """Where a page of two to four columns of running text is divided; empty where it is not clear.

    `before` are the gutters of the page before: its columns may go on where there are too few lines to tell.
    """
    lines = lines_in(list(segments))
    parted = [line for line in lines if line.wide_gaps]
    if len(parted) >= _LEAST_PARTED and (found := _divided(lines, _rivers(parted))):
        return found
    if found := _divided(lines, _in_most(lines)):
        return found
    return list(before) if before and _goes_on(lines, before) else []


def runs_on(segments: Sequence[Segment], gutters: Sequence[float]) -> bool:
    """Whether the text evidently runs through the columns one after the other, as the rows of no table do."""
    lines = lines_in(list(segments))
    crossed = [line for line in lines if not any(_covers(line, gutter, gutter) for gutter in gutters)]
    return _runs_on(_columns(crossed, gutters))


def parted_at(segments: Sequence[Segment], gutters: Sequence[float]) -> list[Segment]:
    """The parts of lines, cut where a gutter no wider than a blank runs between two of their words."""
    found: list[Segment] = []
    usual = median(one.size for one in segments) if segments else 0.0
    for segment in segments:
        across = [gutter for gutter in gutters if segment.x0 < gutter < segment.x1]
        if across and all(_parts(segment, gutter, usual) for gutter in across):
            found += cut(Line([segment]), [(gutter, gutter) for gutter in gutters]).values()
        else:
            found.append(segment)
    return found


def _parts(segment: Segment, gutter: float, usual: float) -> bool:
    """Whether white of the segment lies at the gutter; in larger type, such as a title, far more than between words."""
    gaps = [b - a for a, b in Line([segment]).gaps if not a < gutter < b]
    at = max((b - a for a, b in Line([segment]).gaps if a < gutter < b), default=0.0)
    if segment.size <= _LARGER * usual:
        return at >= _NARROW
    return at >= max(_APART * segment.size, _WIDER * max(gaps, default=0.0))


def heads_over(segments: Sequence[Segment], gutters: Sequence[float]) -> list[Segment]:
    """Headings that stand over all columns though they fill one only: white crosses the other columns beside them.

    The text below begins at one height in all columns, and is no heading of the same size itself.
    """
    usual = median(one.size for one in segments) if segments and gutters else 0.0
    return [
        one
        for one in segments
        if gutters
        and one.x1 < gutters[0]
        and one.size > _LARGER * usual
        and _is_over([other for other in segments if other.x0 > gutters[0]], segments, one)
    ]


def _is_over(others: Sequence[Segment], segments: Sequence[Segment], head: Segment) -> bool:
    above = [one for one in others if one.bottom <= head.bottom + _SAME_HEIGHT]
    below = [one for one in others if one.bottom > head.bottom + _SAME_HEIGHT]
    under = [one.bottom for one in segments if one not in others and one.bottom > head.bottom + _SAME_HEIGHT]
    if not (above and below and under) or max(one.bottom for one in above) > head.top + _EDGE:
        return False
    first = min(below, key=lambda one: one.bottom)
    return abs(first.bottom - min(under)) <= _EDGE and first.size < head.size - _EDGE


def without_stretched(block: Sequence[Segment]) -> None:
    """In full lines of a column whose words all stand equally far apart, no gap is a tab: they are set to its width."""
    right = max((line.x1 for line in block), default=0.0)
    for line in block:
        gaps = [b - a for a, b in Line([line]).gaps] if line.tabs and right - line.x1 <= _EDGE else []
        if gaps and min(gaps) >= _EQUAL * max(gaps):
            line.tabs.clear()


def _rivers(parted: Sequence[Line]) -> list[River]:
    cover: list[River] = []
    for line in parted:
        cover = covered(cover, line)
    return [(a, b) for a, b in rivers_in(cover) if b - a >= _LEAST_WIDTH]


def _in_most(lines: Sequence[Line]) -> list[River]:
    """White that nearly all lines leave, though the gaps between words may be as wide."""
    steps: Counter[float] = Counter()
    for word in (word for line in lines for word in line.words):
        steps[word.x0] += 1
        steps[word.x1] -= 1
    found: list[River] = []
    covering = 0
    for a, b in pairwise(sorted(steps)):
        covering += steps[a]
        if covering <= _CROSSING * len(lines):
            adjoins = bool(found) and found[-1][1] == a
            found[-1 if adjoins else len(found) :] = [(found[-1][0] if adjoins else a, b)]
    return [(a, b) for a, b in found if b - a >= _NARROW]


def _divided(lines: Sequence[Line], gutters: list[River]) -> list[float]:
    if not 1 <= len(gutters) < _MOST:
        return []
    within = [line for line in lines if not any(_covers(line, a, b) for a, b in gutters)]
    edges = [min((line.x0 for line in within), default=0.0), *(b for _, b in gutters)]
    if not _same_steps(edges) or len(lines) - len(within) > _CROSSING * len(lines):
        return []
    middles = [_whitest(lines, gutter) for gutter in gutters]
    columns = _columns(within, middles)
    width = max((b - a for a, b in pairwise(edges))) - max(b - a for a, b in gutters)
    if len(columns[0]) < _LEAST_LINES or not all(map(len, columns[:2])):
        return []
    least = _FEW_WORDS if _runs_on(columns) else _WORDS
    return middles if all(_is_prose(column, width, least) for column in columns if column) else []


def _whitest(lines: Sequence[Line], gutter: River) -> float:
    """The middle of the part of a gutter that the fewest lines cover, leaving out larger type such as a title."""
    usual = median(line.size for line in lines)
    text = [line for line in lines if line.size <= _LARGER * usual]
    inner = {
        x for line in text for word in line.words for x in (word.x0, word.x1) if gutter[0] < x < gutter[1]
    }
    parts = list(pairwise(sorted({*gutter, *inner})))
    a, b = min(parts, key=lambda part: (sum(_covers(line, *part) for line in text), part[0] - part[1]))
    return (a + b) / 2


def _goes_on(lines: Sequence[Line], gutters: Sequence[float]) -> bool:
    """Whether no line runs across the gutters of the page before, and lines stand on both sides of the first."""
    across = sum(any(_covers(line, gutter, gutter) for gutter in gutters) for line in lines)
    columns = _columns(lines, gutters)
    return across == 0 and bool(columns[0]) and bool(columns[1]) and _runs_on(columns)


def _covers(line: Line, a: float, b: float) -> bool:
    return any(word.x0 < b and word.x1 > a for word in line.words)


def _same_steps(edges: list[float]) -> bool:
    """Whether the columns begin in equal steps; with two, nothing tells."""
    steps = [b - a for a, b in pairwise(edges)]
    return max(steps) - min(steps) <= _SAME_WIDTH * max(steps)


def _columns(lines: Sequence[Line], gutters: Sequence[float]) -> list[_Column]:
    """The lines of each column."""
    columns: list[_Column] = [[] for _ in range(len(gutters) + 1)]
    for line in lines:
        parts: dict[int, list[Word]] = {}
        for word in line.words:
            parts.setdefault(sum(word.x0 > gutter for gutter in gutters), []).append(word)
        for column, words in parts.items():
            columns[column].append((line.bottom, words))
    return columns


def _is_prose(column: _Column, width: float, least: int) -> bool:
    """Whether the usual line of a column is full and has words enough."""
    full = median(words[-1].x1 - words[0].x0 for _, words in column) >= _FULL * width
    return full and median(len(words) for _, words in column) >= least


def _runs_on(columns: Sequence[_Column]) -> bool:
    """Whether a sentence goes on at the top of the next column, or names stand in it beside no name in the first."""
    for above, below in pairwise(columns):
        if above and below and not _text(above[-1][1]).endswith(_ENDS) and _text(below[0][1])[:1].islower():
            return True
    first = [bottom for bottom, words in columns[0] if _is_bold(words)]
    heads = [
        bottom
        for column in columns[1:]
        for (bottom, words), (_, under) in pairwise(column[_TOP:])
        if _is_bold(words) and not _is_bold(under)
    ]
    return any(all(abs(bottom - other) > _SAME_HEIGHT for other in first) for bottom in heads)


def _is_bold(words: Sequence[Word]) -> bool:
    return all("bold" in glyph.faces for word in words for glyph in word.glyphs)


def _text(words: Sequence[Word]) -> str:
    return " ".join("".join(glyph.text for glyph in word.glyphs) for word in words)
