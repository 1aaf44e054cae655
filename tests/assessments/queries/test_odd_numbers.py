"""A second look at candidate numbers."""

import pytest

from assessments.queries.odd_numbers import remarks_on_number
from tests.factories import make_action

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("number", "other", "remarks"),
    [
        ("101", "102", []),
        ("101", "1101", []),
        ("101", "00101", ["Another candidate's number is 101 but for leading zeros. Are they two people?"]),
        ("0101", "101", ["Another candidate's number is 0101 but for leading zeros. Are they two people?"]),
        ("000", "7", []),
        ("000", "0", ["Another candidate's number is 000 but for leading zeros. Are they two people?"]),
        ("202.5", "7", ["Candidate number 202.5 is not a whole number. Is it meant?"]),
    ],
)
def test_odd_numbers_are_named(number, other, remarks):
    one, two, *_ = make_action(candidates=2).candidates.all()
    one.number, two.number = number, other
    one.save()
    two.save()

    assert remarks_on_number(one) == remarks
