"""What is wrong with the set-up of a hiring action, each thing in one place: actions refuse with it, pages list it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from assessments.choices import GuideState
from assessments.models import GuideVersion, HiringAction
from assessments.queries.panel_people import seat_problems
from competency_portal.accounts.choices import Role
from competency_portal.accounts.models import Agency, Membership, User
from competency_portal.errors import Problem
from models_app.choices import SelectionUse
from models_app.models import CompetencyUse, ProficiencyLevel, ProficiencyScale

FEWEST_RATERS = 2  # beside the chair; product rule
PLACES = (
    ("facts", "Facts, dates and scale", "assessments:action-edit"),
    ("competencies", "Competencies and weights", "assessments:action-competencies"),
    ("guide", "Interview guide", "assessments:action-guide"),
    ("panel", "Panel", "assessments:action-panel"),
    ("candidates", "Candidates", "assessments:candidate-list"),
)


def fact_problems(action: HiringAction) -> list[Problem]:
    """What is wrong with number, title, dates, scale, rules and manager, as they stand on the object."""
    problems = [
        Problem(f"{words} is empty.", name)
        for name, words in (("number", "The number"), ("title", "The title"))
        if not getattr(action, name)
    ]
    for name in ("number", "title", "location"):
        longest = HiringAction._meta.get_field(name).max_length
        if len(getattr(action, name)) > longest:
            problems.append(Problem(f"The {name} is longer than {longest} characters.", name))
    problems += interview_problems(action)
    if reason := scale_obstacle(action.agency, action.scale):
        problems.append(Problem(reason, "scale"))
    elif action.discussion_threshold >= (gap := widest_gap(action.scale)):
        problems.append(
            Problem(
                f"Ratings on this scale lie at most {gap} points apart, so with a threshold of "
                f"{action.discussion_threshold} nothing would ever be discussed. Choose a lower one.",
                "discussion_threshold",
            )
        )
    if action.rule_set.agency_id not in (None, action.agency_id):
        problems.append(Problem("This rule set belongs to another agency.", "rule_set"))
    if action.hiring_manager and not is_member(action.hiring_manager, action.agency, Role.MANAGER):
        problems.append(
            Problem(f"{action.hiring_manager} is no hiring manager of {action.agency}.", "hiring_manager")
        )
    return problems


def number_problems(action: HiringAction) -> list[Problem]:
    """Whether another hiring action of the agency goes by this number; capitals make no difference."""
    same = HiringAction.objects.filter(agency=action.agency, number__iexact=action.number)
    if same.exclude(pk=action.pk).exists():
        return [Problem("This agency has a hiring action with this number already.", "number")]
    return []


def interview_problems(action: HiringAction) -> list[Problem]:
    """What is wrong with the days of the interviews; both may be open."""
    opened, first, last = action.opened_on, action.interviews_from, action.interviews_to
    problems = []
    if first and opened and first < opened:
        problems.append(
            Problem("Interviews can't begin before the hiring action is opened.", "interviews_from")
        )
    if last and (first or opened) and last < (first or opened):
        problems.append(Problem("The last interview day lies before the first.", "interviews_to"))
    return problems


def early_problems(action: HiringAction) -> list[Problem]:
    """What can be said of number and days while other fields are still wrong, so that nobody is refused twice."""
    return [*number_problems(action), *interview_problems(action)]


def scale_obstacle(agency: Agency, scale: ProficiencyScale, levels: list | None = None) -> str:
    """Why the scale can't be used for ratings in this agency, in words; empty when it can."""
    if scale.agency_id not in (None, agency.pk):
        return f"The scale {scale} belongs to another agency."
    levels = list(scale.levels.all()) if levels is None else levels
    if len(levels) < 2:
        return f"The scale {scale} has fewer than two levels, so it can't tell candidates apart."
    without = [level.label for level in levels if level.value is None]
    if without:
        return (
            f"The source gives no number to {_listed(without)}, so ratings on this scale can't be added up to a "
            "score. Candidates can be rated on a scale whose levels have values."
        )
    return ""


def widest_gap(scale: ProficiencyScale) -> int:
    """Points between the lowest and the highest level of a scale whose levels all have values."""
    values = [level.value for level in ProficiencyLevel.objects.filter(scale=scale)]
    return int(max(values) - min(values))


def choice_problem(action: HiringAction, use: CompetencyUse) -> Problem | None:
    """Why this competency can't be assessed in this hiring action; None when it can."""
    if use.version_id != action.model_version_id:
        return Problem(f"{use} is no competency of {action.model_version}.", "uses")
    if obstacle := use_obstacle(use):
        return Problem(f"{use}: {obstacle}", "uses")
    return None


def use_obstacle(use: CompetencyUse) -> str:
    """Why candidates can't be assessed on this competency, in words; empty when they can."""
    if use.selection_use == SelectionUse.NOT_FOR_SELECTION:
        reason = f" ({use.selection_use_reason.rstrip('.')})" if use.selection_use_reason else ""
        return f"not for selection{reason}."
    if use.selection_use == SelectionUse.NOT_STATED:
        return "the source does not state whether it is for selection. An HR admin settles it first."
    return ""


def guide_problems(action: HiringAction, version: GuideVersion) -> list[Problem]:
    """What an interview guide lacks for this hiring action as it is set up now."""
    problems = []
    if version.guide.agency_id != action.agency_id:
        problems.append("It belongs to another agency.")
    if version.state != GuideState.APPROVED:
        problems.append(f"It is not approved: {version.get_state_display().lower()}.")
    if version.model_version_id != action.model_version_id:
        problems.append(
            f"It was written for {version.model_version}; this hiring action uses {action.model_version}."
        )
    if version.scale_id != action.scale_id:
        problems.append(
            f"Its benchmarks use the scale {version.scale}; candidates are rated on {action.scale}."
        )
    if not any(True for _ in action.assessed.all()):
        problems.append("Choose the competencies to be assessed first.")
    covered = {section.use_id for section in version.sections.all()}
    problems += [f"It has no question on {a}." for a in action.assessed.all() if a.use_id not in covered]
    return [Problem(text, "guide_version") for text in problems]


def panel_problems(
    action: HiringAction, *, chair: User, chair_rates: bool, raters: list[User], seated_by: User | None = None
) -> list[Problem]:
    """What is wrong with a panel: chair, at least two raters beside the chair, everybody one who may sit there."""
    problems = []
    if chair in raters:
        problems.append(
            Problem(f"{chair} chairs the panel; tick 'The chair rates' instead of a rater's seat.", "raters")
        )
    beside = {rater.pk for rater in raters} - {chair.pk}
    if len(beside) < FEWEST_RATERS:
        problems.append(Problem(f"Choose at least {FEWEST_RATERS} raters beside the chair.", "raters"))
    rating, least = len(beside) + chair_rates, action.rule_set.minimum_raters
    if rating < least and least > FEWEST_RATERS:  # otherwise the line above says it
        problems.append(
            Problem(
                f"The rules ask for at least {least} who rate; on this panel {rating} would (the chair only when "
                "'The chair rates' is ticked).",
                "raters",
            )
        )
    people = [(chair, "chair"), *((rater, "raters") for rater in raters)]
    return problems + seat_problems(action, people, seated_by=seated_by)


def is_member(person: User, agency: Agency, role: str) -> bool:
    """Whether an active person holds this role in the agency now."""
    return Membership.objects.filter(
        user=person, agency=agency, role=role, active=True, user__is_active=True
    ).exists()


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


@dataclass(frozen=True)
class CheckLine:
    """One part of the set-up: what it is called, the URL name where it is done, and what is missing there."""

    label: str
    url: str
    missing: tuple[str, ...]


def checklist(action: HiringAction, problems: Iterable[Problem]) -> list[CheckLine]:
    """Problems of `missing_for_start` sorted to the parts of the set-up, in the order in which they are done."""
    problems = list(problems)
    places = [(place, label, reverse(url, args=[action.public_id])) for place, label, url in PLACES]
    return [
        CheckLine(label, url, tuple(p.message for p in problems if p.field == place))
        for place, label, url in places
    ]
