"""What the page of a job class says besides its own facts: what its models' newest versions say of the work."""

from dataclasses import dataclass

from models_app.calculations.kept_words import facts_at
from models_app.choices import PartKind
from models_app.models import JobClass, ModelPart, ModelVersion
from models_app.queries.kept_words import words_at
from models_app.queries.parts import Part, part_of
from models_app.queries.places import Place, place

# Texts of a version that speak of the class, in the order of the page.
OF_THE_CLASS = (
    PartKind.DESCRIPTION_OF_WORK,
    PartKind.MINIMUM_TRAINING,
    PartKind.DEGREE_NOTE,
    PartKind.GENERAL_NOTE,
    PartKind.NOTE,
)
# Facts of a class that a document may state, as its page calls them.
CALLED = {
    "title": "title",
    "organization": "organization",
    "job_family": "job family",
    "code": "class code",
    "series": "series",
    "grade": "grade",
}


@dataclass(frozen=True)
class ClassWork:
    """The newest version of one model that the person may read, with what it says of the work and its demands."""

    version: ModelVersion
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class FactsPlace:
    """Where facts of a class stand in a document. Unless all do, `there` names those that do, `other` the rest."""

    place: Place
    there: str
    other: str


def place_of(job: JobClass) -> FactsPlace | None:
    """The place of the facts, compared with the words there; None where all are the agency's own."""
    found = place(job.source, job.source_lines)
    if found is None:
        return None
    facts = {name: text for name, text in job.facts().items() if name in CALLED and text}
    words = words_at(job.source, job.source_lines)
    there = list(facts) if words is None else facts_at(facts, words)
    other = [name for name in facts if name not in there]
    return FactsPlace(found, _named(there) if other else "", _named(other))


def _named(names: list[str]) -> str:
    return ", ".join(label for name, label in CALLED.items() if name in names)


def works_of(user, job: JobClass) -> list[ClassWork]:
    """One for each model of the class, by its title; the newest version may be a draft. Two queries."""
    rows = ModelVersion.objects.visible_to(user).filter(model__job_class=job)
    newest: dict[int, ModelVersion] = {}
    for version in rows.select_related("model", "requirement").order_by("model__title", "-number"):
        newest.setdefault(version.model_id, version)
    texts = ModelPart.objects.filter(version__in=newest.values(), kind__in=OF_THE_CLASS)
    parts: dict[int, list[ModelPart]] = {}
    for text in texts.select_related("source").order_by("position"):
        parts.setdefault(text.version_id, []).append(text)
    return [
        ClassWork(version, tuple(part_of(row) for row in _in_order(parts.get(version.pk, []))))
        for version in newest.values()
    ]


def _in_order(rows: list[ModelPart]) -> list[ModelPart]:
    return sorted(rows, key=lambda row: (OF_THE_CLASS.index(PartKind(row.kind)), row.position))
