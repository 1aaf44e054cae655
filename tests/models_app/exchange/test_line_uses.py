"""What a reading made of each line, told as a mapping of lines: read by it, the model is the same. All invented."""

import pytest

from models_app.calculations.plain import Unreadable, Words
from models_app.exchange.heads_by_hand import prepared
from models_app.exchange.line_uses import line_uses, lost, present_uses, with_uses
from models_app.exchange.lines import written_lines
from models_app.exchange.mapping import LineUse, Mapping
from models_app.exchange.recognising import body_of, read_with, readings_of
from tests.models_app.exchange.reading import left, outline

LEVELS = """Rope Hand Competency Model
Class Code: 0417

Deck Competencies

Rope Work
Definition: Ties knots that hold in any weather.
Behavioral Indicators
- Ties fast
- Ties in the dark
Proficiency Levels
Level 1: Ties one knot.
Level 2: Ties many knots and
teaches them.

Sail Work
Definition: Sets and strikes sails as ordered.
Behavioral Indicators
- Sets one alone
Proficiency Levels
Level 1: Sets one.
Level 2: Sets all.
Required Level: 2"""
LISTED = """Rope Hand Competency Model

1. Rope Work
Ties knots that hold in any weather.

2. Sail Work
Sets and strikes sails as ordered.

3. Stores
Keeps what the ship needs."""


@pytest.mark.parametrize("text", [LEVELS, LISTED])
def test_read_by_what_it_made_of_each_line_a_document_is_the_same(text):
    words = written_lines(text)
    model = readings_of(words)[0].model
    numbers = any(one.number is not None for one in model.competencies)

    def read(uses):
        mapping = Mapping(lines=uses, numbers=numbers)
        return read_with(words, "by_hand", Mapping.from_plain(mapping.as_plain())).model

    uses, gone = present_uses(prepared(body_of(words), Mapping()).lines, model, read)

    assert gone == ()
    assert outline(read(uses)) == outline(model)
    assert read(uses).level_labels == model.level_labels


def test_what_the_lines_hold_is_told_by_their_words():
    words = written_lines(LEVELS)
    uses = line_uses(body_of(words), readings_of(words)[0].model)

    assert [(one.line, str(one.use), one.label) for one in uses[3:12]] == [
        (6, "name", ""),
        (7, "definition", ""),
        (8, "label", ""),
        (9, "indicators", ""),
        (10, "indicators", ""),
        (11, "label", ""),
        (12, "level", "Level 1"),
        (13, "level", "Level 2"),
        (16, "name", ""),
    ]


def lines(*said):
    """Lines with what is said of each: text, use, label and reason."""
    words = [Words(text, (n,)) for n, (text, *_) in enumerate(said, 1)]
    uses = tuple(LineUse(n, *use) for n, (_, *use) in enumerate(said, 1) if use)
    return read_with(words, "by_hand", Mapping(lines=uses))


def test_each_line_is_what_a_person_says():
    reading = lines(
        ("Rope Hand", "title"),
        ("For all ships.", "outside"),
        ("On", "group"),
        ("Deck", "goes_on"),
        ("Rope Work. Ties: knots.", "name_definition"),
        ("Ends too.", "new_line"),
        ("Fair - ties one", "level"),
        ("and more.", "goes_on"),
        ("Ties all.", "level", "Good"),
        ("* Fast", "indicators"),
        ("in rain", "goes_on"),
        ("Shown by: in fog", "indicators", "Shown by"),
        ("Below", "areas", "Where"),
        ("Well", "standards"),
        ("Holds.", "goes_on"),
        ("Sails", "name"),
        ("(Aloft)", "variant"),
        ("7", "number"),
        ("What it is", "label"),
        ("Sets sails.", "definition"),
        ("Required level: Good", "required"),
        ("Used in selection: no", "selection"),
        ("Form 12", "not_used", "", "A number of the form"),
        ("Ask the mate.", "outside"),
        ("Or the cook.", "goes_on"),
        ("Stores: Keeps them.", "name_definition"),
        ("more", "goes_on"),
    )

    assert outline(reading.model) == [
        (
            "Rope Work",
            "On Deck",
            "Ties: knots.\nEnds too.",
            {"Fair": "ties one and more.", "Good": "Ties all."},
            ["Fast in rain", "in fog"],
            [("Well", "Holds.")],
            [("Where", "Below")],
        ),
        ("7. Sails (Aloft)", "On Deck", "Sets sails."),
        ("Stores", "On Deck", "Keeps them. more"),
    ]
    sails = reading.model.competencies[1]
    assert (sails.required_level.label, sails.selection_use) == ("Good", "not_for_selection")
    assert reading.model.title.text == "Rope Hand"
    assert [part.paragraphs for part in reading.model.parts] == [
        ("For all ships.",),
        ("Ask the mate. Or the cook.",),
    ]
    assert left(reading) == [(23, "Form 12", "A number of the form")]


def test_lines_that_nobody_named_are_read_as_before_and_what_has_nothing_above_is_listed():
    reading = lines(
        ("ROPE", "name"), ("Ties knots.",), ("and ends.", "goes_on"), ("Form", "label"), ("1", "goes_on")
    )
    alone = lines(("Rope", "name"), ("Work", "goes_on"), ("Form", "label"), ("1", "goes_on"))

    assert outline(reading.model) == [("ROPE", None, "Ties knots. and ends. 1")]
    assert outline(alone.model) == [("Rope Work", None, None)]
    assert left(alone) == [(4, "1", "No text stands above it that it could go on with")]


def test_what_is_lost_is_told_in_words():
    one = lines(("Rope", "name"), ("Ties.", "definition"), ("Sails", "name")).model
    other = lines(("Rope", "name"), ("Ties.", "indicators"), ("Stores", "name")).model

    assert lost(one, one) == ()
    assert lost(one, None) == ("All competencies",)
    assert lost(one, other) == (
        "Rope: its definition",
        "Rope: its indicators",
        "Sails: the whole competency",
        "Stores: it is no competency now",
    )


def test_what_was_said_of_a_line_takes_the_place_of_its_use():
    uses = (LineUse(1, "title"), LineUse(3, "name"))

    assert with_uses(uses, [LineUse(3, "label"), LineUse(2, "name")]) == (
        LineUse(1, "title"),
        LineUse(2, "name"),
        LineUse(3, "label"),
    )


@pytest.mark.parametrize(
    ("plain", "reason"),
    [
        ({"lines": [{"use": "name"}]}, "A line needs its number."),
        ({"lines": [{"line": 2, "use": "levels"}]}, "The use of line 2 must be one of"),
        ({"lines": [{"line": 2, "use": "name"}, {"line": 2, "use": "title"}]}, "Line 2 is named twice."),
        (
            {"lines": [{"line": 2, "use": "title", "label": "x"}]},
            "Line 2: this choice takes no words beside it",
        ),
        ({"lines": [{"line": 0, "use": "name"}]}, "'line' must be a whole number from 1."),
        ({"lines": [{"line": 1, "use": "name", "text": "x"}]}, "A line must be an object"),
        ({"lines": [{}] * 5001}, "'lines' must be a list of at most 5000."),
        ({"numbers": 1}, "'numbers' must be true or false."),
    ],
)
def test_lines_that_do_not_fit_are_refused_in_words(plain, reason):
    with pytest.raises(Unreadable, match=reason):
        Mapping.from_plain(plain)


def test_letters_in_front_of_named_levels_are_no_part_of_label_or_text():
    text = "Net Mender Model\n\nKnots\nTies knots.\nb) Learning: Ties.\nB – Able: Ties well.\n(c) Deft: Ties fast."
    said = [(1, "title"), (3, "name"), (4, "definition"), (5, "level", "Learning"), (6, "level", "Able")]
    mapping = Mapping(lines=tuple(LineUse(*one) for one in (*said, (7, "level", "Deft"))))
    found = read_with(written_lines(text), "by_hand", mapping)

    levels = {"Learning": "Ties.", "Able": "Ties well.", "Deft": "Ties fast."}
    assert (outline(found.model), left(found)) == ([("Knots", None, "Ties knots.", levels)], [])
