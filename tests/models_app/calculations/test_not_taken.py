"""Competencies that somebody leaves out: the model without them. Every content is invented."""

from dataclasses import replace

import pytest

from models_app.calculations.not_taken import new_places, without_competencies
from models_app.calculations.plain import PlainCompetency, PlainFinding, PlainJob, PlainModel, Words


@pytest.mark.parametrize(
    ("count", "gone", "places"),
    [
        (0, [], {}),
        (3, [], {0: 0, 1: 1, 2: 2}),
        (3, [0], {1: 0, 2: 1}),
        (3, [1], {0: 0, 2: 1}),
        (3, [2], {0: 0, 1: 1}),
        (3, [0, 1, 2], {}),
        (2, [7], {0: 0, 1: 1}),
    ],
)
def test_what_stays_moves_up(count, gone, places):
    assert new_places(count, gone) == places


def model(*in_groups, findings=()):
    """Competencies A, B, C in these groups, of the groups One and Two."""
    rows = (
        PlainCompetency(name, (n,), None, (n,), group=group)
        for n, (name, group) in enumerate(zip("ABC", in_groups, strict=True), 1)
    )
    groups = (Words("One", (8,)), Words("Two", (9,)))
    return PlainModel(Words("Crew", (7,)), PlainJob("", ()), (), groups, (), tuple(rows), findings=findings)


def on_record(name, line, reason):
    return PlainFinding(
        "layout",
        f"'{name}' was left out on the review of the import",
        "The portal read it as a competency. Somebody left it out of the draft.",
        (line,),
        settled=True,
        value="Left out",
        reason=reason,
    )


@pytest.mark.parametrize(
    ("in_groups", "gone", "left"),
    [
        ((0, 0, 1), {}, [("One", ["A", "B"]), ("Two", ["C"])]),
        ((0, 0, 1), {0: "Not ours."}, [("One", ["B"]), ("Two", ["C"])]),
        ((0, 0, 1), {2: "Not ours."}, [("One", ["A", "B"])]),
        ((0, 1, 1), {0: "Not ours."}, [("Two", ["B", "C"])]),
        ((None, 0, 1), {1: "Not ours."}, [("Two", ["C"])]),
    ],
)
def test_groups_that_only_they_were_in_go_along(in_groups, gone, left):
    found = without_competencies(model(*in_groups), gone)

    assert [
        (group.text, [row.family for row in found.competencies if row.group == n])
        for n, group in enumerate(found.groups)
    ] == left


def test_findings_move_along_and_the_reason_is_on_record():
    of_the_model, of_a, of_b, of_c = (PlainFinding("text", "T", "", (1,), place) for place in (None, 0, 1, 2))

    found = without_competencies(
        model(0, 0, 1, findings=(of_the_model, of_a, of_b, of_c)), {1: "Not ours.", 0: "Twice."}
    )

    assert found.findings == (
        of_the_model,
        replace(of_c, competency=0),
        on_record("A", 1, "Twice."),
        on_record("B", 2, "Not ours."),
    )


@pytest.mark.parametrize("gone", [{}, {3: "Not ours."}])
def test_without_any_of_the_model_it_stays_as_it_is(gone):
    whole = model(0, 0, 1)

    assert without_competencies(whole, gone) is whole
