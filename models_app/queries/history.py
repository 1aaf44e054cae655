"""What changed from one version of a model to the next, in one plain line."""

from dataclasses import dataclass

from models_app.choices import SelectionUse, VersionState
from models_app.models import CompetencyUse, ModelVersion

FIRST = "First version."
SAME = "No change to competencies, levels or selection use."


@dataclass(frozen=True)
class VersionLine:
    """A version in the history of its model; `before` is the version that it was compared with."""

    version: ModelVersion
    changes: str
    before: ModelVersion | None


def versions_with_changes(user, model) -> list[VersionLine]:
    """Versions of a model that the person may read, newest first, each with what changed. Three queries."""
    versions = list(
        ModelVersion.objects.visible_to(user)
        .filter(model=model)
        .select_related("approved_by", "created_by", "submitted_by")
        .order_by("-number")
    )
    for version in versions:
        version.model = model
    uses: dict[int, list[CompetencyUse]] = {version.pk: [] for version in versions}
    for use in CompetencyUse.objects.filter(version__in=versions).select_related("revision__competency"):
        uses[use.version_id].append(use)
    older = [*versions[1:], None]
    return [
        VersionLine(version, _changes(uses[before.pk], uses[version.pk]) if before else FIRST, before)
        for version, before in zip(versions, older, strict=True)
    ]


def discarded_of(user, model) -> list[ModelVersion]:
    """Drafts of a model that were discarded and that the person may read, newest first."""
    rows = ModelVersion.objects.readable_by(user).filter(model=model, state=VersionState.DISCARDED)
    return list(rows.select_related("created_by").order_by("-number"))


def _changes(before: list[CompetencyUse], after: list[CompetencyUse]) -> str:
    """'2 competencies added, 1 reworded, required level of 8 changed.'"""
    old = {use.revision.competency_id: use for use in before}
    new = {use.revision.competency_id: use for use in after}
    both = [(old[key], new[key]) for key in new if key in old]
    counts = [
        ("{n} added", len(new.keys() - old.keys())),
        ("{n} left out", len(old.keys() - new.keys())),
        ("{n} reworded", sum(a.revision_id != b.revision_id for a, b in both)),
        (
            "required level settled for {n}",
            sum(_newly(a.required_level_id, b.required_level_id) for a, b in both),
        ),
        (
            "required level changed for {n}",
            sum(_moved(a.required_level_id, b.required_level_id) for a, b in both),
        ),
        ("selection use settled for {n}", sum(_newly(_use(a), _use(b)) for a, b in both)),
        ("selection use changed for {n}", sum(_moved(_use(a), _use(b)) for a, b in both)),
    ]
    said = [words.format(n=n) for words, n in counts if n]
    return f"Competencies: {', '.join(said)}." if said else SAME


def _use(use: CompetencyUse) -> str | None:
    return None if use.selection_use == SelectionUse.NOT_STATED else use.selection_use


def _newly(before, after) -> bool:
    return before is None and after is not None


def _moved(before, after) -> bool:
    return before is not None and before != after
