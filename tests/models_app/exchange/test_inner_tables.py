"""Tables inside cells: every content is invented."""

from models_app.calculations.plain import Words
from models_app.exchange.inner_tables import INSIDE, without_inner_tables
from tests.models_app.exchange.reading import asked, best, left, outline


def document(inner=()):
    """Two competencies with a table of levels each; `inner` are rows of a table in a cell of the first one's."""
    lines = [
        ("Planner Model", "heading", None), ("Zoning", "heading", None), ("Applies the code.", "paragraph", None),
        ("Level\tDescription", "row", 1), ("Novice\tHelps with it.", "row", 1), *((row, "row", 2) for row in inner),
        ("Expert\tLeads it all.", "row", 1), ("Maps", "heading", None), ("Reads maps.", "paragraph", None),
        ("Level\tDescription", "row", 3), ("Novice\tReads one.", "row", 3), ("Expert\tReads all.", "row", 3),
    ]  # fmt: skip
    return [Words(text, (n,), kind, None, table) for n, (text, kind, table) in enumerate(lines, 1)]


def test_a_table_inside_a_cell_leaves_the_outer_one_whole_and_is_named():
    reading = best(document(["one\ttwo", "three"]))

    assert outline(reading.model) == outline(best(document()).model)
    assert ("A table inside a cell was not used", (6, 7)) in asked(reading.model)
    assert left(reading) == [(6, "one", INSIDE), (6, "two", INSIDE), (7, "three", INSIDE)]


def test_tables_one_after_the_other_are_not_inside_each_other():
    words = document()

    assert without_inner_tables(words) == (words, [], [])
    assert without_inner_tables([words[3], words[9], words[7], words[4]])[0] == [
        words[3],
        words[9],
        words[7],
        words[4],
    ]


def last_cell(*outer, inner=("Law\tLegal", "Roads\tPaved")):
    """A table whose last cell holds another one, which has as many columns."""
    rows = [*((text, 1, 0) for text in outer), *((text, 2, 1) for text in inner)]
    return [
        Words(text, (n,), "row", None, table, nested=deep) for n, (text, table, deep) in enumerate(rows, 1)
    ]


def test_a_table_inside_the_last_cell_of_a_list_is_no_part_of_the_list():
    reading = best(last_cell("Competency\tDefinition", "Zoning\tApplies the code.", "Maps\tReads maps."))

    assert outline(reading.model) == [("Zoning", None, "Applies the code."), ("Maps", None, "Reads maps.")]
    assert ("A table inside a cell was not used", (4, 5)) in asked(reading.model)
    assert [entry[2] for entry in left(reading)] == [INSIDE] * 4


def test_a_table_of_levels_below_its_label_in_a_form_stays():
    words = last_cell(
        "Competency\tZoning",
        "Definition\tApplies the code.",
        "Levels",
        inner=("Novice\tHelps.", "Expert\tLeads."),
    )

    assert without_inner_tables(words) == (words, [], [])
    assert without_inner_tables(words[1:2] + words[3:]) == (words[1:2] + words[3:], [], [])
