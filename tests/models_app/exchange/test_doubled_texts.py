"""The same text in two places of one model."""

import pytest

from models_app.calculations.plain import PlainCompetency, PlainJob, PlainModel, PlainStandard, Words
from models_app.exchange.doubled_texts import doubled_texts

NAMES = ("Zoning", "Paving", "Mowing", "Towing")
FIRST = {
    "definition": "Works with great care.",
    "levels": "Helps a crew.|Leads a crew.",
    "items": "Keeps the log.",
}


def competency(n: int, **texts: str) -> PlainCompetency:
    name, line = NAMES[n], 10 * n + 1
    own = {
        "definition": f"{name} is done well.",
        "levels": f"{name} with help.|{name} all alone.",
        "items": name,
    } | texts
    levels = enumerate(zip(("Basic", "Expert"), own["levels"].split("|"), strict=True), line + 2)
    return PlainCompetency(
        name,
        (line,),
        own["definition"],
        (line + 1,),
        levels=tuple(PlainStandard(label, text, (at,)) for at, (label, text) in levels),
        indicators=tuple(Words(text, (at,)) for at, text in enumerate(own["items"].split("|"), line + 4)),
    )


def found(*changed: dict[str, str]) -> list[tuple[str, tuple[int, ...], int | None]]:
    rows = [competency(n, **(changed[n] if n < len(changed) else {})) for n in range(len(NAMES))]
    model = PlainModel(Words("Model", ()), PlainJob("", ()), (), (), (), tuple(rows))
    return [(one.title, one.lines, one.competency) for one in doubled_texts(model)]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ([], []),
        (
            [{"levels": "Leads a crew.|leads a  crew."}],
            [("Zoning: Level 'Basic' and Level 'Expert' are the same", (3, 4), 0)],
        ),
        ([{"levels": "See above.|See above."}], []),
        ([{"levels": "Not rated at all.|Not rated at all."}] * 3, []),  # said wherever nothing is to say
        (
            [{"definition": "Keeps the log.", "items": "Keeps the log."}],
            [("Zoning: the definition and indicator 1 are the same", (2, 5), 0)],
        ),
        (
            [{"items": "Keeps the log.|Reads.|Keeps the log."}],
            [("Zoning: indicator 1 and indicator 3 are the same", (5, 7), 0)],
        ),
        (
            [{"definition": FIRST["definition"]}, {}, {"definition": FIRST["definition"]}],
            [("Zoning and Mowing have the same definition", (2, 22), 2)],
        ),
        (
            [{"levels": FIRST["levels"]}, {"levels": FIRST["levels"]}],
            [("Zoning and Paving have the same levels", (1, 11), 1)],
        ),
        ([{"levels": FIRST["levels"]}] * 4, []),  # one scale for all
        (
            [{"items": "Keeps the log.|Locks up at night."}] * 2,
            [("Zoning and Paving have the same behavioral indicators", (1, 11), 1)],
        ),
        ([{"items": "Keeps the log."}] * 2, []),
    ],
)
def test_texts_in_two_places_are_named_with_both(changed, expected):
    assert found(*changed) == expected
