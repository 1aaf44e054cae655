"""What may be of the document's head is asked at its place. Every content is invented."""

from dataclasses import replace

import pytest

from models_app.calculations.plain import (
    PlainCompetency,
    PlainJob,
    PlainModel,
    PlainPart,
    PlainStandard,
    Words,
)
from models_app.choices import PartKind
from models_app.exchange.front_doubts import of_front_doubts

LEVELS = (PlainStandard("Basic", "With help.", (9,)), PlainStandard("Full", "Alone.", (9,)))


def competency(name: str, definition: str | None = "Is kept in order.", **given) -> PlainCompetency:
    return PlainCompetency(name, (9,), definition, (9,), **given)


def model(*competencies: PlainCompetency, title: str = "", groups: tuple[str, ...] = ()) -> PlainModel:
    return PlainModel(
        title=Words(title, (1,) if title else ()),
        job=PlainJob("", ()),
        parts=(PlainPart(PartKind.PREFACE, "", ("Dock Handbook",), (2,)),),
        groups=tuple(Words(text, (3,)) for text in groups),
        level_labels=(),
        competencies=competencies,
    )


ROPES, TIDES, RADIO = (competency(name, levels=LEVELS) for name in ("Rope Care", "Tides", "Radio"))
LAST = competency("What the Levels Mean", None, levels=LEVELS)
NAMED = competency("Deck Crew Competencies")
IN_GROUP = replace(ROPES, group=0)


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        (model(NAMED), [(0, "Deck Crew Competencies may be the title and no competency")]),
        (model(NAMED, title="Deck Crew"), []),
        (model(competency("Core Competencies"), TIDES), []),
        (model(replace(ROPES, definition=None), TIDES, RADIO), [(0, "Rope Care may be the title and no competency")]),
        (model(replace(ROPES, definition=None), TIDES), []),
        (model(IN_GROUP, groups=("Deck Model",)), [(0, "'Deck Model' may be the title and no group")]),
        (model(IN_GROUP, groups=("Deck Model",), title="Deck"), []),
        (model(IN_GROUP, groups=("Core Competencies",)), []),
        (model(TIDES, IN_GROUP, groups=("Deck Model",)), []),
        (
            model(ROPES, TIDES, LAST, title="Deck"),
            [(2, "What the Levels Mean may explain the levels and be no competency")],
        ),
        (model(ROPES, LAST, title="Deck"), []),
        (model(ROPES, replace(TIDES, levels=()), LAST, title="Deck"), []),
        (model(ROPES, LAST, TIDES, title="Deck"), []),
        (
            model(competency("Rope Care", "Is kept.\n\nDOCK HANDBOOK"), title="Deck"),
            [(0, "'DOCK HANDBOOK' stands again at Rope Care")],
        ),
        (
            model(TIDES, replace(TIDES, group=0), replace(RADIO, group=0), groups=("Deck",), title="Deck"),
            [(1, "'Deck' stands again at Tides")],
        ),
        (model(competency("Rope Care", "Is kept. Dock Handbook"), title="Deck"), []),
    ],
)  # fmt: skip
def test_what_may_be_of_the_head(read, expected):
    found = of_front_doubts(read)

    assert [(one.competency, one.title) for one in found] == expected
    assert all(one.by_form for one in found)
