"""How the CASE service says no: refusals under its addresses are the standard's status information, never a page."""

import json
from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse

from models_app.exchange.case.naming import BASE_PATH

SYSTEM = "competency-portal"  # which system reports
UNKNOWN_OBJECT = "Unknown Object: nothing published has this identifier."
INVALID_UUID = "Invalid UUID: an identifier of the CASE service has 32 hexadecimal digits in five groups."

# The standard's code for what went wrong, and what to say where nobody has said more.
CODES = {
    HTTPStatus.BAD_REQUEST: ("invalid_selection_field", "The request can't be read."),
    HTTPStatus.UNAUTHORIZED: (
        "unauthorised_request",
        "Send the agency's token: Authorization: Bearer TOKEN.",
    ),
    HTTPStatus.FORBIDDEN: ("forbidden", "This token may not do that."),
    HTTPStatus.NOT_FOUND: ("unknownobject", "Unknown Object: there is nothing at this address."),
    HTTPStatus.TOO_MANY_REQUESTS: ("server_busy", "This token has asked too often. Ask again later."),
    HTTPStatus.INTERNAL_SERVER_ERROR: ("internal_server_error", "The portal failed. Nothing was changed."),
    HTTPStatus.SERVICE_UNAVAILABLE: ("server_busy", "The portal is busy. Ask again later."),
}


class StatusInfo(JsonResponse):
    """A refusal as the standard writes it. `code` is empty where the standard has none, as for a wrong method."""

    def __init__(self, status: int, code: str, description: str, **kwargs):
        minor = {"imsx_codeMinorField": [_field(code)]} if code else None
        members = {
            "imsx_codeMajor": "failure" if code else "unsupported",
            "imsx_severity": "error",
            "imsx_description": description,
            **({"imsx_codeMinor": minor} if minor else {}),
        }
        super().__init__(members, status=status, **kwargs)


class CaseStatusMiddleware:
    """Turns whatever refuses a request under the service's addresses into status information. Headers stay."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        if answer.status_code < 400 or not request.path_info.startswith(f"/{BASE_PATH}"):
            return answer
        return answer if isinstance(answer, StatusInfo) else _as_status(answer)


def _as_status(answer: HttpResponse) -> StatusInfo:
    status = answer.status_code
    code, words = CODES.get(HTTPStatus(status), ("", "The service does not do that."))
    said = words if status == HTTPStatus.NOT_FOUND else _detail(answer) or words
    headers = {name: value for name, value in answer.items() if name.lower() not in OF_THE_BODY}
    info = StatusInfo(status, code, said, headers=headers)
    info.cookies = answer.cookies
    return info


OF_THE_BODY = ("content-type", "content-length", "content-disposition", "etag")


def _detail(answer: HttpResponse) -> str:
    """What a refusal of the read API says in words."""
    if not answer.get("Content-Type", "").startswith("application/json"):
        return ""
    try:
        members = json.loads(answer.content)
    except ValueError:
        return ""
    detail = members.get("detail") if isinstance(members, dict) else None
    return detail if isinstance(detail, str) else ""


def _field(code: str) -> dict[str, str]:
    return {"imsx_codeMinorFieldName": SYSTEM, "imsx_codeMinorFieldValue": code}
