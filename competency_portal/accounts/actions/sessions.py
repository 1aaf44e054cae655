"""What happens at the door, on the system's own chain: sign-in, sign-out, failures, passwords, second factor."""

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.db import transaction

from competency_portal.accounts.models import User
from competency_portal.audit.recording import commitment, record

SECRETS = ("secret", "seed")  # in the data of allauth's authenticators: of the app, of the recovery codes


@transaction.atomic
def record_sign_in(*, user: User, address: str) -> None:
    """Somebody is in, after all factors."""
    record(agency=None, actor=user, action="session.sign_in", obj=user, after={"address": address})


@transaction.atomic
def record_sign_out(*, user: User) -> None:
    """Somebody left by the door; sessions that just end leave no entry."""
    record(agency=None, actor=user, action="session.sign_out", obj=user)


@transaction.atomic
def record_failure(*, user: User | None, typed: str, address: str, locked: bool) -> None:
    """A wrong password, or (`locked`) one try too many.

    What was typed as a name may be a password in the wrong box, so only its fingerprint is kept.
    """
    action = "session.lock" if locked else "session.fail"
    record(
        agency=None,
        actor=None,
        action=action,
        obj=user,
        after={"address": address, "typed": commitment(typed)},
    )


@transaction.atomic
def record_password_change(*, user: User) -> None:
    """The person changed their password, or set it by a reset link."""
    record(agency=None, actor=user, action="password.change", obj=user)


@transaction.atomic
def record_second_factor(*, user: User, kind: str, added: bool) -> None:
    """A second factor (`totp`, `recovery_codes`) was added, made anew or taken away.

    allauth tells of additions after its own commit, so this one entry stands in a transaction of its own.
    """
    action = "second_factor.add" if added else "second_factor.remove"
    record(agency=None, actor=user, action=action, obj=user, after={"kind": kind})


@transaction.atomic
def encrypt_stored_secrets() -> int:
    """Encrypt the secrets of second factors that were stored before the portal did; returns how many there were."""
    adapter, count = get_adapter(), 0
    for authenticator in Authenticator.objects.select_for_update():
        kept = {
            n: v for n, v in authenticator.data.items() if n in SECRETS and not v.startswith(adapter.mark)
        }
        if kept:
            authenticator.data |= {name: adapter.encrypt(value) for name, value in kept.items()}
            authenticator.save(update_fields=["data"])
            count += 1
    if count:
        record(
            agency=None, actor=None, action="second_factor.encrypt", obj=None, after={"second_factors": count}
        )
    return count
