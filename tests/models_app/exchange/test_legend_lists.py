"""A list of the levels in front of the competencies of a text. Every content is invented."""

import pytest

from models_app.exchange.legend_lists import listed_legend_apart
from models_app.exchange.legends import EXPLAINS
from models_app.exchange.lines import written_lines
from tests.models_app.exchange.reading import asked, best

BELOW = "\nKneading\nKneads dough.\n\nBaking\nBakes bread.\n"
SCALE = "Proficiency Levels\n- {0}: Needs help.\n- {1}: Works alone.\n"


@pytest.mark.parametrize("labels", [("Basic", "Expert"), ("1 - Basic", "2 - Expert"), ("Level 1", "Level 2")])
@pytest.mark.parametrize("intro", ["", "This model was made by bakers.\n\n"])
def test_a_list_of_levels_in_front_names_the_levels_and_is_no_competency(labels, intro):
    reading = best(f"Bakery Model\n\n{intro}{SCALE.format(*labels)}{BELOW}")

    assert [one.name for one in reading.model.competencies] == ["Kneading", "Baking"]
    assert [label.text for label in reading.model.level_labels] == list(labels)
    assert "'Proficiency Levels' explains the levels" in dict(asked(reading.model))
    assert [one.text for one in reading.model.unused if one.reason == EXPLAINS] == [
        "Needs help.",
        "Works alone.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        SCALE.format("Basic", "Expert") + BELOW,  # nothing above it
        "Bakery\n\n" + SCALE.format("Basic", "Expert") + "\nKneading\nKneads.\n",  # too little below it
        "Bakery\n\n" + SCALE.format("Basic", "Expert") + BELOW + "Basic: Kneads.\n",  # its labels come back
        "Bakery\n\n" + SCALE.format("Basic", "Expert") + BELOW + "Proficiency Levels\n",
        "Bakery\n\nMade here.\nKneading\nKneads.\n" + SCALE.format("Basic", "Expert") + BELOW,
        "Bakery\n\n" + SCALE.format("Flour", "Yeast") + BELOW,
        "Bakery\n" + BELOW + SCALE.format("Basic", "Expert"),  # may be the levels of the last one
        "Bakery\n\n" + SCALE.replace("- {1}: Works alone.\n", "").format("Basic") + BELOW,
    ],
)
def test_any_other_list_stays(text):
    lines = written_lines(text)

    assert listed_legend_apart(lines) == (lines, [], [], [])


@pytest.mark.parametrize(
    ("scale", "labels"),
    [
        ("Rating Scale\n1 = Needs help\n2 = Works alone\n", ["1", "2"]),
        ("Rating Scale\n1 – Needs improvement\n2 – Meets expectations\n", ["1", "2"]),
        ("Proficiency scale\n1: Needs help\n2: Works alone\n", ["1", "2"]),
        ("Legend\nLevel 1: Needs help\nLevel 2: Works alone\n", ["Level 1", "Level 2"]),
    ],
)
@pytest.mark.parametrize("at_end", [True, False])
def test_a_scale_in_front_or_at_the_end_tells_the_levels_that_are_stated(scale, labels, at_end):
    body = (
        "\nKneading\nDefinition: Kneads dough.\nRequired level: 2\n"
        "\nBaking\nDefinition: Bakes bread.\nRequired level: 1\n\n"
    )

    model = best(f"Bakery Model\n{body}{scale}" if at_end else f"Bakery Model\n\n{scale}{body}").model

    assert [label.text for label in model.level_labels] == labels
    assert [one.required_level.label for one in model.competencies] == [labels[1], labels[0]]
    assert [one.levels for one in model.competencies] == [(), ()]
