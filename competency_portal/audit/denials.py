"""Requests that were refused to somebody who is signed in: one record each, in the trail or in the log."""

import logging

from django.db import transaction
from django.http import HttpRequest

from competency_portal.accounts.address import address_of
from competency_portal.accounts.models import User
from competency_portal.audit.recording import record

SAFE = ("GET", "HEAD", "OPTIONS")
logger = logging.getLogger(__name__)


def note_denial(request: HttpRequest) -> None:
    """Keep that this person was refused this page: who tried to change something stands in the trail.

    Reading must not write, so a page that was only asked for stands in the log, with person and page.
    """
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return
    match = request.resolver_match
    page = match.view_name if match else ""
    objects = [str(value) for value in match.kwargs.values()] if match else []
    if request.method in SAFE:
        logger.warning("Denied: %s asked for %s %s", user.public_id, page, objects)
        request.denial_noted = True  # Django's own line of it would say no more
        return
    record_denial(
        user=user, method=str(request.method), page=page, objects=objects, address=address_of(request)
    )


@transaction.atomic
def record_denial(*, user: User, method: str, page: str, objects: list[str], address: str) -> None:
    """One entry on the system's own chain: agencies' readers may be raters, and a refusal may tell of a state."""
    record(
        agency=None,
        actor=user,
        action="access.deny",
        obj=user,
        after={"method": method, "page": page, "objects": objects, "address": address},
    )
