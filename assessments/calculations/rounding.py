"""Rounding for the eye: half up (away from zero), exactly once, from the exact value."""

from collections.abc import Collection
from decimal import Decimal
from fractions import Fraction
from math import isqrt

from assessments.calculations.ratings import exact


def round_half_up(value: Fraction | Decimal | int, places: int) -> Decimal:
    """`value` to `places` decimals, halves away from zero, with trailing zeros kept: 91.5625 -> 91.56, 2.5
    -> 3.
    """
    fraction = exact(value)
    units = (abs(fraction) * 10**places * 2 + 1) // 2
    return _decimal(units if fraction >= 0 else -units, places)


def round_root_half_up(value: Fraction | Decimal | int, places: int) -> Decimal:
    """The square root of `value` (not negative) to `places` decimals, half up, without a float or a double
    rounding.
    """
    fraction = exact(value)
    if fraction < 0:
        raise ValueError("No square root of a negative number.")
    return _decimal((isqrt(int(fraction * 4 * 100**places)) + 1) // 2, places)


def percent(share: Fraction) -> str:
    """A share of the whole as people read it, to one decimal where it has one: '25%', '16.7%'."""
    return f"{round_half_up(share * 100, 1).normalize():f}%"


def shares_in_words(shares: Collection[Fraction]) -> str:
    """What to say beside shares printed by `percent`: what equal ones are exactly, and that some are rounded."""
    rounded = any((share * 1000).denominator > 1 for share in shares)
    if len(set(shares)) > 1:
        return "Shares are rounded for reading." if rounded else ""
    each = f", 1/{len(shares)} each" if len(shares) > 1 else ""
    return f"All competencies weigh the same{each}{'; shares are rounded for reading' if rounded else ''}."


def _decimal(units: int, places: int) -> Decimal:
    """`units` hundredths (for two places) as a Decimal, free of the current decimal context."""
    return Decimal((int(units < 0), tuple(int(digit) for digit in str(abs(units))), -places))
