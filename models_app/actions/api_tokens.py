"""Tokens of the read API: made, used, revoked."""

import datetime as dt
import secrets

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from competency_portal.accounts.models import Agency, User
from competency_portal.audit.recording import record
from competency_portal.errors import Problem, Refused
from models_app.actions.changes import checked_text
from models_app.actions.refusing import insist
from models_app.actions.touching import lock_agency
from models_app.models import ApiToken
from models_app.permissions import may_manage_tokens
from models_app.queries.api_tokens import digest_of

NAME = 120
PREFIX = "cpat_"  # so that a secret is known for one wherever it turns up
MINUTE = 60  # seconds


@transaction.atomic
def make_token(*, agency: Agency, name: str, actor: User) -> tuple[ApiToken, str]:
    """A new token and its secret, which is told here and never again."""
    insist(may_manage_tokens(actor, agency.pk))
    name = checked_text(name, field="name", most=NAME, needed="Say what the token is for.")
    lock_agency(agency.pk)
    if ApiToken.objects.active().filter(agency=agency, name=name).exists():
        raise Refused(
            Problem("A token with this name is in use. Revoke that one, or choose another name.", "name")
        )
    secret = PREFIX + secrets.token_urlsafe(32)
    token = ApiToken.objects.create(
        agency=agency, name=name, secret_sha256=digest_of(secret), created_by=actor
    )
    record(agency=agency, actor=actor, action="api_token.make", obj=token, after={"name": name})
    return token, secret


@transaction.atomic
def revoke_token(*, token: ApiToken, actor: User) -> ApiToken:
    """Shut a token for good, from the next request on. It stays on record."""
    insist(may_manage_tokens(actor, token.agency_id))
    now = timezone.now()
    if not ApiToken.objects.active().filter(pk=token.pk).update(revoked_by=actor, revoked_at=now):
        raise Refused("This token is revoked already.")
    token.refresh_from_db()
    record(agency=token.agency, actor=actor, action="api_token.revoke", obj=token, after={"name": token.name})
    return token


@transaction.atomic
def count_use(*, token: ApiToken, now: dt.datetime) -> int:
    """Count one request of a token in its minute. 0, or after how many seconds to ask again when there were too many.

    The count stands in the cache that all processes share. It is read and written under the token's row (on SQLite
    under the write lock with which a transaction begins), so that no process counts from an old number.
    """
    ApiToken.objects.select_for_update().filter(pk=token.pk).values_list("pk").first()
    minute, second = divmod(int(now.timestamp()), MINUTE)
    key = f"api-token:{token.pk}:{minute}"
    count = cache.get(key, 0)
    if count >= settings.API_REQUESTS_A_MINUTE:
        return MINUTE - second
    cache.set(key, count + 1, 2 * MINUTE)
    _keep_day(token, now.date())
    return 0


def _keep_day(token: ApiToken, today: dt.date) -> None:
    """On which day it was last used; written once a day, and never back."""
    if token.last_used_on is None or token.last_used_on < today:
        ApiToken.objects.filter(pk=token.pk).update(last_used_on=today)
