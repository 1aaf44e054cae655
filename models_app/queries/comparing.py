"""Two model versions, or two competencies, side by side with their differences word by word."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import prefetch_related_objects

from models_app.calculations.differences import compare
from models_app.models import CompetencyRevision, CompetencyUse, ModelVersion, ProficiencyLevel
from models_app.queries.comparing_around import Row, around_rows, both_labels, label_row
from models_app.queries.revision_texts import TEXTS, area_lists, level_rows
from models_app.queries.version_page import uses_with_texts

REASONS = {
    "required_level_reason": "Reason for the required level",
    "required_level_evidence": "Evidence for the required level",
    "selection_use_reason": "Reason for the selection use",
    "selection_use_evidence": "Evidence for the selection use",
}


@dataclass(frozen=True)
class Pair:
    """A competency on both sides. `rows` are all its texts, `facts` required level and selection use."""

    left: CompetencyUse | CompetencyRevision
    right: CompetencyUse | CompetencyRevision
    name: str
    other_name: str
    facts: tuple[Row, ...]
    rows: tuple[Row, ...]

    @property
    def is_same(self) -> bool:
        return self.name == self.other_name and all(row.is_same for row in (*self.facts, *self.rows))

    @property
    def changed(self) -> tuple[Row, ...]:
        """Rows that differ."""
        return tuple(row for row in self.rows if not row.is_same)


@dataclass(frozen=True)
class Comparison:
    """Two versions: pairs of corresponding competencies, what only one has, and what stands around them."""

    pairs: tuple[Pair, ...]
    only_left: tuple[CompetencyUse, ...]
    only_right: tuple[CompetencyUse, ...]
    parts: tuple[Row, ...]

    @property
    def different(self) -> tuple[Pair, ...]:
        return tuple(pair for pair in self.pairs if not pair.is_same)

    @property
    def same(self) -> tuple[Pair, ...]:
        return tuple(pair for pair in self.pairs if pair.is_same)

    @property
    def changed_parts(self) -> tuple[Row, ...]:
        return tuple(row for row in self.parts if not row.is_same)


def compare_versions(left: ModelVersion, right: ModelVersion) -> Comparison:
    """The right version against the left one; competencies correspond by identity, else by their name."""
    ours, theirs = uses_with_texts(left), uses_with_texts(right)
    partner = _partners(ours, theirs)
    pairs = tuple(
        _pair(use, partner[use.pk], use.revision, partner[use.pk].revision)
        for use in ours
        if use.pk in partner
    )
    taken = {use.pk for use in partner.values()}
    return Comparison(
        pairs=pairs,
        only_left=tuple(use for use in ours if use.pk not in partner),
        only_right=tuple(use for use in theirs if use.pk not in taken),
        parts=around_rows(
            left, right, [(str(use), partner[use.pk].position) for use in ours if use.pk in partner]
        ),
    )


def compare_revisions(left: CompetencyRevision, right: CompetencyRevision) -> Pair:
    """Two revisions. Words are marked when they are of one competency or of two with the same name."""
    prefetch_related_objects([left, right], *TEXTS)
    same = _names_match(left, right)
    rows = (*_number_row(left, right), *_rows(left, right, marked=same))
    return Pair(left, right, left.name, right.name, (), rows)


def _partners(ours: list[CompetencyUse], theirs: list[CompetencyUse]) -> dict[int, CompetencyUse]:
    """By primary key of our use: theirs of the same competency, else one with the same name."""
    by_identity = {use.revision.competency_id: use for use in theirs}
    found = {
        use.pk: by_identity[use.revision.competency_id]
        for use in ours
        if use.revision.competency_id in by_identity
    }
    taken = {use.pk for use in found.values()}
    by_name = {_name(use.revision): use for use in theirs if use.pk not in taken}
    for use in ours:
        other = None if use.pk in found else by_name.pop(_name(use.revision), None)
        if other:
            found[use.pk] = other
    return found


def _name(revision: CompetencyRevision) -> str:
    return revision.family.casefold()


def _names_match(left: CompetencyRevision, right: CompetencyRevision) -> bool:
    return left.competency_id == right.competency_id or _name(left) == _name(right)


def _pair(
    left: CompetencyUse, right: CompetencyUse, ours: CompetencyRevision, theirs: CompetencyRevision
) -> Pair:
    facts = (
        Row("Group", compare(left.group and left.group.name, right.group and right.group.name)),
        Row("Required level", compare(*_required(left.required_level, right.required_level))),
        Row("Selection use", compare(_use(left), _use(right))),
    )
    facts = tuple(
        fact for fact in facts if fact.label != "Group" or fact.difference.old or fact.difference.new
    )
    rows = (*_number_row(ours, theirs), *_rows(ours, theirs, marked=True), *_reason_rows(left, right))
    return Pair(left, right, str(left), str(right), facts, rows)


def _number_row(left: CompetencyRevision, right: CompetencyRevision) -> Iterator[Row]:
    """Its number in the bank, where it is one competency under two numbers: numbers of two banks don't compare."""
    if left.competency_id == right.competency_id and left.bank_number != right.bank_number:
        yield Row("Number in the bank", compare(*(_number(one.bank_number) for one in (left, right))))


def _number(value: int | None) -> str | None:
    return None if value is None else str(value)


def _reason_rows(left: CompetencyUse, right: CompetencyUse) -> Iterator[Row]:
    """Why level and use are what they are, where a side says so."""
    for name, label in REASONS.items():
        ours, theirs = getattr(left, name) or None, getattr(right, name) or None
        if ours or theirs:
            yield Row(label, compare(ours, theirs))


def _required(*levels: ProficiencyLevel | None) -> list[str | None]:
    """The level on each side; two levels of one label are told apart by their scales and places."""
    ways = ("{0}", "{0} ({0.scale})", "{0} ({0.scale}, level {0.ordinal})")
    told = [[way.format(level) if level else None for level in levels] for way in ways]
    return next((words for words in told if len(set(words)) > 1), told[0])


def _use(use: CompetencyUse) -> str | None:
    return None if use.selection_use == "not_stated" else use.get_selection_use_display()


def _rows(left: CompetencyRevision, right: CompetencyRevision, *, marked: bool):
    """Definition, levels by their place, indicators and standards in order, areas."""
    yield Row("Definition", compare(left.definition, right.definition), marked)
    yield from _named("level", _levels(left), _levels(right), marked=marked)
    if (scales := compare(_scale(left), _scale(right))).old != scales.new:
        yield Row("Proficiency scale", scales, marked)
    yield from _listed("Behavioral indicators", left.indicators, right.indicators, marked=marked)
    yield from _named("standard", _standards(left), _standards(right), marked=marked)
    yield from _named("list of areas", _areas(left), _areas(right), marked=marked)


def _named(kind: str, left: list, right: list, *, marked: bool) -> Iterator[Row]:
    """Texts in step under the labels of both sides; a label that differs is a difference of its own."""
    for number, (ours, theirs) in enumerate(_zipped(left, right), 1):
        if marked:
            yield from label_row(f"Label of {kind} {number}", ours, theirs)
        yield Row(both_labels(ours[0], theirs[0]), compare(ours[1], theirs[1]), marked)


def _levels(revision: CompetencyRevision) -> list[tuple[str, str | None]]:
    return [(row.label, row.text) for row in level_rows(revision, None)]


def _scale(revision: CompetencyRevision) -> str | None:
    """A scale in its own words: its name, and each level with its value and definition."""
    if revision.scale is None:
        return None
    levels = sorted(revision.scale.levels.all(), key=lambda level: level.ordinal)
    return "\n".join([str(revision.scale), *map(_level, levels)])


def _level(level: ProficiencyLevel) -> str:
    value = "" if level.value is None else f" ({level.value.normalize():f})"
    return f"{level.label}{value}" + (f": {level.definition}" if level.definition else "")


def _standards(revision: CompetencyRevision) -> list[tuple[str, str | None]]:
    return [(row.label, row.text) for row in revision.standards.all()]


def _areas(revision: CompetencyRevision) -> list[tuple[str, str | None]]:
    return [(found.heading or "Areas", "\n".join(found.texts)) for found in area_lists(revision)]


def _listed(label: str, left, right, *, marked: bool):
    ours, theirs = ["\n".join(f"• {row.text}" for row in rows.all()) or None for rows in (left, right)]
    if ours or theirs:
        yield Row(label, compare(ours, theirs), marked)


def _zipped(left: list, right: list) -> list[tuple]:
    """Both lists in step; what one lacks is not stated."""
    rows = max(len(left), len(right))
    return list(
        zip(left + [("", None)] * (rows - len(left)), right + [("", None)] * (rows - len(right)), strict=True)
    )
