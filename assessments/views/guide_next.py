"""Starting the next version of a guide: what becomes of its questions is shown before anything is made."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render

from assessments.actions.guide_versions import start_next_version
from assessments.choices import GUIDE_FROZEN
from assessments.forms.guide_next import NextForm
from assessments.permissions.guides import may_start_version
from assessments.queries.guide_moving import plan_move
from assessments.queries.model_moving import newer_published, obstacle_to
from assessments.views.guides import versions_of
from competency_portal.access.once import carried_out_once, once
from competency_portal.access.shortcuts import require, visible_or_404
from competency_portal.errors import Refused
from models_app.models import ModelVersion


@carried_out_once
def next_version(request, public_id):
    """What is carried over to which version of the model (GET, `?on=…`), and the start (POST)."""
    version = visible_or_404(versions_of(request.user), public_id)
    require(may_start_version(request.user, version))
    own = version.model_version
    newer = newer_published(own)
    default = own if request.method == "POST" else newer or own
    wanted = _wanted(request, version, default)
    obstacle = obstacle_to(own, wanted)
    target = own if obstacle else wanted
    move = plan_move(version, target)
    form = NextForm(request.POST if request.method == "POST" and not obstacle else None, move=move)
    problems = [obstacle] if obstacle else []
    if request.method == "POST" and not obstacle and form.is_valid():
        try:
            with once(request) as answered:
                copy = start_next_version(
                    version=version,
                    actor=request.user,
                    model_version=target,
                    also=list(form.cleaned_data.get("also", ())),
                )
                messages.success(request, _started(version, copy))
                return answered(redirect("assessments:guide-detail", copy.public_id))
        except Refused as refused:
            problems = [problem.message for problem in refused.problems]
    context = {
        "version": version,
        "being_written": version.guide.versions.exclude(state__in=GUIDE_FROZEN).first(),
        "own": own,
        "newer": newer,
        "move": move,
        "form": form,
        "problems": problems,
        "moves": target != own,
    }
    status = 422 if problems or form.errors else 200
    return render(request, "assessments/guide_next.html", context, status=status)


def _wanted(request, version, default) -> ModelVersion:
    """The version of the guide's model that the address or the form names; another model's is as good as missing."""
    named = request.POST.get("on") if request.method == "POST" else request.GET.get("on")
    if not named:
        return default
    versions = ModelVersion.objects.visible_to(request.user).filter(model=version.guide.model_id)
    found = [one for one in versions.select_related("model__job_class") if one.public_id == named]
    if not found:
        raise Http404
    return found[0]


def _started(version, copy) -> str:
    stands = ""
    if copy.model_version_id != version.model_version_id:
        stands = f" on version {copy.model_version.number} of the model"
    return f"Version {copy.number} started{stands}. Version {version.number} stays as it is."
