"""The page after too many wrong passwords: what happened, and when to try again."""

from datetime import timedelta

from axes.models import AccessAttempt
from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone

from competency_portal.access.signed_out import asked_by_script
from competency_portal.accounts.address import address_of


def username_of(request: HttpRequest, credentials: dict | None = None) -> str:
    """The name that was tried. axes calls it with what the form sends, or with what Django was asked to check."""
    given = credentials or {}
    return given.get("username") or request.POST.get("login", "")


def locked_out(request: HttpRequest, response: HttpResponse | None = None, credentials: dict | None = None):
    """429 with the moment at which this account opens again for this address."""
    minutes = minutes_left(request, username_of(request, credentials))
    headers = {"Retry-After": str(minutes * 60)}
    if asked_by_script(request):
        return JsonResponse({"retry_after_minutes": minutes}, status=429, headers=headers)
    context = {"minutes": minutes, "again_at": timezone.now() + timedelta(minutes=minutes)}
    page = render(request, "account/locked_out.html", context, status=429)
    page.headers["Retry-After"] = headers["Retry-After"]
    return page


def minutes_left(request: HttpRequest, username: str) -> int:
    """Whole minutes until the last counted failure is forgotten, at least 1; unknown people wait alike."""
    cooloff = timedelta(hours=settings.AXES_COOLOFF_TIME)
    attempts = AccessAttempt.objects.filter(username=username, ip_address=address_of(request))
    last = attempts.order_by("-attempt_time").values_list("attempt_time", flat=True).first()
    left = (last or timezone.now()) + cooloff - timezone.now()
    return max(1, -(-int(left.total_seconds()) // 60))
