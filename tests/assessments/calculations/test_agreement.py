from decimal import Decimal
from fractions import Fraction

import pytest

from assessments.calculations.agreement import (
    Agreement,
    CompetencyRatings,
    Flag,
    FlagKind,
    agreement,
    in_order_of_discussion,
)
from assessments.calculations.ratings import Absence, Rating

NOT_OBSERVED, NOT_RATED, RECUSED = Absence.NOT_OBSERVED, Absence.NOT_RATED, Absence.RECUSED


def given(*values):
    """Ratings of raters 1, 2, 3, ...; an Absence stands for a rating without a value."""
    return tuple(
        Rating(f"rater{number}", absence=value)
        if isinstance(value, Absence)
        else Rating(f"rater{number}", Decimal(str(value)))
        for number, value in enumerate(values, start=1)
    )


SPREAD_2 = Flag(FlagKind.SPREAD, "2 points apart")
STRADDLES = Flag(FlagKind.STRADDLES, "Both sides of required level")


@pytest.mark.parametrize(
    ("values", "pass_line", "expected"),
    [
        ([3, 4, 4], None, Agreement(3, Fraction(1), ())),
        ([2, 4, 4], None, Agreement(3, Fraction(2), (SPREAD_2,))),
        ([3, 3, 4], "3.5", Agreement(3, Fraction(1), (STRADDLES,))),
        ([3, 3, 4], 3, Agreement(3, Fraction(1), ())),
        ([2, 3, 3], 3, Agreement(3, Fraction(1), (STRADDLES,))),
        ([2, 2, 2], 3, Agreement(3, Fraction(0), ())),
        ([2, 4, 4], 3, Agreement(3, Fraction(2), (SPREAD_2, STRADDLES))),
        ([0, 1], 1, Agreement(2, Fraction(1), (STRADDLES,))),
        ([4], 3, Agreement(1, Fraction(0), ())),
        ([], 3, Agreement(0, None, (Flag(FlagKind.NO_RATING, "No rating"),))),
        (
            [3, 3, NOT_OBSERVED],
            3,
            Agreement(2, Fraction(0), (Flag(FlagKind.NOT_OBSERVED, "1 not observed"),)),
        ),
        (
            [NOT_OBSERVED, NOT_OBSERVED],
            None,
            Agreement(0, None, (Flag(FlagKind.NOT_OBSERVED, "2 not observed"),)),
        ),
        ([3, 3, NOT_RATED], None, Agreement(2, Fraction(0), (Flag(FlagKind.NOT_RATED, "1 not rated"),))),
        ([3, 3, RECUSED], None, Agreement(2, Fraction(0), ())),
        ([RECUSED], None, Agreement(0, None, (Flag(FlagKind.NO_RATING, "No rating"),))),
        (
            [3, Absence.LEVEL_WITHOUT_VALUE],
            None,
            Agreement(1, Fraction(0), (Flag(FlagKind.LEVEL_WITHOUT_VALUE, "1 on a level without a value"),)),
        ),
    ],
)
def test_agreement_with_the_usual_threshold(values, pass_line, expected):
    pass_line = None if pass_line is None else Decimal(pass_line)

    assert agreement(given(*values), pass_line=pass_line) == expected


@pytest.mark.parametrize(
    ("threshold", "flagged"),
    [("0", True), ("0.9", True), ("1.5", True), ("1.999", True), ("2", False), ("3", False)],
)
def test_agreement_is_flagged_above_the_threshold_and_not_at_it(threshold, flagged):
    found = agreement(given(2, 4), threshold=Decimal(threshold))

    assert found.needs_discussion is flagged


def test_agreement_with_half_points_is_exact():
    assert agreement(given("2.5", "3.6")).flags == (Flag(FlagKind.SPREAD, "1.1 points apart"),)
    assert agreement(given("2.5", "3.5")).flags == ()


@pytest.mark.parametrize(
    ("values", "pass_line", "words"),
    [
        ([3, 3, 3], None, "All equal"),
        ([3, 4], None, "1 point apart"),
        ([3, "3.5"], None, "0.5 points apart"),
        ([3], None, "Only one rating"),
        ([], None, "No rating"),
        ([2, 3, 3], 3, "Both sides of required level"),
        ([2, 4, NOT_OBSERVED], 3, "2 points apart, both sides of required level, 1 not observed"),
    ],
)
def test_agreement_in_words(values, pass_line, words):
    assert agreement(given(*values), pass_line=pass_line).in_words == words


def test_discussion_order_is_flagged_then_spread_then_guide():
    competencies = [
        CompetencyRatings("equal", 1, given(3, 3, 3), 3),
        CompetencyRatings("both sides", 2, given(2, 3, 3), 3),
        CompetencyRatings("also two apart", 4, given(3, 3, 5), 3),
        CompetencyRatings("first two apart", 3, given(2, 4, 4), 3),
        CompetencyRatings("one apart", 5, given(4, 4, 3), 3),
        CompetencyRatings("unseen", 6, given(*[NOT_OBSERVED] * 3), 3),
    ]

    order = [row.competency.key for row in in_order_of_discussion(competencies)]

    assert order == ["first two apart", "also two apart", "both sides", "unseen", "one apart", "equal"]


@pytest.mark.parametrize(("value", "absence"), [(None, None), (Decimal(3), Absence.NOT_OBSERVED)])
def test_a_rating_is_a_value_or_an_absence(value, absence):
    with pytest.raises(ValueError, match="not both"):
        Rating("rater1", value, absence)


def test_a_rating_refuses_a_float():
    with pytest.raises(TypeError):
        Rating("rater1", 3.0)
