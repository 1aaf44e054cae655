"""What becomes of a hiring action that is being set up when it moves to another version of its model."""

from dataclasses import dataclass

from assessments.models import AssessedCompetency, HiringAction
from assessments.queries.model_moving import Following, follow
from models_app.models import CompetencyUse, ModelVersion


@dataclass(frozen=True)
class Kept:
    """A competency that stays with its weight; `changes` names what the model words otherwise now."""

    assessed: AssessedCompetency
    use: CompetencyUse
    changes: tuple[str, ...]

    @property
    def weight(self) -> str:
        """As a person writes it."""
        return f"{self.assessed.weight.normalize():f}"


@dataclass(frozen=True)
class Lost:
    """A competency that is no longer assessed, and why, as the end of a sentence."""

    assessed: AssessedCompetency
    why: str


@dataclass(frozen=True)
class ActionMove:
    """Everything that becomes of the competencies; `fresh` are those for selection that came with `target`."""

    target: ModelVersion
    kept: tuple[Kept, ...]
    lost: tuple[Lost, ...]
    fresh: tuple[CompetencyUse, ...]


def plan_action_move(action: HiringAction, target: ModelVersion) -> ActionMove:
    """What stays, what goes and what is new on `target`, in a fixed number of queries."""
    assessed = list(action.assessed.select_related("use__revision__competency"))
    following: Following = follow((row.use_id for row in assessed), action.model_version, target)
    ends = [(row, following.found[row.use_id]) for row in assessed]
    return ActionMove(
        target,
        tuple(Kept(row, end.new, end.changes) for row, end in ends if end.new),
        tuple(Lost(row, end.why) for row, end in ends if end.new is None),
        following.fresh,
    )
