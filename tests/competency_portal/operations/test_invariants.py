"""check_invariants finds each kind of damage, and nothing in a portal that is in order."""

import json

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from assessments.actions.consensus import (
    agreed_commitment,
    close_consensus,
    open_consensus,
    record_agreed_rating,
)
from assessments.actions.guide_review import content_of
from assessments.actions.rating import rating_commitment, save_rating
from assessments.actions.worksheet_states import submit_worksheet
from assessments.calculations.sealing import seal
from assessments.models import (
    AssessedCompetency,
    ConsensusItem,
    ConsensusRating,
    GuideSection,
    GuideVersion,
    HiringAction,
    Rating,
    RatingSlot,
    Result,
    ResultRow,
    Worksheet,
)
from competency_portal.audit.recording import record
from competency_portal.operations.invariants import violations
from models_app.models import ModelVersion, ProficiencyLevel
from models_app.models.triggers import suspended
from tests import factories as make

pytestmark = pytest.mark.django_db


def _first(model, **changes):
    model.objects.filter(pk=model.objects.order_by("pk").first().pk).update(**changes)


def _library(action):
    with suspended(connection):
        ModelVersion.objects.filter(pk=action.model_version_id).update(title="Another", content_hash="0" * 64)


def _other_level():
    return ProficiencyLevel.objects.create(
        scale=_other_scale(),
        ordinal=9,
        label="Ninth",
    )


def _other_scale():
    scale = ProficiencyLevel.objects.first().scale
    scale.pk, scale.public_id, scale.code, scale._state.adding = None, "otherscale", "other-scale", True
    scale.save()
    return scale


DAMAGE = {
    "library_hash": _library,
    "guide_hash": lambda action: _first(GuideSection, question="Changed."),
    "result_outputs": lambda action: _first(Result, outputs=Result.objects.first().outputs.replace("101", "999")),
    "result_hash": lambda action: _first(Result, content_hash="0" * 64),
    "result_summary": lambda action: _first(Result, summary={}),
    "result_row": lambda action: _first(ResultRow, reason="Because."),
    "current_rating": lambda action: _first(RatingSlot, version=7),
    "rating_scale": lambda action: _first(Rating, level=_other_level()),
    "worksheet_answered": lambda action: _first(Worksheet, answered=1),
    "worksheet_blank": lambda action: _first(Rating, level=None),
    "worksheet_discussed": lambda action: _first(Worksheet, discussed=True, state="recused"),
    "worksheet_open": lambda action: _first(Worksheet, state="draft"),
}  # fmt: skip


@transaction.atomic
def tell_the_trail(action):
    """Records what factories wrote without the actions, as the actions would have."""
    ratings = Rating.objects.filter(slot__worksheet__action=action)
    for rating in ratings.select_related("level", "slot__worksheet"):
        told = {"slot": rating.slot.public_id, "rating": rating_commitment(rating)}
        _record(action, "rating.save", rating.slot.worksheet, rating, told)
    agreed = ConsensusRating.objects.filter(item__consensus__action=action)
    for rating in agreed.select_related("level", "item"):
        _record(action, "consensus.record", rating.item, rating, {"agreed": agreed_commitment(rating)})


def _record(action, verb, obj, rating, told):
    record(agency=action.agency, actor=None, action=verb, obj=obj, after={"version": rating.version, **told})


@pytest.fixture
def in_order():
    """A ranked hiring action with two candidates; its guide is sealed."""
    action = make.make_action(candidates=2)
    ratings = {f"rater{n}": (3, 4, 3) for n in (1, 2, 3)}
    for candidate in action.candidates.all():
        make.rate_candidate(candidate, ratings, (3, 4, 3))
    tell_the_trail(action)
    version = action.guide_version
    GuideVersion.objects.filter(pk=version.pk).update(content_hash=seal(content_of(version)))
    boss = make.make_person("boss")
    result = make.make_result(action, boss)
    assert result.summary.pop("discussed_not_observed") == 0
    result.save()  # as lists were stored before this was counted
    assert list(violations()) == []
    return action


@pytest.mark.parametrize("check", DAMAGE)
def test_each_kind_of_damage_is_found(in_order, check):
    DAMAGE[check](in_order)

    assert check in {violation.check for violation in violations()}


@pytest.mark.parametrize(
    "damage",
    [
        lambda: _first(ConsensusItem, current=None),
        lambda: _first(ConsensusItem, version=9),
        lambda: _first(RatingSlot, current=None),
    ],
)
def test_a_rating_in_force_that_is_not_the_last_is_found(in_order, damage):
    damage()

    assert "current_rating" in {violation.check for violation in violations()}


@pytest.mark.parametrize("piece", ["sealed_inputs", "sealed_line"])
def test_a_piece_of_a_candidate_that_is_not_as_sealed_is_found(in_order, piece):
    row = ResultRow.objects.order_by("pk").first()
    _first(ResultRow, **{piece: getattr(row, piece).replace("101", "999")})

    assert [v.check for v in violations()] == ["result_row"]


def test_an_agreed_level_of_another_scale_is_found(in_order):
    _first(ConsensusRating, level=_other_level())

    assert [v.check for v in violations()] == ["rating_scale", "rating_trail"]


def test_damage_is_named_with_its_object_and_ends_with_status_one(in_order, capsys):
    _first(Result, content_hash="0" * 64)

    with pytest.raises(SystemExit) as ended:
        call_command("check_invariants", "--json")

    result = Result.objects.first()
    assert ended.value.code == 1
    assert json.loads(capsys.readouterr().out) == {
        "ok": False,
        "violations": [
            {
                "check": "result_hash",
                "object": f"result {result.public_id}",
                "wrong": "inputs and outputs are not as they were sealed",
            }
        ],
    }


@pytest.fixture
def recorded():
    """A final list of one candidate, whose last rating and agreed rating were saved through the actions."""
    action = make.make_action(candidates=1, raters=("rater1", "rater2"))
    make.fill_worksheet(make.worksheet_of(action, "rater2"), (3, 4, 3))
    tell_the_trail(action)
    sheet = make.worksheet_of(action, "rater1")
    for slot in sheet.slots.all():
        for note in ("A start.", "All of it."):
            slot.refresh_from_db()
            save_rating(
                slot=slot, actor=sheet.seat.user, expected_version=slot.version,
                level=make.level(action.scale, 3), note=note,
            )  # fmt: skip
    submit_worksheet(worksheet=make.worksheet_of(action, "rater1"), actor=sheet.seat.user)
    chair = action.seats.get(role="chair").user
    consensus = open_consensus(candidate=action.candidates.get(), actor=chair)
    for item in consensus.items.all():
        record_agreed_rating(
            item=item,
            actor=chair,
            expected_version=0,
            level=make.level(action.scale, 3),
            reason="Heard by all.",
        )
    close_consensus(consensus=consensus, actor=chair)
    make.make_result(action, make.make_person("boss"), final=True)
    version = action.guide_version
    GuideVersion.objects.filter(pk=version.pk).update(content_hash=seal(content_of(version)))
    assert list(violations()) == []
    return sheet.slots.first()


def _inserted(slot):
    forged = make.add_rating(slot, 5)
    Rating.objects.filter(pk=forged.pk).update(level=slot.ratings.first().level)


def _forged_worksheet(slot):
    seat = make.make_seat(slot.worksheet.action, "forger")
    make.add_rating(seat.worksheets.get().slots.first(), 5)


NOT_SAVED = "is not what the audit trail says was saved"
FORGED = {
    "note": (lambda slot: Rating.objects.filter(slot=slot).update(note="forged"), [NOT_SAVED] * 2),
    "old version": (lambda slot: slot.ratings.filter(version=1).update(note="forged"), [NOT_SAVED]),
    "level": (
        lambda slot: Rating.objects.filter(pk=slot.current_id).update(level=make.level(slot.section.version.scale, 5)),
        [
            NOT_SAVED,
            "stored ratings of candidate 101 are not those it was computed from: Problem Solving (initial ratings)",
        ],
    ),
    "inserted": (_inserted, ["version 3 was never recorded in the audit trail"]),
    "inserted in a place of its own": (_forged_worksheet, ["version 1 was never recorded in the audit trail"]),
    "removed": (
        lambda slot: slot.ratings.filter(version=1).delete(),
        ["version 1 is in the audit trail and is gone"],
    ),
    "reason of what was agreed": (
        lambda slot: ConsensusRating.objects.update(reason="forged"),
        [NOT_SAVED] * 3,
    ),
    "agreed level": (
        lambda slot: _first(ConsensusRating, level=make.level(slot.section.version.scale, 5)),
        [
            NOT_SAVED,
            "stored ratings of candidate 101 are not those it was computed from: Problem Solving (agreed rating)",
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("forged", FORGED)
def test_a_rating_changed_by_hand_is_found_and_named(recorded, forged):
    forge, expected = FORGED[forged]
    forge(recorded)

    found = [v.wrong for v in violations() if v.check in ("rating_trail", "result_ratings")]

    assert found == expected


WEIGHED = {
    "weight": (
        lambda: _first(AssessedCompetency, weight=9),
        "Problem Solving now weighs 9, and 1 on the list",
    ),
    "threshold": (
        lambda: HiringAction.objects.update(discussion_threshold=4),
        "the hiring action's discussion threshold is 4 now, and 1 on the list",
    ),
}


@pytest.mark.parametrize("forged", WEIGHED)
def test_a_weight_or_threshold_changed_by_hand_is_found_on_a_final_list(recorded, forged):
    forge, expected = WEIGHED[forged]
    forge()

    assert [(v.check, v.wrong) for v in violations()] == [("result_weights", expected)]


# Last: the demonstration stays loaded until the module ends.
def test_nothing_is_wrong_with_the_demonstration(demonstration, capsys):
    call_command("check_invariants")

    assert Result.objects.exists()
    assert capsys.readouterr().out == "Every seal, result and rating is as it must be.\n"
