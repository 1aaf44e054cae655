"""Compute the ranked list, store it sealed, make it final."""

from django.db import transaction
from django.utils import timezone

from assessments.actions.locking import locked_action
from assessments.calculations.listing import compute_list, without_candidates
from assessments.calculations.sealing import canonical_json, seal_of_parts
from assessments.choices import ActionState, CandidateState, ConsensusState, ResultState
from assessments.models import Candidate, HiringAction, Result, ResultRow
from assessments.permissions.results import may_compute, may_finalize
from assessments.queries.result_inputs import result_inputs
from competency_portal.accounts.models import User
from competency_portal.audit.recording import record
from competency_portal.errors import Problem, Refused

STANDING = {"Incomplete": "incomplete", "Withdrawn": "withdrawn", "Did not appear": "no_show"}
BATCH = 2000


@transaction.atomic
def compute_results(*, action: HiringAction, actor: User) -> Result:
    """Compute the list as it stands and store it as the next provisional result.

    Raises Refused when nobody may compute it now, or when the scale gives its levels no values.
    """
    action = locked_action(action)
    decision = may_compute(actor, action)
    if not decision:
        raise Refused(decision.reason)
    return _store(action, actor, final=False)


@transaction.atomic
def finalize_results(*, action: HiringAction, actor: User) -> Result:
    """Compute once more, store the list as final, and close the hiring action for ratings.

    Raises Refused naming every candidate without a closed consensus. An incomplete candidate stays on the list with
    the reason and without a rank.
    """
    action = locked_action(action)
    decision = may_finalize(actor, action)
    if not decision:
        raise Refused(decision.reason)
    problems = missing_for_final(action)
    if problems:
        raise Refused(*problems)
    result = _store(action, actor, final=True)
    HiringAction.objects.filter(pk=action.pk).update(state=ActionState.FINAL, finalized_at=result.computed_at)
    return result


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


def _store(action: HiringAction, actor: User, *, final: bool) -> Result:
    if action.scale.levels.filter(value=None).exists():
        raise Refused(f"The scale {action.scale} gives some levels no value, so no score can be computed.")
    inputs = result_inputs(action)
    outputs = compute_list(inputs)
    texts = {"inputs": canonical_json(inputs), "outputs": canonical_json(outputs)}
    latest = action.results.values_list("number", flat=True).first() or 0
    result = Result.objects.create(
        action=action,
        number=latest + 1,
        evidence_version=action.evidence_version,
        state=ResultState.FINAL if final else ResultState.PROVISIONAL,
        rule_set=action.rule_set,
        inputs=texts["inputs"],
        outputs=texts["outputs"],
        summary=without_candidates(inputs, outputs),
        content_hash=seal_of_parts(texts),
        computed_by=actor,
        computed_at=timezone.now(),
    )
    _store_rows(result, outputs)
    record(
        agency=action.agency,
        actor=actor,
        action="results.finalize" if final else "results.compute",
        obj=result,
        after={"number": result.number, "hash": result.content_hash, "ranked": len(outputs["ranked"])},
    )
    return result


def _store_rows(result: Result, outputs: dict) -> None:
    keys = dict(Candidate.objects.filter(action=result.action_id).values_list("public_id", "pk"))
    rows = [
        ResultRow(
            result=result,
            candidate_id=keys[line["id"]],
            order=order,
            rank=line["rank"],
            tied=line["shared_by"] > 1,
            exact=line["exact"],
            shown=line["shown"],
            standing="ranked",
            parts=line["parts"],
        )
        for order, line in enumerate(outputs["ranked"], 1)
    ]
    rows += [
        ResultRow(
            result=result,
            candidate_id=keys[line["id"]],
            order=order,
            standing=STANDING[line["status"]],
            reason=" ".join(line["reasons"]),
        )
        for order, line in enumerate(outputs["not_ranked"], len(rows) + 1)
    ]
    ResultRow.objects.bulk_create(rows, batch_size=BATCH)
