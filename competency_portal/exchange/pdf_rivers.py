"""Columns of a block of lines, by the rivers of white that run through all of its lines at once.

A line by itself does not tell its columns: a gap between two of them may be no wider than the one between two words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from competency_portal.exchange.pdf_lines import Glyph, Segment

SPACE = 0.2  # of the size of the letters: a gap that divides words
WIDE = 0.9  # … that no two words of a text leave between them
_EVEN = 0.45  # … that words leave in lines that are not set to a width, at most
_LOOSE = 1.25  # times the narrowest gap of its line
_THIN = 1.0  # points: what is narrower is no river
_ALIGNED = 0.6  # points
_LEAST_ALIGNED = 3  # lines whose words begin at the right bank of a narrow river

River = tuple[float, float]


@dataclass(frozen=True)
class Word:
    """Letters without a gap between them."""

    glyphs: tuple[Glyph, ...]

    @property
    def x0(self) -> float:
        return self.glyphs[0].x0

    @property
    def x1(self) -> float:
        return self.glyphs[-1].x1


class Line:
    """What stands at one height of the page."""

    def __init__(self, segments: list[Segment]) -> None:
        self.segments = segments
        self.size = segments[0].size
        self.bottom = segments[0].bottom
        self.words = [word for segment in segments for word in _words(segment)]

    @property
    def x0(self) -> float:
        return self.segments[0].x0

    @property
    def top(self) -> float:
        return min(segment.top for segment in self.segments)

    @cached_property
    def is_bold(self) -> bool:
        """Whether all letters are."""
        return all("bold" in glyph.faces for word in self.words for glyph in word.glyphs)

    @cached_property
    def gaps(self) -> list[River]:
        """Gaps between its words."""
        return [(left.x1, right.x0) for left, right in pairwise(self.words)]

    def is_loose(self, gap: River) -> bool:
        """Whether a gap is wider than the one between two words of this line."""
        return gap[1] - gap[0] > self._loose

    @cached_property
    def has_loose(self) -> bool:
        """Whether any gap is."""
        return any(b - a > self._loose for a, b in self.gaps)

    @cached_property
    def _loose(self) -> float:
        return min(_EVEN * self.size, _LOOSE * min((b - a for a, b in self.gaps), default=0.0))

    @cached_property
    def wide_gaps(self) -> list[River]:
        """Gaps that no two words of a text leave."""
        return [gap for gap in self.gaps if gap[1] - gap[0] > max(WIDE * self.size, 6)]


def lines_in(segments: list[Segment]) -> list[Line]:
    """The parts of lines that stand at one height, together."""
    rows: list[list[Segment]] = []
    for segment in segments:
        above = rows[-1][-1] if rows else None
        if above and abs(segment.bottom - above.bottom) <= 0.3 * segment.size and segment.x0 >= above.x1:
            rows[-1].append(segment)
        else:
            rows.append([segment])
    return [Line(row) for row in rows]


def covered(cover: list[River], line: Line) -> list[River]:
    """What words cover, once those of a further line do so too."""
    found: list[River] = []
    for x0, x1 in sorted([*cover, *((word.x0, word.x1) for word in line.words)]):
        if found and x0 <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], x1))
        else:
            found.append((x0, x1))
    return found


def rivers_in(cover: list[River]) -> list[River]:
    """What is left between the first and the last."""
    return [(left[1], right[0]) for left, right in pairwise(cover) if right[0] - left[1] >= _THIN]


def rivers_of(lines: Sequence[Line]) -> list[River]:
    """What no word of the lines covers, between the first word and the last."""
    cover: list[River] = []
    for line in lines:
        cover = covered(cover, line)
    return rivers_in(cover)


def columns_between(lines: Sequence[Line]) -> list[River]:
    """The rivers that divide columns: wide in a line that has nothing else there, or with words that begin in a row."""
    rivers = rivers_of(lines)
    return [river for river in rivers if _divides(river, rivers, lines)]


def _divides(river: River, rivers: list[River], lines: Sequence[Line]) -> bool:
    across = [(line, gap) for line in lines for gap in line.gaps if holds(gap, river)]
    alone = [(line, gap) for line, gap in across if sum(holds(gap, other) for other in rivers) == 1]
    if any(gap[1] - gap[0] > max(WIDE * line.size, 6) for line, gap in alone):
        return True
    return _is_aligned(river, lines)


def aligned_between(lines: Sequence[Line]) -> list[River]:
    """The rivers with words that begin in a row on their right bank."""
    return [river for river in rivers_of(lines) if _is_aligned(river, lines)]


def _is_aligned(river: River, lines: Sequence[Line]) -> bool:
    across = [(line, gap) for line in lines for gap in line.gaps if holds(gap, river)]
    for bank in (1, 0):
        along = [(line, gap) for line, gap in across if abs(gap[bank] - river[bank]) <= _ALIGNED]
        loose = sum(line.is_loose(gap) for line, gap in along)
        if len(along) >= _LEAST_ALIGNED and 2 * len(along) >= len(across) and 2 * loose >= len(along):
            return True
    return False


def parts_a_head(heads: Sequence[Line], lines: Sequence[Line], columns: list[River]) -> bool:
    """Whether white that runs through all lines divides words of a head too, and is taken for no column."""
    others = [river for river in rivers_of(lines) if river not in columns]
    gaps = [gap for line in heads for gap in line.gaps if not any(holds(gap, one) for one in columns)]
    return any(holds(gap, river) for gap in gaps for river in others)


def stands_apart(line: Line, columns: list[River]) -> bool:
    """Whether a gap between columns is wider in this line than the one between two words."""
    return any(line.is_loose(gap) for gap in line.gaps if any(holds(gap, column) for column in columns))


def fits(lines: Sequence[Line], columns: list[River]) -> bool:
    """Whether each wide gap of the lines is one between columns."""
    return bool(columns) and all(
        any(holds(gap, column) for column in columns) for line in lines for gap in line.wide_gaps
    )


def holds(gap: River, river: River) -> bool:
    """Whether a river lies in a gap."""
    return gap[0] <= river[0] + 0.01 and river[1] - 0.01 <= gap[1]


def narrowed(rivers: list[River], line: Line) -> list[River] | None:
    """What a further line leaves of rivers; None where it runs across one."""
    found = []
    for a, b in rivers:
        for word in line.words:
            if word.x0 < b and word.x1 > a:
                if word.x0 <= a:
                    a = word.x1
                else:
                    b = min(b, word.x0)
        if b - a < _THIN:
            return None
        found.append((a, b))
    return found


def cut(line: Line, rivers: list[River]) -> dict[int, Segment]:
    """The words of a line by their columns."""
    parts: dict[int, list[Glyph]] = {}
    for segment in line.segments:
        for glyph in segment.glyphs:
            middle = (glyph.x0 + glyph.x1) / 2
            column = sum(middle > (a + b) / 2 for a, b in rivers)
            if column in parts or not glyph.is_space:
                parts.setdefault(column, []).append(glyph)
    return {column: Segment(_stripped(glyphs)) for column, glyphs in sorted(parts.items())}


def _stripped(glyphs: list[Glyph]) -> list[Glyph]:
    while glyphs[-1].is_space:
        glyphs.pop()
    return glyphs


def _words(segment: Segment) -> list[Word]:
    words: list[list[Glyph]] = []
    last: Glyph | None = None
    for glyph in segment.glyphs:
        if glyph.is_space:
            last = None
            continue
        if last is None or glyph.x0 - last.x1 > SPACE * glyph.size:
            words.append([])
        words[-1].append(glyph)
        last = glyph
    return [Word(tuple(word)) for word in words]


def pitch_of(lines: Sequence[dict[int, Segment]]) -> float:
    """The least distance between two lines of one column."""
    last: dict[int, float] = {}
    least = float("inf")
    for parts in lines:
        for column, part in parts.items():
            if column in last and part.bottom - last[column] > 0.8 * part.size:
                least = min(least, part.bottom - last[column])
            last[column] = part.bottom
    return least
