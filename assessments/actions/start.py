"""The beginning of ratings, which freezes the set-up, and cancelling a hiring action."""

from django.db import transaction
from django.utils import timezone

from assessments.actions.locking import locked_action, named, wait_for_saves
from assessments.actions.worksheets import start_worksheets
from assessments.calculations.sealing import canonical_json, seal
from assessments.choices import ActionState, SeatRole
from assessments.models import HiringAction
from assessments.permissions.hiring import may_run, may_set_up
from assessments.queries.hiring_setup import choice_problem, fact_problems, guide_problems, panel_problems
from competency_portal.accounts.models import User
from competency_portal.audit.recording import record
from competency_portal.errors import Problem, Refused, Stale
from competency_portal.reasons import reason_given

PARTS = {
    "Model": ("model_version",),
    "Interview guide": ("guide_version",),
    "Rating scale": ("scale",),
    "Rule set": ("rule_set",),
    "Discussion threshold": ("discussion_threshold",),
    "Competencies and weights": ("weights", "weights_reason"),
    "Panel": ("panel",),
    "Candidates": ("candidates",),
}


@transaction.atomic
def start_rating(*, action: HiringAction, actor: User, seen: str | None = None) -> HiringAction:
    """Freeze the set-up and make the worksheets. Raises Refused with everything that is still missing.

    `seen` is the mark of the set-up that the check page showed: with another one Stale. None when no page was shown.
    """
    action = locked_action(action)
    decision = may_set_up(actor, action)
    if not decision:
        raise Refused(decision.reason)
    problems = missing_for_start(action)
    if problems:
        raise Refused(*problems)
    if seen is not None and seen != mark_of_set_up(action):
        raise Stale(
            "The set-up was changed since this page was drawn: look at it again first.", current=action
        )
    action.state, action.rating_started_at = ActionState.RATING, timezone.now()
    action.save(update_fields=["state", "rating_started_at"])
    made = start_worksheets(action=action)
    record(
        agency=action.agency,
        actor=actor,
        action="action.start_rating",
        obj=action,
        before={"state": str(ActionState.SETUP)},
        after={"state": str(ActionState.RATING), "worksheets": made, **_frozen(action)},
    )
    return action


def mark_of_set_up(action: HiringAction) -> str:
    """Names the set-up as it stands: the check page posts back the mark of what it showed."""
    return seal(parts_of_set_up(action))


def parts_of_set_up(action: HiringAction) -> dict[str, str]:
    """What the mark names, by the words for it on pages, so that a page can say what is another."""
    frozen = {**_frozen(action), "weights_reason": action.weights_reason}
    return {label: canonical_json([frozen[fact] for fact in facts]) for label, facts in PARTS.items()}


def missing_for_start(action: HiringAction) -> list[Problem]:
    """What must be done before ratings can begin.

    `field` names the page where each is done: facts, competencies, guide, panel or candidates.
    """
    problems = [Problem(problem.message, "facts") for problem in fact_problems(action)]
    problems += _competencies(action)
    if action.guide_version is None:
        problems.append(Problem("No interview guide is chosen.", "guide"))
    else:
        lacking = guide_problems(action, action.guide_version)
        problems += [Problem(f"The interview guide: {problem.message}", "guide") for problem in lacking]
    problems += _panel(action)
    if not action.candidates.active().exists():
        problems.append(Problem("There is no candidate yet.", "candidates"))
    return problems


@transaction.atomic
def cancel_action(*, action: HiringAction, actor: User, reason: str) -> HiringAction:
    """Cancel a hiring action with a reason. Everything in it stays on record; nothing more can be rated."""
    action = locked_action(action)
    decision = may_run(actor, action)
    if not decision:
        raise Refused(decision.reason)
    reason = reason_given(reason, missing="Write why the hiring action is cancelled.")
    before = {"state": action.state}
    action.state, action.cancelled_at = ActionState.CANCELLED, timezone.now()
    action.cancelled_reason = reason
    action.save(update_fields=["state", "cancelled_at", "cancelled_reason"])
    wait_for_saves(action.worksheets.all())
    record(
        agency=action.agency,
        actor=actor,
        action="action.cancel",
        obj=action,
        before=before,
        after={"state": str(ActionState.CANCELLED)},
        reason=reason,
    )
    return action


def _competencies(action: HiringAction) -> list[Problem]:
    assessed = list(action.assessed.select_related("use__revision__competency", "use__version"))
    if not assessed:
        return [Problem("No competency is chosen.", "competencies")]
    found = (choice_problem(action, row.use) for row in assessed)
    problems = [Problem(problem.message, "competencies") for problem in found if problem]
    if len({row.weight for row in assessed}) > 1 and not action.weights_reason:
        problems.append(Problem("The weights are unequal and no reason is written.", "competencies"))
    return problems


def _panel(action: HiringAction) -> list[Problem]:
    seats = list(action.seats.filter(active=True).select_related("user"))
    chair = next((seat for seat in seats if seat.role == SeatRole.CHAIR), None)
    if chair is None:
        return [Problem("No panel is seated.", "panel")]
    raters = [seat.user for seat in seats if seat.role == SeatRole.RATER]
    problems = panel_problems(action, chair=chair.user, chair_rates=chair.rates, raters=raters)
    return [Problem(problem.message, "panel") for problem in problems]


def _frozen(action: HiringAction) -> dict:
    """The set-up as it is frozen, in public ids."""
    numbered = action.candidates.active().order_by("sort_key").values_list("number", "public_id")
    return {
        "model_version": named(action.model_version),
        "guide_version": named(action.guide_version) if action.guide_version else None,
        "scale": named(action.scale),
        "rule_set": named(action.rule_set),
        "discussion_threshold": action.discussion_threshold,
        "weights": [
            f"{row.use} ({row.use.public_id}) {row.weight.normalize():f}"
            for row in action.assessed.select_related("use__revision__competency")
        ],
        "panel": [
            f"{seat.user.username}: {seat.get_role_display()}, {'rates' if seat.rates else 'does not rate'}"
            for seat in action.seats.filter(active=True).select_related("user").order_by("role", "pk")
        ],
        "candidates": [f"{number} ({name})" for number, name in numbered],
    }
