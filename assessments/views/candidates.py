"""Candidates of a hiring action: the list, and each one's comings and goings."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from assessments.actions.candidates import (
    add_candidate,
    edit_candidate,
    mark_no_show,
    reinstate_candidate,
    withdraw_candidate,
)
from assessments.choices import ActionState, CandidateState
from assessments.forms.candidates import CandidateForm, LeaveForm
from assessments.forms.problems import add_problems
from assessments.forms.reasons import ReasonForm
from assessments.models import Candidate
from assessments.permissions.hiring import may_run
from assessments.queries.hiring import candidates_of
from assessments.queries.odd_numbers import remarks_on_number
from assessments.views.hiring import action_or_404, frame
from competency_portal.access.once import carried_out_once, once
from competency_portal.access.shortcuts import require, visible_or_404
from competency_portal.errors import Refused

PAGE = 25
KEPT = ("number", "last_name", "first_name", "email", "application_id")
LEAVING = {CandidateState.WITHDRAWN: withdraw_candidate, CandidateState.NO_SHOW: mark_no_show}


@require_safe
def candidate_list(request, public_id):
    """Candidates by number; names for staff alone."""
    action = action_or_404(request, public_id, counted=True)
    context = frame(request, action, "candidates")
    words, state = request.GET.get("q", "").strip(), request.GET.get("state", "")
    state = state if state in CandidateState.values else ""
    found = candidates_of(action, words=words, state=state, with_names=bool(context["names"]))
    context |= {
        "page": Paginator(found, PAGE).get_page(request.GET.get("page")),
        "q": words,
        "state": state,
        "states": CandidateState.choices,
    }
    return render(request, "assessments/candidate_list.html", context)


@carried_out_once
def add(request, public_id):
    """Add one candidate."""
    action = action_or_404(request, public_id)
    require(may_run(request.user, action))
    form = CandidateForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            with once(request) as answered:
                candidate = add_candidate(action=action, actor=request.user, **form.cleaned_data)
                messages.success(request, f"Candidate {candidate.number} was added.")
                _remark(request, candidate)
                page = "add" if "again" in request.POST else "list"
                return answered(redirect(f"assessments:candidate-{page}", action.public_id))
        except Refused as refused:
            add_problems(form, refused)
    context = frame(request, action) | {"form": form}
    return render(request, "assessments/candidate_form.html", context, status=422 if form.errors else 200)


def _remark(request, candidate):
    for remark in remarks_on_number(candidate):
        messages.warning(request, remark)


def _candidate(request, public_id) -> Candidate:
    return visible_or_404(
        Candidate.objects.for_staff(request.user).select_related("action__agency"), public_id
    )


def edit(request, public_id):
    """Correct a candidate's particulars."""
    candidate = _candidate(request, public_id)
    action = candidate.action
    require(may_run(request.user, action))
    form = CandidateForm(
        request.POST or None,
        initial={name: getattr(candidate, name) for name in KEPT},
        number_fixed=action.state != ActionState.SETUP,
        editing=True,
    )
    if request.method == "POST" and form.is_valid():
        try:
            candidate = edit_candidate(candidate=candidate, actor=request.user, **form.cleaned_data)
        except Refused as refused:
            add_problems(form, refused)
        else:
            messages.success(request, f"Candidate {candidate.number}: saved.")
            _remark(request, candidate)
            return redirect("assessments:candidate-list", action.public_id)
    context = frame(request, action) | {"form": form, "candidate": candidate}
    return render(request, "assessments/candidate_form.html", context, status=422 if form.errors else 200)


@carried_out_once
def withdraw(request, public_id):
    """The candidate withdrew or did not appear."""
    candidate = _candidate(request, public_id)
    require(may_run(request.user, candidate.action))
    form = LeaveForm(request.POST or None)

    def leave():
        verb = LEAVING[form.cleaned_data["state"]]
        return verb(candidate=candidate, actor=request.user, reason=form.cleaned_data["reason"])

    return _change(request, candidate, form, leave)


@carried_out_once
def reinstate(request, public_id):
    """The candidate is a candidate again."""
    candidate = _candidate(request, public_id)
    require(may_run(request.user, candidate.action))
    form = ReasonForm(request.POST or None, help_text="How it became known. Kept with the candidate.")

    def come_back():
        return reinstate_candidate(candidate=candidate, actor=request.user, **form.cleaned_data)

    return _change(request, candidate, form, come_back, back=True)


def _change(request, candidate, form, verb, *, back: bool = False):
    if request.method == "POST" and form.is_valid():
        try:
            with once(request) as answered:
                changed = verb()
                state = changed.get_state_display().lower()
                messages.success(request, f"Candidate {changed.number}: {state}. The reason is kept.")
                return answered(redirect("assessments:candidate-list", candidate.action.public_id))
        except Refused as refused:
            add_problems(form, refused)
    context = frame(request, candidate.action) | {"form": form, "candidate": candidate, "back": back}
    return render(request, "assessments/candidate_state.html", context, status=422 if form.errors else 200)
