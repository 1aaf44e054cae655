"""Summaries and lists of contents that do not fit the competencies, and levels that nobody describes."""

import pytest

from models_app.exchange.open_questions import completed
from tests.models_app.exchange.reading import best

NAMES = ("Field Safety", "Public Contact", "Coaching", "Planning Work")
TITLES = (
    "Required level of ",
    "A table states required levels",
    "The list of contents and the competencies differ",
    "A level is explained and described for no competency",
)


def document(front: str, stated: tuple[str, ...] = ("", "", "", ""), most: int = 2) -> str:
    """Four competencies, each with what it states as its required level."""
    blocks = [
        f"{name}\nDefinition: {name} is done with care.\n{f'Required level: {level}' if level else ''}\nLevels:\n"
        + "\n".join(f"Level {n}: {name} of kind {n}." for n in range(1, most + 1))
        for name, level in zip(NAMES, stated, strict=True)
    ]
    return "Crane Operator Competency Model\n\n" + front + "\n\n" + "\n\n".join(blocks)


def found(text: str) -> list[tuple[str, tuple[int, ...], int | None]]:
    model = completed(best(text).model)
    return [
        (one.title, one.lines, one.competency)
        for one in model.findings
        if one.title.startswith(TITLES) and not one.title.endswith("is not stated")
    ]


def summary(*levels: str) -> str:
    rows = (f"{name}\t{level}" for name, level in zip(NAMES, levels, strict=True))
    return "\n".join(["Summary", "Competency\tRequired level", *rows])


def contents(*names: str) -> str:
    return "\n".join(["Contents", *(f"{name} ........ {n}" for n, name in enumerate(names, 2))])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (document(summary("2", "1", "1", "2"), ("Level 2", "Level 1", "Level 1", "Level 2")), []),
        (
            document(summary("1", "1", "1", "2"), ("Level 2", "Level 1", "Level 1", "Level 2")),
            [("Required level of Field Safety differs in a table", (5, 10), 0)],
        ),
        (
            document(summary("1", "1", "1", "2")),
            [("A table states required levels that were not taken", (5, 6, 7, 8), None)],
        ),
        (document(contents(*NAMES)), []),
        (
            document(contents(*NAMES, "Team Spirit")),
            [("The list of contents and the competencies differ", (8,), None)],
        ),
        (
            document(contents("Field Safety", "Public Contact", "Mentoring", "Planning Work")),
            [("The list of contents and the competencies differ", (6, 23), None)],
        ),
        (
            document("Proficiency levels: Level 1, Level 2, Level 3"),
            [("A level is explained and described for no competency", (3,), None)],
        ),
        (document("Proficiency levels: Level 1, Level 2"), []),
    ],
)
def test_what_stands_twice_and_differs_is_named_with_both_places(text, expected):
    assert found(text) == expected
