"""A hiring action moves to the newer version of its model while it is being set up, and never afterwards."""

import json
from decimal import Decimal

import pytest

from assessments.actions.hiring_moving import move_to_model_version
from assessments.actions.start import mark_of_set_up
from assessments.choices import ActionState
from assessments.models import HiringAction
from competency_portal.audit.models import AuditEntry
from competency_portal.errors import Refused, Stale
from models_app.choices import VersionState
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def specialist():
    return make.make_person("specialist")


@pytest.fixture
def action():
    """In set-up: Problem Solving 2, Communication 1, Customer Service 1; for a reason."""
    return make.make_action(
        state=ActionState.SETUP,
        raters=(),
        candidates=0,
        weights={"Problem Solving": 2},
        rating_started_at=None,
        weights_reason="Most of the week.",
    )


def assessed(action):
    return [(row.position, str(row), row.use.version, row.weight) for row in action.assessed.all()]


def test_weights_follow_the_competency_and_what_fell_out_is_named_in_the_record(action, specialist):
    old, guide = action.model_version, action.guide_version
    newer = make.make_next_model_version(
        old, changed=("Communication",), gone=("Customer Service",), new=("Initiative",)
    )
    entries = AuditEntry.objects.count()

    moved = move_to_model_version(
        action=action, actor=specialist, model_version=newer, seen=mark_of_set_up(action)
    )

    assert (moved.model_version, moved.guide_version, moved.weights_reason) == (
        newer,
        None,
        "Most of the week.",
    )
    assert assessed(moved) == [
        (1, "Problem Solving", newer, Decimal(2)),
        (2, "Communication", newer, Decimal(1)),
    ]
    assert AuditEntry.objects.count() == entries + 1
    payload = json.loads(AuditEntry.objects.latest("seq").payload)
    assert (payload["before"], payload["after"]) == (
        {
            "model_version": f"{old} ({old.public_id})",
            "guide_version": f"{guide} ({guide.public_id})",
            "competencies": ["Problem Solving 2", "Communication 1", "Customer Service 1"],
        },
        {
            "model_version": f"{newer} ({newer.public_id})",
            "guide_version": None,
            "competencies": ["Problem Solving 2", "Communication 1"],
            "words_changed": ["Communication"],
            "no_longer_assessed": ["Customer Service: version 2 of the model does not have it."],
        },
    )


def test_a_reason_for_unequal_weights_goes_with_the_weight_that_needed_it(action, specialist):
    newer = make.make_next_model_version(action.model_version, barred=("Problem Solving",))

    moved = move_to_model_version(action=action, actor=specialist, model_version=newer)

    assert [(name, weight) for _, name, _, weight in assessed(moved)] == [
        ("Communication", Decimal(1)),
        ("Customer Service", Decimal(1)),
    ]
    assert moved.weights_reason == ""


@pytest.mark.parametrize(
    ("state", "says"),
    [
        (ActionState.RATING, "Ratings have begun"),
        (ActionState.FINAL, "is final"),
        (ActionState.CANCELLED, "was cancelled"),
        (VersionState.IN_REVIEW, "is in review: only a published version"),
        (VersionState.RETIRED, "is retired: only a published version"),
        ("same", "already"),
        ("other model", "is a version of another model"),
    ],
)
def test_what_can_not_move_stays_as_it_is(action, specialist, state, says):
    target = make.make_next_model_version(
        action.model_version, state=state if state in VersionState.values else VersionState.PUBLISHED
    )
    if state in ActionState.values:
        HiringAction.objects.filter(pk=action.pk).update(state=state)
    elif state == "same":
        target = action.model_version
    elif state == "other model":
        target = make.make_model_version()
    before = assessed(action)

    with pytest.raises(Refused, match=says):
        move_to_model_version(action=action, actor=specialist, model_version=target)

    action.refresh_from_db()
    assert (assessed(action), action.guide_version is None) == (before, False)


def test_a_set_up_changed_since_the_page_was_drawn_is_looked_at_again_and_others_do_not_move_it(
    action, specialist
):
    newer, seen = make.make_next_model_version(action.model_version), mark_of_set_up(action)
    action.assessed.first().delete()

    with pytest.raises(Stale):
        move_to_model_version(action=action, actor=specialist, model_version=newer, seen=seen)
    with pytest.raises(Refused, match="Only a staffing specialist"):
        move_to_model_version(action=action, actor=make.make_person("a", "manager"), model_version=newer)
