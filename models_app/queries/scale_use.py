"""What stands on a proficiency scale, so that the scale stays as it is, and which drafts change with it."""

from django.db.models import Q
from django.urls import reverse

from models_app.choices import FROZEN_STATES, VersionState
from models_app.models import CompetencyRevision, ModelVersion, ProficiencyScale
from models_app.queries.built_on import MOST, BuiltOn, built_on_scale


def resting_on(scale: ProficiencyScale) -> list[BuiltOn]:
    """Versions in review or published, published words, and what other apps built; at most `MOST` of a kind."""
    return [
        *_versions(scale),
        *_revisions(scale),
        *built_on_scale(scale),
    ]


def drafts_with(scale: ProficiencyScale) -> list[ModelVersion]:
    """Drafts of models whose words or required levels are of this scale."""
    return list(_using(scale).filter(state=VersionState.DRAFT).order_by("model__title", "pk"))


def scales_of(version: ModelVersion) -> list[ProficiencyScale]:
    """Scales of a version's words and required levels, with their levels. Two queries."""
    uses = version.uses.order_by()
    rows = ProficiencyScale.objects.filter(
        Q(pk__in=uses.values("revision__scale")) | Q(pk__in=uses.values("required_level__scale"))
    )
    return list(rows.prefetch_related("levels").order_by("name", "pk"))


def versions_with(scale: ProficiencyScale) -> list[int]:
    """Keys of all versions whose words or required levels are of this scale."""
    return list(_using(scale).values_list("pk", flat=True))


def _using(scale: ProficiencyScale):
    rows = ModelVersion.objects.filter(Q(uses__revision__scale=scale) | Q(uses__required_level__scale=scale))
    return rows.select_related("model__agency").distinct()


def _versions(scale: ProficiencyScale) -> list[BuiltOn]:
    held = _using(scale).filter(state__in=[VersionState.IN_REVIEW, *FROZEN_STATES])
    return [_version(version, scale) for version in held.order_by("model__title", "-number")[:MOST]]


def _version(version: ModelVersion, scale: ProficiencyScale) -> BuiltOn:
    if not version.is_frozen and version.model.agency_id != scale.agency_id:
        return BuiltOn(noun="version", label="A version that another agency reviews")
    return BuiltOn(
        noun="version",
        label=f"{version.name}, version {version.number}",
        url=reverse("library:version-detail", args=[version.public_id]),
        note=version.get_state_display().lower(),
    )


def _revisions(scale: ProficiencyScale) -> list[BuiltOn]:
    """Published words that no version of this list has."""
    rows = CompetencyRevision.objects.filter(scale=scale, published=True, uses=None)
    return [
        BuiltOn(
            noun="competency",
            label=f"{revision.name}, revision {revision.number}",
            url=reverse("library:competency-detail", args=[revision.competency.public_id]),
            note="published",
        )
        for revision in rows.select_related("competency").order_by("family", "pk")[:MOST]
    ]
