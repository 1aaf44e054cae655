"""Numbered blocks with number, name and definition on one line: every content is invented."""

from tests.models_app.exchange.reading import asked, best, left, outline

TEXT = """Bank of the Harbor

- 3. Mooring
- 5. Signaling
- 8. Painting

3. MOORING – Ties up ships.
Levels:
Level 1: Ties one ship.
Level 2: Ties many ships.
Performance levels:
Satisfactory
Ties up without help.
Superior
Ties up in a storm.
5. FLAGS – Gives signals, which needs:
- Flags
- Lamps
Levels:
Level 1: Reads signals.
Level 1: Reads lamps.
Level 2: Gives signals.
"""


def test_blocks_in_capitals_take_the_writing_of_the_list():
    reading = best(TEXT)

    assert reading.code == "numbered_blocks"
    assert outline(reading.model) == [
        (
            "3. Mooring",
            None,
            "Ties up ships.",
            {"Level 1": "Ties one ship.", "Level 2": "Ties many ships."},
            [("Satisfactory", "Ties up without help."), ("Superior", "Ties up in a storm.")],
        ),
        (
            "5. FLAGS",
            None,
            "Gives signals, which needs:",
            {"Level 1": "Reads signals.", "Level 2": "Gives signals."},
            [("", "Flags"), ("", "Lamps")],
        ),
        ("8. Painting", None, None),
    ]


def test_what_does_not_agree_is_named_and_not_mended():
    reading = best(TEXT)

    assert [title for title, _ in asked(reading.model)] == [
        "8. Painting has no levels",
        "Names stand in two ways of writing",
        "The job class can't be told",
        "Number 5 has two names",
        "8. Painting has no block",
        "Level 1 of 5. FLAGS stands twice",
        "The last name has no text and may be a closing line",
    ]
    assert left(reading) == [
        (4, "Signaling", "Another name of 5. FLAGS"),
        (21, "Level 1: Reads lamps.", "A second text for the same level"),
    ]


def test_a_list_in_front_is_not_needed_and_names_need_no_capitals():
    text = "Harbor\n\n3. Mooring – Ties up ships.\nBehaviors:\n- Knots.\n9) Rowing - Rows.\nBehaviors:\n- Pulls.\n"

    reading = best(text)

    assert (reading.code, left(reading)) == ("numbered_blocks", [])
    assert outline(reading.model) == [
        ("3. Mooring", None, "Ties up ships.", ["Knots."]),
        ("9. Rowing", None, "Rows.", ["Pulls."]),
    ]
    assert asked(reading.model) == [("The job class can't be told", (1,))]
