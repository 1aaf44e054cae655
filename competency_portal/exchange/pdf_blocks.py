"""Blocks of lines of a page that the same columns run through."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from competency_portal.exchange.pdf_lines import Segment
from competency_portal.exchange.pdf_rivers import (
    Line,
    River,
    Word,
    aligned_between,
    columns_between,
    covered,
    cut,
    fits,
    holds,
    narrowed,
    pitch_of,
    rivers_in,
    stands_apart,
)

_FAR = 5.0  # times the size of the letters: no row stands so far below another one
_SIZES = 1.35  # times: letters of a head may be larger than those below, and those of a title are no head
_HEAD = 2  # running lines at the top of a page
_WHOLE = 3  # lines: a block with fewer may be the head of one that begins below it
_TRIES = 20  # of finding blocks on a page that does not divide into them
_MOST_LINES = 400  # of one page: with more it is no table
_SPANS = 0.7  # of the width of its table: a heading above rows is no wider
_TRAILS = 1.15  # times the distance of rows: so far below them a line is a text of its own
_SEEDS = ((3, 2), (5, 1))  # lines and narrow rivers through all of them that are no chance


@dataclass
class Block:
    """Lines from `start` on, the rivers between their columns, their parts by column. `goes_on`: see `blocks_of`."""

    start: int
    lines: list[Line]
    rivers: list[River]
    goes_on: bool = False
    doubtful: bool = False
    parts: list[dict[int, Segment]] = field(default_factory=list)

    @property
    def end(self) -> int:
        """The number of the line below it."""
        return self.start + len(self.lines)

    def divide(self) -> None:
        """Its lines by their columns; a heading across them stands in the first one."""
        self.parts = [
            {0: _whole(line)} if narrowed(self.rivers, line) is None else cut(line, self.rivers)
            for line in self.lines
        ]

    @property
    def is_wide(self) -> bool:
        """Whether a gap in it is wider than those between words."""
        return any(line.wide_gaps for line in self.lines)


def blocks_of(lines: list[Line], before: list[River] | None = None) -> list[Block]:
    """The blocks of a page, from the top.

    `before` are the columns of the table that the page before ends with: the lines at the top may go on in them.
    """
    lines = lines[:_MOST_LINES]
    found: list[Block] = []
    place = floor = 0
    if before and (carried := _carried(lines, before)):
        found.append(carried)
        place = floor = carried.end
    tries = 0
    while place < len(lines):
        block = _grown(lines, place, floor)
        if block:
            found = [*(one for one in found if one.end <= block.start), block]
        whole = block is not None and ((len(block.lines) >= _WHOLE and not block.doubtful) or tries > _TRIES)
        tries += block is not None and not whole
        place = block.end if block and whole else place + 1
        floor = place if whole else floor
    for block in found:
        block.divide()
        if not block.goes_on:
            _trim_top(block)
        _trim_foot(block)
    return [block for block in found if len(block.lines) > 1 or block.goes_on]


def _carried(lines: list[Line], before: list[River]) -> Block | None:
    """Lines at the top of a page, below a running head, that stand in the columns of the table before."""
    for place in range(min(_HEAD + 1, len(lines))):
        rivers, members = before, []
        for n, line in enumerate(lines[place:]):
            left = narrowed(rivers, line)
            if left is None or (n and _is_far(lines[place + n - 1], line)) or not fits([line], left):
                break
            rivers = left
            members.append(line)
        if members and any(set(cut(line, rivers)) - {0} for line in members):
            return Block(place, members, rivers, goes_on=True)
    return None


def _grown(lines: list[Line], start: int, floor: int) -> Block | None:
    members = _seed(lines, start)
    if not members:
        return None
    grown = _Grown(members)
    end = start + len(members)
    while step := _next(lines, end, grown):
        end += step
    above, doubtful = _grow_up(grown, lines[floor:start])
    rivers = columns_between(grown.members)
    fit = fits(grown.members, rivers)
    start -= above
    return Block(start, lines[start:end], rivers or grown.rivers, doubtful=doubtful or not fit)


class _Grown:
    """Lines that one white runs through, while further ones are added; `members` are without headings across them."""

    def __init__(self, members: list[Line]) -> None:
        self.members: list[Line] = []
        self.cover: list[River] = []
        self.wide: list[River] = []
        for line in members:
            self.add(line)

    @property
    def rivers(self) -> list[River]:
        """What no word covers."""
        return rivers_in(self.cover)

    def takes(self, line: Line) -> bool:
        """Whether each wide gap keeps a river with it; where there is no wide gap, words must begin in a row."""
        rivers = rivers_in(covered(self.cover, line))
        wide = [*self.wide, *line.wide_gaps]
        if not rivers or not all(any(holds(gap, river) for river in rivers) for gap in wide):
            return False
        return bool(wide) or bool(aligned_between([*self.members, line]))

    def add(self, line: Line) -> None:
        """One more."""
        self.members.append(line)
        self.cover = covered(self.cover, line)
        self.wide += line.wide_gaps


def _grow_up(grown: _Grown, above: list[Line]) -> tuple[int, bool]:
    """How many lines above belong to it, and whether one more may do so.

    A head may have no gap wider than those between words; then no line tells the columns but those below.
    """
    top, count = grown.members[0], 0
    while above and not _is_far(above[-1], top):
        line = above.pop()
        rivers = rivers_in(covered(grown.cover, line))
        if not grown.takes(line) or not set(cut(line, rivers)) - {0}:
            break
        columns = columns_between([line, *grown.members])
        if not stands_apart(line, columns) and not (line.is_bold and not grown.members[-1].is_bold):
            return count, _may_be_head(line, top, grown.members)
        grown.add(line)
        top, count = line, count + 1
    return count, False


def _may_be_head(line: Line, top: Line, members: list[Line]) -> bool:
    """Whether a line close above, of which no gap says that it is in columns, may be the head all the same."""
    right = max(one.words[-1].x1 for one in members)
    gaps = [below.bottom - above.bottom for above, below in pairwise(members)]
    close = top.bottom - line.bottom <= _TRAILS * max(gaps, default=2 * line.size)
    first, last = _text(line.words[0]), _text(line.words[-1])
    prose = (
        first[:1].islower() or last.endswith((".", "!", "?", ":")) or line.words[-1].x1 > right + line.size
    )
    return close and not prose


def _seed(lines: list[Line], start: int) -> list[Line]:
    if lines[start].wide_gaps:
        return [lines[start]]
    if sum(line.has_loose for line in lines[start : start + _SEEDS[0][0]]) < _SEEDS[0][0] - 1:
        return []
    for count, least in _SEEDS:
        members = lines[start : start + count]
        far = any(_is_far(above, below) for above, below in pairwise(members))
        wide = any(line.wide_gaps for line in members)
        if len(members) == count and not far and not wide and len(aligned_between(members)) >= least:
            return members
    return []


def _next(lines: list[Line], place: int, grown: _Grown) -> int:
    """How many further lines it takes: the next one, or a heading across the columns and the line below that."""
    following = lines[place : place + 2]
    if not following or _is_far(lines[place - 1], following[0]):
        return 0
    if grown.takes(following[0]):
        grown.add(following[0])
        return 1
    spans = len(following) == 2 and not _is_far(*following) and _spans(following[0], grown.members)
    if not spans or not following[1].wide_gaps or not grown.takes(following[1]):
        return 0
    grown.add(following[1])
    return 2


def _spans(line: Line, members: Sequence[Line]) -> bool:
    """Whether a line may be a heading above the rows that follow: short, at the left edge, no sentence."""
    left = min(member.x0 for member in members)
    width = max(member.words[-1].x1 for member in members) - left
    text = _text(line.words[-1])
    short = line.words[-1].x1 - line.x0 <= _SPANS * width and not text.endswith((".", "!", "?", ",", ";"))
    return short and not line.wide_gaps and abs(line.x0 - left) <= 2


def _is_far(above: Line, below: Line) -> bool:
    ratio = max(above.size, below.size) / min(above.size, below.size)
    return below.bottom - above.bottom > _FAR * below.size or ratio > _SIZES


def _trim_top(block: Block) -> None:
    """Lines above the head that stand in the first column alone; one of a head over two lines stays."""
    pitch = pitch_of(block.parts)
    while len(block.lines) > 1 and set(block.parts[0]) == {0}:
        first, second = block.lines[:2]
        if second.bottom - first.bottom <= 1.12 * pitch and first.is_bold and second.is_bold:
            return
        block.start += 1
        del block.lines[0], block.parts[0]


def _trim_foot(block: Block) -> None:
    """Lines far below the rows that stand in the first column alone, or in which no gap tells of columns."""
    tell = [
        n
        for n, (line, parts) in enumerate(zip(block.lines, block.parts, strict=True))
        if set(parts) - {0} and (set(parts) != {*range(len(parts))} or stands_apart(line, block.rivers))
    ]
    last = max(tell, default=0)
    gaps = [below.bottom - above.bottom for above, below in pairwise(block.lines)]
    usual = max(gaps[:last], default=0.0)
    for n in range(last, len(gaps)):
        if gaps[n] > _TRAILS * usual:
            del block.lines[n + 1 :], block.parts[n + 1 :]
            return


def _text(word: Word) -> str:
    return "".join(glyph.text for glyph in word.glyphs)


def _whole(line: Line) -> Segment:
    return Segment([glyph for segment in line.segments for glyph in segment.glyphs])


def adjacent(rest: list[tuple[int, Line]]) -> Iterator[list[Line]]:
    """Lines that stand in no table, those that follow each other together."""
    run: list[Line] = []
    last = -2
    for number, line in rest:
        if run and (number != last + 1 or _is_far(run[-1], line)):
            yield run
            run = []
        run.append(line)
        last = number
    if run:
        yield run
