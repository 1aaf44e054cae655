"""One's own account."""

from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from competency_portal.accounts.queries import memberships_of


def profile(request: HttpRequest) -> HttpResponse:
    """Roles, password, second factor."""
    context = {"memberships": memberships_of(request.user), "second_factor": is_mfa_enabled(request.user)}
    return render(request, "accounts/profile.html", context)
