"""Required levels behind names. Every content is invented."""

import pytest

from competency_portal.exchange.document import Mark
from models_app.calculations.plain import Words
from models_app.exchange.required_in_names import required_apart
from tests.models_app.exchange.reading import best, left


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("Zoning – Required Level: Deft", ["Zoning", "Required Level: Deft"]),
        ("2. Zoning (Required level: 3)", ["2. Zoning", "Required level: 3"]),
        ("Zoning | Required Proficiency Level: Deft", ["Zoning", "Required Proficiency Level: Deft"]),
        ("Zoning (Required level: 3", ["Zoning (Required level: 3"]),
        ("Zoning – Definition: Deft", ["Zoning – Definition: Deft"]),
        ("Zoning – Required Level", ["Zoning – Required Level"]),
        ("Knows plans – Required Level: 3.", ["Knows plans – Required Level: 3."]),
        ("Level 2 – Required Level: 3", ["Level 2 – Required Level: 3"]),
    ],
)
def test_what_is_apart(line, parts):
    other = Words("Mapping - Required Level: Deft", (9,))

    assert [one.text for one in required_apart([Words(line, (1,)), other, other])][:-4] == parts


def test_one_such_line_alone_stays_and_the_name_keeps_its_typeface():
    line = Words("Zoning - Required Level: 3", (4,), kind="heading", marks=(Mark(0, 26, "bold"),))

    assert required_apart([line]) == [line]
    assert required_apart([line, line])[:2] == [
        Words("Zoning", (4,), kind="heading", marks=(Mark(0, 6, "bold"),)),
        Words("Required Level: 3", (4,), kind="paragraph"),
    ]


def test_the_text_below_is_the_definition():
    text = (
        "Permit Model\n\nZoning – Required Level: Advanced\nApplies the code.\nBasic: Reads it.\n"
        "Advanced: Applies it.\n\nMapping – Required Level: Basic\nDraws maps.\nBasic: Traces.\nAdvanced: Surveys.\n"
    )

    reading = best(text)

    assert [
        (one.name, one.definition, one.required_level and one.required_level.label)
        for one in reading.model.competencies
    ] == [("Zoning", "Applies the code.", "Advanced"), ("Mapping", "Draws maps.", "Basic")]
    assert left(reading) == []
