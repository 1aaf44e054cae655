"""The read API for people: what it answers, and its description as a file."""

from django.conf import settings
from django.http import JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from competency_portal.accounts.queries import current_agency
from competency_portal.exchange.writing import content_disposition
from models_app.api.description import described
from models_app.api.reference import operations, shapes
from models_app.permissions import may_manage_tokens


@require_safe
def api_reference(request):
    """Addresses, parameters and answers, drawn from the description itself."""
    schema, agency = described(), current_agency(request)
    context = {
        "about": schema["info"]["description"],
        "operations": operations(schema),
        "shapes": shapes(schema),
        "here": f"{request.scheme}://{request.get_host()}",
        "limit": settings.API_REQUESTS_A_MINUTE,
        "agency": agency if agency and may_manage_tokens(request.user, agency.pk) else None,
    }
    return render(request, "models_app/api_reference.html", context)


@require_safe
def api_description(request):
    """The OpenAPI description as a file, for tools that read one."""
    response = JsonResponse(described(), json_dumps_params={"indent": 1})
    response["Content-Disposition"] = content_disposition("competency-portal-api.json")
    return response
