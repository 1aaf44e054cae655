"""Lines at the end of a document that are no competency. Every content is invented."""

import pytest

from tests.models_app.exchange.reading import asked, best

MODEL = """Competency Model for Tide Reader
Class Code: 4411
Pay Grade: 21

Tides
Reads the tide before anybody else does.

Nets
Mends nets with care and patience.

Boats
Steers boats through the narrow strait.
"""
NO_TEXT = "The last name has no text and may be a closing line"


def read(*closing):
    return best("\n".join([MODEL, *closing]))


def names(reading):
    return [one.name for one in reading.model.competencies]


def findings(reading):
    return [(title, lines) for title, lines in asked(reading.model) if "fact" in title or title == NO_TEXT]


@pytest.mark.parametrize(
    ("closing", "expected"),
    [
        (["Tide Reader, Class Code 4411, Pay Grade 21"], []),
        (
            ["Tide Reader, Class Code 4411, Pay Grade 22"],
            [("The document states two different facts: '21' and '22'", (1, 2, 3, 14))],
        ),
        (
            ["Class Code: 4412   Pay Grade: 21", "Revised July 2031"],
            [("The document states two different facts: '4411' and '4412'", (1, 2, 3, 14))],
        ),
        (["Tide Reader | Class 4411 | Effective July 1, 2031"], []),
        (["For questions call the harbor office at extension 4417"], []),
        (["Harbor Office, Form 22, Revised July 2031"], []),
        (["Approved by the board on 7/1/2031"], []),
    ],
)
def test_a_known_closing_line_is_a_note_and_compared_with_the_head(closing, expected):
    reading = read(*closing)

    assert names(reading) == ["Tides", "Nets", "Boats"]
    assert reading.model.competencies[-1].definition == "Steers boats through the narrow strait."
    assert findings(reading) == expected
    assert closing[0] in " ".join(
        f"{part.heading}: {' '.join(part.paragraphs)}" for part in reading.model.parts
    )


def test_a_fact_that_only_the_last_line_states_is_asked_about():
    reading = best(MODEL.replace("Pay Grade: 21\n", "") + "\nTide Reader, Pay Grade 22")

    assert findings(reading) == [("The last lines state a fact of the job: '22'", (13,))]


def test_a_last_name_without_a_text_is_asked_about_at_its_place():
    reading = read("Harbor Watch and Signals")

    assert names(reading)[-1] == "Harbor Watch and Signals"
    assert [(one.lines, one.competency) for one in reading.model.findings if one.title == NO_TEXT] == [
        ((14,), 3)
    ]
    assert reading.sureness != "sure"


def test_a_form_that_comes_back_below_every_text_is_no_closing_line():
    text = MODEL.replace("does.\n", "does.\nRevised: May 2030\n").replace(
        "patience.\n", "patience.\nRevised: May 2030\n"
    )

    assert not [part for part in best(f"{text}Revised: May 2030").model.parts if 16 in part.lines]
