"""Notes below tables: every content is invented."""

import pytest

from models_app.calculations.plain import Words
from models_app.exchange.table_notes import NO_ROW
from tests.models_app.exchange.reading import asked, best, left, rows

TITLE = "Lines below a table were taken as notes"
HEAD_TITLE = "A line below the head of a table was taken as a note"
NUMBERED = (
    "No.\tCompetency\tDefinition\tLevel 1\tLevel 2",
    "3\tKneading\tKneads.\tOne.\tTwo.",
    "4\tBaking\tBakes.\tOne.\tTwo.",
)
NAMED = tuple(row.partition("\t")[2] for row in NUMBERED)


def document(table, *notes, first=5):
    """A table with rows of one cell below; row 4 is blank, unless they begin there."""
    return [
        *rows(*table),
        *(Words(text, (n,), "row", None, 1) for n, text in enumerate(notes, first)),
    ]


def names(model):
    return [competency.name for competency in model.competencies]


def texts(model):
    return [text for part in model.parts for text in part.paragraphs]


@pytest.mark.parametrize(
    ("note", "first", "text"),
    [
        ("* GS-9 is the entry grade", 5, "* GS-9 is the entry grade"),
        ("* GS-9 is the entry grade", 4, "* GS-9 is the entry grade"),
        ("Source: job analysis 2024", 4, "job analysis 2024"),
        ("Union agreement applies", 5, "Union agreement applies"),
    ],
)
def test_a_note_below_a_table_is_no_part_of_its_last_row(note, first, text):
    reading = best(document(NUMBERED, note, first=first))

    assert names(reading.model) == ["3. Kneading", "4. Baking"]
    assert (texts(reading.model), left(reading)) == ([text], [])
    assert [found for found in asked(reading.model) if first in found[1]] == [(TITLE, (first,))]


def test_notes_below_the_names_are_no_competencies():
    reading = best(document(NAMED, "* Level 3 is for supervisors only", "Legend: 1 = aware, 2 = able"))

    assert names(reading.model) == ["Kneading", "Baking"]
    assert (TITLE, (5, 6)) in asked(reading.model)


@pytest.mark.parametrize("note", ["Bold = required at hire", "Legend: 1 = aware, 2 = able"])
def test_a_legend_right_below_the_head_is_no_group(note):
    head, *body = NAMED
    model = best(rows(head, note, *body)).model

    assert (names(model), model.groups) == (["Kneading", "Baking"], ())
    assert [words for words in texts(model) if words in note] != []
    assert (HEAD_TITLE, (2,)) in asked(model)


def test_a_group_right_below_the_head_stays_one():
    head, *body = NAMED

    assert [group.text for group in best(rows(head, "Bread and cake", *body)).model.groups] == [
        "Bread and cake"
    ]


def test_a_sum_is_not_used_and_said():
    reading = best(document(NAMED, "Total", first=4))

    assert (names(reading.model), left(reading)) == (["Kneading", "Baking"], [(4, "Total", NO_ROW)])
    assert (TITLE, (4,)) in asked(reading.model)


@pytest.mark.parametrize("first", [4, 5])
def test_a_bare_name_at_the_end_stays_a_competency(first):
    assert names(best(document(NAMED, "Selling", first=first)).model) == ["Kneading", "Baking", "Selling"]


def test_a_text_that_goes_on_in_its_own_column_stays_with_its_row():
    model = best(document(NAMED, "\tAlso fries.", first=5)).model

    assert [c.definition for c in model.competencies] == ["Kneads.", "Bakes.\nAlso fries."]
