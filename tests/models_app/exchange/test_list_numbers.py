"""Numbers that only count the names of a document: every content is invented."""

import pytest

from models_app.exchange.lines import written_lines
from models_app.exchange.recognising import read_with, readings_of
from tests.models_app.exchange.reading import asked, best, left, rows

TITLE = "Numbers of the list were not taken over"
OTHERS = "The numbers may be those of another bank"


def document(*numbers, note="For all crews."):
    """Names with these numbers in front and a paragraph below each."""
    names = ["Kneading", "Baking", "Selling", "Cleaning"]
    texts = (
        f"{number} {name}\n\nDoes the {name} well.\n" for number, name in zip(numbers, names, strict=False)
    )
    return "\n".join(["Bakery Competency Model\n", f"Note: {note}\n", *texts])


def numbers_of(model):
    return [competency.number for competency in model.competencies]


@pytest.mark.parametrize("numbers", [("1)", "2)", "3)"), ("1.", "2.", "3."), ("1.", "2.", "1.")])
def test_numbers_that_count_from_one_are_the_order_and_said(numbers):
    reading = best(document(*numbers))

    assert (numbers_of(reading.model), left(reading)) == ([None] * 3, [])
    assert [c.family for c in reading.model.competencies] == ["Kneading", "Baking", "Selling"]
    assert [title for title, _ in asked(reading.model) if "umber" in title] == [TITLE]


@pytest.mark.parametrize(
    "note",
    [
        "The numbers are those of the City's competency bank.",
        "Our library gives each competency its number.",
        "Numbers refer to the order in the Competency Bank.",
    ],
)
def test_numbers_that_the_document_calls_those_of_the_bank_are_kept(note):
    model = best(document("1.", "2.", "3.", note=note)).model

    assert numbers_of(model) == [1, 2, 3]
    assert {TITLE, OTHERS}.isdisjoint(title for title, _ in asked(model))


@pytest.mark.parametrize("numbers", [("3.", "7.", "8."), ("1.", "3.", "4."), ("2.", "3.", "4.")])
def test_numbers_that_count_nothing_are_kept(numbers):
    assert numbers_of(best(document(*numbers)).model) == [int(number[:-1]) for number in numbers]


@pytest.mark.parametrize(
    ("head", "kept"), [("No.", [None, None]), ("Competency number", [1, 2]), ("ID", [1, 2])]
)
def test_a_column_that_counts_the_rows_is_the_order_unless_its_head_names_the_competency(head, kept):
    reading = best(
        rows(f"{head}\tCompetency\tNovice\tExpert", "1\tBaking\tBread.\tCakes.", "2\tSelling\tBread.\tAll.")
    )

    assert (numbers_of(reading.model), left(reading)) == (kept, [])


@pytest.mark.parametrize("numbers", [("1)", "2)", "3)"), ("1", "2", "3"), ("1.", "2.", "1.")])
def test_a_person_can_keep_the_numbers_of_the_list(numbers):
    words = written_lines(document(*numbers))
    first, second, *_ = readings_of(words)

    assert second == read_with(words, f"{first.code}+numbers")
    assert second.label == f"{first.label}, with the numbers of the list as those of the bank"
    assert (numbers_of(first.model), numbers_of(second.model)) == ([None] * 3, [int(n[0]) for n in numbers])
    assert (left(second), [t for t, _ in asked(second.model) if t == TITLE]) == ([], [])


def test_without_lost_numbers_there_is_no_such_choice():
    readings = readings_of(written_lines(document("3.", "7.", "8.")))

    assert [one.code for one in readings if "+" in one.code] == []


@pytest.mark.parametrize("numbers", [("4.", "17.", "102."), ("1.", "2.", "3.")])
def test_numbers_of_a_bank_with_a_name_are_kept_and_asked_about(numbers):
    model = best(document(*numbers, note="The numbers are those of the State Competency Catalog.")).model

    assert numbers_of(model) == [int(number[:-1]) for number in numbers]
    assert (OTHERS, (3,)) in asked(model)


@pytest.mark.parametrize(
    ("said", "is_asked"),
    [
        ("Numbers refer to the master list of the Office of Personnel.", True),
        ("The numbers below belong to another list.", True),
        ("Large numbers are no burden.", False),
    ],
)
def test_a_sentence_about_the_numbers_is_quoted(said, is_asked):
    model = best(
        f"Inspectors\n\n{said}\n\n4. Reading - Reads.\n17. Testing - Tests.\n102. Writing - Writes."
    ).model

    assert [row.number for row in model.competencies] == [4, 17, 102]
    assert (OTHERS in dict(asked(model))) == is_asked
