"""What two versions say outside their competencies: title, job class, order, texts, minimum requirement as data."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models_app.calculations.differences import Difference, compare
from models_app.choices import PartKind
from models_app.models import JobClass, MinimumRequirement, ModelVersion

FACTS = ("title", "code", "series", "grade", "organization", "job_family")


@dataclass(frozen=True)
class Row:
    """One text on both sides. `marked` False: the texts don't correspond, so that no difference is drawn."""

    label: str
    difference: Difference
    marked: bool = True

    @property
    def is_same(self) -> bool:
        return self.difference.is_same


def around_rows(left: ModelVersion, right: ModelVersion, pairs: Sequence[tuple[str, int]]) -> tuple[Row, ...]:
    """All texts outside the competencies. `pairs` are those that both have, in the left order: name, right position.

    Title, job class and order are compared between versions of one model only: two job classes differ in them.
    """
    rows = list(_part_rows(left, right))
    if left.model_id == right.model_id:
        rows = [
            Row("Title", compare(left.title, right.title)),
            Row("Job class", compare(_job(left.job), _job(right.job))),
            Row("Order of the competencies in both", compare(*_orders(pairs))),
            *rows,
        ]
    return tuple(row for row in (*rows, *_requirement_rows(left, right)) if _says_something(row))


def _says_something(row: Row) -> bool:
    return row.difference.old is not None or row.difference.new is not None


def _job(job: JobClass) -> str:
    told = [(job._meta.get_field(name).verbose_name, getattr(job, name)) for name in FACTS]
    return "\n".join(f"{name.capitalize()}: {value}" for name, value in told if value)


def _orders(pairs: Sequence[tuple[str, int]]) -> tuple[str | None, str | None]:
    """Names in the order of each side, one a line; nothing when both are in the same order."""
    ours, theirs = [name for name, _ in pairs], [name for name, _ in sorted(pairs, key=lambda pair: pair[1])]
    return (None, None) if ours == theirs else ("\n".join(ours), "\n".join(theirs))


def _part_rows(left: ModelVersion, right: ModelVersion) -> Iterator[Row]:
    """Texts by their kind; drawn as changed only between versions of one model."""
    ours: dict[str, tuple[str, list[str]]] = {}
    theirs: dict[str, tuple[str, list[str]]] = {}
    for version, texts in ((left, ours), (right, theirs)):
        for part in version.parts.all():
            texts.setdefault(part.kind, (part.heading or part.get_kind_display(), []))[1].append(part.text)
    for kind in [*ours, *(kind for kind in theirs if kind not in ours)]:
        (label, old), (other, new) = ours.get(kind, ("", [])), theirs.get(kind, ("", []))
        texts = ["\n".join(text) if text else None for text in (old, new)]
        if left.model_id == right.model_id:
            yield from label_row(f"Heading of: {PartKind(kind).label}", (label, texts[0]), (other, texts[1]))
        yield Row(both_labels(label, other), compare(*texts), left.model_id == right.model_id)


def _requirement_rows(left: ModelVersion, right: ModelVersion) -> Iterator[Row]:
    """Minimum training and experience as data; what is not stated is None."""
    rules = {row.version_id: row for row in MinimumRequirement.objects.filter(version__in=[left, right])}
    ours, theirs = _requirement(rules.get(left.pk)), _requirement(rules.get(right.pk))
    for label in {**ours, **theirs}:
        yield Row(f"Minimum requirement: {label}", compare(ours.get(label), theirs.get(label)))


def _requirement(rule: MinimumRequirement | None) -> dict[str, str | None]:
    if rule is None:
        return {}
    stated = rule.substitution != "not_stated"
    return {
        "education": rule.education or None,
        "experience": rule.experience or None,
        "years of experience": _years(rule.experience_years),
        "experience in place of education": rule.get_substitution_display() if stated else None,
        "further years for each level": _years(rule.further_years),
    }


def _years(value) -> str | None:
    return None if value is None else f"{value:.2f}".rstrip("0").rstrip(".")


def label_row(name: str, left: tuple[str, str | None], right: tuple[str, str | None]) -> Iterator[Row]:
    """What two corresponding texts are called, where only that differs: `both_labels` tells it of texts that differ."""
    if left[1] == right[1] and left[0] != right[0]:
        yield Row(name, compare(left[0] or None, right[0] or None))


def both_labels(left: str, right: str) -> str:
    """One label for a text that each side may call otherwise."""
    return left if left == right or not right else right if not left else f"{left} / {right}"
