"""Pages of a list."""

from django.core.paginator import Page, Paginator

PAGE_SIZE = 25


def page_of(request, rows, size: int = PAGE_SIZE) -> Page:
    """The page that `?page=` asks for; the nearest one when there is no such page."""
    return Paginator(rows, size).get_page(request.GET.get("page"))


def asked(request, name: str = "q") -> str:
    """What was typed into a filter, without the spaces around it and not endlessly long."""
    return short(request.GET.get(name, ""))


def short(text: str) -> str:
    """What was typed to be looked for, as it is asked for."""
    return text.replace("\x00", "").strip()[:200]
