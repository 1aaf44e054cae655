"""A hiring action that is being set up moves to the newer published version of its model; later it never does."""

from django.db import transaction

from assessments.actions.locking import locked_action, named
from assessments.actions.start import mark_of_set_up
from assessments.models import AssessedCompetency, HiringAction
from assessments.permissions.hiring import may_set_up
from assessments.queries.hiring_moving import ActionMove, plan_action_move
from assessments.queries.model_moving import obstacle_to
from competency_portal.accounts.models import User
from competency_portal.audit.recording import record
from competency_portal.errors import Problem, Refused, Stale
from models_app.models import ModelVersion


@transaction.atomic
def move_to_model_version(
    *, action: HiringAction, actor: User, model_version: ModelVersion, seen: str | None = None
) -> HiringAction:
    """Let a hiring action that is being set up stand on a newer published version of its model.

    Competencies that it has, and that are for selection there, stay with their weights; the others are no longer
    assessed. The guide was written for the old version and is taken off: another is chosen. `seen` is the mark of the
    set-up that the page showed: with another one Stale. Raises Refused once ratings have begun.
    """
    action = locked_action(action)
    decision = may_set_up(actor, action)
    if not decision:
        raise Refused(decision.reason)
    if model_version.pk == action.model_version_id:
        raise Refused(Problem(f"This hiring action stands on {model_version} already.", "model_version"))
    if obstacle := obstacle_to(action.model_version, model_version):
        raise Refused(Problem(obstacle, "model_version"))
    if seen is not None and seen != mark_of_set_up(action):
        raise Stale(
            "The set-up was changed since this page was drawn: look at it again first.", current=action
        )
    move, before = plan_action_move(action, model_version), _standing(action)
    action.assessed.all().delete()
    kept = sorted(move.kept, key=lambda line: line.use.position)
    AssessedCompetency.objects.bulk_create(
        AssessedCompetency(action=action, use=line.use, position=n, weight=line.assessed.weight)
        for n, line in enumerate(kept, 1)
    )
    action.model_version, action.guide_version = model_version, None
    if len({line.assessed.weight for line in kept}) < 2:
        action.weights_reason = ""
    action.save(update_fields=["model_version", "guide_version", "weights_reason"])
    after = {**_standing(action), **_told(move)}
    record(
        agency=action.agency, actor=actor, action="action.move_model", obj=action, before=before, after=after
    )
    return action


def _standing(action: HiringAction) -> dict:
    rows = action.assessed.select_related("use__revision__competency")
    return {
        "model_version": named(action.model_version),
        "guide_version": named(action.guide_version) if action.guide_version else None,
        "competencies": [f"{row} {row.weight.normalize():f}" for row in rows],
    }


def _told(move: ActionMove) -> dict:
    return {
        "words_changed": [str(line.use) for line in move.kept if line.changes],
        "no_longer_assessed": [f"{line.assessed}: {line.why}" for line in move.lost],
    }
