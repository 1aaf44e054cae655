"""Hiring actions on the home page of staff: how far they are and who is late. States only, never ratings."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count

from assessments.choices import WORKSHEET_OPEN, ActionState, CandidateState
from assessments.models import HiringAction, Worksheet
from assessments.queries.hiring import actions_for
from assessments.queries.standing import STEPS, current_step, standing, with_own_open
from competency_portal.accounts.choices import Role
from competency_portal.accounts.queries import agency_ids

SHOWN = 8  # lines of a box; the lists behind the links hold the rest


@dataclass(frozen=True)
class ActionLine:
    """One hiring action with the numbers of `with_own_open`: its step, and the word for its state."""

    action: HiringAction
    step: str
    step_number: int
    standing: str
    kind: str


def action_lines(user, today: dt.date) -> list[ActionLine]:
    """The newest hiring actions that are not cancelled."""
    actions = actions_for(user).exclude(state=ActionState.CANCELLED)[:SHOWN]
    return [_line(action, today) for action in actions]


def _line(action: HiringAction, today: dt.date) -> ActionLine:
    step = current_step(action)
    return ActionLine(action, STEPS[step - 1], step, *standing(action, today))


@dataclass(frozen=True)
class LateRater:
    """A rater with worksheets past the interview end: how many, in which hiring action, how many days."""

    name: str
    action: HiringAction
    worksheets: int
    days: int


def late_raters(user, today: dt.date) -> list[LateRater]:
    """Raters whose worksheets are late in the specialist's hiring actions, but for those where they rate themselves."""
    actions = with_own_open(
        HiringAction.objects.filter(
            agency__in=agency_ids(user, Role.SPECIALIST), state=ActionState.RATING, interviews_to__lt=today
        ),
        user,
    )
    shown = {action.pk: action for action in actions if not action.own_open}
    rows = (
        Worksheet.objects.filter(
            action__in=shown,
            state__in=WORKSHEET_OPEN,
            seat__active=True,
            candidate__state=CandidateState.ACTIVE,
        )
        .values("seat__user__first_name", "seat__user__last_name", "action")
        .annotate(n=Count("pk"))
        .order_by("-n", "seat__user__last_name")[:SHOWN]
    )
    return [
        LateRater(
            f"{row['seat__user__first_name']} {row['seat__user__last_name']}",
            shown[row["action"]],
            row["n"],
            (today - shown[row["action"]].interviews_to).days,
        )
        for row in rows
    ]
