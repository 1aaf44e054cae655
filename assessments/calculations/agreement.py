"""Which competencies a panel must discuss before it agrees.

Ratings are those given independently, before any discussion. Usual practice: discussion is required when
ratings of one competency lie more than one point apart; a second trigger is that they lie on both sides of
the required level. Both are arguments, and the values used are stored with the result. The statistics of
agreement are in `reliability.py`.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from assessments.calculations.ratings import Absence, Number, Rating, exact


class FlagKind(StrEnum):
    """What makes a discussion necessary."""

    SPREAD = "spread"
    STRADDLES = "straddles"
    NOT_OBSERVED = "not_observed"
    NOT_RATED = "not_rated"
    LEVEL_WITHOUT_VALUE = "level_without_value"
    NO_RATING = "no_rating"


@dataclass(frozen=True)
class Flag:
    """One reason to discuss: its kind, and the same in plain words."""

    kind: FlagKind
    reason: str


@dataclass(frozen=True)
class Agreement:
    """How the independent ratings of one competency lie to each other.

    `n` counts the ratings that have a value. `spread` is highest minus lowest in points of the scale, None
    when nobody gave a value. `flags` is empty when nothing has to be discussed.
    """

    n: int
    spread: Fraction | None
    flags: tuple[Flag, ...]

    @property
    def needs_discussion(self) -> bool:
        return bool(self.flags)

    @property
    def in_words(self) -> str:
        """The line for the page: the reasons to discuss, or how close the ratings are."""
        if self.flags:
            first, *others = [flag.reason for flag in self.flags]
            return ", ".join([first, *(other[0].lower() + other[1:] for other in others)])
        return spread_in_words(self.spread, n=self.n)


@dataclass(frozen=True)
class CompetencyRatings:
    """The independent ratings of one competency. `position` is its place in the guide; `pass_line` its
    required level.

    `pass_line` is None when no required level is set: then nothing can lie on both sides of it.
    """

    key: str
    position: int
    ratings: tuple[Rating, ...]
    pass_line: Number | None = None


@dataclass(frozen=True)
class ToDiscuss:
    """One row of the consensus page: the competency and how its ratings agree."""

    competency: CompetencyRatings
    agreement: Agreement


def agreement(
    ratings: Iterable[Rating], *, threshold: Number = Decimal(1), pass_line: Number | None = None
) -> Agreement:
    """Compare the independent ratings of one competency.

    Flagged when highest minus lowest is more than `threshold` points (equal to it is not), when at least
    one rating is below `pass_line` and at least one at or above it, or when somebody gave no value. A rater
    who recused, or for whom the competency does not apply, only lowers n.
    """
    ratings = tuple(ratings)
    values = [exact(rating.value) for rating in ratings if rating.value is not None]
    spread = max(values) - min(values) if values else None
    flags = [*_flags_of_values(values, spread, exact(threshold), pass_line), *_flags_of_absences(ratings)]
    if not values and not flags:
        flags = [Flag(FlagKind.NO_RATING, "No rating")]
    return Agreement(n=len(values), spread=spread, flags=tuple(flags))


def straddles(values: Sequence[Number], pass_line: Number | None) -> bool:
    """Whether at least one value is below the line and at least one is at or above it; never without a
    line.
    """
    if pass_line is None:
        return False
    below = [exact(value) < exact(pass_line) for value in values]
    return any(below) and not all(below)


def in_order_of_discussion(
    competencies: Iterable[CompetencyRatings], *, threshold: Number = Decimal(1)
) -> list[ToDiscuss]:
    """What the panel talks about first: flagged before unflagged, larger spread first, then the order of
    the guide.
    """
    rows = [
        ToDiscuss(item, agreement(item.ratings, threshold=threshold, pass_line=item.pass_line))
        for item in competencies
    ]
    return sorted(rows, key=_order)


def spread_in_words(spread: Number | None, *, n: int) -> str:
    """'All equal', '1 point apart', '1.5 points apart', 'Only one rating', 'No rating'."""
    if n == 0 or spread is None:
        return "No rating"
    if n == 1:
        return "Only one rating"
    if spread == 0:
        return "All equal"
    return f"{_plain(exact(spread))} {'point' if spread == 1 else 'points'} apart"


def _flags_of_values(
    values: Sequence[Fraction], spread: Fraction | None, threshold: Fraction, pass_line: Number | None
) -> list[Flag]:
    flags = []
    if spread is not None and spread > threshold:
        flags.append(Flag(FlagKind.SPREAD, spread_in_words(spread, n=len(values))))
    if straddles(values, pass_line):
        flags.append(Flag(FlagKind.STRADDLES, "Both sides of required level"))
    return flags


_ABSENCE_FLAGS = {
    Absence.NOT_OBSERVED: (FlagKind.NOT_OBSERVED, "not observed"),
    Absence.NOT_RATED: (FlagKind.NOT_RATED, "not rated"),
    Absence.LEVEL_WITHOUT_VALUE: (FlagKind.LEVEL_WITHOUT_VALUE, "on a level without a value"),
}


def _flags_of_absences(ratings: Iterable[Rating]) -> list[Flag]:
    counts = Counter(rating.absence for rating in ratings)
    return [
        Flag(kind, f"{counts[absence]} {words}")
        for absence, (kind, words) in _ABSENCE_FLAGS.items()
        if counts[absence]
    ]


def _order(row: ToDiscuss) -> tuple[bool, Fraction, int, str]:
    spread = row.agreement.spread if row.agreement.spread is not None else Fraction(-1)
    return (not row.agreement.needs_discussion, -spread, row.competency.position, row.competency.key)


def _plain(value: Fraction) -> str:
    """A scale difference as people write it: 2, 1.5; thirds stay a fraction."""
    if value.denominator == 1:
        return str(value.numerator)
    finite = Decimal(value.numerator) / Decimal(value.denominator)
    return f"{finite.normalize():f}" if Fraction(finite) == value else str(value)
