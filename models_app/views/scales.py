"""Pages on which an agency makes and changes its proficiency scales."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from competency_portal.access.once import carried_out_once, once
from competency_portal.access.shortcuts import require, visible_or_404
from competency_portal.accounts.choices import Role
from competency_portal.accounts.queries import agency_ids, current_agency
from competency_portal.errors import Refused, Stale
from models_app.actions.scales import MOST, copy_scale, create_scale, edit_scale
from models_app.forms.scales import ScaleSheet
from models_app.models import ProficiencyScale
from models_app.permissions import may_edit_library, may_edit_scale
from models_app.queries.scale_use import drafts_with, resting_on
from models_app.views.editing import edit_shown


@carried_out_once
def scale_create(request):
    """A new scale of the agency that the person works in."""
    agency = current_agency(request)
    require(may_edit_library(request.user, agency.pk if agency else 0))

    def save(words):
        scale = create_scale(agency=agency, words=words, actor=request.user)
        messages.success(request, f"{scale} can be used now.")
        return scale

    return _exchange(request, ScaleSheet, save, {"agency": agency, "back": reverse("library:scale-list")})


def scale_edit(request, public_id):
    """Other words and levels for a scale; one that something stands on is only shown, with what stands on it."""
    scale = visible_or_404(_own(request).select_related("agency"), public_id)
    require(may_edit_scale(request.user, scale))
    back = reverse("library:scale-detail", args=[scale.public_id])
    context = {"scale": scale, "agency": scale.agency, "back": back}
    if request.method != "POST" and (things := resting_on(scale)):
        return render(request, "models_app/scale_kept.html", {**context, "things": things})

    def save(words):
        edit_scale(scale=scale, words=words, actor=request.user, expected_edit=edit_shown(request))
        messages.success(request, "Saved.")
        return scale

    drafts = [draft for draft in drafts_with(scale) if draft.model.agency_id == scale.agency_id]
    return _exchange(request, lambda data=None: ScaleSheet(scale, data), save, {**context, "drafts": drafts})


@require_POST
@carried_out_once
def scale_copy(request, public_id):
    """The same levels as a scale of the own agency, to be changed."""
    scales = ProficiencyScale.objects.visible_to(request.user).select_related("agency")
    scale = visible_or_404(scales, public_id)
    agency = current_agency(request)
    require(may_edit_library(request.user, agency.pk if agency else 0))
    with once(request) as answered:
        copy = copy_scale(scale=scale, agency=agency, actor=request.user)
        messages.success(request, f"This is a copy of {scale} for {agency.name}. Nothing uses it yet.")
        return answered(redirect("library:scale-edit", copy.public_id))


def _own(request):
    """Scales of the agencies where the person is HR admin."""
    return ProficiencyScale.objects.filter(agency__in=agency_ids(request.user, Role.HR_ADMIN))


def _exchange(request, sheet_of, save, context):
    """The form (GET); a row more, less or elsewhere, or everything saved (POST)."""
    if request.method != "POST":
        return _draw(request, sheet_of(), context)
    sheet = sheet_of(data=request.POST)
    do = request.POST.get("do", "save")
    scale = context.get("scale")
    # The page is drawn with the new number, so it says so now.
    late = scale is not None and edit_shown(request) != scale.edit
    if do != "save":
        return _step(request, sheet, do, context, late=late)
    valid = sheet.is_valid()
    context = {**context, "stale": sheet.differing() if late else None}
    if not valid:
        return _draw(request, sheet, context, status=422)
    try:
        with once(request) as answered:
            scale = save(sheet.words())
            return answered(redirect("library:scale-detail", scale.public_id))
    except Refused as refused:
        problems = sheet.refuse(refused)
        if isinstance(refused, Stale):
            return _draw(request, sheet, {**context, "stale": sheet.differing()}, status=409)
        return _draw(request, sheet, {**context, "problems": problems}, status=422)


def _step(request, sheet, do, context, *, late):
    try:
        sheet.step(do)
    except Refused as refused:
        told, status = {"problems": [problem.message for problem in refused.problems]}, 422
    else:
        told, status = {"unsaved": True}, 200
    if late:
        told["stale"] = sheet.differing()
    return _draw(request, sheet, {**context, **told}, status=status)


def _draw(request, sheet, context, *, status=200):
    scale = context.get("scale")
    return render(
        request,
        "models_app/scale_edit.html",
        {
            "sheet": sheet,
            "heading": f"Edit {scale}" if scale else "Add a scale",
            "edit": scale.edit if scale else None,
            "room": len(sheet.levels) < MOST,
            "stale": None,
            **context,
        },
        status=status,
    )
