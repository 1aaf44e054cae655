"""Forms that were carried out, for a day, by the keys that their pages drew."""

import hashlib
from collections.abc import Sequence
from datetime import timedelta

from django.utils import timezone

from competency_portal.accounts.models import SentForm, User

KEPT_FOR = timedelta(days=1)


def claim_form(*, user: User, place: str, key: str) -> tuple[SentForm, bool]:
    """The form of this person with this key, and whether it is sent for the first time.

    In the caller's transaction: who sends it meanwhile waits for how that ends. What is older than a day goes.
    """
    user.sent_forms.filter(sent_at__lt=timezone.now() - KEPT_FOR).delete()
    mark = hashlib.sha256(f"{place}\n{key}".encode()).hexdigest()
    return SentForm.objects.get_or_create(user=user, mark=mark)


def form_done(form: SentForm, *, content: str, address: str, said: Sequence[tuple[int, str]]) -> None:
    """Keep what was sent, where the person was led and what was said, for whoever sends it again."""
    form.content, form.address, form.said = content, address, list(said)
    form.save(update_fields=["content", "address", "said"])


def done_before(*, user: User, content: str) -> SentForm | None:
    """The newest form of this person with exactly this content that was carried out, if it is still kept."""
    alike = user.sent_forms.filter(content=content) if content else SentForm.objects.none()
    return alike.order_by("-sent_at").first()
