"""Sheets that are joined with that of the names by a number: every content is invented."""

import pytest

from tests.models_app.exchange.reading import best, outline
from tests.models_app.exchange.test_sheet_names import sheets

NAMES = (
    "Competencies",
    "ID\tCompetency\tDefinition",
    "C1\tKnots\tTies.",
    "C2\tCharts\tReads.",
    "C3\tRadio\tSpeaks.",
)
LONG = tuple(f"C{n}\t{level}\t{level} {n}." for n in (1, 2, 3) for level in ("Basic", "Expert"))
LEVELS = ("Levels", "ID\tLevel\tText", *LONG)
WIDE = ("Levels", "ID\tBasic\tExpert", *(f"C{n}\tBasic {n}.\tExpert {n}." for n in (3, 1, 2)))
LISTED = ("Indicators", "ID\tIndicator", *(f"C{n}\tDoes {n}{letter}." for n in (1, 2, 3) for letter in "ab"))


def read(n, name, text, **further):
    return (name, None, text, {"Basic": f"Basic {n}.", "Expert": f"Expert {n}."}, *further.values())


READ = [read(1, "Knots", "Ties."), read(2, "Charts", "Reads."), read(3, "Radio", "Speaks.")]
NAMED = [entry[:3] for entry in READ]


def details(reading):
    return {finding.title: finding.detail for finding in reading.model.findings}


@pytest.mark.parametrize(
    "levels",
    [
        LEVELS,
        WIDE,
        ("Levels", "Competency ID\tCompetency\tBasic\tExpert",
         *(f"C{n}\t{READ[n - 1][0]}\tBasic {n}.\tExpert {n}." for n in (1, 2, 3))),
        ("Levels", "ID\tLevel\tText",
         *(text for n in (1, 2, 3) for text in (f"C{n}\tBasic\tBasic {n}.", f"\tExpert\tExpert {n}."))),
        ("Levels", "The levels of all", "ID\tLevel\tText", *reversed(LONG[:2]), *LONG[2:]),
    ],
    ids=["long", "wide, in another order", "names once more", "number on the first row only", "title above"],
)  # fmt: skip
def test_levels_are_joined_by_the_number(levels):
    reading = best(sheets(NAMES, levels))

    assert outline(reading.model) == READ
    assert {left.text or left.reason for left in reading.model.unused} <= {
        "C1", "C2", "C3", "The title of a sheet that was joined with that of the names"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("own", "other"),
    [
        ("Comp ID", "Ref"),
        ("Key", "Key"),
        ("Competency Number", "Comp. No."),
        ("ID", "Skill ref"),
        ("Ref", "Competency"),
    ],
)
@pytest.mark.parametrize("levels", [LEVELS, WIDE], ids=["long", "wide"])
def test_values_that_stand_in_one_column_of_the_names_join_whatever_the_heads(own, other, levels):
    names, further = (
        [line.replace("ID\t", f"{head}\t") for line in sheet]
        for head, sheet in ((own, NAMES), (other, levels))
    )

    reading = best(sheets(names, further))

    assert [entry[:4] for entry in outline(reading.model)] == READ
    assert not any("not used" in title for title in details(reading))


@pytest.mark.parametrize("levels", [(LEVELS,), (WIDE,), ()])
def test_a_list_is_joined_by_the_number(levels):
    reading = best(sheets(NAMES, *levels, LISTED))

    found = [[item.text for item in one.indicators] for one in reading.model.competencies]
    assert found == [["Does 1a.", "Does 1b."], ["Does 2a.", "Does 2b."], ["Does 3a.", "Does 3b."]]
    assert [entry[:4] for entry in outline(reading.model)] == READ if levels else NAMED


@pytest.mark.parametrize(
    ("more", "title", "detail"),
    [
        (("C9\tBasic\tSings.",), "1 row of the sheet 'Levels' could not be joined with the names",
         "No competency has its number. Not used: row 8: 'C9; Basic; Sings.'."),
        (("C1\tBasic\tOther.", "C2\tBasic\tMore."), "2 rows of the sheet 'Levels' could not be joined with the names",
         "Another text stands there already, for the same number and in the same place. Not used: row 8: 'C1; Basic; "
         "Other.'; row 9: 'C2; Basic; More.'."),
        ((LONG[0],), "1 row of the sheet 'Levels' could not be joined with the names",
         "The same stands there already. Not used: row 8: 'C1; Basic; Basic 1.'."),
    ],
)  # fmt: skip
def test_a_row_that_has_no_place_is_told(more, title, detail):
    reading = best(sheets(NAMES, (*LEVELS, *more)))

    assert outline(reading.model) == READ
    assert details(reading)[title] == detail


def test_names_without_a_row_are_told():
    reading = best(sheets(NAMES, LEVELS[:-2]))

    assert outline(reading.model) == [*READ[:2], NAMED[2]]
    assert details(reading)["The sheet 'Levels' says nothing of 1 of the names"] == (
        "No row of it has the number of Radio (C3). Nothing was assumed."
    )


def test_nothing_is_joined_where_a_number_stands_beside_two_names():
    twice = (*NAMES[:3], "C1\tCharts\tReads.", NAMES[4])

    reading = best(sheets(twice, LEVELS[:4] + LEVELS[6:]))

    assert outline(reading.model) == NAMED
    assert any(title.startswith("4 rows of the sheet 'Levels'") for title in details(reading))


@pytest.mark.parametrize(
    "other",
    [
        ("Scale", "No.\tLevel\tMeaning", "1\tBasic\tStarts.", "2\tSkilled\tGoes on.", "3\tExpert\tTeaches."),
        ("Scale", "No.\tRating\tMeaning", "1\tBasic\tStarts.", "2\tSkilled\tGoes on.", "3\tExpert\tTeaches."),
        (
            "Technical",
            "No.\tCompetency\tDefinition",
            "1\tEngines\tMends.",
            "2\tPumps\tRuns.",
            "3\tWelds\tWelds.",
        ),
    ],
    ids=["legend", "ratings", "another list that counts from 1"],
)
@pytest.mark.parametrize("own", ["No.", "Ref"])
def test_numbers_alone_join_no_sheets(other, own):
    counted = ("Core", f"{own}\tCompetency\tDefinition", *(text.removeprefix("C") for text in NAMES[2:]))

    reading = best(sheets(counted, other))

    assert [entry[0] for entry in outline(reading.model)][:3] == ["Knots", "Charts", "Radio"]
    assert not any(one.levels for one in reading.model.competencies)
    assert [entry[2] for entry in outline(reading.model)][:3] == ["Ties.", "Reads.", "Speaks."]
