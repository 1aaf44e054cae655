"""What a finding is settled with, and why a value can't settle it."""

from collections.abc import Collection, Sequence

from competency_portal.errors import Problem, Refused
from models_app.actions.changes import checked_text
from models_app.choices import FindingKind, SelectionUse
from models_app.models import CompetencyUse, Finding, ProficiencyLevel

RESTING = {
    str(FindingKind.REQUIRED_LEVEL),
    str(FindingKind.SELECTION_USE),
}  # kinds that are kept with evidence
# What a finding is settled with: a level, a selection use, the words of a definition; None leaves it unstated.
Value = ProficiencyLevel | SelectionUse | str | None


def check_value(findings: Sequence[Finding], value: Value) -> None:
    """Every problem of the choice, at once."""
    check_together({f.kind if f.needs_value else "" for f in findings})
    problems = [
        problem
        for finding in findings
        if finding.needs_value and (problem := problem_of_value(finding.kind, finding.use, value))
    ]
    if problems:
        raise Refused(*dict.fromkeys(problems))


def kept_evidence(text: str, kinds: Collection[str]) -> str:
    """What a decision of these kinds rests on, as it is stored. Refused where nothing keeps it."""
    text = checked_text(text, field="evidence")
    if text and set(kinds) - RESTING:
        raise Refused(
            Problem("Evidence is kept with a required level or a selection use only.", field="evidence")
        )
    return text


def check_together(kinds: Collection[str]) -> None:
    """Refuse kinds that need different values; '' stands for those that are only looked at."""
    if len(kinds) > 1:
        raise Refused(
            Problem("Findings that need different values can't be settled together.", field="findings")
        )


def problem_of_value(kind: str, use: CompetencyUse | None, value: Value) -> Problem | None:
    """Why this value can't settle this finding. Refused where the text of a definition can't be stored."""
    if kind == FindingKind.SELECTION_USE:
        if value not in (SelectionUse.FOR_SELECTION, SelectionUse.NOT_FOR_SELECTION):
            return Problem("Choose 'For selection' or 'Not for selection'.", field="value")
    elif kind == FindingKind.REQUIRED_LEVEL:
        if value is not None and not isinstance(value, ProficiencyLevel):
            return Problem("Choose a level.", field="value")
        if isinstance(value, ProficiencyLevel) and use is not None:
            return _problem_of_level(use, value)
    elif kind == FindingKind.DEFINITION and not _is_words(value):
        return Problem("Write the definition, or say that it stays without one.", field="definition")
    return None


def _is_words(value: Value) -> bool:
    """Whether a definition is given, or None on purpose."""
    return value is None or (isinstance(value, str) and bool(checked_text(value, field="definition")))


def _problem_of_level(use: CompetencyUse, level: ProficiencyLevel) -> Problem | None:
    own = use.revision.scale
    if own is not None and level.scale_id != own.pk:
        return Problem(
            f"{use} is described on the scale '{own}'; choose a level of that scale.", field="value"
        )
    if level.scale.agency_id not in (None, use.version.model.agency_id):
        return Problem("This scale belongs to another agency.", field="value")
    return None
