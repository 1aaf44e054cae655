"""Beginning ratings and cancelling."""

import json
from decimal import Decimal

import pytest

from assessments.actions.start import (
    cancel_action,
    mark_of_set_up,
    missing_for_start,
    parts_of_set_up,
    start_rating,
)
from assessments.choices import ActionState, GuideState, SeatRole
from assessments.models import Worksheet
from competency_portal.accounts.models import Membership
from competency_portal.audit.models import AuditEntry
from competency_portal.errors import Refused, Stale
from models_app.choices import SelectionUse
from models_app.models import CompetencyUse
from tests import factories as make

pytestmark = pytest.mark.django_db


def ready_action():
    """An action in set-up with everything it needs, but no worksheets."""
    action = make.make_action(state=ActionState.SETUP, rating_started_at=None)
    for sheet in Worksheet.objects.all():
        sheet.slots.all().delete()
        sheet.delete()
    return action


def test_starting_freezes_the_set_up_and_makes_the_worksheets():
    action, dana = ready_action(), make.make_person()
    assert missing_for_start(action) == []

    started = start_rating(action=action, actor=dana)

    action.refresh_from_db()
    assert (action.state, started.rating_started_at) == (ActionState.RATING, action.rating_started_at)
    assert Worksheet.objects.filter(action=action).count() == 6
    assert AuditEntry.objects.get().action == "action.start_rating"


def test_everything_that_is_missing_is_listed_with_its_place():
    action, dana = ready_action(), make.make_person()
    action.seats.all().delete()
    action.assessed.all().delete()
    action.candidates.all().delete()
    action.guide_version = None
    action.save()

    found = [(p.field, p.message) for p in missing_for_start(action)]

    with pytest.raises(Refused) as refused:
        start_rating(action=action, actor=dana)
    assert found == [
        ("competencies", "No competency is chosen."),
        ("guide", "No interview guide is chosen."),
        ("panel", "No panel is seated."),
        ("candidates", "There is no candidate yet."),
    ]
    assert [(p.field, p.message) for p in refused.value.problems] == found


def test_what_changed_since_it_was_chosen_is_found_too():
    action = ready_action()
    CompetencyUse.objects.filter(version=action.model_version, position=1).update(
        selection_use=SelectionUse.NOT_FOR_SELECTION
    )
    action.assessed.filter(position=2).update(weight=Decimal(3))
    type(action.guide_version).objects.filter(pk=action.guide_version_id).update(state=GuideState.SUPERSEDED)
    Membership.objects.filter(user__username="rater2").update(active=False)
    action = type(action).objects.get(pk=action.pk)

    found = [(p.field, p.message) for p in missing_for_start(action)]

    assert found == [
        ("competencies", "Problem Solving: not for selection."),
        ("competencies", "The weights are unequal and no reason is written."),
        ("guide", "The interview guide: It is not approved: superseded."),
        ("panel", "Rater2 Tester is not active in Agency of Testville."),
    ]


def other_weight(action):
    action.assessed.filter(pk=action.assessed.first().pk).update(weight=Decimal(3))


def other_reason(action):
    type(action).objects.filter(pk=action.pk).update(weights_reason="Judgment comes first.")


def chair_who_does_not_rate(action):
    seat = action.seats.get(role=SeatRole.CHAIR)
    action.seats.filter(pk=seat.pk).update(rates=not seat.rates)


def another_candidate(action):
    """As many as before."""
    action.candidates.filter(number="101").update(number="109")


def another_threshold(action):
    type(action).objects.filter(pk=action.pk).update(discussion_threshold=2)


@pytest.mark.parametrize(
    ("slip", "part"),
    [
        (other_weight, "Competencies and weights"),
        (other_reason, "Competencies and weights"),
        (chair_who_does_not_rate, "Panel"),
        (another_candidate, "Candidates"),
        (another_threshold, "Discussion threshold"),
    ],
)
def test_whatever_the_check_page_shows_makes_another_mark(slip, part):
    action, dana = ready_action(), make.make_person()
    mark, before = mark_of_set_up(action), parts_of_set_up(action)
    slip(action)
    action = type(action).objects.get(pk=action.pk)

    after = parts_of_set_up(action)

    assert [name for name in before if before[name] != after[name]] == [part]
    for seen in (mark, ""):
        with pytest.raises((Stale, Refused)):
            start_rating(action=action, actor=dana, seen=seen)
    assert type(action).objects.get().state == ActionState.SETUP


def test_the_trail_names_who_rates_and_whom():
    action = ready_action()

    start_rating(action=action, actor=make.make_person())

    after = json.loads(AuditEntry.objects.get().payload)["after"]
    assert after["panel"][-1] == "rater3: Rater, rates"
    assert after["candidates"] == [f"{c.number} ({c.public_id})" for c in action.candidates.all()]


def test_ratings_begin_once():
    action, dana = make.make_action(), make.make_person()

    with pytest.raises(Refused) as refused:
        start_rating(action=action, actor=dana)

    assert str(refused.value) == "Ratings have begun, so the set-up is frozen."


def test_cancelling_needs_a_reason_and_keeps_everything():
    action, dana = make.make_action(), make.make_person()

    with pytest.raises(Refused) as refused:
        cancel_action(action=action, actor=dana, reason=" ")
    cancel_action(action=action, actor=dana, reason="The position was withdrawn.")

    action.refresh_from_db()
    assert [(p.field, p.message) for p in refused.value.problems] == [
        ("reason", "Write why the hiring action is cancelled.")
    ]
    assert (action.state, action.cancelled_reason) == (ActionState.CANCELLED, "The position was withdrawn.")
    assert Worksheet.objects.filter(action=action).count() == 6


def test_a_final_list_can_not_be_cancelled():
    action, dana = make.make_action(state=ActionState.FINAL), make.make_person()

    with pytest.raises(Refused):
        cancel_action(action=action, actor=dana, reason="For no good reason")
