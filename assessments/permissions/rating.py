"""Who may rate, submit, recuse and reopen. The worksheet comes with its seat, action and candidate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessments.choices import WORKSHEET_IN, WORKSHEET_OPEN, ActionState, CandidateState, WorksheetState
from competency_portal.access.rules import ALLOWED, Decision, denied, not_now
from competency_portal.accounts.choices import Role
from competency_portal.accounts.queries import holds

if TYPE_CHECKING:  # permissions stand below the tables and know them only by their shape
    from assessments.models import Candidate, HiringAction, Worksheet
    from competency_portal.accounts.models import User


def owns(user: User, worksheet: Worksheet) -> bool:
    """Whether this is the person's own worksheet and they still sit on the panel."""
    return worksheet.seat.user_id == user.pk and worksheet.seat.active


def may_rate(user: User, worksheet: Worksheet) -> Decision:
    """The rater changes and submits their own worksheet while it is open and the candidate is still one."""
    if not owns(user, worksheet):
        return denied("Only the rater whose worksheet this is may rate on it.")
    if not holds(user, worksheet.action.agency_id):
        return denied(f"You hold no role in {worksheet.action.agency} any more, so you can't rate there.")
    if worksheet.state == WorksheetState.SUBMITTED:
        return not_now(
            "This worksheet was submitted and is locked. The staffing specialist can open it again with a reason, "
            "until the consensus on the candidate is opened."
        )
    if worksheet.state == WorksheetState.RECUSED:
        return not_now("This worksheet is closed: it was recorded that you don't rate this candidate.")
    return _still_rated(worksheet.action, worksheet.candidate)


def may_recuse(user: User, worksheet: Worksheet) -> Decision:
    """The rater, or a staffing specialist for them, records that they don't rate this candidate."""
    if not owns(user, worksheet) and not holds(user, worksheet.action.agency_id, Role.SPECIALIST):
        return denied("Only the rater or a staffing specialist of the agency records this.")
    if worksheet.state not in WORKSHEET_OPEN:
        return not_now(f"This worksheet is closed already: {worksheet.get_state_display().lower()}.")
    return _still_rated(worksheet.action, worksheet.candidate)


def may_reopen_worksheet(user: User, worksheet: Worksheet) -> Decision:
    """A staffing specialist opens a closed worksheet again, until the consensus on the candidate is opened.

    Afterwards the panel has seen each other's ratings: corrections then go through the consensus.
    """
    if not holds(user, worksheet.action.agency_id, Role.SPECIALIST):
        return denied("Only a staffing specialist of the agency opens a worksheet again.")
    if worksheet.seat.user_id == user.pk:
        return denied("Another staffing specialist has to open your own worksheet again.")
    if worksheet.state not in WORKSHEET_IN:
        return not_now("This worksheet is open already.")
    if hasattr(worksheet.candidate, "consensus"):
        return not_now("The consensus on this candidate was opened; corrections go through the consensus.")
    return _still_rated(worksheet.action, worksheet.candidate)


def may_read_recusals(user: User, action: HiringAction) -> Decision:
    """Why a rater recused is for staff of the agency; not for somebody who still has to rate in this action."""
    if not holds(user, action.agency_id, Role.SPECIALIST, Role.HR_ADMIN, Role.AUDITOR):
        return denied("Why a rater recused is for the staff of the agency.")
    if action.still_rated_by(user):
        return not_now("You rate in this hiring action yourself.")
    return ALLOWED


def _still_rated(action: HiringAction, candidate: Candidate) -> Decision:
    """Whether ratings of this candidate may change at all."""
    if action.state != ActionState.RATING:
        return not_now(f"Ratings of this hiring action are closed: {action.get_state_display().lower()}.")
    if candidate.state != CandidateState.ACTIVE:
        state = candidate.get_state_display().lower()
        return not_now(f"Candidate {candidate.number} is no longer rated: {state}.")
    return ALLOWED
