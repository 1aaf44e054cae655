"""Numbers that a bank can't give: which they are, and what is left of a document without them."""

import pytest

from models_app.calculations.bank_numbers import (
    Clash,
    Given,
    NumbersChoice,
    clashes_of,
    with_own_numbers,
    without_numbers,
)
from models_app.calculations.plain import PlainCompetency, PlainFinding, PlainJob, PlainModel, Words

BANK = [Given(10, 1, "1. Judgment"), Given(11, 4, "4. Writing"), Given(12, None, "Typing")]


def competency(number, family):
    return PlainCompetency(family, (number or 9,), None, (), number=number)


def model(*competencies):
    return PlainModel(Words("Clerk", (1,)), PlainJob("Clerk", (1,)), (), (), (), competencies)


DOCUMENT = (
    competency(1, "Leading"),
    competency(2, "Writing"),
    competency(2, "Filing"),
    competency(None, "Typing"),
)
WRITING = {1: BANK[1]}  # the second of the document is number 4 of the bank


def test_a_number_of_another_competency_and_one_given_twice_clash():
    assert clashes_of(DOCUMENT, WRITING, BANK) == [
        Clash(0, "1. Leading", 1, "1. Judgment", in_bank=True),
        Clash(2, "2. Filing", 2, "2. Writing", in_bank=False),
    ]


def test_what_is_taken_for_the_holder_of_its_number_does_not_clash():
    assert clashes_of(DOCUMENT[:1], {0: BANK[0]}, BANK) == []


@pytest.mark.parametrize(
    ("choice", "numbers", "named"),
    [
        (NumbersChoice.CLASHING, [None, 2, None, None], "1. Leading; 2. Filing"),
        (NumbersChoice.ALL, [None, 4, None, None], "1. Leading; 2. Writing; 2. Filing"),
    ],
)
def test_numbers_left_out_give_way_to_those_of_the_bank_and_stay_on_record(choice, numbers, named):
    before = model(*DOCUMENT)

    after = without_numbers(before, clashes_of(DOCUMENT, WRITING, BANK), WRITING, choice)

    assert [one.number for one in after.competencies] == numbers
    assert after.findings == (
        PlainFinding(
            "layout",
            f"Numbers of the document left out: {named.count(';') + 1}",
            f"The document numbers them so: {named}.",
            (1, 2),
            settled=True,
            value="Left out",
            reason="Chosen on the review of the import: they are not the numbers of this bank.",
        ),
    )


def test_nothing_is_left_out_where_nothing_clashes():
    before = model(*DOCUMENT[3:])

    assert without_numbers(before, [], {}, NumbersChoice.ALL) is before


def test_what_a_document_does_not_number_keeps_the_number_of_the_bank():
    before = model(competency(None, "Writing"), competency(7, "Judgment"), competency(None, "Typing"))

    after = with_own_numbers(before, {0: BANK[1], 1: BANK[0], 2: BANK[2]})

    assert [one.number for one in after.competencies] == [4, 7, None]
    assert with_own_numbers(after, {0: BANK[1]}) is after
