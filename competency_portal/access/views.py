"""The access matrix as a page."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.module_loading import import_string

from competency_portal.access.table import LABELS, entries
from competency_portal.access.walk import walk

PER_PAGE = 25


def matrix(request: HttpRequest) -> HttpResponse:
    """Every address with its methods, roles, scope and state; `?role=` and `?q=` narrow it."""
    role = request.GET.get("role", "")
    if role not in LABELS:
        role = ""
    words = request.GET.get("q", "").casefold().split()[:10]
    found = [
        entry
        for entry in entries(walk(), import_string(settings.ACCESS_MATRIX), role)
        if all(word in f"{entry.pattern} {entry.name} {entry.state}".casefold() for word in words)
    ]
    context = {
        "page": Paginator(found, PER_PAGE).get_page(request.GET.get("page")),
        "text": request.GET.get("q", ""),
        "roles": {who.value: words for who, words in LABELS.items()},
        "role": role,
    }
    return render(request, "access/matrix.html", context)
