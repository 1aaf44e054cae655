"""Pages of the read API's lists."""

from collections.abc import Callable
from typing import Annotated, Any

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Path, Query

Id = Annotated[str, Path(description="Its id, as lists give it.")]
PageNumber = Annotated[int, Query(ge=1, le=1_000_000, description="Which page, from 1.")]
PageSize = Annotated[int, Query(ge=1, le=100, description="How many items a page holds, at most 100.")]
# PostgreSQL stores no NUL, so nothing is found with one.
Text = Annotated[
    str,
    Query(
        max_length=200,
        pattern=r"^[^\x00]*$",
        description="Words that must all occur; capitals don't matter.",
    ),
]


def page_of(
    request: HttpRequest, rows: QuerySet, build: Callable[[Any], Any], page: int, page_size: int
) -> dict[str, Any]:
    """The members of a `PageOf`: two queries and what the rows bring along, however many there are."""
    count, first = rows.count(), (page - 1) * page_size
    more = first + page_size < count
    return {
        "items": [build(row) for row in rows[first : first + page_size]] if first < count else [],
        "count": count,
        "page": page,
        "page_size": page_size,
        "next": _address(request, page + 1) if more else None,
    }


def _address(request: HttpRequest, page: int) -> str:
    query = request.GET.copy()
    query["page"] = str(page)
    return f"{request.path}?{query.urlencode()}"
