"""Sheets in front of those with competencies, and sheets about the workbook: every content is invented."""

import pytest

from tests.models_app.exchange.reading import best, outline
from tests.models_app.exchange.test_sheet_names import HEAD, row, sheets

LEVELS = {"Basic": "Starts.", "Expert": "Teaches."}
READ = [("Knots", None, "Is good at it.", LEVELS), ("Sails", None, "Is good at it.", LEVELS)]
TABLE = ("Competencies", HEAD, row("Knots"), row("Sails"))
MODEL = "Harbor Pilot Competency Model"


@pytest.mark.parametrize(
    ("cover", "title", "organization", "parts"),
    [
        (("Read me", MODEL, "Owner: HR"), MODEL, "", [("Owner", ("HR",))]),
        (("README", "Agency\tPort of Elms", f"Title\t{MODEL}", "Date\t2025-03-01"), MODEL, "Port of Elms",
         [("Date", ("2025-03-01",))]),
        (("About", "Competency model:\tHarbor Pilot", "It is for pilots."), "Competency model: Harbor Pilot", "",
         [("", ("It is for pilots.",))]),
        (("Instructions", "Fill in one row each", "Keep the heads."), "", "",
         [("", ("Fill in one row each", "Keep the heads."))]),
    ],
)  # fmt: skip
def test_a_sheet_in_front_gives_title_and_facts(cover, title, organization, parts):
    reading = best(sheets(cover, TABLE))

    assert (reading.model.title.text, reading.model.job.organization) == (title, organization)
    assert [(part.heading, part.paragraphs) for part in reading.model.parts] == parts
    assert (outline(reading.model), reading.model.unused) == (READ, ())


def test_the_title_on_the_sheet_of_the_table_wins():
    table = ("Competencies", "Deck Crew Competency Matrix", HEAD, row("Knots"), row("Sails"))

    reading = best(sheets(("Read me", "Port of Elms model of models", "Keep it safe."), table))

    assert reading.model.title.text == "Deck Crew Competency Matrix"
    assert [part.paragraphs for part in reading.model.parts] == [
        ("Port of Elms model of models", "Keep it safe.")
    ]
    assert outline(reading.model) == READ


@pytest.mark.parametrize(
    "about",
    [
        ("How to use", "Column\tWhat it means", "Competency\tIts name.", "Definition\tWhat it is."),
        ("Contents", "Sheet\tHolds", "Competencies\tAll of them"),
        ("Change log", "Date\tChange\tBy", "2024-01-02\tFirst edition\tA. Reed"),
        ("Version history", "Version\tDate\tAuthor", "1.0\t2024-01-02\tA. Reed"),
    ],
    ids=lambda about: about[0],
)  # fmt: skip
@pytest.mark.parametrize("at_the_end", [False, True])
def test_a_sheet_about_the_workbook_is_not_used(about, at_the_end):
    reading = best(sheets(*((TABLE, about) if at_the_end else (about, TABLE))))

    assert (outline(reading.model), reading.model.groups) == (READ, ())
    assert len(reading.model.unused) == len(about)
    assert reading.model.title.text == ""


def test_notes_end_with_their_sheet_also_where_the_next_one_has_a_plain_name():
    reading = best(sheets(("My notes", "Ask Kim"), TABLE))

    assert outline(reading.model) == READ
    assert [left.lines for left in reading.model.unused] == [(1,), (2,)]


@pytest.mark.parametrize(
    "front",
    [
        ("Core", "Rowing\tMoves a boat by its oars.", "Diving\tWorks below the water."),
        ("Roles", "Role\tKnots\tSails", "Pilot\tExpert\tBasic"),
    ],
)
def test_other_sheets_in_front_stay(front):
    reading = best(sheets(front, TABLE))

    assert not any("workbook" in left.reason or "columns" in left.reason for left in reading.model.unused)


@pytest.mark.parametrize(
    ("titles", "asks"),
    [
        (("Competency Model: Deckhand", "Competency Model: Pilot"), True),
        (("Deckhand Competency Profile", "Pilot Competency Profile"), True),
        ((MODEL, MODEL), False),
        (("Core Competencies", "Safety Competencies"), False),
    ],
)
def test_sheets_that_name_different_models_are_asked_about(titles, asks):
    both = [
        (f"Sheet {n}", title, HEAD, row(name))
        for n, title, name in zip("AB", titles, ("Knots", "Sails"), strict=True)
    ]

    reading = best(sheets(*both))

    asked = any("different models" in finding.title for finding in reading.model.findings)
    assert (asked, len(reading.model.competencies)) == (asks, 2)
    assert not (asks and reading.sureness == "sure")


def test_tables_side_by_side_are_read_one_after_the_other():
    head = "Competency\tDefinition"
    beside = ("Competencies", f"{head}\t\t{head}", "Knots\tTies.\t\tRadio\tSpeaks.", "Sails\tSets.")

    reading = best(sheets(beside))

    assert outline(reading.model) == [
        ("Knots", None, "Ties."),
        ("Sails", None, "Sets."),
        ("Radio", None, "Speaks."),
    ]
    assert "Two tables stand side by side" in [finding.title for finding in reading.model.findings]


def test_a_text_of_a_sheet_goes_on_in_the_row_below_and_not_on_a_page():
    rows = ("Competency\tLevel\tText", "Knots\tBasic\tTies the", "\t\tknots.", "\tExpert\tA.", "Sails\tBasic\tB.",
            "\tExpert\tC.")  # fmt: skip

    titles = [finding.title for finding in best(sheets(("Competencies", *rows))).model.findings]

    assert "Row of 'Knots' goes on in the row below" in titles
