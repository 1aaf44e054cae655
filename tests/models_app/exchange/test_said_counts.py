"""Counts and numbers that do not fit what was read."""

import pytest

from models_app.calculations.plain import PlainCompetency, PlainJob, PlainModel, PlainPart, Words
from models_app.choices import PartKind
from models_app.exchange.said_counts import said_counts


def titles(text: str, numbers: list[int | None], groups: int = 1) -> list[str]:
    rows = [
        PlainCompetency(f"Name {n}", (n,), None, (), number=number, group=n % groups)
        for n, number in enumerate(numbers)
    ]
    part = PlainPart(PartKind.PREFACE, "", (text,), (1,))
    model = PlainModel(Words("Model", ()), PlainJob("", ()), (part,), (), (), tuple(rows))
    return [one.title for one in said_counts(model)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("These twelve competencies apply to every supervisor.", "twelve"),
        ("This model consists of 12 competencies.", "12"),
        ("Seven competencies were revised in May.", ""),
        ("The two competencies above are not for selection.", ""),
        ("All of the four competencies apply.", "four"),
        ("These five competencies apply.", ""),
        ("The three competencies of this group are technical.", ""),
        ("At least seven competencies are rated.", ""),
        ("Select seven competencies for the interview.", ""),
        ("The seven core competencies apply to everyone.", ""),
        ("Two of the competencies are not for selection.", ""),
        ("The seven competencies in the bank were reviewed.", ""),
    ],
)
def test_a_count_that_fits_neither_all_nor_a_group_is_named(text, said):
    expected = [f"The document speaks of {said} competencies, and 5 were read"] if said else []

    assert titles(text, [None] * 5, groups=2) == expected


@pytest.mark.parametrize(
    ("numbers", "named"),
    [
        ([1, 2, 3, 5, 6], "4"),
        ([1, 2, 3, 4, 5], ""),
        ([1, 2, 5, 9], ""),  # a choice from a bank
        ([2, 3, 5, 6], ""),
        ([1, 3, 4], ""),
        ([1, 2, 2, 4], "3"),
        ([1, 3, 2, 5, 6], ""),
    ],
)
def test_a_number_left_out_in_a_row_is_named(numbers, named):
    assert titles("", numbers) == ([f"No competency has the number {named}"] if named else [])
