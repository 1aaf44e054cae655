"""Which address a request comes from; sign-in counts wrong passwords by it."""

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """The address of the browser as far as it can be known.

    `X-Forwarded-For` is typed by whoever likes to, so it counts only behind our own proxy (BEHIND_PROXY), and then
    only its last entry, which that proxy appended.
    """
    direct = request.META.get("REMOTE_ADDR", "")
    if not settings.BEHIND_PROXY:
        return direct
    return request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip() or direct
