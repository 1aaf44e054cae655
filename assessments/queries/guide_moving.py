"""What becomes of a guide's questions when its next version stands on another version of its model."""

from collections.abc import Iterable
from dataclasses import dataclass

from assessments.models import GuideSection, GuideVersion
from assessments.queries.hiring_setup import use_obstacle
from models_app.choices import SelectionUse, VersionState
from models_app.models import CompetencyUse, ModelVersion
from models_app.queries.comparing import compare_revisions
from models_app.queries.version_page import uses_with_texts


@dataclass(frozen=True)
class Carried:
    """A question that is carried over to `use`; `changes` names what the model words otherwise there."""

    section: GuideSection
    use: CompetencyUse
    changes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Fallen:
    """A question that is not carried over, and why, as the end of a sentence."""

    section: GuideSection
    why: str


@dataclass(frozen=True)
class Move:
    """Everything that becomes of a guide on `target`.

    `fresh` are competencies for selection that came with `target`; `unasked` those that the old version had too, with
    no question in this guide.
    """

    target: ModelVersion
    carried: tuple[Carried, ...]
    fallen: tuple[Fallen, ...]
    fresh: tuple[CompetencyUse, ...]
    unasked: tuple[CompetencyUse, ...]

    @property
    def changed(self) -> tuple[Carried, ...]:
        """Carried over to words that changed."""
        return tuple(line for line in self.carried if line.changes)

    @property
    def unchanged(self) -> tuple[Carried, ...]:
        """Carried over to the very words that they were written for."""
        return tuple(line for line in self.carried if not line.changes)


def newer_published(version: GuideVersion) -> ModelVersion | None:
    """The published version of the guide's model, when it is newer than the one this guide version stands on."""
    own = version.model_version
    newer = ModelVersion.objects.published().filter(model=own.model_id, number__gt=own.number)
    return newer.select_related("model__job_class").order_by("-number").first()


def obstacle_to(version: GuideVersion, target: ModelVersion) -> str:
    """Why the next version of a guide can't stand on `target`, in words; empty when it can."""
    own = version.model_version
    if target.pk == own.pk:
        return ""
    if target.model_id != own.model_id:
        return f"{target} is a version of another model than this guide's."
    if target.state != VersionState.PUBLISHED:
        state = target.get_state_display().lower()
        return f"{target} is {state}: a guide moves to a published version of its model."
    if target.number < own.number:
        return f"{target} is older than the version this guide stands on."
    return ""


def plan_move(version: GuideVersion, target: ModelVersion) -> Move:
    """What is carried over to `target`, what falls out and what is new there, in a fixed number of queries."""
    sections = list(_sections(version))
    if target.pk == version.model_version_id:
        theirs = uses_with_texts(target)
        carried = [Carried(section, section.use) for section in sections]
        return _move(version, target, carried, [], theirs, theirs)
    ours, theirs = uses_with_texts(version.model_version), uses_with_texts(target)
    own = {use.pk: use for use in ours}
    partners = _partners([own[section.use_id] for section in sections], theirs)
    carried, fallen = [], []
    for section in sections:
        use = partners.get(section.use_id)
        if use is None:
            fallen.append(Fallen(section, f"version {target.number} of the model does not have it."))
        elif obstacle := use_obstacle(use):
            fallen.append(Fallen(section, f"in version {target.number} of the model: {obstacle}"))
        else:
            carried.append(Carried(section, use, _changes(own[section.use_id], use)))
    return _move(version, target, carried, fallen, ours, theirs)


def _sections(version: GuideVersion) -> Iterable[GuideSection]:
    return version.sections.select_related("use__revision__competency").prefetch_related(
        "probes", "benchmarks__level_description__level", "benchmarks__standard"
    )


def _move(
    version: GuideVersion,
    target: ModelVersion,
    carried: list[Carried],
    fallen: list[Fallen],
    ours: list[CompetencyUse],
    theirs: list[CompetencyUse],
) -> Move:
    known = {use.revision.competency_id for use in ours}
    asked = {line.use.pk for line in carried}
    free = [use for use in theirs if use.selection_use == SelectionUse.FOR_SELECTION and use.pk not in asked]
    return Move(
        target,
        tuple(carried),
        tuple(fallen),
        tuple(use for use in free if use.revision.competency_id not in known),
        tuple(use for use in free if use.revision.competency_id in known),
    )


def _partners(ours: list[CompetencyUse], theirs: list[CompetencyUse]) -> dict[int, CompetencyUse]:
    """By primary key of our use: theirs of the same competency, with the same words where there is one."""
    found: dict[int, CompetencyUse] = {}
    for same in (_revision, _competency):
        taken = {use.pk for use in found.values()}
        free = {same(use): use for use in reversed(theirs) if use.pk not in taken}
        for use in ours:
            if use.pk not in found and (partner := free.pop(same(use), None)):
                found[use.pk] = partner
    return found


def _revision(use: CompetencyUse) -> int:
    return use.revision_id


def _competency(use: CompetencyUse) -> int:
    return use.revision.competency_id


def _changes(old: CompetencyUse, new: CompetencyUse) -> tuple[str, ...]:
    """What the model says otherwise of a competency, by the labels of the comparison."""
    found = []
    if old.revision_id != new.revision_id:
        pair = compare_revisions(old.revision, new.revision)
        found = ["Name"] if pair.name != pair.other_name else []
        found += [row.label for row in pair.changed]
    if old.required_level_id != new.required_level_id:
        found.append("Required level")
    return tuple(dict.fromkeys(found))
