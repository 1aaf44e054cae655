"""What the read API answers. Each function takes the reader in the place of a person and asks `visible_to` alone."""

from collections.abc import Iterable

from django.db.models import Prefetch, QuerySet

from models_app.models import (
    Competency,
    CompetencyRevision,
    CompetencyUse,
    ModelVersion,
    ProficiencyLevel,
    ProficiencyScale,
)
from models_app.queries.lists import scales_for

TEXTS = ("levels", "indicators", "standards", "areas", "scale__levels")


def version_whole(reader) -> QuerySet[ModelVersion]:
    """Versions with what their bundle says of model, agency, bank, job class and source."""
    return ModelVersion.objects.visible_to(reader).select_related(
        "model__agency", "model__bank", "model__job_class", "source"
    )


def uses_with_words(reader, version: ModelVersion) -> QuerySet[CompetencyUse]:
    """Competencies of a version in its order, with all words of their revisions."""
    rows = CompetencyUse.objects.visible_to(reader).filter(version=version)
    return rows.select_related(
        "group", "required_level__scale", "revision__competency__bank", "revision__scale"
    ).prefetch_related(*(f"revision__{name}" for name in TEXTS))


def competencies_with_words(reader, *, bank=None) -> QuerySet[Competency]:
    """Competencies (of one bank), each with its readable revisions and their words, newest first."""
    revisions = CompetencyRevision.objects.visible_to(reader).select_related("scale").prefetch_related(*TEXTS)
    rows = Competency.objects.visible_to(reader).select_related("bank")
    if bank is not None:
        rows = rows.filter(bank=bank)
    return rows.order_by("number", "family", "variant", "pk").prefetch_related(
        Prefetch("revisions", revisions.order_by("-number"), to_attr="shown_revisions")
    )


def words_of_bank(revisions: Iterable[CompetencyRevision]) -> CompetencyRevision:
    """Of the readable revisions, newest first, the one that the bank stands by: no wording of a single class."""
    rows = list(revisions)
    return next((revision for revision in rows if revision.for_model_id is None), rows[0])


def scales_with_levels(reader, *, text: str = "") -> QuerySet[ProficiencyScale]:
    """Scales with their levels, lowest first."""
    levels = ProficiencyLevel.objects.order_by("ordinal")
    return scales_for(reader, text=text).prefetch_related(Prefetch("levels", levels))
