"""What a newer document leaves out of the version before it, and how it stays."""

from dataclasses import replace
from decimal import Decimal

import pytest

from models_app.calculations.left_out import texts_left_out, with_texts_kept
from models_app.calculations.plain import (
    PlainArea,
    PlainCompetency,
    PlainFinding,
    PlainJob,
    PlainLevel,
    PlainModel,
    PlainPart,
    PlainRequirement,
    PlainScale,
    PlainStandard,
    Words,
)

SCALE = PlainScale("grades", "Grades", (PlainLevel("Low", (3,), Decimal("1.00")),))
FULL = PlainCompetency(
    "Writes",
    (2,),
    "Writes well.",
    (2,),
    group=0,
    levels=(PlainStandard("Low", "Notes.", (3,)),),
    indicators=(Words("Asks.", (4,)),),
    standards=(PlainStandard("Superior", "Best.", (5,)),),
    areas=(PlainArea("Areas", "Letters.", (6,)),),
    scale="grades",
)
BARE = PlainCompetency("Writes", (9,), None, ())
PARTS = (PlainPart("preface", "", ("First.",), (1,)), PlainPart("note", "", ("A note.",), (7,)))
REQUIREMENT = PlainRequirement((8,), education="Degree")


def model(*competencies, **more):
    more = {"parts": (), "groups": (), **more}
    return PlainModel(
        title=Words("Clerk", (1,)),
        job=PlainJob("Clerk", (1,)),
        level_labels=(),
        competencies=competencies,
        **more,
    )


BEFORE = model(FULL, parts=PARTS, groups=(Words("Core", (1,)),), scales=(SCALE,), requirement=REQUIREMENT)
EVERYTHING = [
    "Definition of Writes",
    "Level texts of Writes",
    "Behavioral indicators of Writes",
    "Performance standards of Writes",
    "Competency areas of Writes",
    "Before the competencies",
    "Note",
    "Groups of competencies",
    "Minimum requirement as data",
]


@pytest.mark.parametrize(
    ("after", "pairs", "expected"),
    [
        (BEFORE, {0: 0}, []),
        (model(BARE), {0: 0}, EVERYTHING),
        (model(BARE), {}, [*EVERYTHING[5:7], EVERYTHING[8]]),
        (model(replace(BARE, definition="Types."), parts=PARTS[1:]), {0: 0}, [*EVERYTHING[1:6], *EVERYTHING[7:]]),
        (model(BARE, groups=(Words("New", (1,)),), parts=PARTS, requirement=REQUIREMENT), {0: 0}, EVERYTHING[:5]),
    ],
)  # fmt: skip
def test_what_is_left_out(after, pairs, expected):
    assert texts_left_out(BEFORE, after, pairs) == expected


def test_what_stays_is_as_it_was_and_names_no_lines_of_the_document():
    missing = (
        PlainFinding("definition", "No definition", "", (9,), 0),
        PlainFinding("required_level", "No levels", "", ()),
        PlainFinding("text", "Odd", "", (9,), 0),
    )

    kept = with_texts_kept(BEFORE, model(BARE, findings=missing), {0: 0})

    (competency,) = kept.competencies
    assert competency == PlainCompetency(
        "Writes",
        (9,),
        "Writes well.",
        (),
        group=0,
        levels=(PlainStandard("Low", "Notes.", ()),),
        indicators=(Words("Asks.", ()),),
        standards=(PlainStandard("Superior", "Best.", ()),),
        areas=(PlainArea("Areas", "Letters.", ()),),
        scale="grades",
    )
    assert (kept.groups, kept.scales, kept.requirement) == (
        (Words("Core", ()),),
        (SCALE,),
        replace(REQUIREMENT, lines=()),
    )
    assert kept.parts == tuple(replace(part, lines=()) for part in PARTS)
    assert [(f.kind, f.title, f.competency) for f in kept.findings] == [
        ("text", "Odd", 0),
        ("required_level", "Required level of Writes is not stated", 0),
    ]
    assert texts_left_out(BEFORE, kept, {0: 0}) == []


def test_kept_kinds_stand_in_the_order_of_the_version():
    kept = with_texts_kept(BEFORE, model(FULL, parts=PARTS[1:], scales=(SCALE,)), {})

    assert [part.kind for part in kept.parts] == ["preface", "note"]


def test_scale_of_the_version_keeps_apart_from_another_of_the_same_code():
    other = replace(SCALE, levels=(PlainLevel("Poor"),))

    kept = with_texts_kept(BEFORE, model(BARE, scales=(other,)), {0: 0})

    assert [(scale.code, scale.levels) for scale in kept.scales] == [
        ("grades", other.levels),
        ("kept-grades", SCALE.levels),
    ]
    assert kept.competencies[0].scale == "kept-grades"
