"""Numbers of an outline, told from other numbers at the beginning of lines. Every content is invented."""

import pytest

from models_app.exchange.lines import written_lines
from models_app.exchange.outline_numbers import outline_of


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1. Deck\n1.1 Knots\nTies.\n1.2 Sails\nSews.\n2. Land\n2.1 Maps\nDraws.", "1 1.1 1.2 2 2.1"),
        ("1 Deck\n1.1. Knots\nTies.\n1.2. Sails\nSews.", "1 1.1 1.2"),
        ("1.0 Deck\n1.1 Knots\nTies.\n1.2 Sails\nSews.", "1.0 1.1 1.2"),
        ("A. Deck\nA1. Knots\nTies.\nA2. Sails\nSews.\nB. Land\nB1. Maps\nDraws.", "A A1 A2 B B1"),
        ("I. Deck\n1. Knots\nTies.\n2. Sails\nSews.\nII. Land\n1. Maps\nDraws.", "I 1 2 II 1"),
        ("A. Deck\n1. Knots\nTies.\n2. Sails\nSews.\nB. Land\n3. Maps\nDraws.", "A 1 2 B 3"),
        # A decimal in a text, and the items of a list, are no entries.
        ("1. Deck\n1.1 Knots\n1.5 years of practice.\nTies.\n1.2 Sails\nSews.", "1 1.1 1.2"),
        (
            "1. Deck\n1.1 Knots\n1. Ties.\n2. Cuts\n1.2 Sails\nSews.\n2. Land\n2.1 Maps\nDraws.",
            "1 1.1 1.2 2 2.1",
        ),
        # A list of contents in front of it is none of it.
        ("1. Deck\n1.1 Knots\n1.2 Sails\n1. Deck\n1.1 Knots\nTies.\n1.2 Sails\nSews.", "1 1.1 1.2"),
        # Nothing stands above the first, or a number is left out, or nothing stands below.
        ("1.1 Knots\nTies.\n1.2 Sails\nSews.", ""),
        ("1. Deck\n1.1 Knots\nTies.\n1.3 Sails\nSews.", ""),
        ("1. Knots\nTies.\n2. Sails\nSews.", ""),
        # One that does not count on leaves all of it open.
        ("1. Deck\n1.1 Knots\nTies.\n1.2 Sails\nSews.\n2. Land\n3.1 Maps\nDraws.", ""),
    ],
)
def test_an_outline_counts_on(text, numbers):
    assert [one.number for one in outline_of(written_lines(text))] == numbers.split()


def test_the_run_with_most_names_above_texts_is_the_outline():
    text = "1. Deck\n1.1 Knots\n1.2 Sails\n1. Deck\n1.1 Knots\nTies.\n1.2 Sails\nSews."

    assert [one.place for one in outline_of(written_lines(text))] == [3, 4, 6]
