"""Words divided at the ends of lines."""

import pytest

from models_app.calculations.plain import Words
from models_app.exchange.divided_words import Divided, words_in


@pytest.mark.parametrize(
    ("above", "below", "elsewhere", "result", "asked"),
    [
        ("draws conclu-", "sions", "his conclusions", "draws conclusions", 0),
        ("draws conclu-", "sions", "", "draws conclu-sions", 1),
        ("draws conclu\u2010", "sions", "", "draws conclusions", 0),
        ("a cross-", "functional crew", "cross-functional", "a cross-functional crew", 0),
        ("a cross\u2010", "functional crew", "cross-functional", "a cross\u2010functional crew", 0),
        ("a cross\u2010", "functional crew", "well\u2010known", "a cross\u2010functional crew", 1),
        ("a re-", "sign", "resign re-sign", "a re-sign", 0),
        ("short-", "and long-term", "", "short- and long-term", 0),
        ("Self-", "Management", "", "Self-Management", 0),
        ("on-the-", "job", "", "on-the-job", 0),
        ("the dock -", "early", "", "the dock - early", 0),
        ("berths 4-", "12", "", "berths 4- 12", 0),
    ],
)
def test_a_hyphen_goes_only_where_that_is_sure(above, below, elsewhere, result, asked):
    divided = Divided(words_in([Words(elsewhere, (9,))]))

    start, between = divided.joint(above, Words(below, (2,)))

    assert f"{start}{between}{below}" == result
    assert [finding.lines for finding in divided.findings()] == [(1, 2)] * asked
