"""Plain statistics of how raters agree, from independent ratings: always with n, and None where n is too
small.

Consensus ratings agree by design: never feed them in here.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

from assessments.calculations.ratings import Number, Rating, exact
from assessments.calculations.rounding import round_half_up, round_root_half_up


@dataclass(frozen=True)
class PairAgreement:
    """How many pairs of ratings of the same candidate and competency are equal, and how many lie within one
    point.
    """

    pairs: int
    equal: int
    within: int

    @property
    def equal_percent(self) -> Fraction | None:
        """Percent of pairs that are the same rating; None when there is no pair."""
        return Fraction(100 * self.equal, self.pairs) if self.pairs else None

    @property
    def within_percent(self) -> Fraction | None:
        """Percent of pairs at most one point (or the given step) apart; None when there is no pair."""
        return Fraction(100 * self.within, self.pairs) if self.pairs else None


@dataclass(frozen=True)
class RaterStatistics:
    """How one rater uses the scale. `variance` is the sample variance (n - 1), None with fewer than two
    ratings.
    """

    rater: str
    n: int
    mean: Fraction | None
    variance: Fraction | None

    def mean_shown(self, places: int = 2) -> Decimal | None:
        return None if self.mean is None else round_half_up(self.mean, places)

    def sd_shown(self, places: int = 2) -> Decimal | None:
        """The sample standard deviation in points of the scale, rounded half up."""
        return None if self.variance is None else round_root_half_up(self.variance, places)


@dataclass(frozen=True)
class WithinGroupAgreement:
    """r_wg of one candidate on one competency: 1 is full agreement, 0 no better than chance.

    `value` is what is shown; a negative result is set to 0 there and `set_to_zero` says so. `computed`
    keeps it.
    """

    n: int
    computed: Fraction
    value: Fraction
    set_to_zero: bool


def pair_agreement(sets: Iterable[Iterable[Rating]], *, step: Number = 1) -> PairAgreement:
    """Count over many sets; each set holds the ratings of one candidate on one competency. Absent ratings
    make no pair.
    """
    pairs = equal = within = 0
    for ratings in sets:
        for one, other in combinations(_values(ratings), 2):
            pairs += 1
            equal += one == other
            within += abs(one - other) <= exact(step)
    return PairAgreement(pairs, equal, within)


def rater_statistics(ratings: Iterable[Rating]) -> list[RaterStatistics]:
    """Mean and spread of each rater, in order of the rater's key. Raters without any value are listed with
    n = 0.
    """
    values: dict[str, list[Fraction]] = defaultdict(list)
    for rating in ratings:
        values[rating.rater].extend(_values([rating]))
    return [
        RaterStatistics(rater, len(given), _mean(given), sample_variance(given))
        for rater, given in sorted(values.items())
    ]


def within_group_agreement(ratings: Iterable[Rating], *, levels: int) -> WithinGroupAgreement | None:
    """r_wg = 1 - s2 / ((A*A - 1) / 12) with A = `levels` one point apart; None with fewer than two ratings.

    s2 is the sample variance; the divisor is the variance of ratings given at random over all levels.
    """
    if levels < 2:
        raise ValueError("A scale has at least two levels.")
    values = _values(ratings)
    variance = sample_variance(values)
    if variance is None:
        return None
    computed = 1 - variance / Fraction(levels * levels - 1, 12)
    return WithinGroupAgreement(len(values), computed, max(computed, Fraction(0)), computed < 0)


def sample_variance(values: Sequence[Number]) -> Fraction | None:
    """Sum of squared distances from the mean over n - 1; None with fewer than two values."""
    fractions = [exact(value) for value in values]
    mean = _mean(fractions)
    if mean is None or len(fractions) < 2:
        return None
    # A rater gives the same few levels thousands of times: each is worked out once and counted.
    squares = (times * (value - mean) ** 2 for value, times in Counter(fractions).items())
    return sum(squares, Fraction(0)) / (len(fractions) - 1)


def _values(ratings: Iterable[Rating]) -> list[Fraction]:
    return [exact(rating.value) for rating in ratings if rating.value is not None]


def _mean(values: Sequence[Fraction]) -> Fraction | None:
    total = sum((times * value for value, times in Counter(values).items()), Fraction(0))
    return total / len(values) if values else None
