"""Everything a ranked list rests on, as one plain dictionary that is stored and sealed with the result."""

from collections import defaultdict
from datetime import UTC
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, QuerySet

from assessments.calculations.listing import FORMAT
from assessments.choices import (
    WORKSHEET_IN,
    WORKSHEET_OPEN,
    CandidateState,
    ConsensusState,
    WorksheetState,
)
from assessments.models import (
    AssessedCompetency,
    Candidate,
    ConsensusItem,
    HiringAction,
    PanelSeat,
    RatingSlot,
    Worksheet,
    WorksheetReopening,
    in_discussion,
)
from assessments.queries.panel_ratings import pass_line_of
from assessments.queries.reopened import changed_again


def result_inputs(action: HiringAction) -> dict[str, Any]:
    """Rules, weights, candidates, initial and agreed ratings of a hiring action, in nine queries at any size,
    eleven where a worksheet was opened again.

    Public ids name things; levels are their place on the scale (1 the lowest); decimals are texts.
    """
    assessed = list(action.assessed.select_related("use__revision__competency", "use__required_level"))
    return {
        "format": FORMAT,
        "hiring_action": {"id": action.public_id, "number": action.number},
        "model_version": _version(action.model_version),
        "guide_version": _version(action.guide_version),
        "scale": {
            "id": action.scale.public_id,
            "name": action.scale.name,
            "levels": [
                {"ordinal": level.ordinal, "label": level.label, "value": _text(level.value)}
                for level in action.scale.levels.all()
            ],
        },
        "rule_set": {
            "name": action.rule_set.name,
            "version": action.rule_set.version,
            "score_form": action.rule_set.score_form,
            "decimals": action.rule_set.decimals,
            "discussion_threshold": action.discussion_threshold,
            "flag_straddle": action.rule_set.flag_straddle,
            "minimum_raters": action.rule_set.minimum_raters,
        },
        "weights_reason": action.weights_reason,
        "assessed": [_assessed(action, item) for item in assessed],
        "raters": [
            {"seat": seat.public_id, "name": str(seat.user), "role": seat.role}
            for seat in PanelSeat.objects.filter(action=action, rates=True).select_related("user")
        ],
        "candidates": _candidates(action),
    }


def _version(version: Any) -> dict[str, Any] | None:
    if version is None:
        return None
    return {"id": version.public_id, "number": version.number, "hash": version.content_hash}


def _assessed(action: HiringAction, item: AssessedCompetency) -> dict[str, Any]:
    return {
        "id": item.public_id,
        "name": str(item.use),
        "weight": _text(item.weight),
        "pass_line": _text(pass_line_of(action, item)),
    }


def _candidates(action: HiringAction) -> list[dict[str, Any]]:
    initial, agreed, absent, again = _initial(action), _agreed(action), _absent(action), _again(action)
    active = Q(worksheets__seat__active=True)
    rows = Candidate.objects.filter(action=action).annotate(
        sheets=Count("worksheets", filter=active),
        sheets_in=Count("worksheets", filter=active & Q(worksheets__state__in=WORKSHEET_IN)),
        recused=Count("worksheets", filter=active & Q(worksheets__state=WorksheetState.RECUSED)),
    )
    return [
        {
            "id": row["public_id"],
            "number": row["number"],
            "state": row["state"],
            "state_reason": row["state_reason"],
            "waiting": _waiting(row),
            "initial": initial[row["pk"]],
            "absent": absent[row["pk"]],
            "again": again[row["pk"]],
            "agreed": agreed[row["pk"]],
        }
        for row in rows.order_by("sort_key").values(
            "pk",
            "public_id",
            "number",
            "state",
            "state_reason",
            "sheets",
            "sheets_in",
            "recused",
            "consensus__state",
        )
    ]


def _waiting(row: dict[str, Any]) -> str:
    """Why a candidate who still counts has no agreed ratings yet; empty when the consensus is closed."""
    if row["state"] != CandidateState.ACTIVE or row["consensus__state"] == ConsensusState.CLOSED:
        return ""
    if row["consensus__state"] == ConsensusState.OPEN:
        return "The panel's consensus is not closed yet."
    recused = row["recused"]
    if row["sheets_in"] < row["sheets"] or not row["sheets"]:
        handed_in = row["sheets_in"] - recused
        return f"{handed_in} of {row['sheets']} worksheets are in{f', {recused} recused' if recused else ''}."
    return f"All worksheets are in{' or recused' if recused else ''}; the panel has not begun its consensus."


def _initial(action: HiringAction) -> dict[int, dict[str, dict[str, int | None]]]:
    """Initial ratings of candidates whose consensus was opened: {candidate: {assessed: {seat: level or None}}}."""
    found: dict[int, dict[str, dict[str, int | None]]] = defaultdict(lambda: defaultdict(dict))
    slots = _discussed(action).values_list(
        "worksheet__candidate", "assessed__public_id", "worksheet__seat__public_id", "current__level__ordinal"
    )
    for candidate, assessed, seat, level in slots:
        found[candidate][assessed][seat] = level
    return found


def _discussed(action: HiringAction) -> QuerySet[RatingSlot]:
    return RatingSlot.objects.filter(
        in_discussion("worksheet__"),
        worksheet__action=action,
        worksheet__state=WorksheetState.SUBMITTED,
        worksheet__candidate__consensus__isnull=False,
    )


def _again(action: HiringAction) -> dict[int, dict[str, dict[str, dict[str, str]]]]:
    """Initial ratings that changed after the worksheet was opened again: {candidate: {assessed: {seat: what}}}.

    What: `at`, `by` and `reason` of the opening, and `before`, the rating first handed in, in words.
    """
    found: dict[int, dict[str, dict[str, dict[str, str]]]] = defaultdict(lambda: defaultdict(dict))
    reopened = WorksheetReopening.objects.filter(worksheet__action=action).values("worksheet")
    slots = _discussed(action).filter(worksheet__in=reopened)
    slots = slots.select_related("worksheet__seat", "assessed", "current__level")
    opened = {slot.pk: slot for slot in slots}
    for key, changed in changed_again(opened.values()).items():
        slot = opened[key]
        found[slot.worksheet.candidate_id][slot.assessed.public_id][slot.worksheet.seat.public_id] = {
            "at": changed.at.astimezone(UTC).isoformat(timespec="seconds"),
            "by": changed.by,
            "reason": changed.reason,
            "before": changed.before,
        }
    return found


def _absent(action: HiringAction) -> dict[int, dict[str, str]]:
    """Why a rater has no initial rating that counts: {candidate: {seat: recused, not_in, not_opened, not_counted}}.

    Not counted: handed in from a seat that had ended when the panel began its discussion.
    """
    found: dict[int, dict[str, str]] = defaultdict(dict)
    without = Worksheet.objects.filter(action=action, seat__rates=True).exclude(
        state=WorksheetState.SUBMITTED, discussed=True
    )
    rows = without.order_by("seat_id").values_list(
        "candidate", "seat__public_id", "state", "candidate__consensus"
    )
    for candidate, seat, state, consensus in rows:
        if state in WORKSHEET_OPEN:
            found[candidate][seat] = "not_in"
        elif state == WorksheetState.RECUSED:
            found[candidate][seat] = "recused"
        else:
            found[candidate][seat] = "not_counted" if consensus else "not_opened"
    return found


def _agreed(action: HiringAction) -> dict[int, dict[str, dict[str, Any]]]:
    """Agreed ratings: {candidate: {assessed: {rating, level or None when not observed}}}."""
    found: dict[int, dict[str, dict[str, Any]]] = defaultdict(dict)
    items = ConsensusItem.objects.filter(consensus__action=action, current__isnull=False).values_list(
        "consensus__candidate", "assessed__public_id", "current__public_id", "current__level__ordinal"
    )
    for candidate, assessed, rating, level in items:
        found[candidate][assessed] = {"rating": rating, "level": level}
    return found


def _text(value: Decimal | None) -> str | None:
    return None if value is None else f"{value.normalize():f}"
