"""What is done to the demonstration people as a whole."""

from django.contrib.auth.hashers import make_password
from django.db import transaction

from competency_portal.accounts.models import User
from competency_portal.audit.recording import record


@transaction.atomic
def set_demonstration_password(*, password: str) -> int:
    """Give every demonstration person this password; returns how many there are. It is no secret, so one hash does."""
    count = User.objects.filter(is_demonstration=True).update(password=make_password(password))
    if count:
        record(
            agency=None, actor=None, action="demonstration.set_password", obj=None, after={"people": count}
        )
    return count
