"""Opening a hiring action, its facts and dates, and what it assesses with which guide."""

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal

from django.db import IntegrityError, transaction

from assessments.actions.locking import locked_action, named
from assessments.choices import ActionState
from assessments.models import AssessedCompetency, GuideVersion, HiringAction, RuleSet
from assessments.permissions.hiring import may_open, may_run, may_set_up
from assessments.queries.hiring_setup import (
    choice_problem,
    fact_problems,
    guide_problems,
    interview_problems,
    number_problems,
)
from competency_portal.accounts.models import Agency, User
from competency_portal.audit.recording import record
from competency_portal.errors import Problem, Refused
from competency_portal.reasons import as_kept, reason_problems
from models_app.choices import VersionState
from models_app.models import CompetencyUse, ModelVersion, ProficiencyScale

NUMBER_TAKEN = "This agency has a hiring action with this number already."
PLACES = 3  # decimals of a weight
HEAVIEST = Decimal(9999)


@transaction.atomic
def open_hiring_action(
    *,
    actor: User,
    agency: Agency,
    number: str,
    title: str,
    model_version: ModelVersion,
    scale: ProficiencyScale,
    rule_set: RuleSet,
    opened_on: dt.date,
    location: str = "",
    discussion_threshold: int | None = None,
    interviews_from: dt.date | None = None,
    interviews_to: dt.date | None = None,
    hiring_manager: User | None = None,
) -> HiringAction:
    """Open a hiring action on a published model version of the agency; the job class is the model's.

    `discussion_threshold` in points of the scale; None takes the rule set's. Raises Refused with everything wrong.
    """
    decision = may_open(actor, agency)
    if not decision:
        raise Refused(decision.reason)
    action = HiringAction(
        agency=agency,
        number=number.strip(),
        title=title.strip(),
        location=location.strip(),
        job_class=model_version.model.job_class,
        model_version=model_version,
        scale=scale,
        rule_set=rule_set,
        discussion_threshold=(
            rule_set.discussion_threshold if discussion_threshold is None else discussion_threshold
        ),
        opened_on=opened_on,
        interviews_from=interviews_from,
        interviews_to=interviews_to,
        hiring_manager=hiring_manager,
        created_by=actor,
    )
    problems = [
        *_version_problems(agency, model_version),
        *fact_problems(action),
        *number_problems(action),
    ]
    if problems:
        raise Refused(*problems)
    _save(action)
    record(agency=agency, actor=actor, action="action.open", obj=action, after=_facts(action))
    return action


@transaction.atomic
def edit_hiring_action(
    *,
    action: HiringAction,
    actor: User,
    number: str,
    title: str,
    location: str,
    scale: ProficiencyScale,
    rule_set: RuleSet,
    discussion_threshold: int,
    opened_on: dt.date,
    interviews_from: dt.date | None,
    interviews_to: dt.date | None,
    hiring_manager: User | None,
) -> HiringAction:
    """Change the facts of a hiring action that is being set up. The model version moves by `hiring_moving`."""
    action = locked_action(action)
    decision = may_set_up(actor, action)
    if not decision:
        raise Refused(decision.reason)
    before = _facts(action)
    action.number, action.title, action.location = number.strip(), title.strip(), location.strip()
    action.scale, action.rule_set, action.discussion_threshold = scale, rule_set, discussion_threshold
    action.opened_on, action.interviews_from, action.interviews_to = opened_on, interviews_from, interviews_to
    action.hiring_manager = hiring_manager
    problems = [*fact_problems(action), *number_problems(action)]
    if problems:
        raise Refused(*problems)
    _save(action)
    return _recorded(action, actor, "action.edit", before, _facts(action))


@transaction.atomic
def move_interviews(
    *,
    action: HiringAction,
    actor: User,
    interviews_from: dt.date | None,
    interviews_to: dt.date | None,
    reason: str,
) -> HiringAction:
    """Change the days of the interviews, also while ratings come in; then Refused without a reason."""
    action = locked_action(action)
    decision = may_run(actor, action)
    if not decision:
        raise Refused(decision.reason)
    before = _dates(action)
    action.interviews_from, action.interviews_to = interviews_from, interviews_to
    problems, reason = interview_problems(action), as_kept(reason)
    needed = action.state == ActionState.RATING and before != _dates(action)
    problems += reason_problems(reason, missing="Write why the interviews are moved.", optional=not needed)
    if problems:
        raise Refused(*problems)
    action.save(update_fields=["interviews_from", "interviews_to"])
    return _recorded(action, actor, "action.move_interviews", before, _dates(action), reason)


@transaction.atomic
def choose_competencies(
    *,
    action: HiringAction,
    actor: User,
    uses_with_weights: Mapping[CompetencyUse, Decimal] | Iterable[tuple[CompetencyUse, Decimal]],
    weights_reason: str = "",
) -> list[AssessedCompetency]:
    """Say which competencies are assessed, with which weight, in the model's order; replaces what was chosen before.

    Only competencies for selection of the action's own model version can be picked; the refusal names each other one
    and says why. Weights are above zero with at most three decimals; unequal ones need a reason.
    """
    action = locked_action(action)
    decision = may_set_up(actor, action)
    if not decision:
        raise Refused(decision.reason)
    chosen = {use.pk: Decimal(weight) for use, weight in dict(uses_with_weights).items()}
    uses = list(CompetencyUse.objects.filter(pk__in=chosen).select_related("revision__competency", "version"))
    reason = as_kept(weights_reason) if len(set(chosen.values())) > 1 else ""
    problems = _choice_problems(action, uses, chosen, weights_reason)
    if problems:
        raise Refused(*problems)
    before = _weights(action)
    action.assessed.all().delete()
    assessed = AssessedCompetency.objects.bulk_create(
        AssessedCompetency(action=action, use=use, position=position, weight=chosen[use.pk])
        for position, use in enumerate(sorted(uses, key=lambda use: use.position), 1)
    )
    action.weights_reason = reason
    action.save(update_fields=["weights_reason"])
    record(
        agency=action.agency,
        actor=actor,
        action="action.choose_competencies",
        obj=action,
        before=before,
        after=_weights(action),
        reason=reason,
    )
    return assessed


@transaction.atomic
def choose_guide(*, action: HiringAction, actor: User, guide_version: GuideVersion) -> HiringAction:
    """Interview with this guide. Raises Refused with everything the guide lacks for this hiring action."""
    action = locked_action(action)
    decision = may_set_up(actor, action)
    if not decision:
        raise Refused(decision.reason)
    problems = guide_problems(action, guide_version)
    if problems:
        raise Refused(*problems)
    before = {"guide_version": named(action.guide_version) if action.guide_version else None}
    action.guide_version = guide_version
    action.save(update_fields=["guide_version"])
    return _recorded(action, actor, "action.choose_guide", before, {"guide_version": named(guide_version)})


def _version_problems(agency: Agency, version: ModelVersion) -> list[Problem]:
    if version.model.agency_id != agency.pk:
        return [Problem(f"{version} belongs to another agency. Choose a model of {agency}.", "model_version")]
    if version.state != VersionState.PUBLISHED:
        state = version.get_state_display().lower()
        return [
            Problem(
                f"{version} is {state}; a hiring action is opened from a published version.", "model_version"
            )
        ]
    return []


def _save(action: HiringAction) -> None:
    """Save, where two people may be taking the same number at once."""
    try:
        with transaction.atomic():
            action.save()
    except IntegrityError:
        raise Refused(Problem(NUMBER_TAKEN, "number")) from None


def _choice_problems(
    action: HiringAction, uses: list[CompetencyUse], chosen: dict[int, Decimal], reason: str
) -> list[Problem]:
    problems = [problem for use in uses if (problem := choice_problem(action, use))]
    weighed = {use: _weight_problem(use, chosen[use.pk]) for use in uses}
    problems += [problem for problem in weighed.values() if problem]
    if not uses:
        problems.append(Problem("Choose at least one competency to assess.", "uses"))
    if len({chosen[use.pk] for use, problem in weighed.items() if not problem}) > 1:
        problems += reason_problems(
            reason, field="weights_reason", missing="The weights are unequal: write why."
        )
    return problems


def _weight_problem(use: CompetencyUse, weight: Decimal) -> Problem | None:
    place = f"weight_{use.public_id}"
    if not weight.is_finite() or weight <= 0:
        return Problem(f"{use}: the weight must be above zero. Take the competency out instead.", place)
    if weight > HEAVIEST:
        return Problem(f"{use}: the weight is above {HEAVIEST:,}.", place)
    if weight != round(weight, PLACES):
        return Problem(f"{use}: a weight has at most {PLACES} decimals.", place)
    return None


def _recorded(
    action: HiringAction, actor: User, verb: str, before: dict, after: dict, reason: str = ""
) -> HiringAction:
    """Write down what changed, and only that; nothing when nothing did."""
    changed = [key for key in after if before[key] != after[key]]
    if changed:
        record(
            agency=action.agency,
            actor=actor,
            action=verb,
            obj=action,
            before={key: before[key] for key in changed},
            after={key: after[key] for key in changed},
            reason=reason,
        )
    return action


def _dates(action: HiringAction) -> dict:
    return {"interviews_from": action.interviews_from, "interviews_to": action.interviews_to}


def _facts(action: HiringAction) -> dict:
    return {
        "number": action.number,
        "title": action.title,
        "location": action.location,
        "model_version": named(action.model_version),
        "scale": named(action.scale),
        "rule_set": named(action.rule_set),
        "discussion_threshold": action.discussion_threshold,
        "opened_on": action.opened_on,
        **_dates(action),
        "hiring_manager": action.hiring_manager.username if action.hiring_manager else None,
        "state": str(action.state),
    }


def _weights(action: HiringAction) -> dict:
    """The competencies as chosen: name to weight, in order."""
    rows = action.assessed.select_related("use__revision__competency")
    return {"competencies": [f"{row} {row.weight.normalize():f}" for row in rows]}
