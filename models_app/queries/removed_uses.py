"""What came back with a competency that had been removed from a draft, in words."""

from models_app.choices import SelectionUse
from models_app.models import CompetencyUse, ModelVersion


def came_back(version: ModelVersion, competency: str) -> str:
    """One sentence about a competency that was just added, by its public id; empty when it is new to the draft.

    What begins in a draft has no level, no use and no findings, so that whatever it has came back.
    """
    rows = CompetencyUse.objects.select_related("revision", "required_level")
    use = rows.filter(version=version, revision__competency__public_id=competency).first()
    if use is None:
        return ""
    findings, comments = use.findings.count(), use.comments.count()
    decided = use.required_level_id or use.selection_use != SelectionUse.NOT_STATED
    if not (decided or findings or comments or use.revision.for_model_id or use.required_level_reason):
        return ""
    facts = [
        f"required level {use.required_level}" if use.required_level else "no required level",
        f"selection use '{use.get_selection_use_display()}'",
        f"{findings} finding{'' if findings == 1 else 's'}",
    ]
    if comments:
        facts.append(f"{comments} comment{'' if comments == 1 else 's'}")
    if use.revision.for_model_id:
        facts.append("its wording of this class only")
    return (
        f"{use} came back with what it had in this draft: {', '.join(facts)}; reasons and evidence with them."
    )
