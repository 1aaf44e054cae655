"""A version as plain rows: what exports write and adopting copies. The way back is `models_app.actions.rows`."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.db.models import prefetch_related_objects

from models_app.calculations.places import parse_lines
from models_app.calculations.plain import (
    PlainArea,
    PlainBank,
    PlainCompetency,
    PlainFinding,
    PlainJob,
    PlainLevel,
    PlainLevelRef,
    PlainModel,
    PlainPart,
    PlainRequirement,
    PlainScale,
    PlainSource,
    PlainStandard,
    Words,
)
from models_app.models import (
    CompetencyRevision,
    CompetencyUse,
    MinimumRequirement,
    ModelVersion,
    ProficiencyLevel,
    ProficiencyScale,
    SourceDocument,
)
from models_app.queries.surroundings import surroundings_of

TEXTS = (
    "revision__levels__level",
    "revision__indicators",
    "revision__standards",
    "revision__areas",
    "revision__scale__levels",
    "required_level__scale__levels",
)


Place = Callable[[Any], tuple[int, ...]]


def own_place(row: Any) -> tuple[int, ...]:
    """The stored line ranges of a row as single numbers."""
    return numbers_of(row.source_lines)


def numbers_of(lines: str) -> tuple[int, ...]:
    """Stored line ranges as single numbers: '12-14, 22' as (12, 13, 14, 22)."""
    return tuple(n for first, last in parse_lines(lines) for n in range(first, last + 1))


def place_in(source: SourceDocument | None) -> Place:
    """Gives the lines of rows in this document only: those of another one say nothing beside it."""
    known = (None, source.pk if source else None)
    return lambda row: own_place(row) if row.source_id in known else ()


def plain_of(version: ModelVersion) -> PlainModel:
    """The whole content of a version, in a fixed number of queries. Who did what when is not content."""
    uses = list(
        version.uses.select_related(
            "group", "required_level__scale", "revision__competency", "revision__scale"
        )
    )
    prefetch_related_objects(uses, *TEXTS)
    groups = list(version.groups.all())
    places = {use.pk: n for n, use in enumerate(uses)}
    job, model, source = version.job, version.model, version.source
    place, around = place_in(source), surroundings_of(version)
    return PlainModel(
        title=Words(version.title, place(version)),
        job=PlainJob(
            title=job.title,
            lines=numbers_of(around.job_lines),
            code=job.code,
            grade=job.grade,
            organization=job.organization,
            job_family=job.job_family,
            series=job.series,
            slug=job.slug,
        ),
        parts=tuple(
            PlainPart(p.kind, p.heading, tuple(p.text.split("\n\n")), place(p)) for p in version.parts.all()
        ),
        groups=tuple(Words(group.name, place(group)) for group in groups),
        level_labels=(),
        competencies=tuple(_competency(use, [group.pk for group in groups], place) for use in uses),
        findings=tuple(
            PlainFinding(
                f.kind,
                f.title,
                f.detail,
                place(f),
                places[f.use_id] if f.use_id else None,
                not f.is_open,
                f.value,
                f.reason,
            )
            for f in version.findings.all()
        ),
        scales=_scales(uses, place),
        requirement=_requirement(version, place),
        source=PlainSource(source.title, source.filename, source.text, source.note) if source else None,
        bank=PlainBank(model.bank.code, around.bank, around.bank_description),
        asks_open_questions=False,
        slug=model.slug,
    )


def _competency(use: CompetencyUse, groups: list[int], place: Place) -> PlainCompetency:
    level = use.required_level
    return replace(
        plain_words(use.revision, place),
        lines=place(use),
        group=groups.index(use.group_id) if use.group_id else None,
        required_level=PlainLevelRef(level.label, scale_code(level.scale)) if level else None,
        required_level_reason=use.required_level_reason,
        required_level_evidence=use.required_level_evidence,
        selection_use=use.selection_use,
        selection_use_reason=use.selection_use_reason,
        selection_use_evidence=use.selection_use_evidence,
    )


def plain_words(revision: CompetencyRevision, place: Place = own_place) -> PlainCompetency:
    """The words of one revision, given with its texts; in no group and with no level required."""
    return PlainCompetency(
        family=revision.family,
        variant=revision.variant,
        number=revision.bank_number,
        lines=(),
        definition=revision.definition,
        definition_lines=place(revision),
        levels=tuple(PlainStandard(r.level.label, r.text, place(r)) for r in revision.levels.all()),
        indicators=tuple(Words(row.text, place(row)) for row in revision.indicators.all()),
        standards=tuple(PlainStandard(row.label, row.text, place(row)) for row in revision.standards.all()),
        areas=tuple(PlainArea(row.heading, row.text, place(row)) for row in revision.areas.all()),
        scale=scale_code(revision.scale) if revision.scale else "",
        slug=revision.competency.slug,
    )


def scale_code(scale: ProficiencyScale) -> str:
    """A scale's name in a file: codes are unique within an agency and among the shipped ones, so those get a mark."""
    return scale.code if scale.agency_id else f"shipped:{scale.code}"


def _scales(uses: list[CompetencyUse], place: Place) -> tuple[PlainScale, ...]:
    """The scales that the competencies stand on or are required on, by code."""
    found: dict[str, ProficiencyScale] = {}
    for use in uses:
        for scale in (use.revision.scale, use.required_level.scale if use.required_level else None):
            if scale is not None:
                found.setdefault(scale_code(scale), scale)
    return tuple(plain_scale(code, scale, place) for code, scale in sorted(found.items()))


def plain_scale(code: str, scale: ProficiencyScale, place: Place = own_place) -> PlainScale:
    """A scale with its levels, under its name in a file (`scale_code`)."""
    return PlainScale(
        code=code,
        name=scale.name,
        levels=tuple(_level(level, place) for level in scale.levels.all()),
        description=scale.description,
        origin=scale.origin,
        shipped=scale.agency_id is None,
    )


def _level(level: ProficiencyLevel, place: Place) -> PlainLevel:
    return PlainLevel(level.label, place(level), level.value, level.definition)


def _requirement(version: ModelVersion, place: Place) -> PlainRequirement | None:
    rule = MinimumRequirement.objects.filter(version=version).first()
    if rule is None:
        return None
    return PlainRequirement(
        lines=place(rule),
        education=rule.education,
        experience=rule.experience,
        experience_years=rule.experience_years,
        substitution=rule.substitution,
        further_years=rule.further_years,
    )
