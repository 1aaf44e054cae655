"""Competency models: the list, and one model with all its versions."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from competency_portal.access.shortcuts import visible_or_404
from competency_portal.accounts.choices import Role
from competency_portal.accounts.queries import agency_ids
from models_app.choices import FROZEN_STATES, VersionState
from models_app.models import CompetencyModel
from models_app.permissions import may_edit_library
from models_app.queries.history import discarded_of, versions_with_changes
from models_app.queries.lists import agencies_with_models, models_for
from models_app.views.paging import asked, page_of


@require_safe
def model_list(request):
    """Models of every agency with something published; for HR admins also drafts of their own."""
    chosen = {"text": asked(request), "agency": asked(request, "agency"), "state": asked(request, "state")}
    context = {
        "page": page_of(request, models_for(request.user, **chosen)),
        "agencies": agencies_with_models(request.user),
        "states": _states(request.user),
        "filtered": any(chosen.values()),
        **chosen,
    }
    return render(request, "models_app/model_list.html", context)


def _states(user):
    """States to filter by: drafts are for HR admins, who see those of their own agency."""
    drafts = bool(agency_ids(user, Role.HR_ADMIN))
    shown = [*([VersionState.DRAFT, VersionState.IN_REVIEW] if drafts else []), *FROZEN_STATES]
    return [(state.value, state.label) for state in shown]


@require_safe
def model_detail(request, public_id):
    """All versions of a model, newest first, with what changed."""
    models = CompetencyModel.objects.readable_by(request.user).select_related("agency", "job_class", "bank")
    model = visible_or_404(models, public_id)
    lines = versions_with_changes(request.user, model)
    context = {
        "model": model,
        "name": lines[0].version.name if lines else model.title,
        "agency": model.agency,
        "lines": lines,
        "discarded": discarded_of(request.user, model),
        "newest": lines[0].version if lines else None,
        "job": lines[0].version.job if lines else model.job_class,
        "may_edit": bool(may_edit_library(request.user, model.agency_id)),
    }
    return render(request, "models_app/model_detail.html", context)
