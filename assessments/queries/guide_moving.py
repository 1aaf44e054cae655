"""What becomes of a guide's questions when its next version stands on another version of its model."""

from dataclasses import dataclass

from assessments.models import GuideSection, GuideVersion
from assessments.queries.model_moving import Followed, follow
from models_app.models import CompetencyUse, ModelVersion


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


def plan_move(version: GuideVersion, target: ModelVersion) -> Move:
    """What is carried over to `target`, what falls out and what is new there, in a fixed number of queries.

    On the model version where the guide stands, every question is carried as it is.
    """
    sections = version.sections.select_related("use__revision__competency").prefetch_related(
        "probes", "benchmarks__level_description__level", "benchmarks__standard"
    )
    following = follow((section.use_id for section in sections), version.model_version, target)
    stays = target.pk == version.model_version_id
    ends = [(one, Followed(one.use) if stays else following.found[one.use_id]) for one in sections]
    return Move(
        target,
        tuple(Carried(section, end.new, end.changes) for section, end in ends if end.new),
        tuple(Fallen(section, end.why) for section, end in ends if end.new is None),
        following.fresh,
        following.free,
    )
