"""Texts below the headings of groups: notes where they speak of the competencies, names' texts elsewhere. Invented."""

import pytest

from tests.models_app.exchange.reading import best, left, outline

NAMES = ("Mending\nMends nets.\n\nKnotting\nTies knots.\n", "Hauling\nHauls the net.\n")
TITLE = "Competency Model: Net Mender\n\n"


def _of(first: str, second: str) -> str:
    return f"{TITLE}{first}\n\n{NAMES[0]}\n{second}\n\n{NAMES[1]}"


@pytest.mark.parametrize(
    ("text", "groups", "titles"),
    [
        (
            _of("Crew\nThese competencies are for all.", "Boats\nThe competencies in this group differ."),
            ["Crew", "Boats"],
            ["Crew", "Boats"],
        ),
        (
            _of("Core Skills\nThese three skills are for all.", "Boats\nThis group adds competencies."),
            ["Core Skills", "Boats"],
            ["Core Skills", "Boats"],
        ),
        (
            "City of Alder\nNet Mender Competency Model\nThese competencies were named by crews.\n\n"
            + _of("Core Competencies\nCore competencies are for all.", "Boats\nThese competencies differ.")[
                len(TITLE) :
            ],
            ["Core Competencies", "Boats"],
            ["", "", "Core Competencies", "Boats"],
        ),
    ],
)
def test_a_text_about_the_competencies_of_a_group_is_a_note(text, groups, titles):
    reading = best(text)

    assert [name for name, *_ in outline(reading.model)] == ["Mending", "Knotting", "Hauling"]
    assert [group.text for group in reading.model.groups] == groups
    assert ([part.heading for part in reading.model.parts], left(reading)) == (titles, [])


@pytest.mark.parametrize(
    ("first", "sureness"),
    [("Teamwork\nThese skills help crews.", "a guess"), ("Core Skills\nThese skills help crews.", "sure")],
)
def test_a_group_that_only_the_words_of_its_text_tell_is_asked_about(first, sureness):
    assert best(_of(first, "Boats\nThis group adds competencies.")).sureness == sureness


@pytest.mark.parametrize(
    "sentence",
    [
        "Builds the competencies of the crew.",
        "The skills needed to teach a crew.",
        "Staff competencies are built at sea.",
    ],
)
def test_a_text_that_only_has_such_words_defines_a_competency(sentence):
    model = best(_of(f"Teaching\n{sentence}", f"Leading\n{sentence}")).model

    assert [name for name, *_ in outline(model)] == ["Teaching", "Mending", "Knotting", "Leading", "Hauling"]
    assert model.groups == ()
