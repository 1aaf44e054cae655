"""The read-only CASE 1.1 service over published versions, for programs with a token: at the standard's addresses."""

from http import HTTPStatus
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from models_app.api.answers import kept_by_hash
from models_app.api.case_status import INVALID_UUID, UNKNOWN_OBJECT, StatusInfo
from models_app.exchange.case.about import known_address
from models_app.exchange.case.naming import BASE_PATH
from models_app.exchange.case.selecting import Selection, WrongSelection, selection_of
from models_app.exchange.case.service import KINDS, Service, is_identifier


@require_safe
@kept_by_hash
def documents(request: HttpRequest) -> HttpResponse:
    """All documents, or the part of them that was asked for."""
    try:
        selection = selection_of(dict(request.GET.lists()))
    except WrongSelection as wrong:
        return StatusInfo(HTTPStatus.BAD_REQUEST, wrong.code, str(wrong))
    rows = selection.chosen(_service(request).documents())
    answer = JsonResponse({"CFDocuments": selection.page(rows)})
    answer["X-Total-Count"] = str(len(rows))
    answer["Link"] = _links(request, selection, len(rows))
    return answer


@require_safe
@kept_by_hash
def one(request: HttpRequest, kind: str, sourced_id: str) -> HttpResponse:
    """One object by its identifier; of some kinds with what belongs to it."""
    identifier = sourced_id.lower()
    if kind not in KINDS:
        return StatusInfo(HTTPStatus.NOT_FOUND, "unknownobject", UNKNOWN_OBJECT)
    if not is_identifier(identifier):
        return StatusInfo(HTTPStatus.NOT_FOUND, "invalid_uuid", INVALID_UUID)
    found = _service(request).find(kind, identifier)
    if found is None:
        return StatusInfo(HTTPStatus.NOT_FOUND, "unknownobject", UNKNOWN_OBJECT)
    return JsonResponse(found)


def service_address(request: HttpRequest) -> str:
    """Where the service answers: as the settings say, else under the name that was asked."""
    return known_address() or request.build_absolute_uri(f"/{BASE_PATH}")


def _service(request: HttpRequest) -> Service:
    """The service for whoever holds the token."""
    return Service(request.reader, service_address(request))  # type: ignore[attr-defined]


def _links(request: HttpRequest, selection: Selection, total: int) -> str:
    """First, last, and as far as there are any the next and previous parts of the list, as web links (RFC 8288)."""
    limit, offset = selection.limit, selection.offset
    starts = {"first": 0, "last": max(total - 1, 0) // limit * limit}
    if offset + limit < total:
        starts["next"] = offset + limit
    if offset > 0:
        starts["prev"] = max(min(offset, total) - limit, 0)
    asked = {name: values for name, values in request.GET.lists() if name not in ("limit", "offset")}
    return ", ".join(
        f'<{request.build_absolute_uri(request.path)}?{_query(asked, limit, start)}>; rel="{name}"'
        for name, start in starts.items()
    )


def _query(asked: dict[str, list[str]], limit: int, offset: int) -> str:
    return urlencode({**asked, "limit": limit, "offset": offset}, doseq=True)
