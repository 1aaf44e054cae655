"""Dates, versions and states that stand on a document's head or at its end. Every content is invented."""

import pytest

from models_app.calculations.plain import Words
from models_app.exchange.front_stamps import is_stamp, is_stamped
from models_app.exchange.recognising import read_model

NAMES = ["", "Knots", "Ties every knot that a net needs.", "", "Tides", "Reads the tables and plans by them."]
STAMPS = ["Adopted 2024", "Effective 1 July 2025", "Version 3", "DRAFT", "For internal use", "Page 1"]
STAMPS += [
    "Approved by the Harbor Board",
    "Prepared by Human Resources",
    "Document No. HR-17",
    "Last updated: 2 May 2024",
]


@pytest.mark.parametrize("stamp", STAMPS)
def test_a_stamp_is_told_by_its_words(stamp):
    assert is_stamp(stamp)


@pytest.mark.parametrize(
    "text", ["Prepared for emergencies", "Version Control", "Drafting", "Approved by 12 voters."]
)
def test_other_lines_are_none(text):
    assert not is_stamp(text)


@pytest.mark.parametrize("stamp", STAMPS[:4])
@pytest.mark.parametrize(
    "lines",
    [
        ["Warden Model", "{}", "This model is used when people are hired.", *NAMES],
        ["Warden Model", "{}", *NAMES],
        ["Warden Model", *NAMES, "", "{}"],
        ["Warden Model", "{}", "Knots: Ties every knot that a net needs.", "Tides: Reads the tables."],
    ],
)
def test_a_stamp_is_no_competency_and_no_text_of_one(lines, stamp):
    model = read_model("\n".join(lines).format(stamp))

    texts = {one.definition for one in model.competencies}
    assert model.title.text == "Warden Model"
    assert [one.name for one in model.competencies] == ["Knots", "Tides"]
    assert texts <= {*NAMES, "Reads the tables."}
    assert model.groups == ()


def test_a_labelled_stamp_above_the_title_is_not_in_its_way():
    model = read_model("\n".join(["Last updated: 2 May 2024", "Warden Model", *NAMES]))

    assert model.title.text == "Warden Model"


@pytest.mark.parametrize(
    ("texts", "place", "told"),
    [
        (["Warden Model", "DRAFT"], 1, True),
        (["DRAFT", "Warden Model"], 0, False),
        (["Used in hiring.", "DRAFT"], 1, False),
        (["Warden Model", "DRAFT"], 2, False),
    ],
)
def test_it_is_of_the_head_where_nothing_but_short_lines_stands_above(texts, place, told):
    assert is_stamped([Words(text, (n,)) for n, text in enumerate(texts, 1)], place) is told
