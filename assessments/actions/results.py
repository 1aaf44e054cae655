"""Compute the ranked list, store it sealed, make it final."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from assessments.actions.locking import locked_action, standing_action
from assessments.calculations.listing import compute_list, without_candidates
from assessments.calculations.sealing import (
    canonical_array,
    canonical_json,
    canonical_object,
    seal_of_parts,
)
from assessments.choices import ActionState, CandidateState, ConsensusState, ResultState
from assessments.models import Candidate, HiringAction, Result, ResultRow
from assessments.permissions.results import may_compute, may_finalize
from assessments.queries.result_inputs import result_inputs
from competency_portal.accounts.models import User
from competency_portal.audit.recording import record
from competency_portal.errors import Problem, Refused, Stale

STANDING = {"Incomplete": "incomplete", "Withdrawn": "withdrawn", "Did not appear": "no_show"}
BATCH = 2000
TRIES = 3  # lists computed beside a running panel before one is computed while the panel waits


@dataclass(frozen=True)
class _Ready:
    """A list computed from what stood at one count of changes: its texts and its rows, which still lack the result."""

    evidence_version: int
    texts: dict[str, str]
    summary: dict[str, Any]
    ranked: int
    rows: list[ResultRow]


def compute_results(*, action: HiringAction, actor: User) -> Result:
    """Compute the list as it stands and store it as the next provisional result.

    Raises Refused when nobody may compute it now, or when the scale gives its levels no values.
    """
    return _compute_and_store(action, actor, final=False)


def finalize_results(*, action: HiringAction, actor: User, seen: str | None = None) -> Result:
    """Compute once more, store the list as final, and close the hiring action for ratings.

    Raises Refused naming every candidate without a closed consensus. An incomplete candidate stays on the list with
    the reason and without a rank. `seen` is the count of changes that the check page was drawn from: with another
    one Stale. None when no page was shown.
    """
    return _compute_and_store(action, actor, final=True, seen=seen)


def _compute_and_store(action: HiringAction, actor: User, *, final: bool, seen: str | None = None) -> Result:
    """Read and compute while the panel goes on; then hold the hiring action, and store unless something moved.

    Who computes beside a panel that never rests gets its turn in the end: the last try computes under the lock.
    """
    for _ in range(TRIES):
        standing = standing_action(action)
        _refuse_unless_allowed(standing, actor, final, seen)
        ready = _compute(standing)
        with transaction.atomic():
            held = locked_action(action)
            _refuse_unless_allowed(held, actor, final, seen)
            if held.evidence_version == ready.evidence_version:
                return _store(held, actor, ready, final)
    with transaction.atomic():
        held = locked_action(action)
        _refuse_unless_allowed(held, actor, final, seen)
        return _store(held, actor, _compute(held), final)


def _refuse_unless_allowed(action: HiringAction, actor: User, final: bool, seen: str | None) -> None:
    decision = may_finalize(actor, action) if final else may_compute(actor, action)
    if not decision:
        raise Refused(decision.reason)
    if final and (problems := missing_for_final(action)):
        raise Refused(*problems)
    if seen is not None and seen != str(action.evidence_version):
        raise Stale("Something changed since this page was drawn: look at it again first.", current=action)


def missing_for_final(action: HiringAction) -> list[Problem]:
    """What must be done before the list can be final: every active candidate needs a closed consensus."""
    open_ones = (
        Candidate.objects.filter(action=action, state=CandidateState.ACTIVE)
        .exclude(consensus__state=ConsensusState.CLOSED)
        .values_list("number", flat=True)
    )
    problems = [Problem(f"Candidate {number}: the panel's consensus is not closed.") for number in open_ones]
    if not Candidate.objects.filter(action=action, consensus__state=ConsensusState.CLOSED).exists():
        problems.append(Problem("No candidate has agreed ratings, so there is no list to make final."))
    return problems


def _compute(action: HiringAction) -> _Ready:
    """Everything of the next result that can be made without holding anything."""
    if action.scale.levels.filter(value=None).exists():
        raise Refused(f"The scale {action.scale} gives some levels no value, so no score can be computed.")
    inputs = result_inputs(action)
    outputs = compute_list(inputs)
    given, ranked, others = (
        _sealed(entries) for entries in (inputs["candidates"], outputs["ranked"], outputs["not_ranked"])
    )
    return _Ready(
        evidence_version=action.evidence_version,
        texts={
            "inputs": _joined(inputs, candidates=given),
            "outputs": _joined(outputs, ranked=ranked, not_ranked=others),
        },
        summary=without_candidates(inputs, outputs),
        ranked=len(ranked),
        rows=_rows(action, outputs, given, ranked | others),
    )


def _sealed(entries: list[dict[str, Any]]) -> dict[str, str]:
    """The canonical JSON of each entry by the candidate's public id: pieces of the sealed text, kept with the row."""
    return {entry["id"]: canonical_json(entry) for entry in entries}


def _joined(whole: dict[str, Any], **pieces: dict[str, str]) -> str:
    """The canonical JSON of the whole, its long lists put together from their pieces."""
    short = {key: canonical_json(value) for key, value in whole.items() if key not in pieces}
    return canonical_object(
        short | {key: canonical_array(entries.values()) for key, entries in pieces.items()}
    )


def _store(action: HiringAction, actor: User, ready: _Ready, final: bool) -> Result:
    """Write the result, its rows and the audit entry; the caller holds the hiring action's row."""
    latest = action.results.values_list("number", flat=True).first() or 0
    result = Result.objects.create(
        action=action,
        number=latest + 1,
        evidence_version=ready.evidence_version,
        state=ResultState.FINAL if final else ResultState.PROVISIONAL,
        rule_set=action.rule_set,
        **ready.texts,
        summary=ready.summary,
        content_hash=seal_of_parts(ready.texts),
        computed_by=actor,
        computed_at=timezone.now(),
    )
    for row in ready.rows:
        row.result = result
    ResultRow.objects.bulk_create(ready.rows, batch_size=BATCH)
    if final:
        HiringAction.objects.filter(pk=action.pk).update(
            state=ActionState.FINAL, finalized_at=result.computed_at
        )
    record(
        agency=action.agency,
        actor=actor,
        action="results.finalize" if final else "results.compute",
        obj=result,
        after={"number": result.number, "hash": result.content_hash, "ranked": ready.ranked},
    )
    return result


def _rows(
    action: HiringAction, outputs: dict[str, Any], given: dict[str, str], lines: dict[str, str]
) -> list[ResultRow]:
    keys = dict(Candidate.objects.filter(action=action).values_list("public_id", "pk"))
    figures = [*map(_ranked, outputs["ranked"]), *map(_not_ranked, outputs["not_ranked"])]
    return [
        ResultRow(
            candidate_id=keys[name],
            order=order,
            sealed_inputs=given[name],
            sealed_line=lines[name],
            **columns,
        )
        for order, (name, columns) in enumerate(figures, 1)
    ]


def _ranked(line: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    return line["id"], {
        "rank": line["rank"],
        "tied": line["shared_by"] > 1,
        "exact": line["exact"],
        "shown": line["shown"],
        "standing": "ranked",
    }


def _not_ranked(line: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    return line["id"], {"standing": STANDING[line["status"]], "reason": " ".join(line["reasons"])}
