"""Who may set up a hiring action, run it, and look at its progress and its candidates' names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessments.choices import ActionState
from competency_portal.access.rules import ALLOWED, Decision, denied, not_now
from competency_portal.accounts.choices import Role
from competency_portal.accounts.queries import holds

if TYPE_CHECKING:  # permissions stand below the tables and know them only by their shape
    from assessments.models import HiringAction
    from competency_portal.accounts.models import Agency, User

OVER = {
    ActionState.FINAL: "The list of this hiring action is final; nothing about it changes any more.",
    ActionState.CANCELLED: "This hiring action was cancelled.",
}


def may_open(user: User, agency: Agency) -> Decision:
    """A staffing specialist of the agency opens hiring actions."""
    if not holds(user, agency.pk, Role.SPECIALIST):
        return denied("Only a staffing specialist of the agency opens a hiring action.")
    return ALLOWED


def may_set_up(user: User, action: HiringAction) -> Decision:
    """Competencies, weights, guide, scale and panel change only before ratings begin; then they are frozen."""
    if not holds(user, action.agency_id, Role.SPECIALIST):
        return denied("Only a staffing specialist of the agency sets up a hiring action.")
    if action.state == ActionState.RATING:
        return not_now("Ratings have begun, so the set-up is frozen.")
    if action.state in OVER:
        return not_now(OVER[action.state])
    return ALLOWED


def may_run(user: User, action: HiringAction) -> Decision:
    """Candidates, interview dates and cancelling: a staffing specialist, until the list is final."""
    if not holds(user, action.agency_id, Role.SPECIALIST):
        return denied("Only a staffing specialist of the agency runs a hiring action.")
    if action.state in OVER:
        return not_now(OVER[action.state])
    return ALLOWED


def may_change_panel(user: User, action: HiringAction) -> Decision:
    """After ratings have begun, seats are ended or added one by one, each with its place in the record."""
    decision = may_run(user, action)
    if decision and action.state == ActionState.SETUP:
        return not_now("Ratings have not begun: seat the panel on the panel page.")
    return decision


def may_see_progress(user: User, action: HiringAction) -> Decision:
    """States of worksheets, also in history, are for staff; not for somebody who still has to rate in this action.

    Whoever rates is a rater first: the others' states would tell them how far the others are. Worksheets of those who
    withdrew, and of a hiring action that is over, wait for nobody.
    """
    if action.still_rated_by(user):
        return not_now(
            "You rate in this hiring action yourself. How far the others are is shown once your own worksheets are in."
        )
    return ALLOWED


def may_see_names(user: User, action: HiringAction) -> Decision:
    """Names of candidates: specialists and HR admins; the hiring manager once the list is final."""
    if holds(user, action.agency_id, Role.SPECIALIST, Role.HR_ADMIN):
        return ALLOWED
    manages = action.hiring_manager_id == user.pk and holds(user, action.agency_id, Role.MANAGER)
    if manages and action.state == ActionState.FINAL:
        return ALLOWED
    return denied("Candidates are known by number here.")
