"""Answers to allauth's signals about the second factor."""

from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset

from competency_portal.accounts.actions.sessions import record_second_factor
from competency_portal.accounts.required_factor import SET_UP


def listen() -> None:
    """Hear of every second factor that comes and goes."""
    authenticator_added.connect(added)
    authenticator_reset.connect(added)
    authenticator_removed.connect(removed)


def added(*, user, authenticator, **kwargs):
    """A second factor was added, or its codes were made anew."""
    record_second_factor(user=user, kind=str(authenticator.type), added=True)


def removed(*, request, user, authenticator, **kwargs):
    """A second factor was taken away; whose role asks for one has to set it up anew."""
    request.session.pop(SET_UP, None)
    record_second_factor(user=user, kind=str(authenticator.type), added=False)
