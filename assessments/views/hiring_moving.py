"""Moving a hiring action to the newer version of its model: what becomes of its set-up is shown before."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render

from assessments.actions.hiring_moving import move_to_model_version
from assessments.actions.start import mark_of_set_up
from assessments.permissions.hiring import may_set_up
from assessments.queries.hiring_moving import plan_action_move
from assessments.queries.model_moving import newer_published
from assessments.views.hiring import action_or_404, frame
from competency_portal.access.once import carried_out_once, once
from competency_portal.access.shortcuts import require
from competency_portal.errors import Refused, Stale
from models_app.models import ModelVersion


@carried_out_once
def move(request, public_id):
    """What stays, what goes and what is new (GET); the move to the version that was shown (POST)."""
    action = action_or_404(request, public_id)
    require(may_set_up(request.user, action))
    problems, status = [], HTTPStatus.OK
    if request.method == "POST":
        try:
            with once(request) as answered:
                moved = move_to_model_version(
                    action=action,
                    actor=request.user,
                    model_version=_named(request, action),
                    seen=request.POST.get("seen", ""),
                )
                messages.success(
                    request, f"Moved to {moved.model_version}. Choose the guide of the interviews next."
                )
                return answered(redirect("assessments:action-detail", action.public_id))
        except Stale as changed:
            problems, status = [str(changed)], HTTPStatus.CONFLICT
        except Refused as refused:
            problems = [problem.message for problem in refused.problems]
            status = HTTPStatus.UNPROCESSABLE_ENTITY
        action = action_or_404(request, public_id)
    newer = newer_published(action.model_version)
    context = frame(request, action) | {
        "newer": newer,
        "move": plan_action_move(action, newer) if newer else None,
        "seen": mark_of_set_up(action),
        "problems": problems,
    }
    return render(request, "assessments/action_model.html", context, status=status)


def _named(request, action) -> ModelVersion:
    """The version of the action's model that the form names; another model's is as good as missing."""
    if not request.POST.get("on"):
        return action.model_version
    versions = ModelVersion.objects.visible_to(request.user).filter(model=action.model_version.model_id)
    for version in versions.select_related("model"):
        if version.public_id == request.POST.get("on"):
            return version
    raise Http404
