"""The access matrix as a page."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.module_loading import import_string

from competency_portal.access.table import LABELS, entries
from competency_portal.access.walk import walk


def matrix(request: HttpRequest) -> HttpResponse:
    """Every address with its methods, roles, scope and state; `?role=` keeps what one role may call."""
    role = request.GET.get("role", "")
    if role not in LABELS:
        role = ""
    context = {
        "entries": list(entries(walk(), import_string(settings.ACCESS_MATRIX), role)),
        "roles": {who.value: words for who, words in LABELS.items()},
        "role": role,
    }
    return render(request, "access/matrix.html", context)
