"""Findings of a file of our own that an edit of it answers: a level or use that is stated there now, or not."""

from dataclasses import replace

from models_app.calculations.plain import PlainCompetency, PlainFinding, PlainModel
from models_app.choices import FindingKind, SelectionUse

STATED = "The file that was brought in states it."


def settled_by_file(model: PlainModel) -> PlainModel:
    """The model whose findings about required levels and selection uses say what the file states beside them.

    One that is open and answered is settled; one that was settled otherwise says what it was; one whose value was
    taken out is open again.
    """
    findings = tuple(_as_stated(model, finding) for finding in model.findings)
    return model if findings == model.findings else replace(model, findings=findings)


def _as_stated(model: PlainModel, finding: PlainFinding) -> PlainFinding:
    if finding.competency is None:
        return finding
    row = model.competencies[finding.competency]
    if finding.kind == FindingKind.REQUIRED_LEVEL:
        levels = [f"{level.label} ({scale.name})" for scale in model.scales for level in scale.levels]
        return _answered(finding, _level(model, row), row.required_level_reason, levels)
    if finding.kind == FindingKind.SELECTION_USE:
        uses = [str(SelectionUse.FOR_SELECTION.label), str(SelectionUse.NOT_FOR_SELECTION.label)]
        stated = row.selection_use != SelectionUse.NOT_STATED
        words = str(SelectionUse(row.selection_use).label) if stated else ""
        return _answered(finding, words, row.selection_use_reason, uses)
    return finding


def _answered(finding: PlainFinding, words: str, reason: str, values: list[str]) -> PlainFinding:
    """The finding beside a value, in `words`; empty where the file states none. `values`: all that it may be."""
    if not words:
        is_gone = finding.settled and finding.value in values
        return replace(finding, settled=False, value="", reason="") if is_gone else finding
    if finding.settled and (finding.value == words or words.startswith(f"{finding.value} (")):
        return finding
    before = f" It was settled as '{finding.value}' before." if finding.settled and finding.value else ""
    return replace(finding, settled=True, value=words, reason=f"{reason or STATED}{before}")


def _level(model: PlainModel, row: PlainCompetency) -> str:
    """As the portal says a level that was decided: 'Level 2 (Writing)'."""
    required = row.required_level
    if required is None:
        return ""
    name = next((scale.name for scale in model.scales if scale.code == required.scale), "")
    return f"{required.label} ({name})" if name else required.label
