"""Where a model or a competency was adopted from, if it was."""

from models_app.models import CompetencyRevision, ModelVersion


def origin_of(version: ModelVersion) -> ModelVersion | None:
    """The other agency's version that this one, or the nearest version before it, was adopted from."""
    adopted = ModelVersion.objects.filter(
        model=version.model_id, number__lte=version.number, adopted_from__isnull=False
    )
    row = adopted.select_related("adopted_from__model__agency").order_by("-number").first()
    return row.adopted_from if row else None


def origin_of_words(revision: CompetencyRevision) -> CompetencyRevision | None:
    """The other agency's revision that this one, or the nearest before it, was adopted from."""
    adopted = CompetencyRevision.objects.filter(
        competency=revision.competency_id, number__lte=revision.number, adopted_from__isnull=False
    )
    row = adopted.select_related("adopted_from__competency__bank__agency").order_by("-number").first()
    return row.adopted_from if row else None
