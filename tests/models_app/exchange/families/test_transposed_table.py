"""Tables with a competency a column: every content is invented."""

import pytest

from models_app.calculations.plain import Unreadable
from models_app.exchange.families import transposed_table
from tests.models_app.exchange.reading import asked, best, left, outline, rows

DOWN = [
    "Definition\tTells tides.\tMends nets.",
    "Basic\tReads.\tTies.",
    "Expert\tTeaches.\t",
    "Required level\tExpert\tBasic",
]


@pytest.mark.parametrize("corner", ["", "Competency"])
def test_competencies_across_are_read(corner):
    reading = best(rows(f"{corner}\tTide Reading\tNet Mending", *DOWN))

    assert (reading.code, left(reading)) == ("transposed_table", [])
    assert outline(reading.model) == [
        ("Tide Reading", None, "Tells tides.", {"Basic": "Reads.", "Expert": "Teaches."}),
        ("Net Mending", None, "Mends nets.", {"Basic": "Ties."}),
    ]
    assert [row.required_level.label for row in reading.model.competencies] == ["Expert", "Basic"]
    assert [level.lines for level in reading.model.competencies[0].levels] == [(3,), (4,)]
    assert "Net Mending has no text for Level 'Expert'" in dict(asked(reading.model))


@pytest.mark.parametrize(
    "table",
    [
        ["\tTide Reading", "Definition\tTells tides.", "Basic\tReads."],
        ["\tDefinition\tBasic", "Tide Reading\tTells tides.\tReads."],
        ["Level\tScope\tAutonomy\tTide Reading", "Basic\tA.\tB.\tC.", "Expert\tD.\tE.\tF."],
        ["Level\tKnowledge\tTasks", "Basic\tTides.\tReads.", "Expert\tAll.\tTeaches."],
        ["\tTide Reading\tNet Mending", "Definition\tTells.\tMends.", "Remarks\tNone.\tNone."],
        ["\tTide Reading\tNet Mending", "Basic\tTells.\tMends.", "Basic\tReads.\tTies."],
    ],
)
def test_other_tables_are_refused(table):
    with pytest.raises(Unreadable):
        transposed_table.read(rows(*table))


def test_levels_down_and_names_across_below_the_head_of_levels_are_a_guess():
    table = [
        "Level\tTide Reading\tNet Mending\tPilotage",
        "Entry\tReads.\tTies.\tWatches.",
        "Senior\tTeaches.\t\tSteers.",
    ]

    reading = best(rows(*table))

    assert (reading.code, reading.sureness, left(reading)) == ("transposed_table", "a guess", [])
    assert outline(reading.model) == [
        ("Tide Reading", None, None, {"Entry": "Reads.", "Senior": "Teaches."}),
        ("Net Mending", None, None, {"Entry": "Ties."}),
        ("Pilotage", None, None, {"Entry": "Watches.", "Senior": "Steers."}),
    ]
    assert (
        "Nothing but their form tells that the columns beside the levels are competencies",
        (1,),
    ) in asked(reading.model)
