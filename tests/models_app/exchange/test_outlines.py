"""Documents whose headings are numbered as an outline. Every content is invented."""

import pytest

from models_app.exchange.heading_numbers import NO_NUMBER
from models_app.exchange.lines import written_lines
from models_app.exchange.outlines import OUTER, outlined
from tests.models_app.exchange.reading import best, outline

LABELLED = (
    "Net Crew Model\n\n1. Behavioral\n\n1.1 Knots\nDefinition: Ties what holds.\nIndicators\n- Ties fast\n"
    "- Cuts clean\n\n"
    "1.2 Sails\nDefinition: Sews what tears.\nIndicators\n- Sews fast\n- Folds dry\n\n"
    "2. Land\n\n2.1 Maps\nDefinition: Draws what is.\nIndicators\n- Draws fast\n- Keeps copies\n"
)
PLAIN = (
    "Net Crew Model\n\n1. Deck\n\n1.1 Knots\nTies what holds.\n\n1.2 Sails\nSews what tears.\n\n"
    "2. Land\n\n2.1 Maps\nDraws what is.\n\n2.2 Paths\nFinds the way.\n"
)
FOUR = [("Knots", "Deck"), ("Sails", "Deck"), ("Maps", "Land"), ("Paths", "Land")]
NOT_TAKEN = "Numbers of names were not taken over"


def named(text):
    return [(name, group) for name, group, *_ in outline(best(text).model)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (LABELLED, [("Knots", "Behavioral"), ("Sails", "Behavioral"), ("Maps", "Land")]),
        (PLAIN, FOUR),
        (PLAIN.replace("1. Deck", "1.0 Deck").replace("2. Land", "2.0 Land"), FOUR),
        (PLAIN.replace("1. ", "I. ").replace("2. ", "II. ").replace("1.", "").replace("2.", ""), FOUR),
        (PLAIN.replace("1. ", "A. ").replace("2. ", "B. ").replace("1.", "A").replace("2.", "B"), FOUR),
        (PLAIN.split("2. Land")[0], [("Knots", "Deck"), ("Sails", "Deck")]),
        (PLAIN.replace("2. Land\n\n2.1", "1.3").replace("2.2", "1.4"), [(name, "Deck") for name, _ in FOUR]),
    ],
)
def test_two_parts_are_names_and_one_part_is_a_group_whatever_its_words(text, expected):
    assert named(text) == expected


def test_numbers_of_an_outline_are_none_of_a_bank_and_that_is_said():
    reading = best(PLAIN)

    assert [one.number for one in reading.model.competencies] == [None] * 4
    assert [one.title for one in reading.model.findings if one.title == NOT_TAKEN] == [NOT_TAKEN]
    assert [one.text for one in reading.model.unused if one.reason == NO_NUMBER] == [
        "1.1",
        "1.2",
        "2.1",
        "2.2",
    ]


def kinds(text):
    return [
        (line.depth, line.text) if line.depth else line.text for line in outlined(written_lines(text)).lines
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Sentences, and titles below a text, are items of what stands above them.
        ("1. Knots\n1.1 Ties.\n1.2 Cuts.\n2. Sails\n2.1 Sews.", "1. Knots|• Ties.|• Cuts.|2. Sails|• Sews."),
        ("1. Knots\nHolds.\n1.1 Ties\n1.2 Cuts", "1. Knots|Holds.|• Ties|• Cuts"),
        # Labels come back.
        (
            "1. Knots\n1.1 Core\nTies.\n1.2 Edge\nCuts.\n2. Sails\n2.1 Core\nSews.\n2.2 Edge\nFolds.",
            "1. Knots|Core|Ties.|Edge|Cuts.|2. Sails|Core|Sews.|Edge|Folds.",
        ),
        # Names alone may be anything.
        ("1. Knots\n1.1 Ties\n1.2 Cuts\n2. Sails", "1. Knots|1.1 Ties|1.2 Cuts|2. Sails"),
        # What has no names below stands amid the groups.
        (
            "1. Deck\n1.1 Knots\nTies.\n2. Oars\nRows.\n3. Land\n3.1 Maps\nDraws.",
            "1. Deck|1.1 Knots|Ties.|2. Oars|Rows.|3. Land|3.1 Maps|Draws.",
        ),
    ],
)
def test_what_is_no_outline_of_names_keeps_its_headings(text, expected):
    assert kinds(text) == expected.split("|")


def test_three_parts_are_names_below_the_nearest_group():
    found = outlined(
        written_lines(
            "1. Sea\n1.1 Deck\n1.1.1 Knots\nTies.\n1.1.2 Sails\nSews.\n1.2 Hold\n1.2.1 Loads\nLifts."
        )
    )

    assert [(line.depth, line.text) for line in found.lines if line.depth] == [
        (2, "Deck"), (3, "Knots"), (3, "Sails"), (2, "Hold"), (3, "Loads")
    ]  # fmt: skip
    assert [(one.lines, one.reason) for one in found.unused[:1]] == [((1,), OUTER)]


def test_sections_in_front_are_notes_and_one_that_speaks_of_nothing_known_is_asked_about():
    text = "1. Purpose\nIt tells.\n2. Oars\nRows.\n3. Deck\nAll aboard.\n3.1 Knots\nTies.\n3.2 Sails\nSews."
    found = outlined(written_lines(text))

    assert [(part.heading, part.paragraphs) for part in found.parts] == [
        ("Deck", ("All aboard.",)), ("Purpose", ("It tells.",)), ("Oars", ("Rows.",))
    ]  # fmt: skip
    assert [one.title for one in found.findings if one.by_form] == ["'Oars' was read as a note"]


def test_one_that_has_labels_and_no_names_is_a_name_and_asked_about():
    found = outlined(written_lines(f"{LABELLED}3. Oars\nDefinition: Rows.\nIndicators\n- Rows fast"))

    assert [(line.depth, line.text) for line in found.lines if line.depth][-1] == (3, "Oars")
    assert [one.title for one in found.findings if one.by_form] == ["'Oars' stands beside the groups"]
