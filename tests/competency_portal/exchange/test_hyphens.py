"""Hyphens at the ends of lines."""

import pytest

from competency_portal.exchange.hyphens import Hyphens, Joint, breaks_word

MANY = [(f"{word}-", "ing") for word in ("cornel", "dalbr", "fenst")]


def joint(above, below, *further, ends=(), count=9):
    """How two lines meet in a document with these further lines and meetings of lines."""
    meetings = [(above, below), *ends]
    return Hyphens([*further, *(line for pair in meetings for line in pair)], meetings, count).joint(
        above, below
    )


@pytest.mark.parametrize(
    ("above", "below", "elsewhere", "wanted"),
    [
        ("draws conclu-", "sions", "his conclusions", Joint(1, "")),
        ("draws conclu-", "sions", "", Joint(0, "", "conclu-sions")),
        ("draws conclu\u2010", "sions", "", Joint(1, "")),
        ("draws conclu\xad", "sions", "well\u2010known", Joint(1, "")),
        ("a cross-", "functional crew", "cross-functional", Joint(0, "")),
        ("a cross-", "functional crew", "cross\u2011functional", Joint(0, "")),
        ("a cross\u2010", "functional crew", "cross-functional", Joint(0, "")),
        ("a cross\u2010", "functional crew", "well\u2010known", Joint(0, "", "cross-functional")),
        ("a re-", "sign", "resign re-sign", Joint(0, "", "re-sign")),
        ("short-", "and long-term", "", None),
        ("hit-", "and-run", "", Joint(0, "")),
        ("or-", "or more", "oror", Joint(1, "")),
        ("Self-", "Management", "", Joint(0, "")),
        ("MANAGE-", "MENT", "", Joint(0, "", "MANAGE-MENT")),
        ("on-the-", "job", "", Joint(0, "")),
        ("up-", "to-date", "", Joint(0, "")),
        ("by e-", "mail", "", Joint(0, "")),
        ("a 24-", "hour post", "", Joint(0, "")),
        ("Level 2-", "Basic", "", None),
        ("decision-mak-", "ing", "making", Joint(1, "")),
        ("de-", "cision-making", "decision", Joint(1, "")),
        ("the dock -", "early", "", None),
        ("berths 4-", "12", "", None),
    ],
)
def test_a_hyphen_goes_in_silence_only_where_the_document_tells(above, below, elsewhere, wanted):
    assert joint(above, below, elsewhere) == wanted


@pytest.mark.parametrize(
    ("further", "ends", "count", "loses"),
    [
        (["sailing"], [("sail-", "ing")], 99, 1),  # it divides a word for sure
        ([], MANY, 48, 1),  # many of its lines end in a hyphen
        ([], MANY, 49, 0),
        ([], MANY[:2], 9, 1),
        ([], MANY[:1], 9, 0),
        (["sailing", "long-term"], [("sail-", "ing"), ("long-", "term")], 99, 0),
        (["sailing state", "owned"], [("sail-", "ing")], 99, 0),  # both parts are words
        (["sailing state"], [("sail-", "ing")], 99, 1),
        (["sailing"], [("sail\xad", "ing")], 99, 0),  # it divides words with another sign
    ],
)
def test_what_nobody_can_tell_is_joined_as_the_document_does_and_asked(further, ends, count, loses):
    assert joint("a state-", "owned dock", *further, ends=ends, count=count) == Joint(
        loses, "", "state-owned"
    )


def test_a_line_goes_on_where_its_last_word_does():
    cases = [("conclu-", "sions"), ("short-", "and long"), ("Self-", "Management"), ("24-", "hour")]
    assert [breaks_word(*case) for case in cases] == [True, True, False, False]
