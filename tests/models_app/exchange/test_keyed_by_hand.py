"""Tables that a person joins by a number or ID: every content is invented."""

import pytest

from models_app.exchange.mapping import ColumnUse, Mapping
from models_app.exchange.mapping_sheet import sheet_of
from models_app.exchange.recognising import read_with
from tests.models_app.exchange.reading import left, outline, rows
from tests.models_app.exchange.test_keyed_sheets import LEVELS, NAMED, NAMES, READ, details
from tests.models_app.exchange.test_sheet_names import sheets

NAMED_BY = ("Wissen", "Was\tWort\tSinn", *NAMES[2:])
LONG = ("Stufen", "Was\tStufe\tWort", *LEVELS[2:])
WIDE = ("Stufen", "Was\tBasic\tExpert", *(f"C{n}\tBasic {n}.\tExpert {n}." for n in (3, 1, 2)))
LISTED = ("Tun", "Was\tTun", *(f"C{n}\tDoes {n}{letter}." for n in (1, 2, 3) for letter in "ab"))


def mapping(*tables):
    return Mapping(
        tuple(
            ColumnUse(place, use, table=number)
            for number, uses in enumerate(tables, 1)
            for place, use in enumerate(uses.split())
        )
    )


NAMES_USED, LONG_USED = "key name definition", "key level_label level_text"


@pytest.mark.parametrize(
    ("levels", "uses"), [(LONG, LONG_USED), (WIDE, "key level level")], ids=["long", "wide"]
)
@pytest.mark.parametrize("listed", [False, True])
def test_levels_and_lists_are_joined_as_a_person_says(levels, uses, listed):
    lists = (LISTED,) if listed else ()
    words = sheets(NAMED_BY, levels, *lists)

    reading = read_with(words, "by_hand", mapping(NAMES_USED, uses, *("key indicators" for _ in lists)))

    assert reading.refusal == ""
    assert [entry[:4] for entry in outline(reading.model)] == READ
    found = [[item.text for item in one.indicators] for one in reading.model.competencies]
    assert found == [[f"Does {n}{letter}." for letter in "ab"] if listed else [] for n in (1, 2, 3)]
    assert [entry for entry in left(reading) if entry[1] not in ("Wissen", "Stufen", "Tun")] == []
    assert [one.number for one in reading.model.competencies] == [None] * 3


def test_rows_without_a_counterpart_are_told_as_where_the_portal_joins():
    words = sheets(NAMED_BY, (*LONG[:6], "C9\tBasic\tSings.", "C1\tBasic\tOther."))

    reading = read_with(words, "by_hand", mapping(NAMES_USED, LONG_USED))

    assert outline(reading.model) == [*READ[:2], NAMED[2]]
    told = {title: detail for title, detail in details(reading).items() if "table 2" in title.casefold()}
    assert told == {
        "1 row of table 2 could not be joined with the names": "Another text stands there already, for the same "
        "number and in the same place. Not used: line 13: 'C1; Basic; Other.'.",
        "Table 2 says nothing of 1 of the names": "No row of it has the number of Radio (C3). Nothing was assumed.",
    }  # fmt: skip


def test_a_number_twice_beside_names_joins_nothing():
    words = sheets((*NAMED_BY[:4], "C1\tRadio\tSpeaks."), LONG[:6])

    reading = read_with(words, "by_hand", mapping(NAMES_USED, LONG_USED))

    assert outline(reading.model) == NAMED
    assert "4 rows of table 2 could not be joined with the names" in details(reading)


def test_a_number_of_the_bank_joins_and_stays():
    words = rows("Nr\tWort", "7\tKnots", "8\tCharts", "", "Was\tExpert", "7\tTeaches.", "8\tPlans.")
    words = [*words[:3], *rows(*(line.text for line in words[4:]), table=2, start=5)]

    reading = read_with(words, "by_hand", mapping("number name", "key level"))

    found = [
        (one.number, one.family, [level.text for level in one.levels]) for one in reading.model.competencies
    ]
    assert found == [(7, "Knots", ["Teaches."]), (8, "Charts", ["Plans."])]
    assert left(reading) == []


@pytest.mark.parametrize(
    ("uses", "why"),
    [
        (("not_used name definition", LONG_USED), "Table 2: its rows are joined by a number or ID, and no table with "
         "names has one. Name it there too, as 'key', or as 'number' where it is also that of the bank."),
        ((NAMES_USED, "key level_label not_used"),
         "Table 2: name both the column of the levels and the column with the text of each."),
        ((NAMES_USED, NAMES_USED, "key level"), "Tables 1 and 2 both have names beside a number or ID, so that it "
         "can't be told to which table 3 belongs. Name the names in one of them only."),
        ((NAMES_USED, LONG_USED, LONG_USED),
         "Tables 2 and 3 both have levels one a row. Join one of them."),
        (("key level_label level_text name", LONG_USED),
         "Table 1: its levels stand one a row, so that no table can be joined with it."),
    ],
)  # fmt: skip
def test_what_cannot_be_joined_is_said(uses, why):
    words = sheets(
        NAMED_BY, LONG, *([("Drei", "Ref\tTun", "C1\tDoes.", "C2\tMore.")] if len(uses) > 2 else [])
    )

    assert read_with(words, "by_hand", mapping(*uses)).refusal == why


def test_the_page_proposes_what_the_portal_would_join():
    words = sheets(
        ("Names", "Ref\tCompetency\tDefinition", *NAMES[2:]), ("Levels", "Key\tLevel\tText", *LEVELS[2:])
    )

    proposed = sheet_of(words, apart=True).proposed_columns()

    said = [(one.table, one.use) for one in proposed]
    assert said == [(n, use) for n, uses in ((1, NAMES_USED), (2, LONG_USED)) for use in uses.split()]
    assert [entry[:4] for entry in outline(read_with(words, "by_hand", Mapping(proposed)).model)] == READ
