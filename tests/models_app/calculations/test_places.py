import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models_app.calculations.places import (
    fitting_lines,
    format_lines,
    join_lines,
    lines_in_words,
    parse_lines,
)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("  ", []),
        ("12", [(12, 12)]),
        ("12-14, 22", [(12, 14), (22, 22)]),
        ("12–14,22", [(12, 14), (22, 22)]),
        ("12 - 14", [(12, 14)]),
        ("22, 12-12", [(22, 22), (12, 12)]),
    ],
)
def test_parse_lines(text, lines):
    assert parse_lines(text) == lines


@pytest.mark.parametrize("text", ["0", "-3", "14-12", "a", "1,,2", "1-2-3", "1.5", "٣", "1" * 10, "12-", ","])
def test_parse_lines_refuses_anything_else(text):
    with pytest.raises(ValueError, match="line"):
        parse_lines(text)


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([], "place not stated"),
        ([(22, 22)], "line 22"),
        ([(12, 14)], "lines 12 to 14"),
        ([(12, 14), (22, 22)], "lines 12 to 14 and 22"),
        ([(12, 14), (20, 20), (22, 22)], "lines 12 to 14, 20 and 22"),
    ],
)
def test_lines_in_words(lines, words):
    assert lines_in_words(lines) == words


def test_join_lines_makes_the_fewest_ranges():
    assert join_lines([14, 12, 13, 22, 12]) == [(12, 14), (22, 22)]
    assert join_lines([]) == []


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.sets(st.integers(1, 500)))
def test_what_is_formatted_can_be_parsed(numbers):
    lines = join_lines(numbers)

    assert parse_lines(format_lines(lines)) == lines
    assert {number for first, last in lines for number in range(first, last + 1)} == numbers


@pytest.mark.parametrize(
    ("numbers", "most", "text"),
    [
        ([1, 2, 3], 80, "1-3"),
        ([1, 3, 10, 30], 12, "1, 3, 10, 30"),
        ([1, 3, 10, 30], 11, "1-3, 10, 30"),
        ([1, 3, 10, 30], 9, "1-10, 30"),
        ([1, 3, 10, 30], 4, "1-30"),
        ([], 80, ""),
    ],
)
def test_places_that_are_too_long_name_more_lines_never_fewer(numbers, most, text):
    assert fitting_lines(numbers, most) == text
