"""Who must have a second factor and has none is led to set it up before anything else opens."""

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect

from competency_portal.access.middleware import matrix_by_name
from competency_portal.access.rules import Who
from competency_portal.access.signed_out import asked_by_script
from competency_portal.accounts.models import User
from competency_portal.accounts.queries import membership_roles

SET_UP = "second_factor_set_up"  # in the session, so that the table is not asked with each request
OPEN = {"account_logout", "account_reauthenticate", "account_change_password", "mfa_activate_totp"}
WORDS = "Your role asks for a second factor. Set up an authenticator app; then everything else opens."


def must_set_up(user: User) -> bool:
    """Whether one of the person's roles asks for a second factor and there is none."""
    return bool(membership_roles(user) & set(settings.SECOND_FACTOR_ROLES)) and not is_mfa_enabled(user)


class RequiredSecondFactorMiddleware:
    """Leads to the set-up page from every page that is not open to everybody, nor for programs, which are no person."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if not settings.SECOND_FACTOR_ROLES or not request.user.is_authenticated:
            return None
        if SET_UP in request.session or self._is_open(request):
            return None
        if not must_set_up(request.user):
            if is_mfa_enabled(request.user):
                request.session[SET_UP] = True
            return None
        if asked_by_script(request):
            return JsonResponse({"problems": [WORDS]}, status=403)
        messages.info(request, WORDS)
        return redirect("mfa_activate_totp")

    def _is_open(self, request: HttpRequest) -> bool:
        name = request.resolver_match.view_name
        row = matrix_by_name().get(name, {}).get(request.method or "")
        return name in OPEN or (row is not None and bool({Who.ANONYMOUS, Who.PROGRAM} & row.who))
