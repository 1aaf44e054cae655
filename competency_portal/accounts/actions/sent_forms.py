"""Forms that were carried out, by the keys that their pages drew.

They write no entry of the trail: what a form did is written by the action that did it. A form's row says only where
its sender was led and what they read, and goes after a day.
"""

from collections.abc import Sequence
from datetime import timedelta

from django.utils import timezone

from competency_portal.accounts.models import SentForm, User
from competency_portal.accounts.queries import form_mark

KEPT_FOR = timedelta(days=1)


def claim_form(*, user: User, place: str, key: str) -> tuple[SentForm, bool]:
    """The form of this person with this key, and whether it is sent for the first time.

    In the transaction of what it does, and first in it: who sends it meanwhile waits for how that ends.
    """
    return SentForm.objects.get_or_create(user=user, mark=form_mark(place, key))


def form_done(form: SentForm, *, address: str, said: Sequence[tuple[int, str]]) -> None:
    """Keep where the person was led and what was said, for whoever sends it again."""
    form.address, form.said = address, list(said)
    form.save(update_fields=["address", "said"])


def forget_old_forms() -> None:
    """Everybody's forms older than a day go; outside of the work of a form, so that nobody waits for rows of others."""
    old = SentForm.objects.filter(sent_at__lt=timezone.now() - KEPT_FOR)
    if old.exists():  # SQLite takes its one write lock also for deleting nothing
        old.delete()
