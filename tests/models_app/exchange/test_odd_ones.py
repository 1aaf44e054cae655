"""Competencies unlike the others of their document make a guess of the reading. Every content is invented."""

from dataclasses import replace

import pytest

from models_app.calculations.plain import PlainCompetency, PlainJob, PlainModel, PlainStandard, Words
from models_app.exchange.odd_ones import of_odd_ones
from models_app.exchange.recognising import Reading
from models_app.exchange.sureness import leaves_open, rests_on_form


def competency(name: str, definition: str | None, *items: str, line: int = 2) -> PlainCompetency:
    return PlainCompetency(
        name,
        (line,),
        definition,
        (line,),
        indicators=tuple(Words(item, (line,)) for item in items),
        standards=(
            PlainStandard("Meets", "Works alone.", (line,)),
            PlainStandard("Exceeds", "Helps.", (line,)),
        ),
    )


ROPES = competency(
    "Rope Care", "Keeps lines dry and whole.", "Coils each line.", "Reports frayed ends.", line=2
)
TIDES = competency("Tide Reading", "Plans work by the tables.", "Marks slack water.", "Warns early.", line=3)
RADIO = competency("Radio Use", "Speaks briefly on the channel.", "Listens first.", "Repeats orders.", line=4)
BOATS = competency(
    "Boat Drill", "Lowers a boat without delay.", "Counts the crew.", "Checks the plug.", line=5
)


def model(*competencies: PlainCompetency) -> PlainModel:
    return PlainModel(
        title=Words("Deckhand Model", (1,)),
        job=PlainJob("", ()),
        parts=(),
        groups=(),
        level_labels=(),
        competencies=competencies,
    )


def with_items(one: PlainCompetency, *items: str) -> PlainCompetency:
    return replace(one, indicators=(*one.indicators, *(Words(item, one.lines) for item in items)))


BARE = PlainCompetency("Signatures", (6,), None, ())
TWICE = replace(TIDES, standards=TIDES.standards * 2)
LONG = with_items(TIDES, "Notes the time.", "Asks the pilot.", "Keeps the log.", "Checks the chart.")


@pytest.mark.parametrize(
    ("competencies", "place", "title", "by_form"),
    [
        (
            (ROPES, with_items(TIDES, "Radio Use"), BOATS),
            1,
            "A name may stand in the texts of Tide Reading",
            True,
        ),
        (
            (ROPES, with_items(TIDES, "Logs it. Radio Use"), BOATS),
            1,
            "A name may stand in the texts of Tide Reading",
            True,
        ),
        (
            (
                ROPES,
                replace(TIDES, definition="Plans work by the tables.\nRadio Use\nSpeaks briefly."),
                RADIO,
                BOATS,
            ),
            1,
            "A name may stand in the texts of Tide Reading",
            True,
        ),
        (
            (ROPES, replace(TIDES, definition="Plans the work. Radio Use: Speaks briefly."), BOATS),
            1,
            "A name may stand in the definition of Tide Reading",
            True,
        ),
        (
            (ROPES, replace(RADIO, family="Speaks briefly on the channel."), BOATS),
            1,
            "The name 'Speaks briefly on the channel.' reads like a text",
            True,
        ),
        (
            (ROPES, replace(RADIO, family="Radio Use: Speaks briefly on the channel"), BOATS),
            1,
            "The name 'Radio Use: Speaks briefly on the channel' reads like a text",
            True,
        ),
        (
            (ROPES, with_items(TIDES, "1.2 Radio"), with_items(RADIO, "No end", "None here", "Nor here")),
            1,
            "A name may stand in the texts of Tide Reading",
            True,
        ),
        (
            (ROPES, TIDES, RADIO, replace(BOATS, definition="Crew Chief")),
            3,
            "A name may stand in the texts of Boat Drill",
            True,
        ),
        ((ROPES, TWICE, BOATS), 1, "Tide Reading has several labels twice", True),
        ((ROPES, TIDES, RADIO, BOATS, BARE), 4, "Signatures has no texts, unlike the others", True),
        ((ROPES, LONG, RADIO, BOATS), 1, "Tide Reading is far longer than the others", False),
    ],
)
def test_what_one_competency_has_unlike_the_others_is_asked_at_its_place(competencies, place, title, by_form):
    found = of_odd_ones(model(*competencies))

    assert [(one.competency, one.title, one.by_form) for one in found] == [(place, title, by_form)]


@pytest.mark.parametrize(
    "competencies",
    [
        (ROPES, TIDES, RADIO, BOATS),
        tuple(with_items(one, "Radio Use") for one in (ROPES, TIDES, RADIO)),  # usual
        tuple(replace(one, family=f"{one.family} is kept in order.") for one in (ROPES, TIDES, RADIO)),
        (ROPES, replace(TIDES, definition="Plans work over\nseveral days."), RADIO, BOATS),
        (ROPES, with_items(TIDES, "warns early"), RADIO, BOATS),
    ],
)
def test_what_others_have_too_is_not_asked(competencies):
    assert of_odd_ones(model(*competencies)) == []


@pytest.mark.parametrize(
    ("competencies", "open_place", "form"),
    [
        ((ROPES, TIDES, RADIO), False, False),
        ((ROPES, LONG, RADIO), True, False),
        ((ROPES, TWICE, RADIO), True, True),
    ],
)
def test_an_odd_one_takes_sureness_away(competencies, open_place, form):
    plain = model(*competencies)
    asked = replace(plain, findings=tuple(of_odd_ones(plain)))

    assert (leaves_open(asked), rests_on_form(asked)) == (open_place, form)
    assert not leaves_open(replace(asked, asks_open_questions=False))
    assert Reading("x", "x", asked).sureness == "a guess"  # no ledger: no share
