"""Opening a worksheet again that was handed in: the staffing specialist, with a reason."""

from django.contrib import messages
from django.shortcuts import redirect, render

from assessments.actions.worksheet_states import reopen_worksheet
from assessments.forms.problems import add_problems
from assessments.forms.reasons import ReasonForm
from assessments.models import HiringAction, Worksheet
from assessments.permissions.hiring import may_see_progress
from assessments.permissions.rating import may_reopen_worksheet
from assessments.views.hiring import action_or_404, frame
from competency_portal.access.once import carried_out_once, once
from competency_portal.access.shortcuts import require, visible_or_404
from competency_portal.errors import Refused


@carried_out_once
def reopen(request, public_id):
    """Why the worksheet is opened again; nothing of what it holds is shown."""
    actions = HiringAction.objects.for_staff(request.user)
    worksheet = visible_or_404(
        Worksheet.objects.filter(action__in=actions).select_related("action", "candidate", "seat__user"),
        public_id,
    )
    action = action_or_404(request, worksheet.action.public_id)
    require(may_see_progress(request.user, action))  # before anything that depends on how far the others are
    require(may_reopen_worksheet(request.user, worksheet))
    form = ReasonForm(
        request.POST or None, help_text="The rater reads it on the worksheet, and it stays on record."
    )
    if request.method == "POST" and form.is_valid():
        try:
            with once(request) as answered:
                reopen_worksheet(worksheet=worksheet, actor=request.user, reason=form.cleaned_data["reason"])
                messages.success(request, f"The worksheet of {worksheet.seat.user} is open again.")
                return answered(redirect("assessments:action-progress", action.public_id))
        except Refused as refused:
            add_problems(form, refused)
    context = frame(request, action) | {"form": form, "worksheet": worksheet}
    return render(request, "assessments/worksheet_reopen.html", context, status=422 if form.errors else 200)
