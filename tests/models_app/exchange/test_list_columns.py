"""Flat lists whose second column holds no definitions. Every content is invented."""

import pytest

from tests.models_app.exchange.reading import asked, best, left, outline, rows

TIDE, NETS = "• Knows the moon.\u2028• Asks the pilots.", "• Mends nets."


@pytest.mark.parametrize(
    ("head", "tide", "nets"),
    [
        ("Competency\tKey Behaviors", ["Knows the moon.", "Asks the pilots."], ["Mends nets."]),
        ("Skill\tIllustrations", ["Knows the moon.", "Asks the pilots."], ["Mends nets."]),
        (
            "Competency\tIneffective Behaviors",
            [("Ineffective Behaviors", "Knows the moon."), ("Ineffective Behaviors", "Asks the pilots.")],
            [("Ineffective Behaviors", "Mends nets.")],
        ),
        (
            "Name\tPerformance Standards",
            [("Performance Standards", TIDE.replace("\u2028", "\n"))],
            [("Performance Standards", NETS)],
        ),
    ],
)
def test_the_head_says_what_stands_beside_the_names(head, tide, nets):
    reading = best(rows(head, f"Tide Reading\t{TIDE}", f"Net Mending\t{NETS}"))

    assert left(reading) == []
    assert outline(reading.model) == [("Tide Reading", None, None, tide), ("Net Mending", None, None, nets)]


def test_a_row_without_a_name_goes_on_with_the_behaviors_above():
    reading = best(
        rows("Competency\tKey Behaviors", f"Tide Reading\t{TIDE}", "\tWaits.", f"Net Mending\t{NETS}")
    )

    assert outline(reading.model)[0] == (
        "Tide Reading",
        None,
        None,
        ["Knows the moon.", "Asks the pilots.", "Waits."],
    )
    assert asked(reading.model)[-1] == ("A row below 'Tide Reading' has no name", (2, 3))


def test_another_table_with_definitions_keeps_them():
    words = rows("Competency\tKey Behaviors", f"Tide Reading\t{TIDE}", f"Net Mending\t{NETS}")
    words += rows("Competency\tDefinition", "Rope Work\tTies knots.", table=2, start=4)

    assert outline(best(words).model)[-1] == ("Rope Work", None, "Ties knots.")


@pytest.mark.parametrize("head", ["Evidence", "Required Level"])
def test_a_head_that_nobody_understands_is_asked_about(head):
    reading = best(rows(f"Competency\t{head}", f"Tide Reading\t{TIDE}", f"Net Mending\t{NETS}"))

    assert asked(reading.model)[-1] == (f"The column '{head}' was taken as the definition", (1,))
