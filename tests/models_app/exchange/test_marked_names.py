"""What a document says of names with a star or in a typeface, and of marks that are not read: invented contents."""

import pytest

from competency_portal.exchange.document import Mark
from models_app.calculations.plain import Words
from models_app.exchange.selection_sentences import excluding
from tests.models_app.exchange.reading import asked, best, left

STARRED = """Map Clerk Model

{}

Filing: Files the sheets by number.
*Scanning: Scans the sheets without distortion.
Counting: Counts the sheets each spring.
*Lending: Lends the sheets to readers.
"""
NOTE = "Note: Competencies marked with an asterisk (*) are not needed at entry and should not be used for selection."
ITALICS = "Competencies in italics were rated important but are not to be used for selection."


def uses(model):
    return {one.name: one.selection_use for one in model.competencies}


@pytest.mark.parametrize(
    "text", [STARRED, STARRED.replace("*Lending", "Lending"), STARRED.replace(": ", " - ")]
)
def test_a_star_in_front_of_a_name_is_set_by_the_note_that_explains_it(text):
    model = best(text.format(NOTE)).model

    starred = {"Scanning", *(["Lending"] if "*Lending" in text else [])}
    assert {name for name, use in uses(model).items() if use == "not_for_selection"} == starred
    assert list(uses(model)) == ["Filing", "Scanning", "Counting", "Lending"]
    assert [part.paragraphs for part in model.parts] == [(NOTE.removeprefix("Note: "),)]
    assert model.competencies[1].selection_use_evidence == "Lines 6 and 3 of the document"


def test_a_star_that_the_note_does_not_exclude_is_asked_about():
    model = best(STARRED.format("Note: Competencies marked with an asterisk (*) are new.")).model

    assert set(uses(model).values()) == {"not_stated"}
    assert ("A mark '*' is not explained", (3, 6, 8)) in asked(model)


def test_stars_are_bullets_where_nothing_speaks_of_them():
    model = best(STARRED.format("Note: Made in May.")).model

    assert set(uses(model).values()) == {"not_stated"}
    assert not [title for title, _ in asked(model) if "mark" in title]


def in_italics(said, *names, texts=("Filing", "Scanning", "Counting")):
    lines = [Words("Map Clerk Model", (1,), "heading"), Words(said, (2,), "paragraph")]
    for n, name in enumerate(texts, 3):
        text = f"{name}: Does it with care."
        marks = (Mark(0, len(text), "italic"),) if name in names else ()
        lines.append(Words(text, (n,), "paragraph", marks=marks))
    return best(lines)


def test_names_in_italics_are_set_by_the_sentence_that_excludes_them():
    reading = in_italics(ITALICS, "Scanning")

    assert uses(reading.model) == {
        "Filing": "not_stated",
        "Scanning": "not_for_selection",
        "Counting": "not_stated",
    }
    assert left(reading) == []


@pytest.mark.parametrize(
    ("said", "names"),
    [
        (ITALICS, []),
        (ITALICS, ["Filing", "Scanning", "Counting"]),
        ("Competencies in italics are essential.", ["Scanning"]),
        ("Competencies not in italics are not to be used for selection.", ["Scanning"]),
    ],
)
def test_otherwise_the_sentence_is_quoted_and_nothing_is_set(said, names):
    model = in_italics(said, *names).model

    assert set(uses(model).values()) == {"not_stated"}
    assert "The document says something of competencies in a typeface" in dict(asked(model))


@pytest.mark.parametrize(
    ("sentence", "faces"),
    [
        ("Italicized competencies are not for selection.", {"italic"}),
        ("The competencies shown in bold or underlined are not used for selection.", {"bold", "underline"}),
        ("Starred competencies are not to be used for screening.", set()),
        ("Competencies in italics are not to be used for selection if they are new.", None),
        ("Competencies in italics are new; the others are not to be used for selection.", None),
        ("Competencies in italics are new, and those in bold are not to be used for selection.", None),
        ("Competencies in italics are used for selection.", None),
        ("Competencies not in italics are not to be used for selection.", None),
        ("Duties in italics are not to be used for selection.", None),
    ],
)
def test_only_a_sentence_that_begins_with_what_is_marked_excludes(sentence, faces):
    found = excluding(sentence)

    assert (found and set(found[1])) == faces


@pytest.mark.parametrize(
    ("said", "asks"),
    [
        ("The shaded level is required for the position.", True),
        ("Required levels are highlighted in yellow.", True),
        ("Competencies in red are not for selection.", True),
        ("The highlighted map shows the county.", False),
    ],
)
def test_marks_that_are_not_read_are_said(said, asks):
    model = in_italics(said).model

    assert (("The document marks something by color or shading", (2,)) in asked(model)) == asks


def test_a_definition_that_speaks_of_colors_is_none():
    model = best("Map Clerk\n\nFiling: Files by the color required at each level.\nCounting: Counts.\n").model

    assert "The document marks something by color or shading" not in dict(asked(model))


def test_a_paragraph_in_the_typeface_of_the_required_level_is_asked_about():
    whole = (Mark(0, 15, "bold"), Mark(0, 15, "underline"))
    texts = [
        "Crew Model", "The level required for the class is bolded and underlined.",
        "1. Sailing - Sails well.", "Sails in calms.", "Sails in winds.", "Behavioral Indicators", "- Looks out.",
        "2. Mooring - Moors well.", "Moors in winds.", "Moors in calms.", "Behavioral Indicators", "- Ties knots.",
    ]  # fmt: skip
    lines = [
        Words(text, (n,), "paragraph", marks=whole if text.endswith("winds.") else ())
        for n, text in enumerate(texts, 1)
    ]

    model = best(lines).model

    assert ("Paragraphs stand in the typeface of the required level", (2, 5, 9)) in asked(model)
