"""Rows of the library as members of answers."""

from typing import Any

from models_app.api import shapes
from models_app.models import (
    Competency,
    CompetencyBank,
    CompetencyModel,
    CompetencyRevision,
    CompetencyUse,
    JobClass,
    ModelVersion,
    ProficiencyScale,
)
from models_app.queries.published import words_of_bank
from models_app.queries.revision_texts import level_rows


def named(thing: Any) -> shapes.Named:
    """An agency or a bank."""
    return shapes.Named(id=thing.public_id, code=thing.code, name=thing.name)


def model(row: CompetencyModel) -> shapes.Model:
    """A model with its versions (`shown_versions` of `models_for`)."""
    versions = row.shown_versions  # type: ignore[attr-defined]
    return shapes.Model(
        id=row.public_id,
        slug=row.slug,
        title=row.title,
        agency=named(row.agency),
        bank=named(row.bank),
        job_class=_job_class(versions[0].job if versions else row.job_class),
        versions=[
            shapes.VersionCounted(**version_facts(version), competencies=version.competency_count)
            for version in versions
        ],
    )


def _job_class(row: JobClass) -> shapes.JobClass:
    return shapes.JobClass(
        id=row.public_id,
        title=row.title,
        code=row.code or None,
        series=row.series or None,
        grade=row.grade or None,
        organization=row.organization or None,
        job_family=row.job_family or None,
    )


def version_facts(version: ModelVersion) -> dict[str, Any]:
    """The members of `VersionSummary`."""
    return {
        "id": version.public_id,
        "number": version.number,
        "state": version.state,
        "title": version.title,
        "published_at": version.published_at,
        "content_hash": version.content_hash,
    }


def scale(row: ProficiencyScale) -> shapes.Scale:
    """A scale with its levels."""
    return shapes.Scale(
        id=row.public_id,
        code=row.code,
        name=row.name,
        description=row.description or None,
        origin=row.origin or None,
        agency=named(row.agency) if row.agency else None,
        levels=[
            shapes.Level(
                ordinal=level.ordinal, label=level.label, value=level.value, definition=level.definition
            )
            for level in row.levels.all()
        ],
    )


def bank(row: CompetencyBank) -> shapes.Bank:
    """A bank with the number of its competencies (`competency_count` of `banks_for`)."""
    return shapes.Bank(
        **named(row).dict(),
        description=row.description or None,
        agency=named(row.agency),
        competencies=row.competency_count,  # type: ignore[attr-defined]
    )


def competency(row: Competency) -> shapes.Competency:
    """A competency in the words that its bank stands by."""
    revision = words_of_bank(row.shown_revisions)  # type: ignore[attr-defined]
    return shapes.Competency(**_words(row, revision))


def competency_in_version(use: CompetencyUse) -> shapes.CompetencyInVersion:
    """A competency in the words that a version uses, with what the version decides about it."""
    level = use.required_level
    return shapes.CompetencyInVersion(
        **_words(use.revision.competency, use.revision),
        position=use.position,
        group=use.group.name if use.group else None,
        required_level=shapes.RequiredLevel(
            scale=level.scale.public_id, ordinal=level.ordinal, label=level.label
        )
        if level
        else None,
        required_level_reason=use.required_level_reason or None,
        required_level_evidence=use.required_level_evidence or None,
        selection_use=use.selection_use,  # type: ignore[arg-type]
        selection_use_reason=use.selection_use_reason or None,
        selection_use_evidence=use.selection_use_evidence or None,
    )


def _words(row: Competency, revision: CompetencyRevision) -> dict[str, Any]:
    return {
        "id": row.public_id,
        "bank": row.bank.public_id,
        "revision": revision.number,
        "number": revision.bank_number,
        "name": revision.name,
        "family": revision.family,
        "variant": revision.variant or None,
        "definition": revision.definition,
        "scale": revision.scale.public_id if revision.scale else None,
        "levels": [
            shapes.LevelText(ordinal=level.ordinal, label=level.label, text=level.text)
            for level in level_rows(revision, None)
        ],
        "indicators": [indicator.text for indicator in revision.indicators.all()],
        "standards": [
            shapes.Standard(label=standard.label, text=standard.text) for standard in revision.standards.all()
        ],
        "areas": [shapes.Area(heading=area.heading or None, text=area.text) for area in revision.areas.all()],
    }
