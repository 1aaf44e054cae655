"""Plain values that agreement and scoring share: one rating, or the named reason why there is none."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache

Number = int | Decimal | Fraction  # never float: a binary fraction is not what the person typed


class Absence(StrEnum):
    """Why there is no number. Each is a thing of its own; none of them is 0."""

    NOT_RATED = "not_rated"
    NOT_OBSERVED = "not_observed"
    NOT_APPLICABLE = "not_applicable"
    RECUSED = "recused"
    LEVEL_WITHOUT_VALUE = "level_without_value"


ABSENCE_WORDS = {
    Absence.NOT_RATED: "not rated",
    Absence.NOT_OBSERVED: "not observed",
    Absence.NOT_APPLICABLE: "not applicable",
    Absence.RECUSED: "recused",
    Absence.LEVEL_WITHOUT_VALUE: "rated on a level that has no value",
}


@dataclass(frozen=True)
class Rating:
    """What one rater gave on one competency: a value on the scale, or the reason why there is none.

    `rater` is any stable key of the person. Exactly one of `value` and `absence` is given; 0 is a value.
    """

    rater: str
    value: Number | None = None
    absence: Absence | None = None

    def __post_init__(self) -> None:
        check_value_or_absence(self.value, self.absence)


def check_value_or_absence(value: Number | None, absence: Absence | None) -> None:
    """Raise ValueError unless there is exactly one of a value and a reason for its absence."""
    if (value is None) == (absence is None):
        raise ValueError("Give a value or the reason why there is none, not both and not neither.")
    if value is not None:
        exact(value)


def exact(value: Number) -> Fraction:
    """The same number as an exact fraction; TypeError for floats and booleans, ValueError for NaN and
    infinities.
    """
    if type(value) is Fraction:
        return value
    return _exact(value)


@lru_cache(maxsize=1024, typed=True)  # a hiring action uses the same few levels and weights over and over
def _exact(value: Number) -> Fraction:
    if isinstance(value, bool) or not isinstance(value, int | Decimal | Fraction):
        raise TypeError(f"Expected an exact number, not {type(value).__name__}.")
    if isinstance(value, Decimal) and not value.is_finite():
        raise ValueError("Expected a finite number.")
    return Fraction(value)
