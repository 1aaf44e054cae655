"""Styles of lines that a person can name, and what they make of a document. Every content is invented."""

import pytest

from competency_portal.exchange.document import Mark
from models_app.calculations.plain import Words
from models_app.exchange.line_styles import Split, names_apart, styles_of
from models_app.exchange.mapping import Mapping, TextUse
from models_app.exchange.mapping_sheet import sheet_of
from models_app.exchange.recognising import read_with
from tests.models_app.exchange.reading import left, outline


def bold(text, end, start=0, **more):
    return Words(text, (1,), marks=(Mark(start, end, "bold"),), **more)


@pytest.mark.parametrize(
    ("line", "style", "split"),
    [
        (bold("Rope Work. Ties knots.", 10), "bold_words", Split("", "Rope Work", "Ties knots.")),
        (bold("Rope Work – Ties knots.", 9), "bold_words", Split("", "Rope Work", "Ties knots.")),
        (bold("Rope Work: Ties knots.", 10), "bold_words", Split("", "Rope Work", "Ties knots.")),
        (bold("- Rope Work: Ties.", 12, 2), "bold_words", Split("- ", "Rope Work", "Ties.")),
        (bold("4. Rope Work: Ties.", 13), "bold_words", Split("4. ", "Rope Work", "Ties.")),
        (bold("Rope Work", 9), "bold_words", None),
        (bold("Ties Rope Work.", 15, 5), "bold_words", None),
        (bold("Definition: Ties.", 11), "bold_words", None),
        (bold("Level 2: Ties.", 8), "bold_words", None),
        (bold("Rope Work: Ties.", 10, kind="heading"), "bold_words", None),
        (
            Words("Rope Work. Ties.", (1,), marks=(Mark(0, 4, "bold"), Mark(5, 10, "bold"))),
            "bold_words",
            Split("", "Rope Work", "Ties."),
        ),
        (Words("**Rope Work.** Ties *knots*.", (1,)), "bold_words", Split("", "Rope Work", "Ties knots.")),
        (Words("Rope Work: Ties - fast.", (1,)), "colon", Split("", "Rope Work", "Ties - fast.")),
        (Words("Job Code: 2204", (1,)), "colon", None),
        (Words("Rope Work:", (1,)), "colon", None),
        (Words("Rope-Work - Ties: fast.", (1,)), "dash", Split("", "Rope-Work", "Ties: fast.")),
        (Words("Rope\tWork: Ties", (1,)), "colon", None),
        (Words("12 – 14", (1,)), "dash", None),
    ],
)
def test_words_in_front_are_set_apart(line, style, split):
    assert names_apart(line, style) == split
    assert (style in styles_of(line)) == bool(split)


@pytest.mark.parametrize(
    ("line", "styles"),
    [
        (Words("Safety", (1,), "heading", depth=2), {"heading", "heading_2"}),
        (Words("1.1 Safety", (1,)), {"outline"}),
        (Words("1. Safety", (1,)), {"numbered"}),
        (Words("Safety", (1,), "heading"), {"heading"}),
        (Words("Safety", (1,), depth=1), set()),
    ],
)
def test_headings_are_told_by_depth_and_lines_by_their_numbers(line, styles):
    assert styles_of(line) == styles


NAMES = """Rope Hand
Rope Work: Ties knots that hold.
- Ties fast
Sail Work: Sets sails.
- Sets one
Before applying
Bring your own rope."""


def test_names_in_front_of_a_colon_and_what_stands_outside():
    lines = [Words(text, (n,)) for n, text in enumerate(NAMES.split("\n"), 1)]
    texts = (
        TextUse("name", style="colon"),
        TextUse("indicators", style="bullet"),
        TextUse("outside", label="before applying"),
    )

    reading = read_with(lines, "by_hand", Mapping(texts=texts))

    assert outline(reading.model) == [
        ("Rope Work", None, "Ties knots that hold.", ["Ties fast"]),
        ("Sail Work", None, "Sets sails.", ["Sets one"]),
    ]
    assert [(part.heading, part.paragraphs) for part in reading.model.parts] == [
        ("Before applying", ("Bring your own rope.",))
    ]
    assert left(reading) == []


def test_groups_and_names_by_the_depth_of_their_headings():
    lines = [
        Words("Rope Hand", (1,), "heading", depth=1),
        Words("1. On Deck", (2,), "heading", depth=2),
        Words("All of these are needed.", (3,)),
        Words("1.1 Rope Work", (4,), "heading", depth=3),
        Words("Ties knots.", (5,)),
        Words("2. Below", (6,), "heading", depth=2),
        Words("2.1 Stores", (7,), "heading", depth=3),
        Words("Keeps stores.", (8,)),
    ]
    texts = (TextUse("name", style="heading_3"), TextUse("group", style="heading_2"))

    reading = read_with(lines, "by_hand", Mapping(texts=texts))

    assert outline(reading.model) == [
        ("Rope Work", "On Deck", "Ties knots."),
        ("Stores", "Below", "Keeps stores."),
    ]
    assert [sample.name for sample in sheet_of(lines).styles if sample.name.startswith("heading_")] == [
        "heading_1",
        "heading_2",
        "heading_3",
    ]
    assert left(reading) == [
        (4, "1.1", "Number in front of the name, and no whole one"),
        (7, "2.1", "Number in front of the name, and no whole one"),
    ]


@pytest.mark.parametrize("use", ["level", "standards"])
def test_labels_in_bold_with_their_texts_behind_them(use):
    lines = [
        Words("ROPE WORK", (1,)),
        Words("**Fair.** Ties.", (2,)),
        Words("**Good.** Ties fast.", (3,)),
        Words("Also in the dark.", (4,)),
    ]
    texts = (TextUse("name", style="capitals"), TextUse(use, style="bold_words"))

    (rope,) = read_with(lines, "by_hand", Mapping(texts=texts)).model.competencies

    found = rope.levels if use == "level" else rope.standards
    assert [(one.label, one.text) for one in found] == [
        ("Fair", "Ties."),
        ("Good", "Ties fast.\n\nAlso in the dark."),
    ]


def test_a_group_that_a_label_names_among_the_lines_closes_no_competency():
    lines = [Words(text, (n,)) for n, text in enumerate(("ROPE", "Field: Deck", "Ties knots.", "Ends."), 1)]
    texts = (TextUse("name", style="capitals"), TextUse("group", label="Field"))

    reading = read_with(lines, "by_hand", Mapping(texts=texts))

    assert [one.definition for one in reading.model.competencies] == ["Ties knots.\n\nEnds."]
