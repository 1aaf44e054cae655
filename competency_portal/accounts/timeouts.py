"""When a session ends by itself: after a time without a request, and some hours after sign-in whatever happens.

SP 800-63B-4 asks for both. What was typed stays in the browser: a script hears 401, as after any other end.
"""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import SESSION_KEY, logout
from django.contrib.auth.signals import user_logged_in
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

BEGAN, SEEN = "signed_in_at", "seen_at"  # whole seconds since the epoch
GRAIN = 60  # seconds: a session is not written with each request, so it may end up to this much early


def listen() -> None:
    """Hear of every sign-in, by whatever way."""
    user_logged_in.connect(begun)


def begun(*, request: HttpRequest, **kwargs: object) -> None:
    """Both clocks of a session start with the sign-in."""
    request.session[BEGAN] = request.session[SEEN] = int(timezone.now().timestamp())


def end_of(session: SessionBase, now: float) -> str:
    """Why the session is over, in words for the sign-in page; empty while it goes on."""
    if now - session.get(SEEN, now) >= settings.SESSION_IDLE_SECONDS:
        minutes = settings.SESSION_IDLE_SECONDS // 60
        return f"You were signed out after {minutes} minutes without activity. Sign in again to go on."
    if now - session.get(BEGAN, now) >= settings.SESSION_COOKIE_AGE:
        hours = settings.SESSION_COOKIE_AGE // 3600
        return f"You were signed out {hours} hours after signing in. Sign in again to go on."
    return ""


class SessionTimeoutMiddleware:
    """Ends a session that is over before anything else looks at the person."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if SESSION_KEY in request.session:
            now = timezone.now().timestamp()
            if why := end_of(request.session, now):
                logout(request)
                messages.info(request, why)
            elif now - request.session.get(SEEN, 0) >= GRAIN:
                request.session.setdefault(BEGAN, int(now))  # begun before the portal kept times
                request.session[SEEN] = int(now)
        return self.get_response(request)
