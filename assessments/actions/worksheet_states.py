"""A worksheet's way: submitted, opened again, or closed because the rater does not rate this candidate."""

from django.db import transaction
from django.utils import timezone

from assessments.actions.locking import evidence_changed, locked_action
from assessments.choices import LEADS_WITHOUT_RATING, TAKEN_TOO_LATE, WORKSHEET_OPEN, WorksheetState
from assessments.models import Candidate, PanelSeat, RatingSlot, Worksheet, WorksheetReopening
from assessments.permissions.rating import may_rate, may_recuse, may_reopen_worksheet
from assessments.queries.rating import blanks_of, levels_of, slots_of
from competency_portal.access.rules import Decision
from competency_portal.accounts.models import User
from competency_portal.audit.recording import commitment, record
from competency_portal.errors import Problem, Refused
from competency_portal.reasons import reason_given

CHANGED = "This worksheet was changed while you did this. Open it again and check."


def _require(decision: Decision) -> None:
    """Refuse with the predicate's reason."""
    if not decision:
        raise Refused(Problem(decision.reason, "worksheet"))


def _locked(worksheet: Worksheet) -> Worksheet:
    """The worksheet as it stands, its row held: a save that comes now waits, and then finds it closed."""
    return (
        Worksheet.objects.select_for_update(of=("self",), no_key=True)
        .select_related("seat", "candidate", "action__agency", "action__rule_set")
        .get(pk=worksheet.pk)
    )


@transaction.atomic
def submit_worksheet(*, worksheet: Worksheet, actor: User) -> Worksheet:
    """Hand the worksheet in and lock it. Raises Refused listing every blank at once, each with its slot's public id."""
    evidence_changed(locked_action(worksheet.action))
    worksheet = _locked(worksheet)
    _require(may_rate(actor, worksheet))
    blanks = blanks_of(slots_of(worksheet), levels_of(worksheet), worksheet.action.rule_set)
    if blanks:
        raise Refused(*(Problem(f"{blank.name}: {blank.missing}", blank.slot_id) for blank in blanks))
    _close(worksheet, state=WorksheetState.SUBMITTED, submitted_at=timezone.now())
    record(
        agency=worksheet.action.agency,
        actor=actor,
        action="worksheet.submit",
        obj=worksheet,
        before={"state": worksheet.state},
        after={"state": WorksheetState.SUBMITTED, "ratings": _current_ratings(worksheet)},
    )
    worksheet.refresh_from_db()
    return worksheet


@transaction.atomic
def recuse(*, worksheet: Worksheet, actor: User, reason: str) -> Worksheet:
    """Record that the rater does not rate this candidate. What was saved so far stays on record and does not count."""
    evidence_changed(locked_action(worksheet.action))
    worksheet = _locked(worksheet)
    _require(may_recuse(actor, worksheet))
    reason = reason_given(reason, missing="Write why this candidate is not rated.")
    _close(worksheet, state=WorksheetState.RECUSED, recused_reason=reason)
    record(
        agency=worksheet.action.agency,
        actor=actor,
        action="worksheet.recuse",
        obj=worksheet,
        before={"state": worksheet.state},
        after={"state": WorksheetState.RECUSED, "reason": commitment(reason)},
    )
    worksheet.refresh_from_db()
    return worksheet


@transaction.atomic
def reopen_worksheet(*, worksheet: Worksheet, actor: User, reason: str) -> Worksheet:
    """Open a submitted or recused worksheet again; the reason stays on record and is shown to the rater.

    Takes turns with opening the consensus on the hiring action's row. Raises Refused once it is open.
    """
    evidence_changed(locked_action(worksheet.action))
    worksheet = _locked(worksheet)
    _require(may_reopen_worksheet(actor, worksheet))
    reason = reason_given(reason, missing="Write why the worksheet is opened again.")
    was = worksheet.state
    Worksheet.objects.filter(pk=worksheet.pk).update(
        state=WorksheetState.DRAFT, submitted_at=None, recused_reason=""
    )
    WorksheetReopening.objects.create(
        worksheet=worksheet,
        reopened_by=actor,
        reason=reason,
        recused_reason=worksheet.recused_reason,
        at=timezone.now(),
    )
    record(
        agency=worksheet.action.agency,
        actor=actor,
        action="worksheet.reopen",
        obj=worksheet,
        before={"state": was},
        after={"state": WorksheetState.DRAFT, "reason": commitment(reason)},
    )
    worksheet.refresh_from_db()
    return worksheet


def _close(worksheet: Worksheet, **values: object) -> None:
    """Change the state only if it is still open; SQLite has no row locks, so the condition decides."""
    if not Worksheet.objects.filter(pk=worksheet.pk, state__in=WORKSHEET_OPEN).update(**values):
        raise Refused(CHANGED)


def _current_ratings(worksheet: Worksheet) -> dict[str, str]:
    """Which rating stood at each slot when it was handed in, by public ids; the ratings speak in their own entries."""
    return dict(RatingSlot.objects.filter(worksheet=worksheet).values_list("public_id", "current__public_id"))


def fix_discussed(candidate: Candidate) -> None:
    """Mark what the panel discusses, at the opening of the consensus: worksheets that are in, of active seats.

    A seat that is taken or ended later changes nothing in it. The caller holds the hiring action's row.
    """
    Worksheet.objects.filter(candidate=candidate, seat__active=True, state=WorksheetState.SUBMITTED).update(
        discussed=True
    )


def close_leftovers(seat: PanelSeat) -> None:
    """Worksheets that a former time on the panel left open, where they can no longer be filled in.

    Once a candidate is discussed nobody's first rating joins any more, and a chair who does not rate fills in none.
    """
    left = Worksheet.objects.filter(seat=seat, state__in=WORKSHEET_OPEN)
    left.filter(candidate__consensus__isnull=False).update(
        state=WorksheetState.RECUSED,
        recused_reason=TAKEN_TOO_LATE,
    )
    if not seat.rates:
        left.update(state=WorksheetState.RECUSED, recused_reason=LEADS_WITHOUT_RATING)
