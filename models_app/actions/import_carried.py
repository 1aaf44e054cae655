"""What was decided about a competency in the version before and holds on in the draft of a newer document."""

from models_app.actions.rows import ModelRows
from models_app.calculations.plain import PlainFinding
from models_app.choices import FindingKind, SelectionUse
from models_app.models import CompetencyUse, Finding, ModelVersion

VALUES: dict[str, str] = {
    str(FindingKind.REQUIRED_LEVEL): "required_level",
    str(FindingKind.SELECTION_USE): "selection_use",
}


def carry_over(rows: ModelRows, base: ModelVersion | None) -> None:
    """What was settled for the same words holds on, with who settled it; what the document itself says comes first.

    Where it says the same again and not why, reason and evidence hold on, in other words too. A value that the version
    has and the draft has not is asked about.
    """
    if base is None:
        return
    uses = list(base.uses.select_related("required_level__scale", "revision").prefetch_related("findings"))
    before = {use.revision_id: use for use in uses}
    known = {use.revision.competency_id: use for use in uses}
    findings = [row for row in rows.all if isinstance(row, Finding)]
    for use in rows.uses:
        mine = {row.kind: row for row in findings if row.use is use}
        if said := known.get(use.revision.competency_id):
            _keep_grounds(use, said)
        if use.revision.pk and (old := before.get(use.revision.pk)):
            _hold_on(rows, use, old, mine)
        if said:
            asked = {*mine, *(row.kind for row in findings if row.use is None)}
            _ask(rows, use, said, [kind for kind in VALUES if kind not in asked])


def _hold_on(rows: ModelRows, use: CompetencyUse, old: CompetencyUse, mine: dict[str, Finding]) -> None:
    """Of the same words: values that the document does not state, and what was settled; nothing taken stays asked."""
    for kind, name in VALUES.items():
        if _has(old, name) and not _has(use, name):
            _take(use, old, name)
            if kind in mine:
                _settle(mine[kind], _in_words(old, name), f"As in version {old.version.number}.", rows)
    for settled in old.findings.all():
        if settled.kind in mine and not settled.is_open:
            for name in ("value", "reason", "settled_by", "settled_at"):
                setattr(mine[settled.kind], name, getattr(settled, name))


def _ask(rows: ModelRows, use: CompetencyUse, old: CompetencyUse, kinds: list[str]) -> None:
    """A finding for each value that was stated and is not any more, without a word about it."""
    for kind in kinds:
        name = VALUES[kind]
        if _has(old, name) and not _has(use, name):
            detail = (
                f"Version {old.version.number} says '{_in_words(old, name)}'. The words of the competency are others "
                "now, and the file states nothing. None was set."
            )
            title = f"{name.replace('_', ' ').capitalize()} of {use.revision.name} is not stated any more"
            number = len([row for row in rows.all if isinstance(row, Finding)]) + 1
            rows.add_finding(number, PlainFinding(kind, title, detail, (), rows.uses.index(use)))


def _has(use: CompetencyUse, name: str) -> bool:
    return getattr(use, name) not in (None, SelectionUse.NOT_STATED)


def _in_words(use: CompetencyUse, name: str) -> str:
    """As a finding says it that somebody settled: 'Level 2 (Writing)'."""
    level = use.required_level
    return (
        use.get_selection_use_display() if name == "selection_use" else f"{level.label} ({level.scale.name})"
    )


def _settle(finding: Finding, value: str, reason: str, rows: ModelRows) -> None:
    finding.value, finding.reason = value, reason
    for name, content in rows.settled.items():
        setattr(finding, name, content)


def _take(use: CompetencyUse, old: CompetencyUse, name: str) -> None:
    for field in (name, f"{name}_reason", f"{name}_evidence"):
        setattr(use, field, getattr(old, field))


def _keep_grounds(use: CompetencyUse, old: CompetencyUse) -> None:
    """Reason and evidence of a level or use that the document states as it was."""
    level, before = use.required_level, old.required_level
    same = {
        "required_level": level is not None and before is not None and level.label == before.label,
        "selection_use": use.selection_use == old.selection_use != SelectionUse.NOT_STATED,
    }
    for name, is_same in same.items():
        if is_same and not (getattr(use, f"{name}_reason") or getattr(use, f"{name}_evidence")):
            for field in (f"{name}_reason", f"{name}_evidence"):
                setattr(use, field, getattr(old, field))
