"""Numbers in front of names and in their labels: kept, or named as not used; in no name. All is invented."""

import pytest

from models_app.exchange.heading_numbers import COUNT, NO_NUMBER, NO_WHOLE
from tests.models_app.exchange.reading import asked, best, left, rows

ARCHIVE = """Archive Skills Model

{0} Preservation
Keeps old papers.

{1} Lending
Lends papers.
"""
COUNTS = ("Counts in the labels of names were not taken over", (2, 4))
NOT_TAKEN = ("Numbers of names were not taken over", (3, 6))


def names(reading):
    return [(row.number, row.family) for row in reading.model.competencies]


def test_a_number_above_a_paragraph_is_the_number():
    reading = best(ARCHIVE.format("4.", "19)"))

    assert (reading.code, names(reading)) == ("headed_paragraphs", [(4, "Preservation"), (19, "Lending")])
    assert left(reading) == []


@pytest.mark.parametrize("numbers", ["4 19", "#4 #19", "(4) (19)", "4: 19:"])
@pytest.mark.parametrize("label", ["", "Definition: "])
def test_a_number_written_in_another_way_is_the_number_where_most_names_have_one(numbers, label):
    reading = best(
        ARCHIVE.format(*numbers.split()).replace("Keeps", f"{label}Keeps").replace("Lends", f"{label}Lends")
    )

    assert (names(reading), left(reading)) == ([(4, "Preservation"), (19, "Lending")], [])


def test_a_word_in_front_of_the_number_is_understood():
    reading = best(ARCHIVE.format("No. 4 –", "No. 19 –"))

    assert (names(reading), left(reading)) == ([(4, "Preservation"), (19, "Lending")], [])


@pytest.mark.parametrize(
    "names_of_two", [("3D Modeling", "2D Drawing"), ("5 Whys", "Lending"), ("4 Eyes", "4 Ears")]
)
def test_figures_that_are_part_of_names_stay(names_of_two):
    reading = best("Drafting Model\n\n{}\nKeeps papers.\n\n{}\nLends papers.\n".format(*names_of_two))

    assert names(reading) == [(None, name) for name in names_of_two]


def test_findings_call_a_competency_as_it_is_called_now():
    reading = best(ARCHIVE.format("2.1", "2.2").replace("papers.\n", "papers.\nDusts shelves.\n"))

    assert "Preservation has further paragraphs below its definition" in dict(asked(reading.model))


@pytest.mark.parametrize(
    "numbers",
    [("2.1", "2.2"), ("1.4.1", "1.4.2."), ("B.", "C."), ("a)", "b)"), ("II.", "III."), ("C4", "C-7")],
)
def test_other_numbers_are_named_and_stand_in_no_name(numbers):
    reading = best(ARCHIVE.format(*numbers))

    assert names(reading) == [(None, "Preservation"), (None, "Lending")]
    assert left(reading) == [(3, numbers[0].rstrip(".)"), NO_NUMBER), (6, numbers[1].rstrip(".)"), NO_NUMBER)]
    assert NOT_TAKEN in asked(reading.model)


def test_a_single_letter_in_front_of_one_name_is_a_part_of_it():
    reading = best("Garden Skills Model\n\nC. elegans Care\nKeeps worms.\n\nPlanting\nPlants trees.\n")

    assert names(reading) == [(None, "C. elegans Care"), (None, "Planting")]


@pytest.mark.parametrize("definition", ["Definition: Keeps papers.", "Keeps papers."])
@pytest.mark.parametrize("label", ["Competency 1:", "Skill No. 1 –"])
def test_a_count_in_the_label_of_the_name_is_named_and_no_number(label, definition):
    second = label.replace("1", "7")
    reading = best(f"Archive Model\n{label} Preservation\n{definition}\n{second} Lending\n{definition}\n")

    assert names(reading) == [(None, "Preservation"), (None, "Lending")]
    assert left(reading) == [(2, "1", COUNT), (4, "7", COUNT)]
    assert COUNTS in asked(reading.model)


def test_a_count_in_the_label_on_the_left_of_a_table_is_named_too():
    reading = best(rows("Competency 3\tPreservation", "Definition\tKeeps papers."))

    assert (names(reading), left(reading)) == ([(None, "Preservation")], [(1, "3", COUNT)])


@pytest.mark.parametrize(
    "document",
    [
        rows("No.\tCompetency\tDefinition", "2.1\tPreservation\tKeeps.", "2.2\tLending\tLends."),
        "Archive\nPreservation\nNumber: 2.1\nDefinition: Keeps.\nLending\nNumber: 2.2\nDefinition: Lends.\n",
    ],
)
def test_a_labelled_number_that_is_no_whole_one_is_named(document):
    reading = best(document)

    assert names(reading) == [(None, "Preservation"), (None, "Lending")]
    assert [(text, reason) for _, text, reason in left(reading)] == [("2.1", NO_WHOLE), ("2.2", NO_WHOLE)]
    assert "Numbers that are no whole ones were not taken over" in dict(asked(reading.model))
