"""How programs are answered that read by token: refusals are JSON, never a page or a redirect.

The body of every refusal is `{"status": 422, "detail": "…", "problems": [{"field": "page", "message": "…"}]}`.
"""

from collections.abc import Iterable
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, JsonResponse

from competency_portal.errors import Problem

ADDRESSES = ("/api/", "/ims/case/")
NOT_FOUND = "There is nothing at this address that this token may read."


def asked_by_program(request: HttpRequest) -> bool:
    """Whether the address is one of those that programs read."""
    return request.path_info.startswith(ADDRESSES)


def problem_of(status: int, detail: str, problems: Iterable[Problem] = ()) -> dict[str, Any]:
    """The body of a refusal: the reason in words, then each field that is wrong with its own reason."""
    return {
        "status": int(status),
        "detail": detail,
        "problems": [{"field": problem.field, "message": problem.message} for problem in problems],
    }


def problem_answer(
    status: int, detail: str, problems: Iterable[Problem] = (), headers: dict[str, str] | None = None
) -> JsonResponse:
    """A refusal as an answer."""
    return JsonResponse(problem_of(status, detail, problems), status=status, headers=headers)


def method_not_allowed(methods: Iterable[str]) -> JsonResponse:
    """405, naming what may be used instead."""
    allowed = ", ".join(sorted(set(methods) - {"OPTIONS"}))
    return problem_answer(
        HTTPStatus.METHOD_NOT_ALLOWED, f"Here only {allowed} can be used.", headers={"Allow": allowed}
    )
