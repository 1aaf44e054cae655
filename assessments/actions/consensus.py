"""Consensus: open it when all worksheets are in, record what the panel agreed, close it."""

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from assessments.actions.locking import evidence_changed, locked_action
from assessments.actions.worksheet_states import fix_discussed
from assessments.calculations.agreement import Agreement, agreement
from assessments.choices import ConsensusState
from assessments.models import (
    Candidate,
    Consensus,
    ConsensusItem,
    ConsensusRating,
    ConsensusReopening,
    RatingSlot,
)
from assessments.permissions.consensus import may_open_consensus, may_record, may_reopen
from assessments.queries.panel_ratings import as_rating, pass_line_of, somebody_rated, submitted_slots
from competency_portal.accounts.models import User
from competency_portal.audit.recording import commitment, record
from competency_portal.errors import Problem, Refused, Stale
from competency_portal.reasons import as_kept, reason_given, reason_problems
from models_app.models import ProficiencyLevel

NOBODY_OBSERVED = (
    "Nobody observed this competency, so there is no rating to agree on. Record it as not observed; the candidate's "
    "score stays incomplete."
)


@transaction.atomic
def open_consensus(*, candidate: Candidate, actor: User) -> Consensus:
    """Open the discussion of one candidate; from here on the panel sees each other's ratings.

    Raises Refused when somebody's worksheet is still out or the consensus is open already.
    """
    action = locked_action(candidate.action)
    candidate = Candidate.objects.get(pk=candidate.pk)
    candidate.action = action
    if Consensus.objects.filter(candidate=candidate).exists():
        raise Refused(f"The consensus on candidate {candidate.number} is open already.")
    decision = may_open_consensus(actor, candidate)
    if not decision:
        raise Refused(decision.reason)
    consensus = Consensus.objects.create(
        action=candidate.action, candidate=candidate, opened_by=actor, opened_at=timezone.now()
    )
    ConsensusItem.objects.bulk_create(
        ConsensusItem(consensus=consensus, assessed=assessed) for assessed in candidate.action.assessed.all()
    )
    fix_discussed(candidate)
    evidence_changed(action)
    record(
        agency=candidate.action.agency,
        actor=actor,
        action="consensus.open",
        obj=consensus,
        after={"candidate": candidate.public_id, "items": consensus.items.count()},
    )
    return consensus


def _locked(consensus: Consensus) -> Consensus:
    """The consensus as it stands now, its hiring action's row held.

    Recording, closing, opening again and making the list final all take turns on that row.
    """
    action = locked_action(consensus.action)
    consensus = Consensus.objects.select_related("candidate").get(pk=consensus.pk)
    consensus.action = action
    return consensus


def agreement_on(item: ConsensusItem, slots: list[RatingSlot] | None = None) -> Agreement:
    """How far the initial ratings of one competency lie apart, by the rules of this hiring action."""
    action = item.consensus.action
    if slots is None:
        slots = submitted_slots(item.consensus.candidate_id, item.assessed_id)
    return agreement(
        [as_rating(slot) for slot in slots],
        threshold=action.discussion_threshold,
        pass_line=pass_line_of(action, item.assessed),
    )


@transaction.atomic
def record_agreed_rating(
    *,
    item: ConsensusItem,
    actor: User,
    expected_version: int,
    level: ProficiencyLevel | None = None,
    not_observed: bool = False,
    reason: str = "",
) -> ConsensusRating:
    """Add the agreed rating of one competency. Initial ratings are not touched.

    A reason is needed where an initial rating differs from the agreed one or the competency was flagged. What stands
    already, or was sent a moment ago by the same person, is answered with the rating on record; nothing is added.
    Raises Refused with all problems, Stale when another agreed rating was recorded since the page was opened.
    """
    action = locked_action(item.consensus.action)
    item = ConsensusItem.objects.select_related(
        "consensus", "assessed__use__required_level", "current__level"
    ).get(pk=item.pk)
    item.consensus.action = action
    decision = may_record(actor, item.consensus)
    if not decision:
        raise Refused(decision.reason)
    reason = as_kept(reason)
    problems = _problems_of(item, level=level, not_observed=not_observed, reason=reason)
    if problems:
        raise Refused(*problems)
    if _stands(item, actor, expected_version, agreed=(level, not_observed, reason)):
        return item.current
    rating = _append(item, actor, expected_version, level=level, not_observed=not_observed, reason=reason)
    evidence_changed(action)
    # The chain proves which rating it was without telling it: whoever may read the trail may also be a rater.
    record(
        agency=action.agency,
        actor=actor,
        action="consensus.record",
        obj=item,
        before={"rating": item.current.public_id if item.current else None},
        after={
            "rating": rating.public_id,
            "version": rating.version,
            "agreed": agreed_commitment(rating),
        },
    )
    return rating


def _stands(
    item: ConsensusItem,
    actor: User,
    expected_version: int,
    *,
    agreed: tuple[ProficiencyLevel | None, bool, str],
) -> bool:
    """Whether this very rating is on record: known to the sender, or recorded by this sending's own twin."""
    current = item.current
    if current is None or (current.level, current.not_observed, current.reason) != agreed:
        return False
    own_twin = current.recorded_by_id == actor.pk and item.version == expected_version + 1
    return own_twin or item.version == expected_version


def agreed_commitment(rating: ConsensusRating) -> str:
    """The keyed fingerprint of an agreed rating in the audit trail."""
    return commitment(f"{rating.level.label if rating.level else 'not observed'}\n{rating.reason}")


def _problems_of(
    item: ConsensusItem, *, level: ProficiencyLevel | None, not_observed: bool, reason: str
) -> list[Problem]:
    """Everything that is wrong with an agreed rating as it was sent."""
    if level is None and not not_observed:
        return [Problem("Choose the agreed rating, or say that the competency was not observed.", "level")]
    if level is not None and not_observed:
        return [Problem("Choose either a rating or 'not observed', not both.", "level")]
    problems = []
    if level is not None and level.scale_id != item.consensus.action.scale_id:
        problems.append(Problem("This level is not on the scale of the hiring action.", "level"))
    slots = submitted_slots(item.consensus.candidate_id, item.assessed_id)
    if level is not None and not somebody_rated(slots):
        return [*problems, Problem(NOBODY_OBSERVED, "level")]
    agreed = level.pk if level else None
    moved = any((slot.current.level_id if slot.current else None) != agreed for slot in slots)
    flagged = agreement_on(item, slots).needs_discussion
    why = "an initial rating differs from the agreed one" if moved else "this competency was flagged"
    missing = f"Write why the panel agreed on this: {why}."
    return problems + reason_problems(reason, missing=missing, optional=not (moved or flagged))


def _append(
    item: ConsensusItem,
    actor: User,
    expected_version: int,
    *,
    level: ProficiencyLevel | None,
    not_observed: bool,
    reason: str,
) -> ConsensusRating:
    """Add the row and point the item at it, if nobody else did since `expected_version`."""
    try:
        with transaction.atomic():
            rating = ConsensusRating.objects.create(
                item=item,
                version=expected_version + 1,
                level=level,
                not_observed=not_observed,
                reason=reason,
                recorded_by=actor,
                recorded_at=timezone.now(),
            )
            swapped = ConsensusItem.objects.filter(
                pk=item.pk, version=expected_version, consensus__state=ConsensusState.OPEN
            ).update(version=F("version") + 1, current=rating)
            if not swapped:
                raise IntegrityError
    except IntegrityError:
        current = ConsensusItem.objects.select_related("current__level", "current__recorded_by").get(
            pk=item.pk
        )
        raise Stale(
            "Another agreed rating was recorded for this competency since you opened the page.",
            current=current,
        ) from None
    return rating


@transaction.atomic
def close_consensus(*, consensus: Consensus, actor: User) -> Consensus:
    """Close the discussion. Raises Refused naming every competency that has no agreed rating yet."""
    consensus = _locked(consensus)
    decision = may_record(actor, consensus)
    if not decision:
        raise Refused(decision.reason)
    if problems := missing_for_closing(consensus):
        raise Refused(*problems)
    closed = Consensus.objects.filter(pk=consensus.pk, state=ConsensusState.OPEN).update(
        state=ConsensusState.CLOSED, closed_by=actor, closed_at=timezone.now()
    )
    if not closed:
        raise Refused("This consensus was closed by somebody else meanwhile.")
    evidence_changed(consensus.action)
    record(agency=consensus.action.agency, actor=actor, action="consensus.close", obj=consensus)
    consensus.refresh_from_db()
    return consensus


def missing_for_closing(consensus: Consensus) -> list[Problem]:
    """What is not agreed yet, and what was agreed although nobody rated it; each problem's field is the item."""
    slots = submitted_slots(consensus.candidate_id)
    problems = []
    for item in consensus.items.select_related("assessed__use__revision__competency", "current"):
        of_item = [slot for slot in slots if slot.assessed_id == item.assessed_id]
        if item.current is None:
            wrong = "has no agreed rating yet."
        elif item.current.level_id and not somebody_rated(of_item):
            wrong = "was observed by nobody; only 'not observed' can be agreed."
        else:
            continue
        problems.append(Problem(f"{item.assessed} {wrong}", str(item.public_id)))
    return problems


@transaction.atomic
def reopen_consensus(*, consensus: Consensus, actor: User, reason: str) -> Consensus:
    """Open a closed consensus again, to correct an agreed rating; what was agreed and the reason stay on record."""
    consensus = _locked(consensus)
    decision = may_reopen(actor, consensus)
    if not decision:
        raise Refused(decision.reason)
    reason = reason_given(reason, missing="Write why the consensus is opened again.")
    Consensus.objects.filter(pk=consensus.pk).update(
        state=ConsensusState.OPEN, closed_by=None, closed_at=None
    )
    ConsensusReopening.objects.create(
        consensus=consensus, reopened_by=actor, reason=reason, at=timezone.now()
    )
    evidence_changed(consensus.action)
    record(
        agency=consensus.action.agency,
        actor=actor,
        action="consensus.reopen",
        obj=consensus,
        after={"reason": commitment(reason)},
    )
    consensus.refresh_from_db()
    return consensus
