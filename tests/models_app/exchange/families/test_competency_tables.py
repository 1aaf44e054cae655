"""A table for each competency: every content is invented."""

import pytest

from models_app.calculations.plain import Unreadable, Words
from models_app.exchange.families import competency_tables
from models_app.exchange.heading_numbers import NO_WHOLE
from tests.models_app.exchange.reading import asked, best, left, outline, rows

TIDES = [
    "Competency\tTide Reading",
    "Number\t12",
    "Definition\tKnows when to leave the harbor.",
    "Behavioral indicators\tReads the chart\u2028Asks the pilot",
    "Novice\tReads one harbor.",
    "Expert\tReads all harbors.",
    "Required level\tExpert",
]
NETS = [
    "Competency:\tNet Casting (Deep Sea)",
    "Definition:\tCasts nets.",
    "Novice:\tCasts one net.",
    "Expert:\tCasts many nets.",
]
EXPECTED = [
    (
        "12. Tide Reading",
        None,
        "Knows when to leave the harbor.",
        {"Novice": "Reads one harbor.", "Expert": "Reads all harbors."},
        ["Reads the chart", "Asks the pilot"],
    ),
    (
        "Net Casting (Deep Sea)",
        None,
        "Casts nets.",
        {"Novice": "Casts one net.", "Expert": "Casts many nets."},
    ),
]


def test_labels_on_the_left_with_the_name_in_the_first_row():
    words = [
        Words("Fishery Model", (20,)),
        *rows(*TIDES, start=21),
        *rows(*NETS, table=2, start=40),
        Words("Note: Both hold at sea.", (50,)),
    ]

    reading = best(words)

    assert (reading.code, left(reading)) == ("competency_tables", [])
    assert outline(reading.model) == EXPECTED
    assert reading.model.competencies[0].required_level.label == "Expert"
    assert [(part.kind, part.paragraphs) for part in reading.model.parts] == [
        ("general_note", ("Both hold at sea.",))
    ]


def test_names_above_the_tables_and_groups_above_them():
    words = [
        Words("Fishery Model", (1,)),
        Words("All crews share it.", (2,)),
        Words("At Sea", (3,)),
        Words("Tide Reading", (4,)),
        *rows("Definition\tKnows tides.", "Level 1\tOne harbor.", start=5),
        Words("Ashore", (7,)),
        Words("Net Mending", (8,)),
        *rows("Definition\tMends nets.", "Level 1\tOne net.", table=2, start=9),
    ]

    reading = best(words)

    assert (reading.code, left(reading)) == ("competency_tables", [])
    assert outline(reading.model) == [
        ("Tide Reading", "At Sea", "Knows tides.", {"Level 1": "One harbor."}),
        ("Net Mending", "Ashore", "Mends nets.", {"Level 1": "One net."}),
    ]


def test_a_row_with_one_cell_is_the_name_or_a_heading():
    words = rows(
        "Tide Reading", "Definition\tKnows tides.", "Proficiency levels", "Low\tOne harbor.", "High\tAll."
    )

    assert outline(best(words).model) == [
        ("Tide Reading", None, "Knows tides.", {"Low": "One harbor.", "High": "All."})
    ]


def test_tables_of_levels_below_the_name_of_each_competency():
    text = (
        "Rowing\nLevel\tDescription\nNovice\tRows alone.\nExpert\tTrains crews.\n"
        "Knots\nLevel\tDescription\nNovice\tTies two.\nExpert\tInvents knots.\n"
    )

    reading = best(text)

    assert (reading.code, left(reading)) == ("competency_tables", [])
    assert outline(reading.model) == [
        ("Rowing", None, None, {"Novice": "Rows alone.", "Expert": "Trains crews."}),
        ("Knots", None, None, {"Novice": "Ties two.", "Expert": "Invents knots."}),
    ]


@pytest.mark.parametrize("text", ["No table", "A\tB\tC\nD\tE\tF"])
def test_other_structures_are_refused(text):
    with pytest.raises(Unreadable):
        competency_tables.read([Words(line, (n,)) for n, line in enumerate(text.split("\n"), 1)])


def test_a_stated_use_is_placed_and_a_number_that_is_no_whole_one_named():
    words = rows("Competency\tZoning", "No.\t2.1", "Definition\tApplies codes.", "Used for selection\tno")

    reading = best(words)

    assert reading.model.competencies[0].selection_use == "not_for_selection"
    assert left(reading) == [(2, "2.1", NO_WHOLE)]
    assert "Numbers that are no whole ones were not taken over" in dict(asked(reading.model))


def sheet(name, group, *levels):
    """The rows of one table, its levels counted with a dash."""
    named = ("1 - Basic", "2 - Lead")
    return [
        f"Competency\t{name}", f"Cluster\t{group}", f"Definition\t{name}.",
        *(f"{label}\t{text}" for label, text in zip(named, levels, strict=True)),
    ]  # fmt: skip


def test_a_row_names_the_group_and_a_cell_the_whole_label_of_a_level():
    words = [
        *rows(*sheet("Tides", "Water", "Reads.", "Plans.")),
        *rows(*sheet("Nets", "Land", "Mends.", "Buys."), table=2, start=6),
        *rows(*sheet("Locks", "Water", "Opens.", "Runs."), table=3, start=11),
    ]

    reading = best(words)

    assert (reading.code, left(reading)) == ("competency_tables", [])
    assert outline(reading.model) == [
        ("Tides", "Water", "Tides.", {"1 - Basic": "Reads.", "2 - Lead": "Plans."}),
        ("Nets", "Land", "Nets.", {"1 - Basic": "Mends.", "2 - Lead": "Buys."}),
        ("Locks", "Water", "Locks.", {"1 - Basic": "Opens.", "2 - Lead": "Runs."}),
    ]
    assert [group.text for group in reading.model.groups] == ["Water", "Land"]


def test_groups_above_the_names_are_given_to_no_other_competency():
    first, second = (sheet(name, name, "Reads.", "Plans.") for name in ("Tides", "Nets"))
    words = [
        *rows(first[1], first[0], *first[2:]),
        *rows(second[1], second[0], *second[2:], table=2, start=6),
    ]

    model = competency_tables.read(words)

    assert [entry[:3] for entry in outline(model)] == [("Tides", None, "Tides."), ("Nets", None, "Nets.")]
    assert [unused.lines for unused in model.unused] == [(1,), (6,)]
