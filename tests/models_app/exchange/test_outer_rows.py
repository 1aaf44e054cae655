"""Tables of one row around another table: every content is invented."""

import pytest

from models_app.calculations.plain import Words
from models_app.exchange.outer_rows import without_frames, without_names_over_columns
from tests.models_app.exchange.reading import best, left, outline, rows

LEVELS = [("Reads the code.", "Writes the code."), ("Reads one map.", "Draws maps.")]


def framed(*tables):
    """A title, then for each table the rows (text, nested), the nested ones a table of their own."""
    words, number = [Words("Planner Model", (1,), "heading")], 1
    for n, texts in enumerate(tables):
        for text, nested in texts:
            number += 1
            words.append(Words(text, (number,), "row", table=2 * n + nested, nested=nested))
        number += 1
    return words


def down(texts):
    return [(f"Novice\t{texts[0]}", 1), (f"Expert\t{texts[1]}", 1)]


def across(texts):
    return [("Novice\tExpert", 1), ("\t".join(texts), 1)]


@pytest.mark.parametrize("inner", [down, across])
@pytest.mark.parametrize("definitions", [("Applies the code.", "Reads maps."), (None, None)])
def test_a_table_of_one_row_around_a_table_of_levels_is_a_frame(inner, definitions):
    cells = [
        name if said is None else f"{name}\t{said}"
        for name, said in zip(("Zoning", "Maps"), definitions, strict=True)
    ]

    reading = best(framed(*([(cell, 0), *inner(texts)] for cell, texts in zip(cells, LEVELS, strict=True))))

    assert outline(reading.model) == [
        ("Zoning", None, definitions[0], dict(zip(("Novice", "Expert"), LEVELS[0], strict=True))),
        ("Maps", None, definitions[1], dict(zip(("Novice", "Expert"), LEVELS[1], strict=True))),
    ]
    assert left(reading) == []


@pytest.mark.parametrize(
    "tables",
    [
        [[("Zoning\tApplies.", 0), *down(LEVELS[0])]],  # one only
        [[("Zoning\tApplies.", 0), *down(LEVELS[0])], [("Maps\tReads.", 0)]],  # the second holds none
        [[("Zoning\tApplies.", 0), ("Maps\tReads.", 0), *down(LEVELS[0])]] * 2,  # two rows
        [[("Zoning\tApplies.\tAnn", 0), *down(LEVELS[0])]] * 2,  # a third cell
    ],
)
def test_other_tables_around_tables_stay(tables):
    words = framed(*tables)

    assert without_frames(words) == words


def one_table(number, name, *texts):
    start = number * 10
    return rows(
        name, *texts, "Seed\tTree\tWood", "Looks on.\tTalks to all.\tTeaches them.", table=number, start=start
    )


def test_a_name_over_all_columns_of_each_table_is_that_of_a_competency():
    texts = ("Definition: Ties ropes.",)

    reading = best([*one_table(1, "1. Knots", *texts), *one_table(2, "2. Sails", *texts)])

    levels = {"Seed": "Looks on.", "Tree": "Talks to all.", "Wood": "Teaches them."}
    assert outline(reading.model) == [(name, None, "Ties ropes.", levels) for name in ("Knots", "Sails")]
    assert (reading.code, left(reading)) == ("levels_below", [])


@pytest.mark.parametrize(
    "lines",
    [
        one_table(1, "Knots"),
        [*one_table(1, "Knots"), *rows("Seed\tTree", "Looks.\tTalks.", table=2, start=20)],
        [*one_table(1, "Knots"), *one_table(2, "It is all about the sails.")],
    ],
)
def test_other_rows_of_one_cell_stay_in_their_table(lines):
    assert without_names_over_columns(lines) is lines
