"""Groups told by the levels of headings. Every content is invented."""

import pytest

from competency_portal.exchange.document import Mark
from models_app.calculations.plain import Words
from tests.models_app.exchange.reading import asked, best, left, outline

KINDS = {"1": ("heading", 1), "2": ("heading", 2), "3": ("heading", 3), "-": ("paragraph", None)}
TITLE = ["1 Net Crew Model"]
SELF = [
    "1 Leading Self",
    "- Leaders begin with themselves.",
    "2 Honesty",
    "- Says what is.",
    "2 Calm",
    "- Waits.",
]
OTHERS = ["1 Leading Others", "- Results come by people.", "2 Coaching", "- Helps.", "2 Care", "- Listens."]
BY_FORM = "Nothing but the level of its heading tells that "


def words(*written):
    """Passages as a Word file gives them: '1 Name' is a heading of the first level, '- Text.' a paragraph."""
    return [
        Words(text[2:], (n,), kind=KINDS[text[0]][0], depth=KINDS[text[0]][1])
        for n, text in enumerate(written, 1)
    ]


def read(*written):
    reading = best(words(*written))
    named = [(name, group) for name, group, *_ in outline(reading.model)]
    notes = [(part.heading, part.paragraphs) for part in reading.model.parts]
    return reading.model.title.text, named, notes


def test_the_text_of_a_group_is_a_note():
    assert read(*TITLE, *SELF, *OTHERS) == (
        "Net Crew Model",
        [
            ("Honesty", "Leading Self"),
            ("Calm", "Leading Self"),
            ("Coaching", "Leading Others"),
            ("Care", "Leading Others"),
        ],
        [
            ("Leading Self", ("Leaders begin with themselves.",)),
            ("Leading Others", ("Results come by people.",)),
        ],
    )
    reading = best(words(*TITLE, *SELF, *OTHERS))
    assert (reading.sureness, left(reading)) == ("sure", [])


def test_a_first_heading_alone_on_its_level_is_the_title_and_several_paragraphs_stay_one_note():
    lower = [f"{int(one[0]) + 1}{one[1:]}" if one[0].isdigit() else one for one in [*SELF, *OTHERS]]
    lower.insert(2, "- All do.")

    title, named, notes = read(*TITLE, "- It was made at sea.", *lower)

    assert (title, len(named)) == ("Net Crew Model", 4)
    assert notes[1:] == [
        ("Leading Self", ("Leaders begin with themselves.", "All do.")),
        ("Leading Others", ("Results come by people.",)),
    ]


@pytest.mark.parametrize(
    "below",
    [
        ["2 Indicators", "- Sings loud.", "2 Behaviors", "- Sings well."],
        ["2 At sea", "- Sings.", "2 Ashore", "- Hums."],
    ],
)
def test_labels_and_headings_that_come_back_are_no_names(below):
    _, named, _ = read(*TITLE, "1 Singing", "- Sings.", *below, "1 Rowing", "- Rows.", *below)

    assert not {"Singing", "Rowing"} & {group for _, group in named}


def test_where_most_headings_of_the_level_have_texts_alone_a_group_is_a_guess():
    rows = ["1 Rowing", "- Rows.", "1 Mending", "- Mends."]
    reading = best(words(*TITLE, *rows, *SELF))

    assert [(name, group) for name, group, *_ in outline(reading.model)][:2] == [
        ("Rowing", None),
        ("Mending", None),
    ]
    assert (reading.sureness, [title for title, _ in asked(reading.model) if title.startswith(BY_FORM)]) == (
        "a guess",
        [f"{BY_FORM}'Leading Self' is a group"],
    )


LETTERED = (
    "SEA MODEL\n\nA. CREW\nIt holds the crew together.\n\nA1. Coaching\nHelps.\n\nA2. Hiring\nHires.\n\n"
    "B. BOATS\nIt keeps boats afloat.\n\nB1. Mending\nMends.\n\nB2. Rowing\nRows.\n"
)
CAPITALS = (
    "Sea Model\n\nCREW\nIt holds the crew together.\n\nCoaching\nHelps.\n\nHiring\nHires.\n\n"
    "BOATS\nIt keeps boats afloat.\n\nMending\nMends.\n\nRowing\nRows.\n"
)


@pytest.mark.parametrize(
    ("text", "crew", "boats"), [(LETTERED, "CREW", "BOATS"), (CAPITALS, "CREW", "BOATS")]
)
def test_letters_in_front_and_capitals_are_levels_in_a_plain_text(text, crew, boats):
    model = best(text).model

    assert [(name, group) for name, group, *_ in outline(model)] == [
        ("Coaching", crew),
        ("Hiring", crew),
        ("Mending", boats),
        ("Rowing", boats),
    ]
    assert [(part.heading, part.paragraphs) for part in model.parts] == [
        (crew, ("It holds the crew together.",)),
        (boats, ("It keeps boats afloat.",)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        CAPITALS.replace("BOATS", "Boats").replace("CREW", "Crew"),
        CAPITALS.replace("\n\nMending\nMends.\n\nRowing\nRows.", ""),
        LETTERED.replace("B1.", "C1.").replace("A. CREW", "A. Crew").replace("B. BOATS", "B. Boats"),
    ],
)
def test_without_such_forms_every_heading_with_a_text_is_a_name(text):
    assert best(text).model.groups == ()


@pytest.mark.parametrize("title", ["1 Net Crew Model", "b Net Crew Model", "- Net Crew Model"])
@pytest.mark.parametrize(
    ("lines", "groups"),
    [
        ([*SELF, *OTHERS], ["Leading Self", "Leading Others"]),
        ([*SELF, *OTHERS[:4]], []),  # one name alone below it
        ([*SELF, *OTHERS, "2 Calm", "- Rests."], []),  # a label that comes back
        ([*SELF, *OTHERS, "2 Indicators", "- Rests."], []),
    ],
)
def test_bold_lines_above_two_names_or_more_that_are_not_are_groups(title, lines, groups):
    written = [title, *(one.replace("1 ", "b ").replace("2 ", "- ") for one in lines)]
    bold = {"b": "paragraph", "1": "heading", "-": "paragraph"}
    found = best(
        [
            Words(
                one[2:], (n,), bold[one[0]], marks=(Mark(0, len(one) - 2, "bold"),) if one[0] == "b" else ()
            )
            for n, one in enumerate(written, 1)
        ]
    )

    assert [one.text for one in found.model.groups] == groups
