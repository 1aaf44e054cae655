"""Competencies with one text above names that have more may be groups. Every content is invented."""

import pytest

from models_app.calculations.plain import PlainCompetency, PlainJob, PlainModel, Words
from models_app.exchange.group_doubts import of_possible_groups

SHORT = "Sailors begin with themselves."
SEVERAL = "These skills are shown with others."
LONG = "Keeps lines dry and whole. Coils each line by hand. Reports frayed ends."


def model(kinds: str, groups: int = 0) -> PlainModel:
    """One competency for each letter: 'g' has one sentence, 'f' a list too, 'd' three sentences, 'e' no text.

    's' speaks of several.
    """
    return PlainModel(
        title=Words("Deckhand Model", (1,)),
        job=PlainJob("", ()),
        parts=(),
        groups=tuple(Words(f"Group {n}", (1,)) for n in range(groups)),
        level_labels=(),
        competencies=tuple(
            PlainCompetency(
                f"Name {place}",
                (place + 2,),
                {"g": SHORT, "f": SHORT, "d": LONG, "e": None, "s": SEVERAL}[kind],
                (place + 2,),
                indicators=(Words("Counts the crew.", (place + 2,)),) if kind == "f" else (),
            )
            for place, kind in enumerate(kinds)
        ),
    )


@pytest.mark.parametrize(
    ("kinds", "groups", "expected"),
    [
        ("gfffgff", 0, [0, 4]),
        ("gfff", 0, [0]),
        ("ffgffgf", 0, [2, 5]),
        ("ffgff", 0, []),  # one that lacks its list
        ("ffgff", 2, [2]),
        ("gff", 0, []),
        ("ggfff", 0, []),
        ("fffg", 0, []),
        ("gfgfgf", 0, [0, 2, 4]),
        ("gfffe", 0, []),
        ("gdddgdd", 0, [0, 4]),
        ("gddddd", 0, []),
        ("dgddgdd", 0, []),
        ("gdgdgd", 0, []),
        ("gdddgde", 0, []),
        ("ggggg", 0, []),
        ("sggsgg", 0, [0, 3]),
        ("gsgg", 0, [1]),
        ("ggs", 0, []),
        ("ssgg", 0, []),
        ("", 0, []),
    ],
)
def test_possible_groups(kinds: str, groups: int, expected: list[int]) -> None:
    found = of_possible_groups(model(kinds, groups))
    assert [(one.competency, one.by_form) for one in found] == [(place, True) for place in expected]
    assert [one.title for one in found] == [
        f"'Name {place}' may be a group of the competencies below it" for place in expected
    ]
