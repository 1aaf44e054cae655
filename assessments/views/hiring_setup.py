"""Opening a hiring action and setting it up: facts, competencies with weights, interview guide."""

from django.contrib import messages
from django.shortcuts import redirect, render

from assessments.actions.hiring import (
    choose_competencies,
    choose_guide,
    edit_hiring_action,
    move_interviews,
    open_hiring_action,
)
from assessments.choices import ActionState
from assessments.forms.hiring import CompetenciesForm, FactsForm, GuideForm, MoveForm, OpenForm
from assessments.forms.problems import add_problems
from assessments.models import HiringAction
from assessments.permissions.hiring import may_open, may_run, may_set_up
from assessments.queries.hiring import today_in
from assessments.queries.hiring_setup import early_problems
from assessments.views.hiring import action_or_404, frame
from competency_portal.access.once import carried_out_once, once
from competency_portal.access.rules import ALLOWED
from competency_portal.access.shortcuts import require
from competency_portal.accounts.choices import Role
from competency_portal.accounts.queries import current_agency, holds
from competency_portal.errors import Refused

WHY_MOVED = "Kept in the history of this hiring action for good. Name no candidate."
NEVER_LATE = (
    "There is no last interview day any more (it was {:%b %-d, %Y}): no worksheet of this hiring action is late from "
    "now on. The record keeps who changed it."
)
FACTS = (
    "number",
    "title",
    "location",
    "opened_on",
    "interviews_from",
    "interviews_to",
    "hiring_manager",
    "scale",
    "discussion_threshold",
    "rule_set",
)


@carried_out_once
def create(request):
    """Open a hiring action."""
    agency = current_agency(request)
    require(may_open(request.user, agency))
    form = OpenForm(request.POST or None, agency=agency, initial={"opened_on": today_in(agency)})
    if request.method == "POST" and form.is_valid():
        try:
            with once(request) as answered:
                action = open_hiring_action(actor=request.user, agency=agency, **form.cleaned_data)
                messages.success(
                    request, f"Hiring action {action.number} is open. Next: the competencies it assesses."
                )
                return answered(redirect("assessments:action-competencies", action.public_id))
        except Refused as refused:
            add_problems(form, refused)
    elif form.is_bound:
        add_problems(form, Refused(*_early(form, HiringAction(agency=agency))))
    context = {"form": form, "agency": agency, "models": form.fields["model_version"].queryset}
    return render(request, "assessments/action_form.html", context, status=422 if form.errors else 200)


def _early(form, typed):
    """What is wrong with the number and the days that could be read, beside what the form itself found."""
    for name in ("number", "opened_on", "interviews_from", "interviews_to"):
        setattr(typed, name, form.cleaned_data.get(name) or ("" if name == "number" else None))
    return early_problems(typed)


def edit(request, public_id):
    """Change the facts while the action is set up; afterwards the days of the interviews alone."""
    action = action_or_404(request, public_id)
    require(may_run(request.user, action))
    initial = {name: getattr(action, name) for name in FACTS}
    if may_set_up(request.user, action):
        form = FactsForm(request.POST or None, agency=action.agency, initial=initial)
        verb = edit_hiring_action
    else:
        form, verb = MoveForm(request.POST or None, initial=initial, help_text=WHY_MOVED), move_interviews
    if request.method == "POST" and form.is_valid():
        try:
            changed = verb(action=action, actor=request.user, **form.cleaned_data)
        except Refused as refused:
            add_problems(form, refused)
        else:
            messages.success(request, "Saved.")
            if action.interviews_to and changed.interviews_to is None and action.state == ActionState.RATING:
                messages.warning(request, NEVER_LATE.format(action.interviews_to))
            return redirect("assessments:action-detail", action.public_id)
    elif form.is_bound:
        add_problems(form, Refused(*_early(form, HiringAction(pk=action.pk, agency=action.agency))))
    context = frame(request, action) | {"form": form}
    return render(request, "assessments/action_form.html", context, status=422 if form.errors else 200)


def competencies(request, public_id):
    """Which competencies are assessed, and with which weights."""
    action = action_or_404(request, public_id)
    settles = holds(request.user, action.agency_id, Role.HR_ADMIN)
    reads = ALLOWED if settles and request.method == "GET" and action.state == "setup" else None
    require(reads or may_set_up(request.user, action))
    form = CompetenciesForm(
        request.POST or None, action=action, initial={"weights_reason": action.weights_reason}
    )
    if request.method == "POST" and form.is_valid():
        try:
            choose_competencies(
                action=action,
                actor=request.user,
                uses_with_weights=form.cleaned_data["uses_with_weights"],
                weights_reason=form.cleaned_data["weights_reason"],
            )
        except Refused as refused:
            add_problems(form, refused)
        else:
            messages.success(request, "Competencies and weights saved.")
            return redirect("assessments:action-detail", action.public_id)
    rows = form.rows()
    context = frame(request, action) | {
        "form": form,
        "rows": rows,
        "settles": settles,
        "free": sum(not row.obstacle for row in rows),
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "assessments/action_competencies.html", context, status=status)


def guide(request, public_id):
    """Which approved guide the interviews follow."""
    action = action_or_404(request, public_id)
    require(may_set_up(request.user, action))
    form = GuideForm(request.POST or None, action=action)
    if request.method == "POST" and form.is_valid():
        try:
            choose_guide(action=action, actor=request.user, **form.cleaned_data)
        except Refused as refused:
            add_problems(form, refused)
        else:
            messages.success(request, f"Interviews follow {form.cleaned_data['guide_version']}.")
            return redirect("assessments:action-detail", action.public_id)
    context = frame(request, action) | {"form": form}
    return render(request, "assessments/action_guide.html", context, status=422 if form.errors else 200)
