"""Settles of each model what its hiring action needs, with 'Demonstration:' as the recorded reason, and publishes."""

from competency_portal.accounts.models import User
from competency_portal.demonstration.content import read, same_competency
from models_app.actions.publication import publish, submit_for_review
from models_app.actions.settling import settle_use
from models_app.choices import VersionState
from models_app.models import CompetencyUse, ModelVersion, ProficiencyLevel, ProficiencyScale


def settle_and_publish(code: str, people: dict[str, User]) -> ModelVersion:
    """Version 2 of the agency's model: settled by one HR admin, approved by the second."""
    hr_admin, second = people[f"hradmin.{code}"], people[f"hradmin2.{code}"]
    version = ModelVersion.objects.published().get(model__agency__code=code)
    for decision in read("settlements")[code]:
        use = next(use for use in _uses(version) if same_competency(use, decision["competency"]))
        use = settle_use(
            use=use,
            required_level=_level(use, decision),
            selection_use=decision["selection_use"] or "",
            reason=decision["reason"],
            actor=hr_admin,
        )
        version = use.version
    version = submit_for_review(version=version, actor=hr_admin)
    publish(version=version, actor=second)
    return ModelVersion.objects.get(pk=version.pk, state=VersionState.PUBLISHED)


def _uses(version: ModelVersion) -> list[CompetencyUse]:
    return list(
        version.uses.select_related("version__model__agency", "revision__competency", "revision__scale")
    )


def _level(use: CompetencyUse, decision: dict) -> ProficiencyLevel | None:
    if decision["required_level"] is None:
        return None
    own = decision["required_level_scale"] == "own"
    scale = use.revision.scale if own else ProficiencyScale.objects.get(agency=None, code="five-level")
    return scale.levels.get(ordinal=decision["required_level"])
