"""Rows of label and value above the head of a table: every content is invented."""

from dataclasses import replace

import pytest

from models_app.calculations.plain import Words
from models_app.exchange.rows_above import fronts_apart, head_below_facts
from models_app.exchange.tables import is_row
from tests.models_app.exchange.reading import best, left, outline, rows

HEAD = "Competency\tDefinition\tBasic\tExpert"
BELOW = ("Knots\tTies ropes.\tOne.\tAll.", "Sails\tSets sails.\tTwo.\tMost.")
GERMAN = "Wissen\tWas es ist\tAnfang\tEnde"
FACTS = ("Agency\tPort of Elm", "Class code\t4407")


def table(*texts, table=1, start=1):
    """Rows; an empty text is a blank row, which leaves a gap between the numbers."""
    return [line for line in rows(*texts, table=table, start=start) if line.text]


@pytest.mark.parametrize(
    ("texts", "above"),
    [
        ((*FACTS, HEAD, *BELOW), 2),
        ((*FACTS, "", HEAD, *BELOW), 2),
        (("Pilots", *FACTS, "", HEAD, *BELOW), 3),
        (("\tAgency\tPort of Elm", f"\t{HEAD}", *(f"\t{row}" for row in BELOW)), 1),
        # as wide as the head, or of two columns: by words in common use alone
        (("Position\tPilot\t\tGrade\t9", HEAD, *BELOW), 1),
        (("Position\tPilot\tGrade\t9", HEAD, *BELOW), 1),
        (("Steward\tAnn\tUsed in\tElm", HEAD, *BELOW), 0),
        ((FACTS[0], "Competency\tDefinition", "Knots\tTies ropes."), 1),
        (("Steward\tAnn", "Competency\tDefinition", "Knots\tTies ropes."), 0),
        # heads that nobody knows: a blank row or a known label, and rows that fill the same columns
        ((FACTS[0], GERMAN, *BELOW), 1),
        (("Amt\tElm", "", GERMAN, *BELOW), 1),
        (("Amt\tElm", GERMAN, *BELOW), 0),
        ((FACTS[0], GERMAN, BELOW[0]), 0),
        ((FACTS[0], GERMAN, BELOW[0], "Sails\tSets sails."), 0),
        (("Zweck\tIt tells what pilots know.", "", GERMAN, *BELOW), 0),
        # names and texts without a head
        ((*FACTS, "", "Knots\tTies ropes.", "Sails\tSets sails.", "Tides\tReads tides."), 2),
        ((*FACTS, "", "Knots\tTies ropes.", "Sails\tSets sails."), 0),
        ((*FACTS, "Knots\tTies ropes.", "Sails\tSets sails.", "Tides\tReads tides."), 0),
        # what a competency has, is no fact; nor are titles alone, which others take
        (("Competency\tKnots", HEAD, *BELOW), 0),
        (("Level\tSenior", HEAD, *BELOW), 0),
        (("Group\tDeck", HEAD, *BELOW), 0),
        (("Pilots", HEAD, *BELOW), 0),
        ((HEAD, *BELOW), 0),
        ((*FACTS, HEAD), 0),
    ],
)
def test_how_many_rows_stand_above_the_head(texts, above):
    assert head_below_facts(table(*texts)) == above


@pytest.mark.parametrize(
    ("texts", "front"),
    [
        (FACTS, ["Agency: Port of Elm", "Class code: 4407"]),
        (("Agency\tPort of Elm", "Title\tPilots"), ["Pilots", "Agency: Port of Elm"]),
        (("Competency Model\tPilot", FACTS[0]), ["Competency Model: Pilot", "Agency: Port of Elm"]),
        ((FACTS[0], "Pilot Competencies"), ["Pilot Competencies", "Agency: Port of Elm"]),
        ((FACTS[0], "Core Competencies"), ["Agency: Port of Elm", "Core Competencies"]),
        (("Approved by\t", FACTS[0]), ["Approved by:", "Agency: Port of Elm"]),
        (("**Position:**\tPilot\t\tGrade:\t9",), ["Position: Pilot", "Grade: 9"]),
    ],
)
def test_each_row_is_a_line_as_a_text_has_it(texts, front):
    lines, _, _ = fronts_apart(table(*texts, HEAD, *BELOW))

    assert [line.text for line in lines if not is_row(line)] == front
    assert [line.text for line in lines if is_row(line)] == [HEAD, *BELOW]


def test_the_front_goes_where_that_of_a_text_goes():
    sheet = Words("Data 7", (1,), "heading", 1)
    cells = table("Model\tPilot", *FACTS, "Date\tMay 2024", "", HEAD, *BELOW, start=2)

    reading = best([sheet, *(replace(line, row=n) for n, line in enumerate(cells, 1))])
    model = reading.model

    assert (model.title.text, model.job.organization, model.job.code) == ("Pilot", "Port of Elm", "4407")
    assert [(part.heading, part.paragraphs) for part in model.parts] == [("Date", ("May 2024",))]
    assert outline(model) == [
        ("Knots", None, "Ties ropes.", {"Basic": "One.", "Expert": "All."}),
        ("Sails", None, "Sets sails.", {"Basic": "Two.", "Expert": "Most."}),
    ]
    assert left(reading) == []


@pytest.mark.parametrize("other", ["Port of Elm", "Port of Oak"])
def test_tables_of_two_documents_are_asked_about(other):
    def sheet(name, agency, row, start):
        head = Words(name, (start,), "heading", start)
        cells = table(f"Agency\t{agency}", "", HEAD, row, table=start, start=start + 1)
        return [head, *(replace(line, row=n, page=start) for n, line in enumerate(cells, 1))]

    reading = best([*sheet("Deck", "Port of Elm", BELOW[0], 1), *sheet("Shore", other, BELOW[1], 6)])

    asked = [one.lines for one in reading.model.findings if "state different facts" in one.title]
    assert asked == ([] if other == "Port of Elm" else [(2, 7)])
    assert [entry[:2] for entry in outline(reading.model)] == [("Knots", "Deck"), ("Sails", "Shore")]


def test_a_refusal_names_the_heads_that_nobody_knows_and_no_title_above_them():
    refusal = best(table("Harbor", "", "Wissen\tWas es ist\tAnfang", "Knoten\tBindet.\tEinen.")).refusal

    assert "may be its head, 'Wissen / Was es ist / Anfang'" in refusal
    assert "does not know 'Wissen', 'Was es ist', 'Anfang'. " in refusal
    assert "say yourself what the columns are and in which row their heads stand." in refusal


def test_a_refusal_names_a_row_above_the_head_that_may_be_anything():
    refusal = best(table("Title\tPilots", "Category\tDeck", HEAD, *BELOW)).refusal

    assert refusal == (
        "The head of the table may be its row 'Competency / Definition / Basic / Expert'. It can't be told what the "
        "rows above it are, which begin with 'Title / Pilots'. Take them out of the table, or say yourself in which "
        "row its head stands."
    )
