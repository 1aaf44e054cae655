"""Worksheets counted by seat, less those of who left, are those counted one by one; and who still has to rate."""

import pytest
from django.db import transaction

from assessments.choices import ActionState, CandidateState, SeatRole, WorksheetState
from assessments.models import Candidate, HiringAction, PanelSeat, Worksheet
from assessments.queries.standing import with_progress
from competency_portal.accounts.models import User
from tests import factories as make

pytestmark = pytest.mark.django_db
IN, RECUSED, DRAFT = WorksheetState.SUBMITTED, WorksheetState.RECUSED, WorksheetState.DRAFT


def counted(action):
    """(worksheets, in, recused, candidates) as pages count them, which must be what counting row by row gives."""
    found = with_progress(HiringAction.objects.filter(pk=action.pk), action.seats.first().user).get()
    rows = Worksheet.objects.filter(action=action).select_related("seat", "candidate")
    states = [s.state for s in rows if s.seat.active and s.candidate.state == CandidateState.ACTIVE]
    told = (found.sheets, found.sheets_in, found.sheets_recused)
    assert told == (len(states), states.count(IN), states.count(RECUSED))
    return (*told, found.candidates_active)


def test_worksheets_are_counted_right_whoever_left_recused_or_lost_the_seat():
    action = make.make_action(candidates=4)
    other = make.make_action(candidates=1, chair="c2", raters=("r4", "r5"))
    other.worksheets.update(state=IN)

    def sheets(rater, state, *numbers):
        rows = Worksheet.objects.filter(action=action, seat__user__username=rater)
        rows.filter(candidate__number__in=numbers).update(state=state)
        return counted(action)

    def candidate(number, state):
        Candidate.objects.filter(action=action, number=number).update(state=state)
        return counted(action)

    def seat(rater, active):
        PanelSeat.objects.filter(action=action, user__username=rater).update(active=active)
        return counted(action)

    steps = [
        counted(action),
        sheets("rater1", IN, "101", "102", "103", "104"),
        sheets("rater2", RECUSED, "101", "102"),
        candidate("101", CandidateState.WITHDRAWN),
        candidate("103", CandidateState.NO_SHOW),
        seat("rater1", False),
        candidate("101", CandidateState.ACTIVE),
        sheets("rater2", DRAFT, "101"),
        seat("rater1", True),
    ]

    assert steps == [
        (12, 0, 0, 4),
        (12, 4, 0, 4),
        (12, 4, 2, 4),
        (9, 3, 1, 3),
        (6, 2, 1, 2),
        (4, 0, 1, 2),
        (6, 0, 2, 3),
        (6, 0, 1, 3),
        (9, 3, 1, 3),
    ]
    assert counted(other) == (2, 2, 0, 1)


STILL = {
    "begun": (lambda a: a.worksheets.update(state=DRAFT), True),
    "one of two handed in": (lambda a: a.worksheets.filter(candidate__number="101").update(state=IN), True),
    "all handed in": (lambda a: a.worksheets.update(state=IN), False),
    "recused": (lambda a: a.worksheets.update(state=RECUSED), False),
    "the others handed in": (lambda a: a.worksheets.exclude(seat__user__username="rater1").update(state=IN), True),
    "seat ended": (lambda a: a.seats.filter(user__username="rater1").update(active=False), False),
    "made chair": (lambda a: a.seats.filter(user__username="rater1").update(role=SeatRole.RATER, rates=False), True),
    "withdrawn": (lambda a: a.candidates.update(state=CandidateState.WITHDRAWN), False),
    "one did not appear": (lambda a: a.candidates.filter(number="101").update(state=CandidateState.NO_SHOW), True),
    "final": (lambda a: HiringAction.objects.filter(pk=a.pk).update(state=ActionState.FINAL), False),
}  # fmt: skip


def test_who_still_has_to_rate_is_told_for_this_action_alone():
    action = make.make_action(candidates=2)
    other = make.make_action(candidates=1, chair="c2", raters=("r4", "r5"))
    rater, stranger = (User.objects.get(username=name) for name in ("rater1", "r4"))
    found = {}
    for name, (change, _) in STILL.items():
        with transaction.atomic():
            change(action)
            found[name] = list(HiringAction.objects.still_rated_by(rater))
            transaction.set_rollback(True)

    assert found == {name: [action] if still else [] for name, (_, still) in STILL.items()}
    assert list(HiringAction.objects.still_rated_by(stranger)) == [other]
