"""What the guide pages show beside the rows: numbered comments, and what changed between two states of a section."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from assessments.calculations.forbidden_subjects import subjects_touched
from assessments.calculations.interview_time import lack_of_time
from assessments.choices import BenchmarkOrigin
from assessments.models import Benchmark, GuideComment, GuideSection, GuideVersion
from models_app.calculations.differences import Difference, SegmentKind, compare
from models_app.models import LevelDescription, ModelVersion, ProficiencyScale


def taken_from_model(version: GuideVersion) -> str:
    """What a new draft has of the model's own words, as a sentence."""
    origins = (BenchmarkOrigin.LEVEL_DESCRIPTION, BenchmarkOrigin.PERFORMANCE_STANDARD)
    if Benchmark.objects.filter(section__version=version, origin__in=origins).exists():
        return "Benchmarks taken from the model say where they come from."
    return "The model has no texts that fit the levels of this scale: every benchmark is yours to write."


@dataclass(frozen=True)
class CoverLine:
    """Sections with benchmarks at the same number of levels, in the guide's order."""

    levels: int
    names: tuple[str, ...]


@dataclass(frozen=True)
class BenchmarkCover:
    """At how many of the `of` levels of the scale the sections of a guide have benchmarks, fewest first."""

    of: int
    lines: tuple[CoverLine, ...]

    @property
    def complete(self) -> bool:
        """Whether every section has one at every level."""
        return all(line.levels == self.of for line in self.lines)


def benchmark_cover(version: GuideVersion) -> BenchmarkCover:
    """How far the benchmarks of a guide reach, in two queries."""
    sections = version.sections.select_related("use__revision__competency").annotate(
        n_levels=Count("benchmarks__level", distinct=True)
    )
    names = defaultdict(list)
    for section in sections.order_by("position"):
        names[section.n_levels].append(str(section.use))
    lines = tuple(CoverLine(levels, tuple(names[levels])) for levels in sorted(names))
    return BenchmarkCover(version.scale.levels.count(), lines)


def numbered(comments: Iterable[GuideComment]) -> list[GuideComment]:
    """The comments with `pin`, the number that ties a thread to its place in the text."""
    found = list(comments)
    for number, comment in enumerate(found, 1):
        comment.pin = number
    return found


def pins_of(comments: list[GuideComment]) -> dict[str, list[GuideComment]]:
    """Numbered comments by the place they speak of: question, probes, benchmarks, or section for the whole of it."""
    places = defaultdict(list)
    for comment in comments:
        places[comment.place or "section"].append(comment)
    return dict(places)


@dataclass(frozen=True)
class Change:
    """One text of a guide in two states, word by word."""

    label: str
    difference: Difference

    @property
    def unlike(self) -> bool:
        """Whether so little is common that only both texts whole can be read."""
        old, new = self.difference.old or "", self.difference.new or ""
        same = sum(len(part.text) for part in self.difference.segments if part.kind == SegmentKind.SAME)
        return bool(old and new) and same * 2 < max(len(old), len(new))


def texts_of_section(section: GuideSection) -> dict[str, str]:
    """Every text of a section by its label, in the order of the page."""
    texts = {
        "Kind of question": section.get_kind_display(),
        "Lead question": section.question,
        "Minutes": str(section.minutes),
        "Probes": "\n".join(_probe(probe.get_part_display(), probe.text) for probe in section.probes.all()),
    }
    levels: dict[str, list[str]] = {}
    for benchmark in section.benchmarks.all():
        label = f"Benchmarks at {benchmark.level.ordinal} {benchmark.level.label}"
        levels.setdefault(label, []).append(benchmark.text)
    texts |= {label: "\n".join(lines) for label, lines in levels.items()}
    return texts | {"What a good answer holds": section.good_answer_notes}


def _probe(part: str, text: str) -> str:
    return f"{part}: {text}" if part else text


def changes_between(before: dict[str, str], after: dict[str, str]) -> list[Change]:
    """The texts that differ; one that stands on one side only is compared with nothing."""
    labels = [*before, *(label for label in after if label not in before)]
    pairs = [(label, before.get(label, ""), after.get(label, "")) for label in labels]
    return [Change(label, compare(old, new)) for label, old, new in pairs if old != new]


@dataclass(frozen=True)
class ChangedPart:
    """A part of a guide with the texts that changed in it; `standing` reads 'changed', 'added' or 'taken out'."""

    name: str
    standing: str
    changes: tuple[Change, ...]


def changed_parts(old: GuideVersion, new: GuideVersion) -> list[ChangedPart]:
    """What changed from one version of a guide to another, part by part in the order of the new one."""
    scripts = changes_between(texts_of_scripts(old), texts_of_scripts(new))
    parts = [ChangedPart("Purpose, introduction and closing", "changed", tuple(scripts))]
    before, after = _sections(old), _sections(new)
    for key in [*after, *(key for key in before if key not in after)]:
        earlier, later = before.get(key), after.get(key)
        standing = "changed" if earlier and later else "added" if later else "taken out"
        changes = changes_between(
            texts_of_section(earlier) if earlier else {}, texts_of_section(later) if later else {}
        )
        name = str((later or earlier).use)
        parts.append(ChangedPart(name, standing, tuple(changes)))
    return [part for part in parts if part.changes]


SCRIPTS = {
    "interview_minutes": "Minutes of the whole interview",
    "purpose": "Purpose",
    "introduction_script": "Introduction, read aloud",
    "closing_script": "Closing, read aloud",
}


def texts_of_scripts(version: GuideVersion) -> dict[str, str]:
    """Everything of a version outside its sections, by its label."""
    return {label: str(getattr(version, name)) for name, label in SCRIPTS.items()}


def _sections(version: GuideVersion) -> dict[int, GuideSection]:
    """Sections by the competency they ask about, whatever revision of it the model then used."""
    sections = version.sections.select_related("use__revision__competency").prefetch_related(
        "probes", "benchmarks__level"
    )
    return {section.use.revision.competency_id: section for section in sections}


def model_texts_elsewhere(section: GuideSection) -> list[LevelDescription]:
    """Level texts of the model when they stand on another scale than the guide's, lowest first; else none."""
    revision = section.use.revision
    if revision.scale_id in (None, section.version.scale_id):
        return []
    proposed = {row.level_description_id for row in section.benchmarks.all()}
    return [row for row in revision.levels.select_related("level") if row.pk not in proposed]


def fitting_scale(model_version: ModelVersion, scales: QuerySet[ProficiencyScale]) -> ProficiencyScale | None:
    """The rating scale to propose: one with the very labels of the model's own levels, else a shipped one."""
    described = model_version.uses.exclude(revision__scale=None).select_related("revision__scale").first()
    if described:
        labels = list(described.revision.scale.levels.values_list("label", flat=True))
        for scale in scales.prefetch_related("levels"):
            if [level.label for level in scale.levels.all()] == labels:
                return scale
    return scales.filter(agency=None).first()


@dataclass(frozen=True)
class Touched:
    """A section whose question or probes have words of subjects that must not be asked about."""

    section: GuideSection
    subjects: list[str]


def touched_in(version: GuideVersion) -> list[Touched]:
    """Sections to read again before anybody is asked; a reminder, see `calculations.forbidden_subjects`."""
    sections = version.sections.select_related("use__revision__competency").prefetch_related("probes")
    found = [Touched(section, subjects_of(section)) for section in sections.order_by("position")]
    return [line for line in found if line.subjects]


def time_note(version: GuideVersion) -> str:
    """That the questions leave too little of the planned interview, in words; empty where they leave enough."""
    return lack_of_time(version.interview_minutes, list(version.sections.values_list("minutes", flat=True)))


def subjects_of(section: GuideSection) -> list[str]:
    """Subjects that the section's question and probes may touch."""
    return subjects_touched([section.question, *(probe.text for probe in section.probes.all())])
