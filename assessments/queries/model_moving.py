"""What stands on a model version moves to a newer one on purpose: where it may go, and what becomes of competencies."""

from collections.abc import Iterable
from dataclasses import dataclass

from assessments.queries.hiring_setup import use_obstacle
from models_app.choices import SelectionUse, VersionState
from models_app.models import CompetencyUse, ModelVersion
from models_app.queries.comparing import compare_revisions
from models_app.queries.version_page import uses_with_texts


@dataclass(frozen=True)
class Followed:
    """A competency followed to another version of its model.

    `new` is its use there, and `changes` names what the model words otherwise; `new` None: `why` says, as the end of a
    sentence, why it can't be asked about there.
    """

    new: CompetencyUse | None
    changes: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True)
class Following:
    """What becomes of competencies in `target`, by primary key of their old use.

    `fresh` are those for selection that came with `target`; `free` those that the old version had too, and that nobody
    followed.
    """

    target: ModelVersion
    found: dict[int, Followed]
    fresh: tuple[CompetencyUse, ...]
    free: tuple[CompetencyUse, ...]


def newer_published(own: ModelVersion) -> ModelVersion | None:
    """The published version of the same model, when it is newer than this one."""
    newer = ModelVersion.objects.published().filter(model=own.model_id, number__gt=own.number)
    return newer.select_related("model__job_class").order_by("-number").first()


def obstacle_to(own: ModelVersion, target: ModelVersion) -> str:
    """Why what stands on `own` can't move to `target`, in words; empty when it can, or stands there."""
    if target.pk == own.pk:
        return ""
    if target.model_id != own.model_id:
        return f"{target} is a version of another model."
    if target.state != VersionState.PUBLISHED:
        state = target.get_state_display().lower()
        return f"{target} is {state}: only a published version can be moved to."
    if target.number < own.number:
        return f"{target} is older than version {own.number}."
    return ""


def follow(uses: Iterable[int], own: ModelVersion, target: ModelVersion) -> Following:
    """What becomes of these uses of `own`, given by primary key, in `target`; in a fixed number of queries."""
    wanted, ours, theirs = set(uses), uses_with_texts(own), uses_with_texts(target)
    followed = [use for use in ours if use.pk in wanted]
    partners = _partners(followed, theirs)
    found = {use.pk: _followed(use, partners.get(use.pk), target) for use in followed}
    known = {use.revision.competency_id for use in ours}
    taken = {line.new.pk for line in found.values() if line.new}
    left = [use for use in theirs if use.selection_use == SelectionUse.FOR_SELECTION and use.pk not in taken]
    return Following(
        target,
        found,
        tuple(use for use in left if use.revision.competency_id not in known),
        tuple(use for use in left if use.revision.competency_id in known),
    )


def _followed(old: CompetencyUse, new: CompetencyUse | None, target: ModelVersion) -> Followed:
    if new is None:
        return Followed(None, why=f"version {target.number} of the model does not have it.")
    if obstacle := use_obstacle(new):
        return Followed(None, why=f"in version {target.number} of the model: {obstacle}")
    return Followed(new, _changes(old, new))


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
