"""Answers with people's data in them stay in no cache: not the browser's, not a proxy's."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

# For what is published and read by a program: it may keep it for itself, and asks again before each use.
KEEP_AND_ASK = "private, no-cache"


class NoStoreMiddleware:
    """`Cache-Control: no-store` on every answer of a view, unless the view said `KEEP_AND_ASK`.

    Static files are served before this and may be kept.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.headers.get("Cache-Control") != KEEP_AND_ASK:
            patch_cache_control(response, no_store=True, private=True)
        return response
