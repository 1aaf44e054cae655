"""From the letters of a PDF page, each with its place, to lines and their order. No file is touched here."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from statistics import median
from typing import Any, NamedTuple

from pdfminer.layout import LTChar, LTContainer

from competency_portal.exchange.passages import Piece, Pieces

_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|[-,](?:bold)?it\b", re.IGNORECASE)
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"}
_CODE = re.compile(r"\(cid:\d+\)")
_SPACE = 0.2  # of the size of the letters: a gap that divides words
_WIDE = 0.9  # … that may lie between two columns
_TAB = 1.5  # … that divides parts of a line as a tab does
_CLIMBS = 0.1  # of the way across: more than a page that was laid askew on a scanner
_LEAST_IN_COLUMN = 6  # lines


Rules = dict[int, list[tuple[float, float, float]]]


class Glyph(NamedTuple):
    """One letter and where it stands; `top` and `bottom` count from the upper edge of the page."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    font: str
    faces: frozenset[str]

    @property
    def is_space(self) -> bool:
        return self.text.isspace()


@dataclass
class Segment:
    """Letters of one line without a wide gap between them."""

    glyphs: list[Glyph]
    tabs: list[int] = field(default_factory=list)  # places in `glyphs` before which a wide gap stands

    @property
    def x0(self) -> float:
        return self.glyphs[0].x0

    @property
    def x1(self) -> float:
        return self.glyphs[-1].x1

    @property
    def top(self) -> float:
        return min(glyph.top for glyph in self.glyphs)

    @property
    def bottom(self) -> float:
        return median(glyph.bottom for glyph in self.glyphs)

    @property
    def size(self) -> float:
        return median(glyph.size for glyph in self.glyphs)

    def pieces(self, start: int = 0) -> Pieces:
        """The text from a letter on, with its typeface; words are divided by one blank, parts by a tab."""
        found: Pieces = []
        last: Glyph | None = None
        for place, glyph in enumerate(self.glyphs[start:], start):
            if last is not None and place in self.tabs:
                found.append(Piece("\t"))
            elif last is not None and (glyph.is_space or glyph.x0 - last.x1 > _SPACE * glyph.size):
                found.append(Piece(" ", last.faces & glyph.faces))
            if not glyph.is_space:
                found.append(Piece(glyph.text, glyph.faces))
            last = glyph
        return _without_double_blanks(found)

    def first_word_width(self, start: int = 0) -> float:
        """Width of the first word, to tell whether it would have fit into the line before."""
        x1 = self.glyphs[start].x1
        for glyph in self.glyphs[start + 1 :]:
            if glyph.is_space or glyph.x0 - x1 > _SPACE * glyph.size:
                break
            x1 = glyph.x1
        return x1 - self.glyphs[start].x0


@lru_cache(maxsize=512)
def faces_of(font: str) -> frozenset[str]:
    """Typeface by the name of a font."""
    return frozenset(face for face, name in (("bold", _BOLD), ("italic", _ITALIC)) if name.search(font))


def letters_in(container: Any) -> list[LTChar]:
    """Takes the letters out of a page, as a dictionary of each, as pdfplumber makes, takes half of all time."""
    found: list[LTChar] = []
    others = []
    for one in container._objs:
        if isinstance(one, LTChar):
            found.append(one)
            continue
        others.append(one)
        if isinstance(one, LTContainer):
            found += letters_in(one)
    container._objs = others
    return found


def is_level(char: LTChar) -> bool:
    """Whether a letter stands neither on its side nor on its head, nor on a line that climbs, as a watermark does."""
    across, up = char.matrix[:2]
    return bool(char.upright and across * char.adv >= 0 and abs(up) <= _CLIMBS * abs(across))


def glyph_of(char: Any, left: float, height: float, rules: Rules) -> Glyph:
    """A letter as pdfminer gives it; `height` is where the page ends, counted from below. `rules` underline it."""
    font = char.fontname.decode("latin-1") if isinstance(char.fontname, bytes) else str(char.fontname)
    font = font.rpartition("+")[2]
    text = _CODE.sub("\ufffd", char.get_text())
    glyph = Glyph(
        _LIGATURES.get(text, text),
        left + char.x0,
        left + char.x1,
        height - char.y1,
        height - char.y0,
        max(float(char.size), 1.0),
        font,
        faces_of(font),
    )
    return glyph._replace(faces=glyph.faces | {"underline"}) if _is_underlined(glyph, rules) else glyph


def without_doubles(glyphs: list[Glyph]) -> list[Glyph]:
    """Letters printed twice to look bold, once."""
    seen: set[tuple[str, int, int]] = set()
    found = []
    for glyph in glyphs:
        places = {(glyph.text, round(glyph.x0 + dx), round(glyph.top)) for dx in (-0.5, 0, 0.5)}
        if glyph.is_space or not places & seen:
            found.append(glyph)
        seen.add((glyph.text, round(glyph.x0), round(glyph.top)))
    return found


def segments_of(glyphs: list[Glyph]) -> list[Segment]:
    """All parts of lines of a page or a cell, from the top, in a line from the left."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: (g.bottom, g.x0)):
        if rows and abs(glyph.bottom - rows[-1][0].bottom) <= 0.3 * max(glyph.size, rows[-1][0].size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    found = []
    for row in rows:
        found += _parts(sorted(row, key=lambda g: (g.x0, g.x1)))
    return found


def columns_of(segments: list[Segment]) -> list[float]:
    """Where a page of two columns of running text is divided; empty for one column, and where it is not clear."""
    if len(segments) < 2 * _LEAST_IN_COLUMN:
        return []
    left, right = min(s.x0 for s in segments), max(s.x1 for s in segments)
    middle = [s.x1 + 2 for s in segments if 0.3 < (s.x1 - left) / max(right - left, 1) < 0.7]
    edges = sorted({round(x) for x in middle})
    crossings = [(sum(s.x0 < x < s.x1 for s in segments), x) for x in edges]
    for crossing, x in sorted(crossings)[:5]:
        if crossing <= 0.15 * len(segments) and _are_columns(segments, x, left, right):
            return [float(x)]
    return []


def in_reading_order(
    segments: list[Segment], gutters: list[float], heads: Sequence[Segment] = ()
) -> list[list[Segment]]:
    """Blocks of segments that are read one after the other: columns from the left, between `heads` over them all."""
    if not gutters:
        return [segments]
    blocks: list[list[Segment]] = []
    sides: list[list[Segment]] = [[] for _ in range(len(gutters) + 1)]
    for segment in segments:
        over = any(segment is head for head in heads)
        if over or any(segment.x0 < gutter < segment.x1 for gutter in gutters):
            blocks += [*sides, [segment]]
            sides = [[] for _ in sides]
        else:
            sides[sum(segment.x0 >= gutter for gutter in gutters)].append(segment)
    return [block for block in (*blocks, *sides) if block]


def lines_of(segments: list[Segment]) -> list[Segment]:
    """Parts of one line together again, with tabs where the gaps are."""
    lines: list[Segment] = []
    for segment in segments:
        if (
            lines
            and abs(segment.bottom - lines[-1].bottom) <= 0.3 * segment.size
            and segment.x0 >= lines[-1].x1
        ):
            if segment.x0 - lines[-1].x1 > max(_TAB * segment.size, 10):
                lines[-1].tabs.append(len(lines[-1].glyphs))
            lines[-1].glyphs += segment.glyphs
        else:
            lines.append(Segment(list(segment.glyphs)))
    return lines


def _are_columns(segments: list[Segment], x: float, left: float, right: float) -> bool:
    """Enough lines on both sides, beside each other, and mostly full: a table of short cells is none."""
    first = [s for s in segments if s.x1 <= x]
    second = [s for s in segments if s.x0 >= x]
    if min(len(first), len(second)) < _LEAST_IN_COLUMN:
        return False
    begin = min(s.x0 for s in second)
    overlap = min(first[-1].bottom, second[-1].bottom) - max(first[0].top, second[0].top)
    shorter = min(first[-1].bottom - first[0].top, second[-1].bottom - second[0].top)
    full = [
        median(s.x1 - s.x0 for s in side) >= 0.6 * (edge - start)
        for side, start, edge in ((first, left, x), (second, begin, right))
    ]
    return begin - x >= 4 and overlap >= 0.6 * shorter and all(full)


def left_column(segments: list[Segment], gutter: float) -> tuple[float, float]:
    """The edges of the left column of such a page."""
    side = [s for s in segments if s.x1 <= gutter]
    return min(s.x0 for s in side), max(s.x1 for s in side)


def goes_on_in_left(segments: list[Segment], column: tuple[float, float]) -> bool:
    """Whether all lines of a page stand in the left column of the page before: its text ends there."""
    left, right = column
    return all(s.x0 >= left - 3 and s.x1 <= right + 3 for s in segments)


def _is_underlined(glyph: Glyph, rules: Rules) -> bool:
    """A thin line close below the letter."""
    first, last = glyph.bottom - 0.3 * glyph.size, glyph.bottom + 0.5
    return any(
        x0 - 1 <= glyph.x0 and glyph.x1 <= x1 + 1 and first <= y <= last
        for point in range(int(first), int(last) + 1)
        for x0, x1, y in rules.get(point, ())
    )


def _parts(row: list[Glyph]) -> list[Segment]:
    parts: list[list[Glyph]] = []
    last: Glyph | None = None
    for glyph in row:
        if not glyph.is_space:
            if last is None or glyph.x0 - last.x1 > max(_WIDE * glyph.size, 6):
                parts.append([])
            last = glyph
        if parts:
            parts[-1].append(glyph)
    for part in parts:
        while part[-1].is_space:
            part.pop()
    return [Segment(part) for part in parts]


def _without_double_blanks(pieces: Pieces) -> Pieces:
    found: Pieces = []
    for piece in pieces:
        if piece.text == " " and (not found or found[-1].text[-1] in " \t"):
            continue
        if found and found[-1].faces == piece.faces:
            found[-1] = Piece(found[-1].text + piece.text, piece.faces)
        else:
            found.append(piece)
    return found
