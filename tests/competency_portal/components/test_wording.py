import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest

from competency_portal.components.wording import excerpt, moment, pieces, rounded


@pytest.mark.parametrize(
    ("utc", "zone", "expected"),
    [
        ((2026, 12, 7, 21, 15), "America/New_York", "Dec 7, 2026, 4:15 p.m."),
        ((2026, 7, 1, 4, 0), "America/New_York", "Jul 1, 2026, 12:00 a.m."),
        ((2026, 12, 7, 20, 5), "America/Los_Angeles", "Dec 7, 2026, 12:05 p.m."),
        ((2026, 3, 1, 3, 0), "America/New_York", "Feb 28, 2026, 10:00 p.m."),
    ],
)
def test_moment(utc, zone, expected):
    assert moment(dt.datetime(*utc, tzinfo=dt.UTC), zone) == expected


def test_moment_names_the_zone_that_holds_on_that_day():
    winter = dt.datetime(2026, 12, 7, 17, tzinfo=dt.UTC)
    summer = dt.datetime(2026, 7, 7, 17, tzinfo=dt.UTC)

    named = [moment(when, "America/New_York", named=True) for when in (winter, summer)]

    assert named == ["Dec 7, 2026, 12:00 p.m. EST", "Jul 7, 2026, 1:00 p.m. EDT"]


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [
        (Decimal("84.995"), 2, "85.00"),
        (Decimal("84.9949999"), 2, "84.99"),
        (Fraction(2, 3), 2, "0.67"),
        (Fraction(1, 8), 2, "0.13"),
        (Fraction(-1, 8), 2, "-0.13"),
        (Fraction(-1, 1000), 2, "0.00"),
        (Fraction(5, 2), 0, "3"),
        (70, 1, "70.0"),
    ],
)
def test_rounded_half_up_once(value, places, expected):
    assert rounded(value, places) == expected


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        ("Leads teams", "lead", [("Lead", True), ("s teams", False)]),
        ("Leadership", "lead leadership", [("Leadership", True)]),
        ("a.b axb", "a.b", [("a.b", True), (" axb", False)]),
        ("Quality of IT", "it", [("Quality of ", False), ("IT", True)]),
        ("no words", "  ", [("no words", False)]),
        ("", "x", []),
    ],
)
def test_pieces(text, query, expected):
    assert pieces(text, query) == expected


def test_excerpt_keeps_the_hit_and_says_what_was_left_out():
    text = "one two three four five six seven eight nine ten"

    assert excerpt(text, "six", 20) == "…five six seven…"
    assert excerpt(text, "nothing", 20) == "one two three four…"
    assert excerpt(text, "", 100) == text


def test_excerpt_of_one_long_word_does_not_end_empty():
    assert excerpt("x" * 50, "", 10).startswith("x")
