"""Titles above the head of a sheet, and sheets of notes: every content is invented."""

from dataclasses import replace

import pytest

from models_app.calculations.plain import Words
from models_app.exchange.lines import written_lines
from models_app.exchange.mapping import ColumnUse, Mapping
from models_app.exchange.mapping_sheet import sheet_of
from models_app.exchange.recognising import read_with
from models_app.exchange.sheet_parts import ON_NOTES, groups_as_rows, heads_joined, titles_apart
from tests.models_app.exchange.reading import best, left, outline, rows

SHEET = Words("Sheet1", (1,), "heading", 1)
TITLE = "Harbor Competencies"
TWO = ("Knots\tTies.", "Sails\tSets.")
THREE = ("Knots\tTies.\tRope", "Sails\tSets.\tCloth")


@pytest.mark.parametrize("title", [TITLE, f"{TITLE}\t", f"{TITLE}\t\t"])
@pytest.mark.parametrize(
    ("head", "below", "groups"),
    [
        ("Competency\tDefinition\tLevel 1", THREE, (None, None)),
        ("Competency\tDefinition\tCategory", THREE, ("Rope", "Cloth")),
    ],
)
def test_the_head_is_found_below_a_title_row(title, head, below, groups):
    reading = best([SHEET, *rows(title, head, *below, start=2)])

    assert [entry[:3] for entry in outline(reading.model)] == [
        ("Knots", groups[0], "Ties."),
        ("Sails", groups[1], "Sets."),
    ]
    assert (reading.model.title.text, left(reading)) == (TITLE, [])


def test_a_sheet_of_notes_holds_no_competencies():
    sheets = [
        *rows("Competency\tDefinition", *TWO, start=2),
        Words("Notes", (6,), "heading", 2),
        *rows("Remember to ask legal", "3.5\tTRUE", "Call\tAnn", table=2, start=7),
    ]

    reading = best([SHEET, *sheets])

    assert outline(reading.model) == [("Knots", None, "Ties."), ("Sails", None, "Sets.")]
    assert {reason for *_, reason in left(reading)} == {ON_NOTES}
    assert [line for line, *_ in left(reading)] == [6, 7, 8, 8, 9, 9]


def test_a_name_has_a_letter():
    reading = best(
        rows("Competency\tDefinition\tBasic\tExpert", "Knots\tTies.\tOne.\tAll.", "3.5\tTRUE\tA.\tB.")
    )

    assert outline(reading.model) == [("Knots", None, "Ties.", {"Basic": "One.", "Expert": "All."})]
    assert {line for line, *_ in left(reading)} == {3}


def test_a_person_names_the_columns_of_a_sheet_with_a_title_row():
    words = rows("Hafen", "Wissen\tWas es ist", "Knoten\tBindet.", "Segel\tSetzt.")
    mapping = Mapping(columns=(ColumnUse(0, "name"), ColumnUse(1, "definition")), title_line=1)

    sheet = sheet_of(words)
    reading = read_with(words, "by_hand", mapping)

    assert [column.head for column in sheet.tables[0].columns] == ["Wissen", "Was es ist"]
    assert sheet.titles == ((1, "Hafen"),)
    assert outline(reading.model) == [("Knoten", None, "Bindet."), ("Segel", None, "Setzt.")]
    assert (reading.model.title.text, left(reading)) == ("Hafen", [])


@pytest.mark.parametrize("labels", ["Basic\tSkilled\tExpert", "Seedling\tSapling\tOak"])
def test_a_head_in_two_rows_is_one(labels):
    words = rows(
        "Competency\tDefinition\tProficiency levels",
        f"\t\t{labels}",
        "Zoning\tApplies codes.\tReads the codes.\tApplies all codes.\tWrites the codes.",
        "Permits\tIssues permits.\tFiles all permits.\tSigns some permits.\tPlans new permits.",
    )

    reading = best(words)

    assert left(reading) == []
    assert [[level.label for level in row.levels] for row in reading.model.competencies] == [
        labels.split("\t")
    ] * 2
    assert [row.definition for row in reading.model.competencies] == ["Applies codes.", "Issues permits."]


def test_a_second_row_of_texts_is_no_head():
    words = rows("Competency\tLevels", "\tReads the codes.", "Zoning\tWrites.", "Permits\tIssues.")

    assert heads_joined(words) == (words, [])


def test_a_head_in_two_rows_that_comes_back_is_no_row():
    head = ("Competency\tDefinition\tLevels", "\t\tOne\tTwo")
    reading = best(rows(*head, "Knots\tTies.\tA.\tB.", head[0], "Sails\tSets.\tC.\tD.", *head))

    assert [entry[0] for entry in outline(reading.model)] == ["Knots", "Sails"]
    assert left(reading) == []


def sheet(name, *texts, number=1, start=1):
    """A sheet of a workbook: its name, and its rows with their numbers."""
    below = rows(*texts, table=number, start=start + 1)
    return [
        Words(name, (start,), "heading", number),
        *(replace(line, row=n) for n, line in enumerate(below, 1)),
    ]


def front(words):
    """Title, groups, and what is left."""
    reading = best(words)
    return reading.model.title.text, [group.text for group in reading.model.groups], left(reading)


HEAD = "Competency\tDefinition"


def test_a_title_row_below_the_name_of_a_sheet_is_the_title_and_no_group():
    words = sheet("Harbor", TITLE, HEAD, *TWO)
    notes = sheet("Notes", "Ask legal", "A\tB", number=2, start=6)

    assert front(words) == (TITLE, [], [])
    assert front([*words, *notes])[:2] == (TITLE, [])
    assert front(sheet("Harbor", TITLE, HEAD, "Core", TWO[0], "Technical", TWO[1]))[:2] == (
        TITLE, ["Core", "Technical"],
    )  # fmt: skip


def test_a_row_above_the_head_is_a_group_where_it_comes_back_or_there_are_more_sheets():
    again = sheet("Harbor", "Core", HEAD, *TWO, "Technical", HEAD, "Nets\tMends.", "Boats\tPaints.")
    second = sheet("Shore", "Technical Skills", HEAD, "Nets\tMends.", "Boats\tPaints.", number=2, start=6)
    in_word = [replace(line, row=None) for line in sheet("Harbor", "Core Skills", HEAD, *TWO)]

    assert front(again)[0] == "Harbor"
    assert front([*sheet("Harbor", "Core Skills", HEAD, *TWO), *second]) == (
        "Harbor", ["Core Skills", "Technical Skills"], [],
    )  # fmt: skip
    assert front(in_word) == ("Harbor", ["Core Skills"], [])


@pytest.mark.parametrize(
    ("head", "below", "code"),
    [
        ("Competency\tSeed\tTree", ("Knots\tTies.\tTeaches.", "Sails\tSets.\tMends."), "level_table"),
        (
            "Level\tKnots\tSails\tTides",
            ("Entry\tTies.\tSets.\tReads.", "Lead\tMends.\tCuts.\tTells."),
            "transposed_table",
        ),
    ],
)
def test_a_head_whose_other_words_nobody_knows_is_found_below_a_title_row(head, below, code):
    reading = best(rows("Port of Elms", TITLE, head, *below))

    assert (reading.code, reading.model.title.text, left(reading)) == (code, TITLE, [])
    assert reading.sureness == "a guess"


def test_short_lines_between_the_rows_of_a_text_head_groups():
    text = "Harbor Model\nCompetency\tBasic\tExpert\nCore\nKnots\tTies.\tTeaches.\nTechnical\nSails\tSets.\tMends."

    reading = best(text)

    assert [entry[:2] for entry in outline(reading.model)] == [("Knots", "Core"), ("Sails", "Technical")]
    assert (reading.code, left(reading)) == ("level_table", [])


@pytest.mark.parametrize(
    "text",
    [
        "Competency\tBasic\tExpert\nCore\nKnots\tTies.\tTeaches.\nSails\tSets.\tMends.",
        "Competency\tBasic\tExpert\nKnots\tTies.\tTeaches.\nCore\nSails\tSets.\tMends.\nTrade\nTides\tReads.\tTells.",
        "Competency\tBasic\tExpert\ncore\nKnots\tTies.\tTeaches.\ntrade\nSails\tSets.\tMends.",
    ],
)
def test_other_lines_between_rows_are_no_groups(text):
    lines = written_lines(text)

    assert groups_as_rows(lines) is lines


@pytest.mark.parametrize(
    ("facts", "title"),
    [
        (("Position:\tMechanic II\t\t\t",), "Mechanic II"),
        (("Position:\tMechanic II\t\tRevised:\t03/2025", "\t\t\t\t"), "Mechanic II"),
        (("Harbor Competencies\t\t\t\t", "Position:\t\tMechanic II\t\t"), "Mechanic II"),
    ],
)
def test_rows_of_a_label_and_a_fact_above_a_head_are_facts_of_the_class(facts, title):
    head = "#\tCompetency\tBasic\tAdvanced\tExpert"
    model = best(
        rows(*facts, head, "1\tKnots\tTies.\tSplices.\tTeaches.", "2\tSails\tSets.\tMends.\tCuts.")
    ).model

    assert [competency.name for competency in model.competencies] == ["Knots", "Sails"]
    assert [words.text for words in model.level_labels] == ["Basic", "Advanced", "Expert"]
    assert model.job.title == title


def test_labels_with_a_colon_down_the_left_are_no_facts_above_a_head():
    table = ("Competency:\tKnots\t", "Definition:\tTies.\t", "Level\tBasic\tExpert")

    assert titles_apart(rows(*table, "Text\tTies one.\tTies all.")) == rows(
        *table, "Text\tTies one.\tTies all."
    )
