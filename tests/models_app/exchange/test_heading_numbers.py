"""Numbers in front of names and in their labels: kept, or named as not used; in no name. All is invented."""

import pytest

from models_app.exchange.heading_numbers import COUNT, NO_NUMBER
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


@pytest.mark.parametrize("numbers", [("2.1", "2.2"), ("1.4.1", "1.4.2."), ("B.", "C."), ("II.", "III.")])
def test_other_numbers_are_named_and_stand_in_no_name(numbers):
    reading = best(ARCHIVE.format(*numbers))

    assert names(reading) == [(None, "Preservation"), (None, "Lending")]
    assert left(reading) == [(3, numbers[0].rstrip("."), NO_NUMBER), (6, numbers[1].rstrip("."), NO_NUMBER)]
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
