"""The search page."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe

from competency_portal.search.hiring import hiring_groups
from competency_portal.search.hits import SHORTEST, is_too_short, words_in
from competency_portal.search.library import library_groups

FIRST = 5
PAGE_SIZE = 25


@require_safe
def search(request):
    """`?q=` the words; `?kind=` shows all hits of one kind, in pages."""
    query = request.GET.get("q", "").replace("\x00", "").strip()[:200]
    too_short = bool(query) and is_too_short(query)
    groups = [] if not query or too_short else _groups(request.user, words_in(query))
    kind = request.GET.get("kind", "")
    chosen = next((one for one in groups if one.key == kind), None)
    context = {
        "query": query,
        "too_short": too_short,
        "shortest": SHORTEST,
        "groups": groups,
        "chosen": chosen,
        "page": Paginator(chosen.hits, PAGE_SIZE).get_page(request.GET.get("page")) if chosen else None,
        "first": FIRST,
    }
    return render(request, "search/search.html", context)


def _groups(user, words):
    """Kinds in which something was found: what the person works on first, then the library."""
    return [one for one in (*hiring_groups(user, words), *library_groups(user, words)) if one.hits]
