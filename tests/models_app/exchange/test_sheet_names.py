"""Names of sheets that are no titles and no groups: every content is invented."""

import pytest

from models_app.calculations.plain import Words
from tests.models_app.exchange.reading import asked, best, left, outline

HEAD = "Competency\tDefinition\tBasic\tExpert"


def sheets(*named):
    """Sheets as a workbook gives them: a heading each, and rows that know their number."""
    found, line = [], 0
    for number, (name, *texts) in enumerate(named, 1):
        found.append(Words(name, (line := line + 1,), "heading", number))
        for row, text in enumerate(texts, 1):
            found.append(Words(text, (line := line + 1,), "row", number, number, row=row))
    return found


def row(name):
    return f"{name}\tIs good at it.\tStarts.\tTeaches."


@pytest.mark.parametrize("name", ["Model", "Matrix", "Competencies", "Proficiency Levels", "Sheet1"])
def test_a_plain_word_for_what_the_sheet_holds_is_no_title(name):
    reading = best(sheets((name, HEAD, row("Knots"), row("Sails"))))

    assert (reading.model.title.text, reading.model.groups, left(reading)) == ("", (), [])
    assert "The document has no title" in dict(asked(reading.model))


def test_another_name_is_the_title():
    reading = best(sheets(("Harbor Crew", HEAD, row("Knots"), row("Sails"))))

    assert reading.model.title.text == "Harbor Crew"


def test_a_sheet_of_single_cells_in_front_is_read_as_text_and_the_others_are_groups():
    about = (
        "About",
        "Harbor Crew Competency Guide",
        "Port of Elms",
        "It was written by those who do the work.",
    )

    reading = best(sheets(about, ("Core", HEAD, row("Knots")), ("Skills", HEAD, row("Sails"))))

    assert reading.model.title.text == "Harbor Crew Competency Guide"
    assert [entry[:2] for entry in outline(reading.model)] == [("Knots", "Core"), ("Sails", "Skills")]
    assert left(reading) == []


def test_a_sheet_named_as_the_competency_in_it_is_no_group():
    def one(sheet, name):
        return (
            sheet,
            f"Competency\t{name}",
            "Definition\tIs good.",
            "Level\tDescription",
            "Basic\tA.",
            "Expert\tB.",
        )

    reading = best(sheets(one("Locks-Tags", "Locks/Tags"), one("Knots", "Knots"), one("Sails", "Sails")))

    levels = {"Basic": "A.", "Expert": "B."}
    assert outline(reading.model) == [(n, None, "Is good.", levels) for n in ("Locks/Tags", "Knots", "Sails")]
    assert (reading.model.title.text, left(reading)) == ("", [])
