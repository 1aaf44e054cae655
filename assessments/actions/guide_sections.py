"""How a section of a guide begins: anew from the model's texts, or carried over from an earlier version."""

from collections.abc import Sequence

from assessments.calculations.benchmarks import SourceText, propose
from assessments.choices import BenchmarkOrigin
from assessments.models import Benchmark, GuideSection, GuideVersion, Probe
from models_app.models import CompetencyUse, LevelDescription, PerformanceStandard, ProficiencyLevel


def new_section(
    version: GuideVersion, position: int, use: CompetencyUse, levels: Sequence[ProficiencyLevel]
) -> GuideSection:
    """A section with no question yet; `levels` are those of the guide's scale, lowest first."""
    section = GuideSection.objects.create(version=version, position=position, use=use)
    descriptions = {d.pk: d for d in use.revision.levels.all()}
    standards = {s.pk: s for s in use.revision.standards.all()}
    proposals = propose(
        [level.label for level in levels],
        [SourceText(d.pk, d.level.label, d.text) for d in descriptions.values()],
        [SourceText(s.pk, s.label, s.text) for s in standards.values()],
    )
    Benchmark.objects.bulk_create(
        Benchmark(
            section=section,
            level=levels[p.ordinal - 1],
            origin=p.origin,
            level_description=descriptions.get(p.key)
            if p.origin == BenchmarkOrigin.LEVEL_DESCRIPTION
            else None,
            standard=standards.get(p.key) if p.origin == BenchmarkOrigin.PERFORMANCE_STANDARD else None,
            text=p.text,
        )
        for p in proposals
    )
    return section


def carry_section(
    section: GuideSection, version: GuideVersion, position: int, use: CompetencyUse
) -> GuideSection:
    """A section of an earlier version with all its words; `use` is the competency in the model version of the new one.

    A benchmark that is word for word the model's stays so: it takes the words of the revision that `use` has. Where
    that one has no such text, the words stay and become the agency's.
    """
    new = GuideSection.objects.create(
        version=version,
        position=position,
        use=use,
        kind=section.kind,
        question=section.question,
        good_answer_notes=section.good_answer_notes,
        minutes=section.minutes,
    )
    Probe.objects.bulk_create(
        Probe(section=new, position=p.position, part=p.part, text=p.text) for p in section.probes.all()
    )
    same = use.revision_id == section.use.revision_id
    Benchmark.objects.bulk_create(
        Benchmark(
            section=new,
            level_id=row.level_id,
            position=row.position,
            **(_origin(row) if same else _origin_in(row, use)),
        )
        for row in section.benchmarks.all()
    )
    return new


def _origin(row: Benchmark) -> dict:
    return {
        "origin": row.origin,
        "text": row.text,
        "level_description_id": row.level_description_id,
        "standard_id": row.standard_id,
    }


def _origin_in(row: Benchmark, use: CompetencyUse) -> dict:
    """Words and origin of a benchmark for another revision of its competency."""
    if row.level_description_id:
        key, found = "level_description_id", _level_text(row.level_description, use)
    elif row.standard_id:
        key, found = "standard_id", _standard(row.standard, use)
    else:
        return _origin(row)
    if found is None:
        return {"origin": BenchmarkOrigin.AGENCY, "text": row.text}
    return {"origin": row.origin, "text": found.text, key: found.pk}


def _level_text(old: LevelDescription, use: CompetencyUse) -> LevelDescription | None:
    label = old.level.label.casefold()
    texts = use.revision.levels.all()
    return next((row for row in texts if row.text and row.level.label.casefold() == label), None)


def _standard(old: PerformanceStandard, use: CompetencyUse) -> PerformanceStandard | None:
    label = old.label.casefold()
    return next(
        (row for row in use.revision.standards.all() if row.text and row.label.casefold() == label), None
    )
