"""Tokens of the read API: the agency's list, the token behind a secret, and who reads by it."""

import hashlib

from django.db.models import F, QuerySet

from competency_portal.accounts.models import Agency, Membership
from models_app.models import ApiToken


class TokenReader:
    """Whoever reads by a token, in the place of a person: signed in, and a member of nothing.

    Give it to every `visible_to(user)`: what is published shows, drafts do not, also not the agency's own.
    """

    is_authenticated = True
    is_active = True
    is_system_administrator = False
    memberships = Membership.objects.none()

    def __init__(self, token: ApiToken):
        self.token = token


def tokens_of(user, agency: Agency) -> QuerySet[ApiToken]:
    """Tokens of an agency that the person may see: those in use first, newest first."""
    rows = ApiToken.objects.visible_to(user).filter(agency=agency).select_related("created_by", "revoked_by")
    return rows.order_by(F("revoked_at").desc(nulls_first=True), "-created_at", "-pk")


def digest_of(secret: str) -> str:
    """What is kept of a secret. It is 256 random bits, so a plain hash can't be turned back by trying."""
    return hashlib.sha256(secret.encode()).hexdigest()


def token_of(secret: str) -> ApiToken | None:
    """The token in use with this secret."""
    return ApiToken.objects.active().select_related("agency").filter(secret_sha256=digest_of(secret)).first()
