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
        ["Level\tKnowledge\tTasks", "Basic\tTides.\tReads.", "Expert\tAll.\tTeaches."],
        ["\tTide Reading\tNet Mending", "Definition\tTells.\tMends.", "Remarks\tNone.\tNone."],
        ["\tTide Reading\tNet Mending", "Basic\tTells.\tMends.", "Basic\tReads.\tTies."],
    ],
)
def test_other_tables_are_refused(table):
    with pytest.raises(Unreadable):
        transposed_table.read(rows(*table))
