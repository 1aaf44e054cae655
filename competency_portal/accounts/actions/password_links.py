"""One-time links with which a person sets their password."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.db import transaction
from django.urls import reverse

from competency_portal.accounts.models import User
from competency_portal.accounts.permissions import can_manage_account
from competency_portal.audit.recording import record
from competency_portal.errors import Refused


@transaction.atomic
def make_password_link(*, actor: User, person: User) -> str:
    """Path of a link that lets the person choose a password; it works once, for PASSWORD_RESET_TIMEOUT seconds.

    It is stored nowhere. Whoever has it can take the account over, so making one is recorded.
    """
    decision = can_manage_account(actor, person)
    if not decision:
        raise Refused(decision.reason)
    if not person.is_active:
        raise Refused("This account is closed; open it first.")
    record(agency=None, actor=actor, action="password.link", obj=person)
    key = default_token_generator.make_token(person)
    return reverse(
        "account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(person), "key": key}
    )
