"""What the portal does beside allauth when people sign in and out: keep it in the audit trail."""

from allauth.account.adapter import DefaultAccountAdapter
from django.db import transaction
from django.http import HttpRequest

from competency_portal.accounts.actions import sessions
from competency_portal.accounts.address import address_of
from competency_portal.accounts.models import User
from competency_portal.accounts.queries import person_by_username


class PortalAccountAdapter(DefaultAccountAdapter):
    """Nobody signs up by themselves; every sign-in, sign-out, failure and password change is recorded."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        return address_of(request)

    def login(self, request: HttpRequest, user: User) -> None:
        """Called after the second factor too, so this is the moment somebody is really in."""
        super().login(request, user)
        sessions.record_sign_in(user=user, address=address_of(request))

    def logout(self, request: HttpRequest) -> None:
        if request.user.is_authenticated:
            sessions.record_sign_out(user=request.user)
        super().logout(request)

    def authentication_failed(self, request: HttpRequest, **credentials: str) -> None:
        typed = credentials.get("username", "")
        sessions.record_failure(
            user=person_by_username(typed),
            typed=typed,
            address=address_of(request),
            locked=bool(getattr(request, "axes_locked_out", False)),
        )

    def set_password(self, user: User, password: str) -> None:
        """By change and by reset alike; all other sessions of the person end with the old password."""
        with transaction.atomic():
            super().set_password(user, password)
            sessions.record_password_change(user=user)
