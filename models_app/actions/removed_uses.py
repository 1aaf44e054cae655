"""What was decided about a competency that leaves a draft is put aside, and comes back with it while it is a draft."""

from datetime import datetime
from typing import Any

from django.db.models import Model

from models_app.actions.comment_places import come_back
from models_app.choices import FindingKind
from models_app.models import (
    Competency,
    CompetencyRevision,
    CompetencyUse,
    Finding,
    ModelVersion,
    ProficiencyLevel,
    RemovedUse,
    SourceDocument,
)

# What a row gets anew when it comes back.
ANEW = {
    CompetencyUse: {"id", "version_id", "group_id", "position"},
    Finding: {"id", "version_id", "use_id"},
}


def put_aside(use: CompetencyUse) -> None:
    """Keep what was decided about a competency that is about to leave its draft, and remove its findings."""
    findings = list(use.findings.all())
    RemovedUse.objects.update_or_create(
        version=use.version,
        competency=use.revision.competency,
        defaults={"use": _fields(use), "findings": [_fields(finding) for finding in findings]},
    )
    for finding in findings:
        finding.delete()


def forget_removed(version: ModelVersion) -> None:
    """Nothing comes back to a version that is no draft any more."""
    version.removed_uses.all().delete()


def kept_of(version: ModelVersion, competency: Competency) -> RemovedUse | None:
    """What the draft keeps of a competency that was removed from it."""
    return RemovedUse.objects.filter(version=version, competency=competency).first()


def words_of(kept: RemovedUse) -> CompetencyRevision | None:
    """The words that it had in the draft; None when they went with another draft or are another class's now."""
    rows = CompetencyRevision.objects.standing().filter(competency=kept.competency)
    words = rows.filter(pk=kept.use.get("revision_id")).first()
    return words if words and words.for_model_id in (None, kept.version.model_id) else None


def bring_back(use: CompetencyUse, kept: RemovedUse) -> dict[str, Any]:
    """Store a new use with what was put aside, its findings and its comments; what came back, for the trail.

    A required level comes back as long as its scale is that of the words.
    """
    facts = {name: value for name, value in kept.use.items() if name != "revision_id"}
    level = ProficiencyLevel.objects.filter(pk=facts.get("required_level_id")).first()
    if level and use.revision.scale_id and level.scale_id != use.revision.scale_id:
        level = None
    if level is None:
        facts |= {"required_level_id": None, "required_level_reason": "", "required_level_evidence": ""}
    _give(use, facts)
    use.save()
    for fields in kept.findings:
        _ask_again(use, fields)
    kept.delete()
    comments = come_back(use)
    return {
        "required_level": level.label if level else None,
        "selection_use": str(use.selection_use),
        "findings": len(kept.findings),
        **({"comments": comments} if comments else {}),
    }


def _ask_again(use: CompetencyUse, fields: dict[str, Any]) -> None:
    """A finding as it was; about a level that could not come back it is open again."""
    finding = Finding(version=use.version, use=use)
    _give(finding, fields)
    positions = set(use.version.findings.values_list("position", flat=True))
    if finding.position in positions:
        finding.position = max(positions) + 1
    if finding.kind == FindingKind.REQUIRED_LEVEL and use.required_level_id is None and finding.value:
        finding.value, finding.reason, finding.settled_by, finding.settled_at = "", "", None, None
    finding.save()


def _fields(row: Model) -> dict[str, Any]:
    names = [f.attname for f in row._meta.concrete_fields if f.attname not in ANEW[type(row)]]
    values = {name: getattr(row, name) for name in names}
    return {k: v.isoformat() if isinstance(v, datetime) else v for k, v in values.items()}


def _give(row: Any, fields: dict[str, Any]) -> None:
    """The fields that its table still has: a row may have been put aside before a column was renamed."""
    columns = {f.attname: f for f in row._meta.concrete_fields}
    for name in fields.keys() & columns.keys():
        setattr(row, name, columns[name].to_python(fields[name]))
    if row.source_id and not SourceDocument.objects.filter(pk=row.source_id).exists():
        row.source_id, row.source_lines = None, ""
