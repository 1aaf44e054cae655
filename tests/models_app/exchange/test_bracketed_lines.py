"""A variant in brackets below its name: every content is invented."""

import pytest

from competency_portal.exchange.document import Mark
from models_app.calculations.plain import Words
from models_app.exchange.bracketed_lines import brackets_joined
from models_app.exchange.mapping import Mapping, TextUse
from models_app.exchange.mapping_sheet import sheet_of
from models_app.exchange.recognising import read_with
from tests.models_app.exchange.reading import best, left

PLAIN = """Ferry Crew

Core

Docking
(Brings Her In)
Brings the boat in without a scratch.

Talking
(Speaks Up)
Says what is wrong at once.

Technical

Fueling
Fills the tanks without a spill.

Splicing
Splices ropes that hold.
"""


def named(model):
    return [
        (c.family, c.variant, c.group is not None and model.groups[c.group].text, c.definition)
        for c in model.competencies
    ]


@pytest.mark.parametrize("between", ["\n(", "\n\n("])
def test_brackets_on_a_line_of_their_own_below_a_name_are_its_variant(between):
    reading = best(PLAIN.replace("\n(", between))

    assert named(reading.model) == [
        ("Docking", "Brings Her In", "Core", "Brings the boat in without a scratch."),
        ("Talking", "Speaks Up", "Core", "Says what is wrong at once."),
        ("Fueling", "", "Technical", "Fills the tanks without a spill."),
        ("Splicing", "", "Technical", "Splices ropes that hold."),
    ]
    assert left(reading) == []


def test_below_it_may_stand_a_label_and_the_typeface_is_that_of_the_name():
    lines = [
        Words("Crew", (1,)),
        Words("Docking", (2,), "paragraph", marks=(Mark(0, 7, "bold"),)),
        Words("(All weathers)", (3,), "paragraph", marks=(Mark(0, 14, "italic"),)),
        Words("Definition: Brings the boat in.", (4,), "paragraph"),
    ]

    assert brackets_joined(lines)[1] == Words(
        "Docking (All weathers)", (2, 3), "paragraph", marks=(Mark(0, 22, "bold"),)
    )


@pytest.mark.parametrize(
    "text",
    [
        "Crew\nDocking\n(continued)\nBrings the boat in.",
        "Crew\nLevel 2\n(Working)\nBrings the boat in.",
        "Crew\nDefinition\n(What it is)\nBrings the boat in.",
        "Crew\n(All of them)\nBring the boat in.",
        "Port\nCompetency Model\n(Edition of May)\nIt was made in May.",
        "Crew\nDocking\n(Brings Her In)\nTalking\nSpeaks.",
        "Crew\nBrings the boat in.\n(Brings Her In)\nSpeaks.",
    ],
)
def test_other_brackets_stay_where_they_are(text):
    lines = [Words(line, (n,)) for n, line in enumerate(text.split("\n"), 1)]

    assert brackets_joined(lines) == lines


UNMARKED = PLAIN.replace("(Brings Her In)", "Brings Her In").replace("(Speaks Up)", "Subtitle: Speaks Up")


def test_by_hand_a_line_is_the_variant_of_the_name_above():
    names = [TextUse("name", label=name) for name in ("Docking", "Talking", "Fueling", "Splicing")]
    groups = [TextUse("group", label="Core"), TextUse("group", label="Technical")]
    variants = [TextUse("variant", label="Brings Her In"), TextUse("variant", label="Subtitle")]
    lines = [Words(line, (n,)) for n, line in enumerate(UNMARKED.split("\n"), 1)]

    reading = read_with(lines, "by_hand", Mapping(texts=(*names, *groups, *variants)))

    assert named(reading.model) == named(best(PLAIN).model)
    assert left(reading) == []
    assert sheet_of([line for line in lines if line.text]).alone == 8


def test_by_hand_lines_in_italics_are_variants_and_a_name_is_found_by_its_words_alone():
    lines = [
        Words("Crew", (1,)),
        Words("Docking", (2,)),
        Words("Brings Her In", (3,), marks=(Mark(0, 13, "italic"),)),
        Words("Brings the boat in.", (4,)),
        Words("Talking", (5,)),
        Words("(Speaks Up)", (6,)),
        Words("Says what is wrong.", (7,)),
    ]
    uses = (TextUse("name", label="Docking"), TextUse("name", label="Talking"), TextUse("variant", "italic"))

    reading = read_with(lines, "by_hand", Mapping(texts=uses))

    assert named(reading.model) == [
        ("Docking", "Brings Her In", False, "Brings the boat in."),
        ("Talking", "Speaks Up", False, "Says what is wrong."),
    ]
