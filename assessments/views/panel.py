"""The panel of a hiring action: seated before ratings begin, changed seat by seat afterwards."""

from django.contrib import messages
from django.shortcuts import redirect, render

from assessments.actions.panel import add_rater, change_chair, end_seat, seat_panel
from assessments.choices import ActionState, SeatRole
from assessments.forms.panel import ChairForm, PanelForm, SeatForm
from assessments.forms.problems import add_problems
from assessments.forms.reasons import ReasonForm
from assessments.models import PanelSeat
from assessments.permissions.hiring import may_change_panel, may_run, may_see_progress
from assessments.permissions.panel import WHO_MAY_SIT
from assessments.queries.hiring import led_by_nobody, panel_of
from assessments.queries.panel_people import who_may_sit
from assessments.views.hiring import action_or_404, frame
from competency_portal.access.once import carried_out_once, once
from competency_portal.access.shortcuts import require, visible_or_404
from competency_portal.errors import Refused


def seat(request, public_id):
    """The whole panel while the action is set up; under rating, its seats with what can be done about each."""
    action = action_or_404(request, public_id)
    require(may_run(request.user, action))
    seats = panel_of(action)
    if action.state != ActionState.SETUP:
        require(may_change_panel(request.user, action))
        unled = led_by_nobody(action) if may_see_progress(request.user, action) else []
        context = frame(request, action) | {"seats": seats, "unled": unled}
        return render(request, "assessments/action_seats.html", context)
    initial = {
        "chair": next((s.user for s in seats if s.role == SeatRole.CHAIR), None),
        "chair_rates": any(s.rates for s in seats if s.role == SeatRole.CHAIR),
        "raters": [s.user for s in seats if s.role == SeatRole.RATER],
    }
    people = who_may_sit(action, seated_by=request.user)
    form = PanelForm(request.POST or None, people=people, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            seat_panel(action=action, actor=request.user, **form.cleaned_data)
        except Refused as refused:
            add_problems(form, refused)
        else:
            messages.success(request, "The panel is seated.")
            return redirect("assessments:action-detail", action.public_id)
    context = frame(request, action) | {"form": form, "who_may_sit": WHO_MAY_SIT}
    return render(request, "assessments/action_panel.html", context, status=422 if form.errors else 200)


@carried_out_once
def add(request, public_id):
    """One more rater after ratings began."""
    action = action_or_404(request, public_id)
    require(may_change_panel(request.user, action))
    people = who_may_sit(action, seated_by=request.user)
    form = SeatForm(request.POST or None, action=action, people=people)
    return _change(
        request,
        action,
        form,
        lambda: add_rater(action=action, actor=request.user, **form.cleaned_data),
        "The rater has a seat, and a worksheet for every candidate that is not discussed yet.",
        {
            "heading": "Add a rater",
            "words": "The new rater gets a worksheet for every candidate whose discussion has not been opened.",
            "verb": "Add the rater",
            "who_may_sit": WHO_MAY_SIT,
        },
    )


@carried_out_once
def chair(request, public_id):
    """Another person takes the chair."""
    action = action_or_404(request, public_id)
    require(may_change_panel(request.user, action))
    people = who_may_sit(action, seated_by=request.user)
    form = ChairForm(request.POST or None, action=action, people=people)
    return _change(
        request,
        action,
        form,
        lambda: change_chair(action=action, actor=request.user, **form.cleaned_data),
        "The panel has a new chair.",
        {
            "heading": "Hand over the chair",
            "words": "The present chair's seat ends. A rater who takes the chair goes on rating.",
            "verb": "Hand over the chair",
            "who_may_sit": WHO_MAY_SIT,
        },
    )


@carried_out_once
def end(request, public_id):
    """A rater's seat ends."""
    seat = visible_or_404(
        PanelSeat.objects.for_staff(request.user).select_related("user", "action__agency"), public_id
    )
    action = action_or_404(request, seat.action.public_id)
    require(may_change_panel(request.user, action))
    form = ReasonForm(request.POST or None)
    return _change(
        request,
        action,
        form,
        lambda: end_seat(seat=seat, actor=request.user, **form.cleaned_data),
        f"The seat of {seat.user} has ended.",
        {
            "heading": f"End the seat of {seat.user}",
            "words": (
                "Their worksheets stay on record. Ratings of candidates whose discussion was opened before still "
                "count; all others no longer do, and the panel no longer waits for them."
            ),
            "verb": "End the seat",
        },
    )


def _change(request, action, form, verb, done: str, words: dict):
    """One form about one seat: show it, do it, or say what is wrong."""
    if request.method == "POST" and form.is_valid():
        try:
            with once(request) as answered:
                verb()
                messages.success(request, done)
                return answered(redirect("assessments:action-panel", action.public_id))
        except Refused as refused:
            add_problems(form, refused)
    context = frame(request, action) | {"form": form, **words}
    return render(request, "assessments/action_seat.html", context, status=422 if form.errors else 200)
