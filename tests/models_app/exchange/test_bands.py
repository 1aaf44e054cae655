"""Levels by grade below a name: grades are no levels, and that is asked. Every content is invented."""

import pytest

from models_app.exchange.bands import are_bands, bands_of, is_level_of_grade
from tests.models_app.exchange.reading import asked, best, left, rows

SHEET = ("Competency\t{}", "Definition\tIs done.", "Proficiency level by grade\t{}")
BANDS = "GS-05-06: 1\u2028GS-07-08: 2\u2028GS-12: 4"
LINES = "{}\nDefinition: Is done.\n{}\n\n"
NAMES = ("Hauling", "Netting")


def document(form):
    if isinstance(form, tuple):
        return [
            row
            for n, name in enumerate(NAMES)
            for row in rows(
                *(text.format(name if not m else BANDS) for m, text in enumerate(form)),
                table=n,
                start=9 * n + 1,
            )
        ]
    return "Crew Model\n\n" + "".join(LINES.format(name, form) for name in NAMES)


@pytest.mark.parametrize(
    ("form", "areas"),
    [
        (SHEET, [("Proficiency level by grade", "GS-05-06: 1\nGS-07-08: 2\nGS-12: 4")]),
        ("Level by grade: GS-05-06: 1; GS-12: 4", [("Level by grade", "GS-05-06: 1; GS-12: 4")]),
        ("Required level: Grade 5: 1, 7: 2", [("Required level", "Grade 5: 1, 7: 2")]),
        ("Levels:\nGS-05-06: 1\nGS-12: Level 4", [("GS-05-06", "1"), ("GS-12", "Level 4")]),
    ],
)
def test_bands_below_a_name_are_kept_as_areas_and_asked(form, areas):
    reading = best(document(form))

    assert [competency.levels for competency in reading.model.competencies] == [(), ()]
    assert [[(row.heading, row.text) for row in one.areas] for one in reading.model.competencies] == [
        areas
    ] * 2
    assert [title for title, _ in asked(reading.model) if "by grade" in title] == [
        f"{name} has levels by grade" for name in NAMES
    ]
    assert left(reading) == []


@pytest.mark.parametrize(
    ("label", "text", "are"),
    [
        ("Level by grade", "5-6: 1; 7: 2", True),
        ("Level", "GS-05: 1; 07: 2", True),
        ("Levels", "1 Basic, 2 Able, 3 Expert", False),
        ("Levels", "Lvl 1: Basic; Lvl 2: Able", False),
        ("Level by grade", "GS-05: 1; see below", False),
    ],
)
def test_a_list_of_a_scale_is_no_list_of_grades(label, text, are):
    assert are_bands(label, text) is are


@pytest.mark.parametrize(
    ("label", "text", "is_one"),
    [
        ("GS-07", "2", True),
        ("Grade 9", "Level 3 Able", True),
        ("GS-07", "", False),
        ("GS-07", "Hauls.", False),
        ("GS-07", "Hauls nets at night", False),
        ("Level 7", "2", False),
    ],
)
def test_a_grade_in_front_of_a_level(label, text, is_one):
    assert is_level_of_grade(label, text) is is_one


@pytest.mark.parametrize("cell", ["GS-05: 1; see the note", f"GS-05{' ' * 200_000}.\t"])
def test_a_cell_that_holds_anything_else_has_no_bands(cell):
    assert bands_of(cell) == []
