"""Hiring actions: the list, the hub of one action, what is missing, the beginning, progress and history."""

from http import HTTPStatus

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from assessments.actions.start import (
    cancel_action,
    mark_of_set_up,
    missing_for_start,
    parts_of_set_up,
    start_rating,
)
from assessments.choices import ActionState
from assessments.forms.problems import add_problems
from assessments.forms.reasons import ReasonForm
from assessments.models import HiringAction
from assessments.permissions.hiring import (
    may_change_panel,
    may_open,
    may_run,
    may_see_names,
    may_see_progress,
    may_set_up,
)
from assessments.permissions.rating import may_read_recusals
from assessments.queries.hiring import (
    actions_for,
    discussions_open_to,
    led_by_nobody,
    order_of_list,
    panel_of,
    progress_rows,
    questions_left_out,
    rater_lines,
    today_in,
    weight_lines,
)
from assessments.queries.hiring_history import history_entries, named_history
from assessments.queries.hiring_setup import checklist
from assessments.queries.model_moving import newer_published
from assessments.queries.panel_ratings import discussion_rule
from assessments.queries.standing import current_step, sheets_out, standing, steps_of, with_progress
from competency_portal.access.once import carried_out_once, once
from competency_portal.access.shortcuts import require, visible_or_404
from competency_portal.accounts.choices import Role
from competency_portal.accounts.queries import current_agency, holds
from competency_portal.audit.permissions import can_see_history
from competency_portal.errors import Refused, Stale
from models_app.forms.drawn import differing, drawn_of

PAGE = 25
HISTORY_PAGE = 50


def action_or_404(request, public_id, *, counted: bool = False) -> HiringAction:
    """The hiring action as staff see it; a seat on its panel alone does not open it. Pages of tabs need it counted."""
    actions = HiringAction.objects.for_staff(request.user).select_related(
        "agency",
        "model_version__model__job_class",
        "scale",
        "rule_set",
        "guide_version__guide",
        "hiring_manager",
    )
    return visible_or_404(with_progress(actions, request.user) if counted else actions, public_id)


def frame(request, action, tab: str = "") -> dict:
    """What every page of a hiring action shows around its content; the pages of its tabs tell where it stands."""
    shown = {
        "action": action,
        "tab": tab,
        "may_run": may_run(request.user, action),
        "may_set_up": may_set_up(request.user, action),
        "sees_history": can_see_history(request.user, action.agency),
        "names": may_see_names(request.user, action),
        "reads_guides": holds(request.user, action.agency_id, Role.SPECIALIST, Role.HR_ADMIN),
    }
    if tab:
        shown["standing"], shown["standing_kind"] = standing(action, today_in(action.agency))
    return shown


@require_safe
def action_list(request):
    """Hiring actions of the agency, those under way first."""
    words, state = request.GET.get("q", "").strip(), request.GET.get("state", "")
    state = state if state in ActionState.values else ""
    agency = current_agency(request)
    actions = order_of_list(actions_for(request.user, words=words, state=state))
    page = Paginator(actions, PAGE).get_page(request.GET.get("page"))
    today = today_in(agency)
    context = {
        "page": page,
        "lines": [(action, current_step(action), *standing(action, today)) for action in page],
        "today": today,
        "q": words,
        "state": state,
        "states": ActionState.choices,
        "may_open": may_open(request.user, agency),
    }
    return render(request, "assessments/action_list.html", context)


@require_safe
def detail(request, public_id):
    """The hub of one hiring action: where it stands and what comes next."""
    action = action_or_404(request, public_id, counted=True)
    context = frame(request, action, "overview")
    weights = weight_lines(action)
    context |= {
        "steps": steps_of(action),
        "sheets_out": sheets_out(action),
        "weights": weights,
        "discussion_rule": discussion_rule(action, [line.assessed for line in weights]),
        "seats": panel_of(action),
        "today": today_in(action.agency),
    }
    if context["may_set_up"]:
        context["checklist"] = checklist(action, missing_for_start(action))
        context["newer"] = newer_published(action.model_version)
    return render(request, "assessments/action_detail.html", context)


@require_safe
def check(request, public_id):
    """What is missing before ratings begin."""
    action = action_or_404(request, public_id)
    require(may_set_up(request.user, action))
    return _check_page(request, action, missing_for_start(action))


def _check_page(request, action, problems, status=200):
    parts = parts_of_set_up(action)
    context = frame(request, action) | {
        "problems": problems,
        "stale": status == HTTPStatus.CONFLICT,
        "differing": differing(request.POST, parts) if status == HTTPStatus.CONFLICT else [],
        "mark": mark_of_set_up(action),
        "drawn": drawn_of(parts),
        "checklist": checklist(action, problems),
        "weights": weight_lines(action),
        "left_out": questions_left_out(action),
        "raters": sum(seat.active and seat.rates for seat in panel_of(action)),
        "candidates": action.candidates.active().count(),
    }
    return render(request, "assessments/action_check.html", context, status=status)


@require_POST
@carried_out_once
def start(request, public_id):
    """Ratings begin."""
    action = action_or_404(request, public_id)
    require(may_set_up(request.user, action))
    try:
        with once(request) as answered:
            start_rating(action=action, actor=request.user, seen=request.POST.get("seen"))
            messages.success(request, "Ratings have begun. Every rater finds a worksheet for each candidate.")
            return answered(redirect("assessments:action-detail", action.public_id))
    except Stale as stale:
        return _check_page(request, stale.current, (), status=409)
    except Refused as refused:
        return _check_page(request, action, refused.problems, status=422)


@carried_out_once
def cancel(request, public_id):
    """Cancel a hiring action with a reason."""
    action = action_or_404(request, public_id)
    require(may_run(request.user, action))
    form = ReasonForm(request.POST or None, help_text="Kept in the record, and shown on the hiring action.")
    if request.method == "POST" and form.is_valid():
        try:
            with once(request) as answered:
                cancel_action(action=action, actor=request.user, reason=form.cleaned_data["reason"])
                messages.success(request, "The hiring action is cancelled. Everything in it stays on record.")
                return answered(redirect("assessments:action-detail", action.public_id))
        except Refused as refused:
            add_problems(form, refused)
    context = frame(request, action) | {"form": form}
    return render(request, "assessments/action_cancel.html", context, status=422 if form.errors else 200)


@require_safe
def progress(request, public_id):
    """Candidates by raters: states of worksheets and who is late, never a rating."""
    action = action_or_404(request, public_id, counted=True)
    require(may_see_progress(request.user, action))
    lines = rater_lines(action, today_in(action.agency))
    candidates = action.candidates.select_related("consensus").order_by("sort_key")
    page = Paginator(candidates, PAGE).get_page(request.GET.get("page"))
    seats = [line.seat for line in lines]
    context = frame(request, action, "progress") | {
        "lines": lines,
        "page": page,
        "rows": progress_rows(action, list(page), seats),
        "sheets": sum(line.sheets for line in lines),
        "handed_in": sum(line.handed_in for line in lines),
        "recused": sum(line.recused for line in lines),
        "reads_recusals": may_read_recusals(request.user, action),
        "readable": discussions_open_to(request.user, list(page)),
        "unled": led_by_nobody(action),
        "may_hand_over": may_change_panel(request.user, action),
    }
    return render(request, "assessments/action_progress.html", context)


@require_safe
def history(request, public_id):
    """Who did what in this hiring action, for auditors and HR admins."""
    action = action_or_404(request, public_id, counted=True)
    require(can_see_history(request.user, action.agency))
    require(may_see_progress(request.user, action))
    page = Paginator(history_entries(action, request.user), HISTORY_PAGE).get_page(request.GET.get("page"))
    context = frame(request, action, "history") | {
        "page": page,
        "lines": named_history(action, page, request.user),
    }
    return render(request, "assessments/action_history.html", context)
