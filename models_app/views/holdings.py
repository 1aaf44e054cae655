"""Scales, job classes, source documents and agencies."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from competency_portal.access.shortcuts import visible_or_404
from competency_portal.accounts.models import Agency
from competency_portal.accounts.permissions import can_edit_agency
from competency_portal.accounts.queries import current_agency
from models_app.models import JobClass, ProficiencyScale, SourceDocument
from models_app.permissions import may_edit_library, may_edit_scale, may_manage_tokens
from models_app.queries.class_page import place_of, works_of
from models_app.queries.lists import agencies_for, banks_for, classes_for, models_for, scales_for
from models_app.queries.places import place, scale_place
from models_app.queries.source_page import marked_lines, versions_from
from models_app.views.paging import asked, page_of


def may_add(request) -> bool:
    """Whether the person may make something in the library of the agency that they work in."""
    here = current_agency(request)
    return bool(here and may_edit_library(request.user, here.pk))


@require_safe
def scale_list(request):
    """The shipped scales and those of the agencies."""
    text = asked(request)
    context = {
        "page": page_of(request, scales_for(request.user, text=text)),
        "text": text,
        "may_add": may_add(request),
    }
    return render(request, "models_app/scale_list.html", context)


@require_safe
def scale_detail(request, public_id):
    """The levels of a scale with definition and value, where it gives them."""
    scales = ProficiencyScale.objects.visible_to(request.user).select_related("agency", "source")
    scale = visible_or_404(scales, public_id)
    levels = list(scale.levels.select_related("source").order_by("ordinal"))
    context = {
        "scale": scale,
        "levels": levels,
        "place": scale_place(scale, levels),
        "may_edit": bool(may_edit_scale(request.user, scale)),
        "may_copy": may_add(request),
    }
    return render(request, "models_app/scale_detail.html", context)


@require_safe
def class_list(request):
    """Job classes of every agency."""
    text, agency = asked(request), asked(request, "agency")
    context = {
        "page": page_of(request, classes_for(request.user, text=text, agency=agency)),
        "agencies": Agency.objects.filter(job_classes__isnull=False).distinct(),
        "text": text,
        "agency": agency,
        "may_add": may_add(request),
    }
    return render(request, "models_app/class_list.html", context)


@require_safe
def class_detail(request, public_id):
    """One job class and its models."""
    classes = JobClass.objects.visible_to(request.user).select_related("agency", "source")
    job = visible_or_404(classes, public_id)
    context = {
        "job": job,
        "models": models_for(request.user).filter(job_class=job),
        "works": works_of(request.user, job),
        "found": place_of(job),
        "may_edit": bool(may_edit_library(request.user, job.agency_id)),
    }
    return render(request, "models_app/class_detail.html", context)


@require_safe
def source_detail(request, public_id):
    """A source document line by line; `?lines=18-45` marks the lines that a text came from."""
    sources = SourceDocument.objects.visible_to(request.user).select_related("agency")
    source = visible_or_404(sources, public_id)
    lines = asked(request, "lines")
    context = {
        "source": source,
        "lines": marked_lines(source, lines),
        "marked": place(source, lines) if lines else None,
        "versions": versions_from(request.user, source),
    }
    return render(request, "models_app/source_detail.html", context)


@require_safe
def agency_list(request):
    """Agencies whose library is here."""
    text = asked(request)
    context = {"page": page_of(request, agencies_for(request.user, text=text)), "text": text}
    return render(request, "models_app/agency_list.html", context)


@require_safe
def agency_detail(request, public_id):
    """What an agency has in the library."""
    agency = visible_or_404(Agency.objects.all(), public_id)
    context = {
        "agency": agency,
        "models": models_for(request.user, agency=agency.public_id),
        "banks": banks_for(request.user).filter(agency=agency),
        "classes": classes_for(request.user, agency=agency.public_id),
        "sources": SourceDocument.objects.visible_to(request.user).filter(agency=agency),
        "scales": scales_for(request.user).filter(agency=agency),
        "may_edit_details": bool(can_edit_agency(request.user, agency)),
        "may_manage_tokens": bool(may_manage_tokens(request.user, agency.pk)),
    }
    return render(request, "models_app/agency_detail.html", context)
