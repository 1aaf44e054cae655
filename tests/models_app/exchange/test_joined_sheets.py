"""Competencies in one table and their levels in another: every content is invented."""

import pytest

from models_app.exchange.joined_sheets import tables_joined
from tests.models_app.exchange.reading import best, left, outline, rows

ABOUT = ["No.\tCompetency\tDefinition\tRequired Level", "1\tKnots\tTies.\tExpert", "2\tSails\tSets.\tBasic"]
LEVELS = [
    "Competency\tLevel\tDescription",
    "Knots\tBasic\tStarts.",
    "Knots\tExpert\tTeaches.",
    "Sails\tBasic\tLooks on.",
    "Sails\tExpert\tDecides.",
]
INDICATORS = ["Competency\tBehavioral Indicator", "Knots\tCounts.", "Knots\tDries.", "Sails\tFolds."]


def tables(*texts):
    found, start = [], 1
    for number, lines in enumerate(texts, 1):
        found += rows(*lines, table=number, start=start)
        start += len(lines)
    return found


def test_both_tables_and_one_of_indicators_are_read_as_one():
    reading = best(tables(ABOUT, LEVELS, INDICATORS))

    assert (reading.code, left(reading)) == ("level_rows", [])
    assert outline(reading.model) == [
        ("Knots", None, "Ties.", {"Basic": "Starts.", "Expert": "Teaches."}, ["Counts.", "Dries."]),
        ("Sails", None, "Sets.", {"Basic": "Looks on.", "Expert": "Decides."}, ["Folds."]),
    ]
    assert [one.required_level.label for one in reading.model.competencies] == ["Expert", "Basic"]


def test_a_row_with_cells_missing_at_its_end_keeps_its_columns():
    reading = best(tables([*ABOUT[:2], "2\tSails"], LEVELS))

    assert outline(reading.model)[1] == ("Sails", None, None, {"Basic": "Looks on.", "Expert": "Decides."})
    assert [bool(one.required_level) for one in reading.model.competencies] == [True, False]


@pytest.mark.parametrize(
    "found",
    [
        (ABOUT[:2], LEVELS),
        ([*ABOUT, "3\tKnots\tTies more.\tBasic"], LEVELS),
        (LEVELS, ABOUT),
        ([*ABOUT[:2], "2\tSails\tSets.\tBasic\tMore"], LEVELS),
        (ABOUT, LEVELS, LEVELS),
        (["Competency\tRemark", "Knots\tA.", "Sails\tB."], LEVELS),
    ],
)
def test_other_tables_stay_apart(found):
    lines = tables(*found)

    assert tables_joined(lines) is lines
