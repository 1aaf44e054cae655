"""One version of a competency model: its page, its history of versions, its file."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from competency_portal.access.shortcuts import visible_or_404
from competency_portal.audit.permissions import can_see_history, readable_agencies
from models_app.documents.model_builder import build_model_sheet
from models_app.documents.printing import model_sheet_pdf
from models_app.models import ModelVersion
from models_app.permissions import (
    may_adopt,
    may_edit_library,
    may_publish,
    may_read_review,
    may_retire,
    may_review,
    may_settle,
    may_submit,
)
from models_app.queries import version_index, version_page
from models_app.queries.built_on import built_on, in_words
from models_app.queries.findings import blocking, open_kinds
from models_app.queries.gaps import OpenPlaces, unstated_gaps
from models_app.queries.importing import next_number
from models_app.queries.origin import origin_of
from models_app.queries.parts import parts_of
from models_app.queries.places import place
from models_app.queries.reasons import reason_of
from models_app.queries.remarks import by_competency
from models_app.queries.reviewers import own_reading
from models_app.queries.version_history import version_entries
from models_app.views.adopting import working_in


@require_safe
def version_detail(request, public_id):
    """A version to read, check and cite: `?c=` names the competency shown whole, `?all=1` shows all of them."""
    user = request.user
    version = visible_or_404(version_page.version_for_page(ModelVersion.objects.readable_by(user)), public_id)
    uses = version_page.uses_of(version)
    findings = version_page.findings_of(version)
    show_all = request.GET.get("all") == "1"
    chosen = uses if show_all else _chosen(uses, request.GET.get("c", ""))
    before, after = parts_of(version)
    things = built_on(user, version)
    places = OpenPlaces(version, findings, mending=bool(may_settle(user, version)))
    context = {
        "version": version,
        "agency": version.model.agency,
        "uses": uses,
        "index": version_index.index(uses),
        "numbered": any(use.revision.bank_number for use in uses),
        "partly_numbered": any(use.revision.bank_number is None for use in uses),
        "shown": version_page.wholes(user, version, chosen, findings),
        "show_all": show_all,
        "current": "" if show_all or not chosen else chosen[0].public_id,
        "before": before,
        "after": after,
        "open_kinds": open_kinds(findings),
        "open_count": sum(f.is_open for f in findings),
        "settled": [f for f in findings if not f.is_open],
        "links": places.by_finding,
        "unstated": unstated_gaps(places, uses),
        "blocking": blocking(findings),
        "things": things,
        "used_in": None if things is None else in_words(things),
        "newer": version_page.newer_than(user, version),
        "others": list(version_page.other_versions(user, version)),
        "source_place": place(version.source, version.source_lines),
        "may_see_history": bool(can_see_history(user, version.model.agency)),
        "may_edit": bool(may_edit_library(user, version.model.agency_id)),
        "next_number": next_number(version.model),
        "reason": reason_of(version),
        **_review(user, version),
        "may_settle": bool(may_settle(user, version)),
        "may_submit": bool(may_submit(user, version)),
        "may_adopt": bool(may_adopt(user, working_in(request), version)),
        "origin": origin_of(version),
        "may_retire": bool(may_retire(user, version)),
        "publishing": may_publish(user, version),
    }
    return render(request, "models_app/version_detail.html", context)


def _review(user, version) -> dict:
    """What was said about the version, for those who may know of it."""
    if not may_read_review(user, version):
        return {"open_comments": None}
    commenting = bool(may_review(user, version))
    said = by_competency(version) if commenting else {}
    return {
        "open_comments": version.comments.open().count(),
        "reading": own_reading(version, user) if commenting else None,
        "said": said,
        "said_of_version": said.get(None, []),
        "may_comment": commenting,
    }


def _chosen(uses, public_id):
    """The competency asked for, or the first one."""
    return [use for use in uses if use.public_id == public_id] or uses[:1]


@require_safe
def version_history(request, public_id):
    """Who did what to a version, for auditors and HR admins of its agency."""
    versions = version_page.version_for_page(ModelVersion.objects.readable_by(request.user))
    version = visible_or_404(versions.filter(model__agency__in=readable_agencies(request.user)), public_id)
    context = {
        "version": version,
        "may_see_history": True,
        "history": version_entries(version, request.user),
        "others": list(version_page.other_versions(request.user, version)[:1]),
        "open_comments": version.comments.open().count() if may_read_review(request.user, version) else None,
    }
    return render(request, "models_app/version_history.html", context)


@require_safe
def version_pdf(request, public_id):
    """The printed model, word for word."""
    version = visible_or_404(
        version_page.version_for_page(ModelVersion.objects.visible_to(request.user)), public_id
    )
    response = HttpResponse(model_sheet_pdf(build_model_sheet(version)), content_type="application/pdf")
    name = f"{slugify(version.name)}-version-{version.number}.pdf"
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response
