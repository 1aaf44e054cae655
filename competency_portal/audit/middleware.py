"""Gives each request an id, so that all audit entries of one request can be found together."""

from collections.abc import Callable
from contextvars import ContextVar

from django.http import HttpRequest, HttpResponse

from competency_portal.identifiers import new_public_id

current_request_id: ContextVar[str] = ContextVar("current_request_id", default="")


class RequestIdMiddleware:
    """Sets a fresh id for the time of one request. It is made here: what a browser sends is never believed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = current_request_id.set(new_public_id())
        try:
            return self.get_response(request)
        finally:
            current_request_id.reset(token)
