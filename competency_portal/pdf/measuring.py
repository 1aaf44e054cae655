"""How many lines a text takes, from the very widths of the font that will print it.

The interview packet needs to know before it is laid out: laying out twice costs seconds.
"""

from functools import lru_cache

from fontTools.ttLib import TTFont

from .resources import FONTS, STATIC

AVERAGE = 0.6  # of the type size, for a sign the font does not have


@lru_cache(maxsize=4)
def _widths(face: str) -> dict[int, float]:
    """Advance width of each sign as a share of the type size."""
    with TTFont(STATIC / "fonts" / FONTS[face][0]) as font:
        advance, unit = font["hmtx"].metrics, font["head"].unitsPerEm
        return {code: advance[name][0] / unit for code, name in font.getBestCmap().items()}


def count_lines(
    text: str, *, width: float, size: float, face: str = "regular", first: tuple[int, float] = (0, 0.0)
) -> int:
    """Lines of `text` in a column of `width` points, type of `size` points, broken between words; at least 1.

    `first` is a number of lines at the beginning that have another width, and that width. Kerning is left out, which
    errs towards one line more and never loses one.
    """
    widths = _widths(face)
    lines = 0
    for paragraph in text.splitlines() or [""]:
        lines += 1
        at = 0.0
        for word in paragraph.split():
            long = size * sum(widths.get(ord(sign), AVERAGE) for sign in word)
            gap = size * widths[32] if at else 0.0
            room = first[1] if lines <= first[0] else width
            if at and at + gap + long > room:
                lines, at, gap = lines + 1, 0.0, 0.0
            at += gap + long
    return lines
