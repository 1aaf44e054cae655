"""Taking a version out: the formats to choose from, and the file."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from competency_portal.access.shortcuts import visible_or_404
from competency_portal.exchange.writing import content_disposition
from competency_portal.pdf import PdfUnavailable
from models_app.api.case_service import service_address
from models_app.exchange.case.service import package_address
from models_app.exchange.exporting import FORMATS, export
from models_app.models import ModelVersion
from models_app.queries.version_page import version_for_page


@require_safe
def version_export(request, public_id):
    """The formats in plain words, each with its button."""
    version = _version(request, public_id)
    context = {
        "version": version,
        "formats": FORMATS.items(),
        "service": package_address(version, service_address(request)) if version.is_frozen else "",
    }
    return render(request, "models_app/version_export.html", context)


@require_safe
def version_export_file(request, public_id, format):
    """The version as a file in one of the formats."""
    version = _version(request, public_id)
    if format not in FORMATS:
        raise Http404
    try:
        file = export(version, format)
    except PdfUnavailable as reason:
        messages.error(request, str(reason))
        return redirect("library:version-export", public_id)
    response = HttpResponse(file.data, content_type=file.media_type)
    response["Content-Disposition"] = content_disposition(file.filename)
    return response


def _version(request, public_id):
    return visible_or_404(version_for_page(ModelVersion.objects.visible_to(request.user)), public_id)
