"""Names that hold the word of a label, in a flat list: every content is invented."""

import pytest

from models_app.exchange.lines import written_lines
from models_app.exchange.names_like_labels import names_like_labels, says_more
from tests.models_app.exchange.reading import best, left

LIST = [
    ("Tool Care", "Keeps saws sharp and safe."),
    ("Fire Behavior", "Foresees how a fire will move."),
    ("Quality Standards", "Holds work to what was agreed."),
    ("Sea Level Measurement", "Reads the gauge at each tide."),
    ("Crew Leadership", "Leads a crew through the day."),
]


@pytest.mark.parametrize("sign", [" - ", ": ", " – "])
@pytest.mark.parametrize("place", [0, 1, 4])
@pytest.mark.parametrize("bullet", ["", "• "])
def test_in_a_flat_list_they_are_names_wherever_they_stand(sign, place, bullet):
    entries = [LIST[2], LIST[0], LIST[4], *LIST[3:4]]
    entries.insert(place, LIST[1])
    lines = "\n".join(f"{bullet}{name}{sign}{text}" for name, text in entries)

    reading = best(f"Forest Service\nRanger Competency Dictionary\n\n{lines}\n")

    assert [(one.name, one.definition) for one in reading.model.competencies] == entries
    assert (reading.code, left(reading)) == ("definition_list", [])


def test_in_a_table_they_are_names_too():
    entries = [("Tool Care", "Keeps saws."), ("Team Behavior", "Helps others."), ("Saws", "Cuts wood.")]

    reading = best("Ranger Model\n\n" + "\n".join("\t".join(entry) for entry in entries))

    assert [(one.name, one.definition) for one in reading.model.competencies] == entries


@pytest.mark.parametrize(
    ("label", "more"),
    [
        ("Fire Behavior", True),
        ("Quality Standards", True),
        ("Building Components", True),
        ("2. Fire Behavior", True),
        ("Team Behavior", True),
        ("Team Behaviors", False),
        ("Key Behavior", False),
        ("Key Behaviors", False),
        ("Behavioral Indicators", False),
        ("Examples of Effective Behavior", False),
        ("Performance Standards", False),
        ("Level 2", False),
        ("Advanced level", False),
        ("Behaviors seen on fires", False),
        ("Tool Care", False),
    ],
)
def test_a_label_consists_of_words_in_common_use(label, more):
    assert says_more(label) == more


@pytest.mark.parametrize(
    "text",
    [
        "Tool Care\nDefinition: Keeps saws.\nFire Behavior: Foresees it.\nLevel 1: Sharpens.",  # labels around it
        "Saws: Keeps saws.\nFire Behavior: Foresees it.\nAxes: Keeps axes.\nFire Behavior: Sees it.",  # comes back
        "Saws: Keeps saws.\nAxes: Keeps axes.\nFire Behavior:\n- Foresees it.",  # opens a list
        "Saws: Keeps saws.\nFire Behavior: Foresees it.",  # one other entry
    ],
)
def test_elsewhere_they_are_none(text):
    assert names_like_labels(written_lines(text)) == frozenset()


def test_words_that_rank_one_below_the_other_are_no_names_in_a_list():
    text = "Baker\n\nKneading\nBasic: Needs help.\nSkilled: Works alone.\nExpert: Teaches others.\n"
    names = "Baker\n\nLearning: Asks others.\nLeading: Shows the way.\nBaking: Bakes bread.\n"

    assert best(text).code != "definition_list"
    assert [one.name for one in best(names).model.competencies] == ["Learning", "Leading", "Baking"]
