"""Arithmetic of the small drawings, in whole pixels and without Django, so that it can be tested as a table.

Each function returns plain values for one template in `templates/components/`.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

Number = int | float | Decimal | Fraction

LADDER_HEIGHT = 22
SMALLEST_RUNG, TALLEST_RUNG = 8, 20
BLUES = 5


@dataclass(frozen=True)
class Rung:
    """One bar of the level ladder; x, y, width, height in pixels."""

    x: int
    y: int
    width: int
    height: int
    filled: bool


def ladder(ordinal: int | None, of: int) -> tuple[Rung, ...]:
    """Bars of a proficiency scale with `of` levels (1 to 12), filled up to level `ordinal`.

    1 is the lowest level; None (not stated) fills none.
    """
    if not 1 <= of <= 12:
        raise ValueError(f"A ladder has 1 to 12 levels, not {of}.")
    width, step = (9, 12) if of <= 3 else (6, 8)
    rise = Fraction(TALLEST_RUNG - SMALLEST_RUNG, max(of - 1, 1))
    rungs = []
    for index in range(of):
        height = round(SMALLEST_RUNG + rise * index)
        filled = ordinal is not None and index < ordinal
        rungs.append(Rung(index * step, LADDER_HEIGHT - height, width, height, filled))
    return tuple(rungs)


def bar_width(value: Number, low: Number, high: Number, full: int) -> str:
    """Length in pixels, one decimal, of `value` on a bar of `full` pixels from `low` to `high`; cut at both ends."""
    if high <= low:
        return "0"
    share = (Fraction(value) - Fraction(low)) / (Fraction(high) - Fraction(low))
    tenths = round(min(max(share, Fraction(0)), Fraction(1)) * full * 10)
    return f"{tenths // 10}.{tenths % 10}" if tenths % 10 else str(tenths // 10)


def blue(value: Number, low: Number, high: Number) -> int:
    """Which of the five blues (1 palest) stands for `value` on a scale from `low` to `high`."""
    if high <= low:
        return 1
    share = (Fraction(value) - Fraction(low)) / (Fraction(high) - Fraction(low))
    return 1 + round(min(max(share, Fraction(0)), Fraction(1)) * (BLUES - 1))
