"""Versions that the CASE service gives out, as far as a list needs them, and one with all that its package needs."""

from models_app.choices import FROZEN_STATES
from models_app.models import ModelVersion


def published_versions(reader) -> list[ModelVersion]:
    """Every published version that the reader may see, with model and agency, without content; in one query."""
    versions = ModelVersion.objects.visible_to(reader).filter(state__in=FROZEN_STATES)
    return list(
        versions.select_related("model__agency")
        .only(
            "number",
            "state",
            "title",
            "surroundings",
            "published_at",
            "created_at",
            "model__slug",
            "model__agency__code",
            "model__agency__name",
        )
        .order_by("model__agency__name", "title", "-number", "pk")
    )


def version_with_package(reader, pk: int) -> ModelVersion | None:
    """One published version with what a package says of it."""
    versions = ModelVersion.objects.visible_to(reader).filter(state__in=FROZEN_STATES)
    return (
        versions.select_related("model__agency", "model__job_class", "model__bank", "source")
        .filter(pk=pk)
        .first()
    )
