"""Names that run into their definitions in the cells of a table of levels. Every content is invented."""

from dataclasses import replace

import pytest

from competency_portal.exchange.document import Mark
from models_app.calculations.plain import Words
from models_app.exchange.cell_names import section_of_head
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
        (["Tides. Knows the tides.", "Nets. Casts nets."], SPLIT),
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


@pytest.mark.parametrize("face", ["bold", "italic", "underline"])
@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ([("Tides.", " Knows the tides."), ("Nets.", " Casts nets.")], SPLIT),
        ([("Tides", "\u2028- Knows the tides."), ("Nets", "\u2028Casts nets.")], SPLIT),
        ([("Tides", " Knows"), ("Nets", "")], [("Tides Knows", None), ("Nets", None)]),
        ([("Tides", " Knows the tides.")], [("Tides Knows the tides.", None)]),
    ],
)
def test_a_name_ends_where_its_typeface_ends(face, cells, expected):
    marks = {n: [Mark(0, len(name), face)] for n, (name, _) in enumerate(cells, 1)}

    assert named(read([name + rest for name, rest in cells], words=marks.items())) == expected


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        (("Ropes", " Ties all ropes and"), "splices them.", "Ties all ropes and splices them."),
        (("Ropes", " Ties all ropes."), "Splices them.", "Ties all ropes. Splices them."),
        (("Ropes", ""), "Ties all ropes.", "Ties all ropes."),
        (("Ropes", ""), "Tying", None),
    ],
)
def test_a_first_cell_without_the_typeface_goes_on_over_a_page(above, below, expected):
    cells = [("Tides", " Knows the tides."), ("Nets", " Casts nets."), above, ("", below)]
    texts = [HEAD, *(f"{name}{rest}{LEVELS}" for name, rest in cells)]
    reading = best(
        [
            Words(
                text,
                (n,),
                "row",
                1 + (n == 5),
                1,
                (Mark(0, len(cells[n - 2][0]), "bold"),) if n > 1 and cells[n - 2][0] else (),
            )
            for n, text in enumerate(texts, 1)
        ]
    )

    torn = [title for title, _ in asked(reading.model) if "over the page" in title]
    assert named(reading)[2:] == ([("Ropes", expected)] if expected else [("Ropes", None), ("Tying", None)])
    assert torn == (["Row of 'Ropes' broken over the page"] if expected else [])
    assert left(reading) == []


def test_a_name_and_its_definition_torn_by_a_page_are_told_by_the_other_rows():
    first = rows(HEAD, f"Tides: Knows the tides.{LEVELS}", f"Nets: Casts all nets where{LEVELS}")
    second = rows("the fish are.\t\tReads ten.", start=4)

    reading = best([replace(row, page=page) for page, part in enumerate((first, second)) for row in part])

    assert named(reading) == [SPLIT[0], ("Nets", "Casts all nets where the fish are.")]


@pytest.mark.parametrize(
    ("head", "group"),
    [("Competency and Definition", None), ("Competency / Description", None), ("Sea Skills", "Sea Skills")],
)
def test_a_head_that_says_name_and_definition_is_no_group(head, group):
    reading = read(["Tides: Knows the tides.", "Nets: Casts nets."], f"{head}\tLevel 1\tLevel 2")

    assert [words.text for words in reading.model.groups] == ([group] if group else [])


@pytest.mark.parametrize("head", ["", "-", "and"])
def test_a_head_without_words_says_nothing(head):
    assert section_of_head(head) is None


def test_a_sentence_as_a_name_makes_the_reading_a_guess():
    reading = read([f"Tides Knows all of the tides of the {sea}." for sea in ("north", "south")])

    assert reading.sureness == "a guess"
    assert "A name and its definition can't be told apart (2)" in dict(asked(reading.model))


def test_a_table_of_two_columns_with_names_that_run_in():
    reading = read(["Tides. Knows the tides.", "Nets. Casts nets."], "Competency\tBehaviors", "\tReads one.")

    assert (reading.code, named(reading)) == ("level_table", SPLIT)
