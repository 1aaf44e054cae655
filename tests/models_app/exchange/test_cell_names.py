"""Names that run into their definitions in the cells of a table of levels. Every content is invented."""

import pytest

from competency_portal.exchange.document import Mark
from models_app.calculations.plain import Words
from tests.models_app.exchange.reading import asked, best, left, rows

HEAD = "Competency\tContributing\tJourney"
LEVELS = "\tReads one.\tReads ten."
SPLIT = [("Tides", "Knows the tides."), ("Nets", "Casts nets.")]
UNDEFINED = "has no definition"


def read(cells, head=HEAD, levels=LEVELS, words=()):
    texts = [head, *(f"{cell}{levels}" for cell in cells)]
    marked = dict(words)
    return best(
        [
            Words(row.text, row.lines, row.kind, None, 1, marks=tuple(marked.get(n, ())))
            for n, row in enumerate(rows(*texts))
        ]
    )


def named(reading):
    return [(competency.name, competency.definition) for competency in reading.model.competencies]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["Tides: Knows the tides.", "Nets: Casts nets."], SPLIT),
        (["**Tides:** Knows the tides.", "**Nets**: Casts nets."], SPLIT),
        (["Tides – Knows the tides.", "Nets - Casts nets."], SPLIT),
        (["Tides: Knows the tides.", "Nets: Casts nets.", "Ropes"], [*SPLIT, ("Ropes", None)]),
        (
            ["Tides: Knows them.\u2028Asks others.", "Nets: Casts nets."],
            [("Tides", "Knows them.\nAsks others."), SPLIT[1]],
        ),
        (
            ["Sea - Tides: the way the sea goes", "Nets: Casts nets."],
            [("Sea - Tides", "the way the sea goes"), SPLIT[1]],
        ),
        (
            ["Tides: Knows the tides.", "Nets", "Ropes"],
            [("Tides: Knows the tides.", None), ("Nets", None), ("Ropes", None)],
        ),
        (["Sea: Tides", "Sea: Nets"], [("Sea: Tides", None), ("Sea: Nets", None)]),
        (
            ["Sea: Tides of the Deep Sea", "Sea: Nets"],
            [("Sea: Tides of the Deep Sea", None), ("Sea: Nets", None)],
        ),
    ],
)
def test_most_cells_of_this_form_are_names_with_their_definitions(cells, expected):
    reading = read(cells)

    assert named(reading) == expected
    assert left(reading) == []


def test_the_levels_stay_and_nobody_is_told_that_definitions_are_missing():
    reading = read(["Tides: Knows the tides.", "Nets: Casts nets."])

    assert [[level.text for level in one.levels] for one in reading.model.competencies] == [
        ["Reads one.", "Reads ten."]
    ] * 2
    assert [title for title, _ in asked(reading.model) if UNDEFINED in title] == []


def test_a_table_with_definitions_keeps_its_names():
    cells = ["Sea: Goes out daily.", "Nets: Casts nets."]

    reading = read(cells, "Competency\tDefinition\tContributing\tJourney", f"\tIs done.{LEVELS}")

    assert named(reading) == [(cell, "Is done.") for cell in cells]


def test_names_in_bold_need_no_sign():
    marks = {1: [Mark(0, 5, "bold")], 2: [Mark(0, 4, "bold")]}

    assert named(read(["Tides Knows the tides.", "Nets Casts nets."], words=marks.items())) == SPLIT
