"""Plain statistics of how raters agree, from independent ratings: always with n, and None where n is too
small.

Consensus ratings agree by design: never feed them in here.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
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

    def __add__(self, other: "PairAgreement") -> "PairAgreement":
        return PairAgreement(self.pairs + other.pairs, self.equal + other.equal, self.within + other.within)

    def __mul__(self, times: int) -> "PairAgreement":
        return PairAgreement(self.pairs * times, self.equal * times, self.within * times)

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
    return counted_rater_statistics(Counter(ratings))


def counted_rater_statistics(ratings: Mapping[Rating, int]) -> list[RaterStatistics]:
    """The same from how often each rating was given."""
    values: dict[str, Counter[Fraction]] = defaultdict(Counter)
    for rating, times in ratings.items():
        given = values[rating.rater]
        if rating.value is not None:
            given[exact(rating.value)] += times
    return [
        RaterStatistics(rater, given.total(), _mean(given), _variance(given))
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
    return _variance(Counter(exact(value) for value in values))


def _values(ratings: Iterable[Rating]) -> list[Fraction]:
    return [exact(rating.value) for rating in ratings if rating.value is not None]


def _variance(values: Counter[Fraction]) -> Fraction | None:
    mean, n = _mean(values), values.total()
    if mean is None or n < 2:
        return None
    return sum((times * (value - mean) ** 2 for value, times in values.items()), Fraction(0)) / (n - 1)


def _mean(values: Counter[Fraction]) -> Fraction | None:
    total = sum((times * value for value, times in values.items()), Fraction(0))
    return total / values.total() if values else None
