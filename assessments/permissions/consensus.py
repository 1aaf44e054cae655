"""Who may lead a consensus and who may read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessments.choices import (
    WORKSHEET_IN,
    ActionState,
    CandidateState,
    ConsensusState,
    SeatRole,
    WorksheetState,
)
from competency_portal.access.rules import ALLOWED, Decision, denied, not_now
from competency_portal.accounts.choices import Role
from competency_portal.accounts.queries import holds

if TYPE_CHECKING:  # permissions stand below the tables and know them only by their shape
    from assessments.models import Candidate, Consensus, HiringAction
    from competency_portal.accounts.models import User


NOT_LED = (
    "You handed in no worksheet on this candidate, so its discussion is closed to you. "
    "The staffing specialist can hand the chair to another person."
)


def is_chair(user: User, action: HiringAction) -> bool:
    """Whether the person chairs the panel of this hiring action now."""
    return action.seats.sitting(user).filter(role=SeatRole.CHAIR).exists()


def may_open_consensus(user: User, candidate: Candidate) -> Decision:
    """The chair opens the discussion of a candidate once every worksheet of the panel is in.

    Until then nobody's ratings are shown to anybody: an early look would end the independence of those still rating.
    """
    action = candidate.action
    if not is_chair(user, action):
        return denied("Only the panel chair opens a consensus.")
    if action.state != ActionState.RATING:
        return not_now("A consensus is opened while the hiring action is under rating.")
    if candidate.state != CandidateState.ACTIVE:
        return not_now(
            f"Candidate {candidate.number} is no longer a candidate: {candidate.get_state_display().lower()}."
        )
    states = list(candidate.worksheets.filter(seat__active=True).values_list("state", flat=True))
    out = sum(state not in WORKSHEET_IN for state in states)
    if out:
        return not_now(f"{out} of {len(states)} worksheets are not in yet.")
    if candidate.shut_to(user):
        return denied(NOT_LED)
    submitted = sum(state == WorksheetState.SUBMITTED for state in states)
    if submitted < action.rule_set.minimum_raters:
        return not_now(
            f"{submitted} raters submitted; the rules of this hiring action need at least "
            f"{action.rule_set.minimum_raters}."
        )
    return ALLOWED


def may_record(user: User, consensus: Consensus) -> Decision:
    """The chair records agreed ratings while the consensus is open."""
    if not is_chair(user, consensus.action):
        return denied("Only the panel chair records agreed ratings.")
    if consensus.candidate.shut_to(user):
        return denied(NOT_LED)
    if consensus.action.state != ActionState.RATING:
        return not_now("The list of this hiring action is final; agreed ratings no longer change.")
    if consensus.state != ConsensusState.OPEN:
        return not_now("This consensus is closed. The staffing specialist can open it again with a reason.")
    return ALLOWED


def may_reopen(user: User, consensus: Consensus) -> Decision:
    """The staffing specialist opens a closed consensus again, with a reason, until the list is final."""
    action = consensus.action
    if not holds(user, action.agency_id, Role.SPECIALIST):
        return denied("Only a staffing specialist of the agency opens a closed consensus again.")
    if consensus.candidate.shut_to(user):
        return denied("You rate in this hiring action yourself, and its discussion is closed to you.")
    if action.state != ActionState.RATING:
        return not_now("The list of this hiring action is final.")
    if consensus.state != ConsensusState.CLOSED:
        return not_now("This consensus is open already.")
    return ALLOWED
