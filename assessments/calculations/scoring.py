"""From agreed ratings to a candidate's score: S = sum(w * r) / sum(w), exact, by a named and versioned
rule.

Missing is not zero: where an agreed rating is missing there is no score, and the reasons say why. Scores
are exact fractions; they are rounded once, half up, where they are shown. Cut-offs compare the exact value.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from math import lcm

from assessments.calculations.ratings import ABSENCE_WORDS, Absence, Number, check_value_or_absence, exact
from assessments.calculations.rounding import round_half_up


class ScoreForm(StrEnum):
    """The form in which the weighted mean S is shown."""

    MEAN = "mean"  # S itself, on the rating scale
    PERCENT = "percent"  # 100 * (S - min) / (max - min)
    TRANSMUTED = "transmuted"  # 70 + 30 * (S - min) / (max - min)


_BASE_AND_RANGE = {ScoreForm.PERCENT: (Fraction(0), 100), ScoreForm.TRANSMUTED: (Fraction(70), 30)}


@dataclass(frozen=True)
class ScoreRule:
    """A named, versioned rule: what form the score takes and how it is shown. Stored with every result.

    `scale_min` and `scale_max` are the values of the lowest and the highest level of the rating scale.
    """

    name: str
    version: int
    form: ScoreForm
    scale_min: Decimal
    scale_max: Decimal
    decimals: int = 2

    def __post_init__(self) -> None:
        object.__setattr__(self, "form", ScoreForm(self.form))
        if exact(self.scale_min) >= exact(self.scale_max):
            raise ValueError("The lowest value of the scale must be below the highest.")
        if self.decimals < 0:
            raise ValueError("The number of decimals can't be negative.")

    @property
    def lowest(self) -> Fraction:
        """The smallest score that the rule can give."""
        return self.transform(exact(self.scale_min))

    @property
    def highest(self) -> Fraction:
        """The largest score that the rule can give."""
        return self.transform(exact(self.scale_max))

    @property
    def base(self) -> Fraction:
        """What every complete candidate starts from: 70 when transmuted, otherwise 0."""
        return _BASE_AND_RANGE[self.form][0] if self.form in _BASE_AND_RANGE else Fraction(0)

    def points(self, value: Fraction) -> Fraction:
        """What a mean, or one competency of full weight, adds to `base`."""
        if self.form not in _BASE_AND_RANGE:
            return value
        low, high = exact(self.scale_min), exact(self.scale_max)
        return _BASE_AND_RANGE[self.form][1] * (value - low) / (high - low)

    def transform(self, mean: Fraction) -> Fraction:
        """The score of a weighted mean, exact."""
        return self.base + self.points(mean)

    @property
    def in_words(self) -> str:
        """One sentence for a page or a printed list."""
        form = {
            ScoreForm.MEAN: "",
            ScoreForm.PERCENT: ", as a percentage from 0 to 100",
            ScoreForm.TRANSMUTED: ", carried over to 70 to 100",
        }[self.form]
        return (
            f"{self.name}, version {self.version}: weighted mean of the agreed ratings "
            f"({self.scale_min.normalize():f} to {self.scale_max.normalize():f}){form}. "
            f"Computed exactly and rounded once, half up, to {self.decimals} decimals."
        )


@dataclass(frozen=True)
class AgreedRating:
    """The panel's agreed rating of one assessed competency, or the reason why there is none.

    `weight` is positive; only its ratio to the other weights counts.
    """

    competency: str
    name: str
    weight: Decimal
    value: Number | None = None
    absence: Absence | None = None

    def __post_init__(self) -> None:
        check_value_or_absence(self.value, self.absence)
        if exact(self.weight) <= 0:
            raise ValueError(f"The weight of {self.name} must be more than 0.")


@dataclass(frozen=True)
class Part:
    """What one competency adds. `share` is its part of all weight (0 to 1); `contribution` is share * value.

    `points` is the same in the form of the rule: `rule.base` and the points of all parts add up to the score.
    """

    competency: str
    name: str
    weight: Decimal
    share: Fraction
    value: Fraction
    contribution: Fraction
    points: Fraction


@dataclass(frozen=True)
class Score:
    """A complete candidate's score: `exact` for comparing, `shown` for reading, `parts` for explaining."""

    exact: Fraction
    shown: Decimal
    mean: Fraction
    parts: tuple[Part, ...]
    rule: ScoreRule


@dataclass(frozen=True)
class Incomplete:
    """No score, and every reason for it."""

    reasons: tuple[str, ...]


class Departure(StrEnum):
    """Why a candidate is not counted although ratings may exist."""

    WITHDRAWN = "withdrawn"
    NO_SHOW = "no_show"


DEPARTURE_WORDS = {Departure.WITHDRAWN: "Withdrawn", Departure.NO_SHOW: "Did not appear"}


@dataclass(frozen=True)
class NotCounted:
    """A candidate who left or did not appear. Not a low score and not an incomplete one; ratings stay on
    record.
    """

    departure: Departure
    reason: str = ""


Outcome = Score | Incomplete | NotCounted


def score(ratings: Sequence[AgreedRating], rule: ScoreRule) -> Score | Incomplete:
    """Score one candidate from one agreed rating for each assessed competency, in guide order.

    Raises ValueError for a value outside the rule's scale or a competency given twice: these are faults of
    the caller, not states of a candidate.
    """
    _check(ratings, rule)
    if reasons := list(_missing(ratings)):
        return Incomplete(tuple(reasons))
    shares = _shares(tuple(rating.weight for rating in ratings))
    parts = tuple(_part(rating, share, rule) for rating, share in zip(ratings, shares, strict=True))
    mean = _sum(part.contribution for part in parts)
    total = rule.transform(mean)
    return Score(total, round_half_up(total, rule.decimals), mean, parts, rule)


def outcome(
    ratings: Sequence[AgreedRating], rule: ScoreRule, *, departure: Departure | None = None, reason: str = ""
) -> Outcome:
    """What stands behind a candidate's name in the results: a departure goes before any score."""
    return NotCounted(Departure(departure), reason) if departure else score(ratings, rule)


def reaches(result: Score, cut_off: Number) -> bool:
    """Whether a score is at or above a cut-off. Compares the exact value: 79.996 does not reach 80."""
    return result.exact >= exact(cut_off)


def _check(ratings: Sequence[AgreedRating], rule: ScoreRule) -> None:
    if len({rating.competency for rating in ratings}) < len(ratings):
        raise ValueError("A competency is given twice.")
    for rating in ratings:
        if rating.value is not None and not rule.scale_min <= rating.value <= rule.scale_max:
            scale = f"{rule.scale_min} to {rule.scale_max}"
            raise ValueError(f"{rating.name}: {rating.value} is outside the scale {scale}.")


_MISSING_WORDS = {
    Absence.NOT_RATED: "No agreed rating on {name}.",
    Absence.RECUSED: "No agreed rating on {name}: the panel was recused.",
}


def _missing(ratings: Sequence[AgreedRating]) -> Iterable[str]:
    if not ratings:
        yield "No competency is assessed."
    for rating in ratings:
        if rating.absence is not None:
            words = _MISSING_WORDS.get(rating.absence, "{name}: {absence}.")
            yield words.format(name=rating.name, absence=ABSENCE_WORDS[rating.absence])


@lru_cache(maxsize=64)  # one hiring action gives every candidate the same weights
def _shares(weights: tuple[Decimal, ...]) -> tuple[Fraction, ...]:
    total = sum((exact(weight) for weight in weights), Fraction(0))
    return tuple(exact(weight) / total for weight in weights)


@lru_cache(
    maxsize=1024
)  # competencies times levels, however many candidates; the same inputs give the same part
def _part(rating: AgreedRating, share: Fraction, rule: ScoreRule) -> Part:
    if rating.value is None:
        raise ValueError(f"{rating.name} has no value.")
    value = exact(rating.value)
    return Part(
        competency=rating.competency,
        name=rating.name,
        weight=rating.weight,
        share=share,
        value=value,
        contribution=share * value,
        points=share * rule.points(value),
    )


def _sum(fractions: Iterable[Fraction]) -> Fraction:
    """Their exact sum over one common denominator: one reduction instead of one for each step."""
    ratios = [fraction.as_integer_ratio() for fraction in fractions]
    common = lcm(*(below for _, below in ratios))
    return Fraction(sum(above * (common // below) for above, below in ratios), common)
