from decimal import Decimal
from fractions import Fraction

import pytest

from assessments.calculations.ratings import Absence, Rating
from assessments.calculations.reliability import (
    PairAgreement,
    RaterStatistics,
    WithinGroupAgreement,
    pair_agreement,
    rater_statistics,
    within_group_agreement,
)
from assessments.calculations.rounding import round_half_up


def given(*values):
    return [Rating(f"rater{number}", value) for number, value in enumerate(values, start=1)]


@pytest.mark.parametrize(
    ("sets", "expected"),
    [
        ([], PairAgreement(0, 0, 0)),
        ([given(3)], PairAgreement(0, 0, 0)),
        ([given(3, 3, 4)], PairAgreement(3, 1, 3)),
        ([given(3, 3, 4), given(2, 4)], PairAgreement(4, 1, 3)),
    ],
)
def test_pair_agreement(sets, expected):
    assert pair_agreement(sets) == expected


def test_pair_agreement_in_percent():
    found = PairAgreement(pairs=117, equal=63, within=111)

    assert (round_half_up(found.equal_percent, 0), round_half_up(found.within_percent, 0)) == (54, 95)
    assert (PairAgreement(0, 0, 0).equal_percent, PairAgreement(0, 0, 0).within_percent) == (None, None)


def test_pair_agreement_leaves_absent_ratings_out():
    absent = Rating("rater3", absence=Absence.NOT_OBSERVED)

    assert pair_agreement([[*given(3, 4), absent]]) == PairAgreement(1, 0, 1)


def test_rater_statistics():
    ratings = [
        Rating("b", Decimal(4)),
        Rating("a", Decimal(2)),
        Rating("a", Decimal(5)),
        Rating("a", Decimal(5)),
        Rating("c", absence=Absence.NOT_OBSERVED),
    ]

    a, b, c = rater_statistics(ratings)

    assert a == RaterStatistics("a", 3, Fraction(4), Fraction(3))
    assert (str(a.mean_shown()), str(a.sd_shown())) == ("4.00", "1.73")
    assert b == RaterStatistics("b", 1, Fraction(4), None)
    assert b.sd_shown() is None
    assert c == RaterStatistics("c", 0, None, None)
    assert c.mean_shown() is None


@pytest.mark.parametrize(
    ("values", "computed", "shown", "set_to_zero"),
    [
        ((4, 4, 5), Fraction(5, 6), ".833", False),
        ((3, 4, 5), Fraction(1, 2), ".500", False),
        ((2, 5, 5), Fraction(-1, 2), ".000", True),
        ((1, 5), Fraction(-3), ".000", True),
        ((4, 4), Fraction(1), "1.000", False),
    ],
)
def test_within_group_agreement_golden_numbers(values, computed, shown, set_to_zero):
    found = within_group_agreement(given(*values), levels=5)

    expected = WithinGroupAgreement(len(values), computed, max(computed, Fraction(0)), set_to_zero)
    assert found == expected
    assert str(round_half_up(found.value, 3)).removeprefix("0") == shown


@pytest.mark.parametrize("values", [(), (3,)])
def test_within_group_agreement_needs_two_ratings(values):
    assert within_group_agreement(given(*values), levels=5) is None


def test_within_group_agreement_needs_a_scale():
    with pytest.raises(ValueError, match="two levels"):
        within_group_agreement(given(1, 1), levels=1)
