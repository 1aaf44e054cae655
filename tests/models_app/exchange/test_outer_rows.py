"""Tables of one row around another table: every content is invented."""

import pytest

from models_app.calculations.plain import Words
from models_app.exchange.outer_rows import without_frames
from tests.models_app.exchange.reading import best, left, outline

LEVELS = [("Reads the code.", "Writes the code."), ("Reads one map.", "Draws maps.")]


def framed(*tables):
    """A title, then for each table the rows (text, nested), the nested ones a table of their own."""
    words, number = [Words("Planner Model", (1,), "heading")], 1
    for n, rows in enumerate(tables):
        for text, nested in rows:
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
