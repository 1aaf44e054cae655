"""Where each adopted text came from: the very places of the version that it was adopted from, text by text."""

from collections.abc import Hashable, Iterable
from typing import Any

from django.db.models import prefetch_related_objects

from models_app.actions.adopting_plan import AdoptionPlan
from models_app.actions.rows import ModelRows
from models_app.models import (
    CompetencyGroup,
    CompetencyRevision,
    Finding,
    LevelDescription,
    MinimumRequirement,
    ModelPart,
    ModelVersion,
)
from models_app.queries.surroundings import surroundings_of

TEXTS = ("levels__level", "indicators", "standards", "areas")
OF_VERSION = (ModelPart, MinimumRequirement, CompetencyGroup)


def keep_places(rows: ModelRows, version: ModelVersion, plan: AdoptionPlan) -> None:
    """Give every new row source and lines of the row that it copies: what was written in the portal has none.

    A wording keeps the scale too where the scale has no text for it.
    """
    for table in OF_VERSION:
        theirs = {_key(row): row for row in table._default_manager.filter(version=version)}
        for mine in rows.all:
            if type(mine) is table:
                _take(mine, theirs[_key(mine)])
    _take(rows.version, version)
    if rows.model.job_class.pk is None:
        job, lines = rows.model.job_class, surroundings_of(version).job_lines
        job.source, job.source_lines = version.source if lines else None, lines
    findings = [row for row in rows.all if type(row) is Finding]
    asked = {
        (f.use_id and f.use.position, f.title, f.detail): f for f in version.findings.select_related("use")
    }
    for finding in findings:
        _take(finding, asked[finding.use and finding.use.position, finding.title, finding.detail])
    prefetch_related_objects(
        [use.revision for use in plan.uses], *("levels__level", "indicators", "standards", "areas")
    )
    for mine, theirs, plain in zip(rows.uses, plan.uses, plan.plain.competencies, strict=True):
        _take(mine, theirs)
        if mine.revision.pk is None:
            mine.revision.scale = plan.scales[plain.scale][0] if plain.scale else None
            keep_places_of_words(rows.all, mine.revision, theirs.revision)


def keep_places_of_words(rows: Iterable[Any], mine: CompetencyRevision, theirs: CompetencyRevision) -> None:
    """Source and lines of a revision and its texts, given with its texts."""
    _take(mine, theirs)
    texts = {
        (type(row), _key(row)): row
        for name in ("levels", "indicators", "standards", "areas")
        for row in getattr(theirs, name).all()
    }
    for row in rows:
        if getattr(row, "revision", None) is mine and (type(row), _key(row)) in texts:
            _take(row, texts[type(row), _key(row)])


def _key(row: Any) -> Hashable:
    return row.level.label if isinstance(row, LevelDescription) else getattr(row, "position", None)


def _take(mine: Any, theirs: Any) -> None:
    mine.source_id, mine.source_lines = theirs.source_id, theirs.source_lines
