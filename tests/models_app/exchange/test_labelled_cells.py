"""Labels inside the cell or line of a definition. Every content is invented."""

import pytest

from tests.models_app.exchange.reading import asked, best

INSIDE = "Sentences behind one label were kept as one indicator"
ASKED = "A label may stand in the definition of Tides"


def rows(text):
    return [
        (one.name, one.definition, [words.text for words in one.indicators])
        for one in best(f"Wardens\n\n{text}").model.competencies
    ]


@pytest.mark.parametrize("head", ["", "Competency\tDescription\n"])
@pytest.mark.parametrize(
    "cell",
    [
        "Definition: {0} Indicators: {1}",
        "Definition: {0}\u2028Behavioral indicators: {1}",
        "Definition\u2028{0} Behavioral Indicators\u2028- {1}",
        "Description: {0}\u2028Key behaviors:\u2028{1}",
        "{0} Indicators: {1}",
    ],
)
def test_labels_in_a_cell_open_their_sections(head, cell):
    tides, nets = cell.format("Reads tides.", "Names the hour."), cell.format("Mends nets.", "Ties knots.")

    assert rows(f"{head}Tides\t{tides}\nNets\t{nets}") == [
        ("Tides", "Reads tides.", ["Names the hour."]),
        ("Nets", "Mends nets.", ["Ties knots."]),
    ]


def test_levels_and_the_required_one_in_a_cell_are_read_as_in_a_block():
    text = "Definition: {0} Level 1: Sees. Level 2: Plans. Required level: Level 2. Indicators: Tells."
    model = best(f"Wardens\n\nTides\t{text.format('Reads.')}\nNets\t{text.format('Mends.')}").model

    assert [
        (
            one.definition,
            [(level.label, level.text) for level in one.levels],
            one.required_level.label,
            [words.text for words in one.indicators],
        )
        for one in model.competencies
    ] == [
        ("Reads.", [("Level 1", "Sees."), ("Level 2", "Plans.")], "Level 2", ["Tells."]),
        ("Mends.", [("Level 1", "Sees."), ("Level 2", "Plans.")], "Level 2", ["Tells."]),
    ]


def test_a_label_in_one_cell_of_many_is_asked_about_at_its_place():
    reading = best(
        "Wardens\n\nTides\tReads tides. Indicators: Names the hour.\nNets\tMends nets.\nBoats\tSteers boats."
    )

    assert reading.model.competencies[0].definition == "Reads tides. Indicators: Names the hour."
    assert [(one.competency, one.lines) for one in reading.model.findings if one.title == ASKED] == [
        (0, (3,))
    ]
    assert reading.sureness != "sure"


@pytest.mark.parametrize(
    "text",
    [
        "Sorts mail. Examples: letters, parcels.",
        "Knows the standards: all of them.",
        "Reads the following: tides, charts.",
    ],
)
def test_words_that_are_part_of_a_definition_stay_there(text):
    assert rows(f"Tides\t{text}\nNets\t{text}!") == [("Tides", text, []), ("Nets", f"{text}!", [])]


def test_sentences_behind_one_label_are_not_divided_and_that_is_said():
    text = "Tides\tDefinition: Reads. Indicators: Tells. Asks.\nNets\tDefinition: Mends. Indicators: Ties."

    assert rows(text)[0] == ("Tides", "Reads.", ["Tells. Asks."])
    assert (INSIDE, (3,)) in asked(best(f"Wardens\n\n{text}").model)
