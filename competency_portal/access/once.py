"""A form that is carried out once, however often its button is pressed.

Its page draws a key (`{% once %}`), its view is `carried_out_once` and does its work `with once(request)`. The key is
kept in the transaction of that work, so of several that come at once one does it, and all get the answer that this
one got. Whatever takes long (reading a file, drawing a page) stands outside of it.

The answer of then is given for two minutes, and only while it is the last that happened (`holds_still`): later, or
once the person did something else or somebody touched the same thing, the form is judged anew. So are other words or
another file with the same key.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from hashlib import blake2s

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseRedirect

from competency_portal.accounts.actions.sent_forms import claim_form, forget_old_forms, form_done
from competency_portal.accounts.models import SentForm
from competency_portal.accounts.queries import entries_since, form_sent_before, newest_entry
from competency_portal.exchange.limits import UPLOAD_BYTES

NAME = "once"
KEY = re.compile(r"[0-9a-f]{32}")
Answered = Callable[[HttpResponseRedirect], HttpResponseRedirect]


class SentBefore(Exception):
    """The form was carried out already."""

    def __init__(self, form: SentForm):
        super().__init__(str(form))
        self.form = form


@contextmanager
def once(request) -> Iterator[Answered]:
    """The work of a form, its messages and its answer, which is given through what this yields.

    Raises SentBefore for `carried_out_once`; in a view without it the key is not looked at. Work that is refused, or
    ends without an answer, leaves the key free.
    """
    if not getattr(request, "carried_out_once", False):
        yield lambda answer: answer
        return
    with transaction.atomic():
        form, first = claim_form(**_sending(request))
        if not first:
            raise SentBefore(form)
        told, newest = len(messages.get_messages(request)), newest_entry()

        def answered(answer: HttpResponseRedirect) -> HttpResponseRedirect:
            written = entries_since(newest, request.user)
            form_done(form, address=answer["Location"], said=_messages(request)[told:], entries=written)
            return answer

        yield answered
        if form.pk and not form.address:
            form.delete()


def carried_out_once(view):
    """A view whose form with a key is carried out once: a second sending is answered as the first one was.

    It is asked again after the view, which may have found a door closed by the very same form a moment ago.
    """

    @wraps(view)
    def answering(request, *args, **kwargs) -> HttpResponse:
        if not _has_key(request):
            return view(request, *args, **kwargs)
        request.carried_out_once = True
        forget_old_forms()
        if before := form_sent_before(**_sending(request)):
            return _as_before(request, before)
        told = len(messages.get_messages(request))
        try:
            answer = view(request, *args, **kwargs)
        except SentBefore as sent:
            return _as_before(request, sent.form)
        except (PermissionDenied, Http404):
            if before := form_sent_before(**_sending(request)):
                return _as_before(request, before)
            raise
        if isinstance(answer, HttpResponseRedirect) and not _tells_of_error(request, told):
            return answer
        before = form_sent_before(**_sending(request))
        return _as_before(request, before, told) if before else answer

    return answering


def _has_key(request) -> bool:
    key = request.POST.get(NAME, "") if request.method == "POST" else ""
    return bool(KEY.fullmatch(key)) and request.user.is_authenticated


def _sending(request) -> dict:
    if not hasattr(request, "mark_of_form"):
        request.mark_of_form = f"{request.POST[NAME]} {_content_of(request)}"
    return {"user": request.user, "place": request.path, "key": request.mark_of_form}


def _content_of(request) -> str:
    """Fingerprint of what was sent: every field, and every file with its name.

    A file that no form takes, for its size, is not read.
    """
    fields = sorted((name, values) for name, values in request.POST.lists() if name != "csrfmiddlewaretoken")
    mark = blake2s(repr(fields).encode("utf-8", "surrogatepass"))
    for name, files in sorted(request.FILES.lists()):
        for file in files:
            mark.update(repr((name, file.name, file.size)).encode("utf-8", "surrogatepass"))
            if file.size <= UPLOAD_BYTES:
                for chunk in file.chunks():
                    mark.update(chunk)
                file.seek(0)
    return mark.hexdigest()


def _as_before(request, form: SentForm, told: int | None = None) -> HttpResponse:
    """The answer of then; what this request said after its first `told` messages is taken back."""
    kept = _messages(request)[:told]
    messages.get_messages(request).used = True
    for level, words in [*kept, *form.said]:
        messages.add_message(request, level, words)
    return HttpResponseRedirect(form.address)


def _tells_of_error(request, told: int) -> bool:
    return any(level >= messages.ERROR for level, _ in _messages(request)[told:])


def _messages(request) -> list[tuple[int, str]]:
    """What the next page will say; it stays unread."""
    storage = messages.get_messages(request)
    found = [(message.level, str(message.message)) for message in storage]
    storage.used = False
    return found
