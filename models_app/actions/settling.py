"""Settling findings: an HR admin says what a source left open, with a reason that is kept."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from competency_portal.accounts.models import User
from competency_portal.audit.recording import record
from competency_portal.errors import Problem, Refused, Stale
from competency_portal.reasons import reason_given
from models_app.actions.bank_drafts import words_to_change
from models_app.actions.changes import SetText, checked_text
from models_app.actions.drafting import start_draft
from models_app.actions.refusing import count_edit, insist
from models_app.actions.settling_values import Value, check_value, kept_evidence, problem_of_value
from models_app.actions.touching import lock_words_of
from models_app.actions.wording_steps import apply
from models_app.choices import FindingKind, SelectionUse
from models_app.models import CompetencyRevision, CompetencyUse, Finding, ModelVersion, ProficiencyLevel
from models_app.permissions import may_edit_draft, may_settle

LEFT_OPEN: dict[str, str] = {
    str(FindingKind.REQUIRED_LEVEL): "Left without a required level",
    str(FindingKind.DEFINITION): "Left without a definition",
}
LOOKED_AT = "Looked at, kept as it is"


@transaction.atomic
def settle_findings(
    *,
    findings: Sequence[Finding],
    value: Value = None,
    reason: str,
    evidence: str = "",
    actor: User,
    expected_edit: int | None = None,
) -> ModelVersion:
    """Settle one or several findings of a version with one value and one reason; the draft that now holds them.

    `value` by kind: a ProficiencyLevel (required level), a SelectionUse, the text of a definition, and nothing for
    what is only looked at. None for a required level or a definition settles that it stays unstated. `evidence`: as
    `settle_use` takes it. On a published version the next draft is started or continued; the published version stays as
    it is. `expected_edit` is the edit number that the page showed. Refused with every problem; Stale when somebody has
    saved since.
    """
    version = _one_version(findings)
    insist(may_settle(actor, version))
    reason = reason_given(reason)
    check_value(findings, value)
    evidence = kept_evidence(evidence, {f.kind if f.needs_value else "" for f in findings})
    draft, own = _in_draft(version, findings, actor, expected_edit)
    lock_words_of({f.use.revision.competency_id for f in own if f.use and f.kind == FindingKind.DEFINITION})
    _settle_each(draft, own, value, reason, actor, evidence)
    return draft


def _settle_each(
    draft: ModelVersion,
    findings: Sequence[Finding],
    value: Value,
    reason: str,
    actor: User,
    evidence: str = "",
) -> None:
    for finding in findings:
        before = _state(finding)
        words = _apply(finding, value, reason, actor, evidence)
        _write(finding, words, reason, actor)
        _record(draft, actor, "finding.settle", finding, before, _state(finding), reason)


@transaction.atomic
def settle_use(
    *,
    use: CompetencyUse,
    required_level: ProficiencyLevel | None = None,
    selection_use: str = "",
    reason: str,
    evidence: str = "",
    actor: User,
    expected_edit: int | None = None,
) -> CompetencyUse:
    """Decide level and selection use of one competency at once, whether or not a finding asks; the use in the draft.

    `evidence` says what the decision rests on, such as a job analysis with its date; it replaces what an earlier
    decision of the same kind rested on. A level or use that is not given stays as it is. Findings about it are settled
    on the way. A model without levels has no finding for each competency, so this is how it gets a required level.
    """
    insist(may_settle(actor, use.version))
    reason = reason_given(reason)
    evidence = checked_text(evidence, field="evidence")
    draft = _counted_draft(use.version, actor, expected_edit)
    own = draft.uses.get(position=use.position)
    if required_level is not None:
        _decide(own, str(FindingKind.REQUIRED_LEVEL), required_level, reason, actor, evidence)
    if selection_use:
        _decide(own, str(FindingKind.SELECTION_USE), SelectionUse(selection_use), reason, actor, evidence)
    own.refresh_from_db()
    return own


@transaction.atomic
def take_back_level(
    *, use: CompetencyUse, reason: str, actor: User, expected_edit: int | None = None
) -> CompetencyUse:
    """Undo the decision on a required level in a draft: it is not stated again, and its findings are open again.

    The reason stands in the trail, for nothing is decided any more that it could stand beside.
    """
    insist(may_edit_draft(actor, use.version))
    reason = reason_given(reason)
    count_edit(use.version, expected_edit)
    use.refresh_from_db()
    if use.required_level is None:
        raise Refused(Problem(f"{use} has no required level.", field="level"))
    before = _use_state(use)
    use.required_level, use.required_level_reason, use.required_level_evidence = None, "", ""
    use.save(update_fields=["required_level", "required_level_reason", "required_level_evidence"])
    use.findings.filter(kind=FindingKind.REQUIRED_LEVEL).update(
        value="", reason="", settled_by=None, settled_at=None
    )
    _record(use.version, actor, "competency_use.take_back_level", use, before, _use_state(use), reason)
    return use


@transaction.atomic
def settle_uses(
    *,
    uses: Sequence[CompetencyUse],
    required_level: ProficiencyLevel | None,
    reason: str,
    evidence: str = "",
    actor: User,
    expected_edit: int | None = None,
) -> list[CompetencyUse]:
    """Decide the required level of several competencies of a version at once; their uses in the draft.

    None takes a level away again: the competency stays without one. `evidence`: as `settle_use` takes it.
    """
    if not uses:
        raise Refused(Problem("Choose at least one competency.", field="findings"))
    if len({use.version_id for use in uses}) > 1:
        raise Refused(Problem("Competencies of one version are settled together.", field="findings"))
    version = uses[0].version
    insist(may_settle(actor, version))
    reason = reason_given(reason)
    evidence = checked_text(evidence, field="evidence")
    draft = _counted_draft(version, actor, expected_edit)
    positions = [use.position for use in uses]
    own = list(draft.uses.filter(position__in=positions).select_related("revision__competency"))
    for use in own:
        _decide(use, str(FindingKind.REQUIRED_LEVEL), required_level, reason, actor, evidence)
    return own


def _decide(
    use: CompetencyUse, kind: str, value: Value, reason: str, actor: User, evidence: str = ""
) -> None:
    """Through the finding where there is one, else on the use itself. The caller counts the edit."""
    if problem := problem_of_value(kind, use, value):
        raise Refused(problem)
    findings = list(use.findings.filter(kind=kind).select_related("use__revision"))
    if findings:
        _settle_each(use.version, findings, value, reason, actor, evidence)
        return
    before = _use_state(use)
    _set(use, kind, value, reason, evidence)
    _record(use.version, actor, "competency_use.decide", use, before, _use_state(use), reason)


def _one_version(findings: Sequence[Finding]) -> ModelVersion:
    if not findings:
        raise Refused(Problem("Choose at least one finding.", field="findings"))
    if len({f.version_id for f in findings}) > 1:
        raise Refused(Problem("Findings of one version are settled together.", field="findings"))
    return findings[0].version


def _counted_draft(version: ModelVersion, actor: User, expected_edit: int | None) -> ModelVersion:
    """The draft that takes this change, with its edit counted.

    A page of the published version showed what a draft begins with: a draft that was edited since is Stale.
    """
    if not version.is_frozen:
        count_edit(version, expected_edit)
        return version
    draft = start_draft(version=version, actor=actor).draft
    count_edit(draft, None if expected_edit is None else 0)
    return draft


def _in_draft(
    version: ModelVersion, findings: Sequence[Finding], actor: User, expected_edit: int | None
) -> tuple[ModelVersion, list[Finding]]:
    """The draft, and the findings as they stand in it. What the draft has settled already is not settled again."""
    draft = _counted_draft(version, actor, expected_edit)
    if draft == version:
        return version, list(findings)
    positions = [f.position for f in findings]
    own = list(draft.findings.filter(position__in=positions).select_related("use__revision"))
    before = {
        f.position for f in findings if not f.is_open
    }  # a draft made for this change alone goes with the refusal
    if settled := [f for f in own if not f.is_open]:
        where = {f: version if f.position in before else draft for f in settled}
        raise Refused(
            *(Problem(f"{f.title}: settled in {where[f]} as '{f.value}'.", field="findings") for f in settled)
        )
    return draft, own


def _apply(finding: Finding, value: Value, reason: str, actor: User, evidence: str) -> str:
    """Write the value where it belongs; what the finding is settled as, in words."""
    if not finding.needs_value or finding.use is None:
        return LOOKED_AT
    if finding.kind == FindingKind.DEFINITION:
        return _define(finding.use, value, actor)
    _set(finding.use, finding.kind, value, reason, evidence)
    if value is None:
        return LEFT_OPEN[finding.kind]
    if isinstance(value, ProficiencyLevel):
        return f"{value.label} ({value.scale.name})"
    return str(SelectionUse(str(value)).label)


def _set(use: CompetencyUse, kind: str, value: Value, reason: str, evidence: str) -> None:
    """The value with what speaks for it; an earlier decision's reason and evidence go with that decision."""
    name = "required_level" if kind == FindingKind.REQUIRED_LEVEL else "selection_use"
    fields: dict[str, Any] = {name: value, f"{name}_reason": reason, f"{name}_evidence": evidence}
    for field, content in fields.items():
        setattr(use, field, content)
    use.save(update_fields=list(fields))


def _define(use: CompetencyUse, value: Value, actor: User) -> str:
    """A definition by the agency is a new wording; it has no place in the source.

    Counted as an edit of the words too, so that a page of the competency opened before is stale.
    """
    text = value.strip() if isinstance(value, str) else None
    revision = use.revision
    if text is None and revision.definition is None:
        return LEFT_OPEN[str(FindingKind.DEFINITION)]
    revision = words_to_change(use, actor, own_wording=revision.for_model_id is not None)
    rows = CompetencyRevision.objects.filter(pk=revision.pk, content_hash="")
    if not rows.update(edit=F("edit") + 1):
        raise Stale(f"{revision.name} was published in the meantime.", current=use.version)
    revision.refresh_from_db()
    apply(revision, SetText("definition", text or ""))
    return text or LEFT_OPEN[str(FindingKind.DEFINITION)]


def _write(finding: Finding, words: str, reason: str, actor: User) -> None:
    finding.value, finding.reason = words, reason
    finding.settled_by, finding.settled_at = actor, timezone.now()
    finding.save(update_fields=["value", "reason", "settled_by", "settled_at"])


def _state(finding: Finding) -> dict[str, Any]:
    use = _use_state(finding.use) if finding.use else {}
    return {"value": finding.value, "settled": not finding.is_open, **use}


def _use_state(use: CompetencyUse) -> dict[str, Any]:
    return {
        "competency": use.revision.name,
        "revision": use.revision.number,
        "definition": use.revision.definition,
        "required_level": use.required_level.label if use.required_level else None,
        "selection_use": str(use.selection_use),
        "required_level_evidence": use.required_level_evidence,
        "selection_use_evidence": use.selection_use_evidence,
    }


def _record(
    draft: ModelVersion,
    actor: User,
    action: str,
    obj: Finding | CompetencyUse,
    before: dict[str, Any],
    after: dict[str, Any],
    reason: str,
) -> None:
    """One entry names the row, the version is in its values, so that the version's history finds it."""
    record(
        agency=draft.model.agency,
        actor=actor,
        action=action,
        obj=obj,
        before=before,
        after={**after, "version": draft.public_id, "title": str(obj)},
        reason=reason,
    )
