"""Who may compute a ranked list, make it final, and read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessments.choices import ActionState
from competency_portal.access.rules import ALLOWED, Decision, denied, not_now
from competency_portal.accounts.choices import Role
from competency_portal.accounts.queries import holds

if TYPE_CHECKING:  # permissions stand below the tables and know them only by their shape
    from assessments.models import HiringAction
    from competency_portal.accounts.models import User


def may_compute(user: User, action: HiringAction) -> Decision:
    """A staffing specialist of the agency computes the list while ratings come in."""
    if not holds(user, action.agency_id, Role.SPECIALIST):
        return denied("Only a staffing specialist of the agency computes results.")
    if action.state == ActionState.SETUP:
        return not_now("Nothing has been rated yet: ratings have not begun.")
    if action.state == ActionState.CANCELLED:
        return not_now("The hiring action is cancelled, so no list is computed or made final.")
    if action.state != ActionState.RATING:
        return not_now("The list of this hiring action is final and stays as it is.")
    return ALLOWED


def may_finalize(user: User, action: HiringAction) -> Decision:
    """The same person, under the same conditions, makes the list final; `missing_for_final` lists what is open."""
    return may_compute(user, action)


def may_read_results(user: User, action: HiringAction) -> Decision:
    """Specialists and HR admins read lists as they come; hiring managers and auditors when they are final."""
    if action.still_rated_by(user):
        return not_now(
            "You rate in this hiring action yourself. Its results are shown once your own worksheets are in."
        )
    if holds(user, action.agency_id, Role.SPECIALIST, Role.HR_ADMIN):
        return ALLOWED
    if action.state != ActionState.FINAL:
        return not_now("The list is shown here when it is final.")
    if holds(user, action.agency_id, Role.AUDITOR) or action.hiring_manager_id == user.pk:
        return ALLOWED
    return denied("Results are for the staffing specialist, HR admins, the hiring manager and auditors.")
