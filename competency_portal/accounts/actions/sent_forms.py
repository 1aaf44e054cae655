"""Forms that were carried out, by the keys that their pages drew.

They write no entry of the trail: what a form did is written by the action that did it. A form's row says only where
its sender was led and what they read, and goes after a day.
"""

from collections.abc import Sequence
from datetime import timedelta

from django.utils import timezone

from competency_portal.accounts.models import SentForm, User
from competency_portal.accounts.queries import form_mark, holds_still

KEPT_FOR = timedelta(days=1)


def claim_form(*, user: User, place: str, key: str) -> tuple[SentForm, bool]:
    """The form of this person with this key, and whether it is sent for the first time since its things changed.

    In the transaction of what it does, and first in it: who sends it meanwhile waits for how that ends.
    """
    mark = form_mark(place, key)
    while True:
        form, first = SentForm.objects.get_or_create(user=user, mark=mark)
        if first or holds_still(form):
            return form, first
        form.delete()


def form_done(
    form: SentForm, *, address: str, said: Sequence[tuple[int, str]], entries: Sequence[int]
) -> None:
    """Keep where the person was led, what was said and written, for whoever sends it again; or nothing.

    What wrote no entry did nothing, and may be asked again at any time.
    """
    if not entries:
        form.delete()
        return
    form.address, form.said, form.entries = address, list(said), list(entries)
    form.save(update_fields=["address", "said", "entries"])


def forget_old_forms() -> None:
    """Everybody's forms older than a day go; outside of the work of a form, so that nobody waits for rows of others."""
    old = SentForm.objects.filter(sent_at__lt=timezone.now() - KEPT_FOR)
    if old.exists():  # SQLite takes its one write lock also for deleting nothing
        old.delete()
