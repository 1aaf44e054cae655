"""Whole numbers in what a page sends."""

import pytest

from models_app.forms.whole import whole


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0),
        ("9999", 9999),
        ("0012", 12),
        ("10000", None),
        ("", None),
        ("-1", None),
        (" 1", None),
        ("1.0", None),
        ("²", None),
        ("٣", None),
        ("1" * 5000, None),
    ],
)
def test_whole(text, number):
    assert whole(text) == number


def test_how_many_digits_is_for_the_caller_to_say():
    assert (whole("999999999", digits=9), whole("9999999999", digits=9)) == (999999999, None)
