from decimal import Decimal, localcontext
from fractions import Fraction

import pytest

from assessments.calculations.rounding import round_half_up, round_root_half_up, shares_in_words


@pytest.mark.parametrize(
    ("value", "places", "shown"),
    [
        (Decimal("91.5625"), 2, "91.56"),
        (Decimal("0.125"), 2, "0.13"),
        (Decimal("0.135"), 2, "0.14"),
        (Decimal("2.5"), 0, "3"),
        (Decimal("-2.5"), 0, "-3"),
        (Decimal("-0.004"), 2, "0.00"),
        (Decimal("0.0049999999999999999999999999999999999"), 2, "0.00"),
        (Fraction(2, 3), 4, "0.6667"),
        (Fraction(10, 3), 2, "3.33"),
        (3, 2, "3.00"),
        (0, 0, "0"),
    ],
)
def test_round_half_up(value, places, shown):
    assert str(round_half_up(value, places)) == shown


def test_round_half_up_is_free_of_the_decimal_context():
    with localcontext() as context:
        context.prec = 3

        assert str(round_half_up(Decimal("12345.675"), 2)) == "12345.68"


@pytest.mark.parametrize("value", [0.5, True, "1", None])
def test_round_half_up_refuses_what_is_not_exact(value):
    with pytest.raises(TypeError):
        round_half_up(value, 2)


@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("Infinity"), Decimal("-Infinity")])
def test_round_half_up_refuses_what_is_not_finite(value):
    with pytest.raises(ValueError, match="finite"):
        round_half_up(value, 2)


@pytest.mark.parametrize(
    ("value", "places", "shown"),
    [
        (0, 2, "0.00"),
        (2, 2, "1.41"),
        (Fraction(1, 3), 2, "0.58"),
        (Decimal("0.015625"), 2, "0.13"),  # the root is 0.125 exactly
        (8, 3, "2.828"),
    ],
)
def test_round_root_half_up(value, places, shown):
    assert str(round_root_half_up(value, places)) == shown


def test_round_root_half_up_refuses_a_negative_number():
    with pytest.raises(ValueError, match="negative"):
        round_root_half_up(-1, 2)


SIXTH = Fraction(1, 6)


@pytest.mark.parametrize(
    ("shares", "words"),
    [
        ([Fraction(1)], "All competencies weigh the same."),
        ([Fraction(1, 4)] * 4, "All competencies weigh the same, 1/4 each."),
        ([Fraction(1, 8)] * 8, "All competencies weigh the same, 1/8 each."),
        ([SIXTH] * 6, "All competencies weigh the same, 1/6 each; shares are rounded for reading."),
        ([Fraction(1, 4), Fraction(3, 4)], ""),
        ([SIXTH, 5 * SIXTH], "Shares are rounded for reading."),
    ],
)
def test_shares_say_what_they_are_exactly_and_that_they_are_rounded(shares, words):
    assert shares_in_words(shares) == words
