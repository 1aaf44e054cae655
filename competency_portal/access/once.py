"""A form that is carried out once, however often it is sent: pressed twice, or Back and pressed again.

Its page draws a key (`{% once %}`), its view is `carried_out_once`. The key is kept in the transaction that does what
the form says, so of several that come at once one does it, and all get the answer that this one got.
"""

import hashlib
import json
import re
from functools import wraps
from http import HTTPStatus

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect

from competency_portal.accounts.actions.sent_forms import claim_form, done_before, form_done
from competency_portal.accounts.models import SentForm

NAME = "once"
KEYS = (NAME, "csrfmiddlewaretoken")
KEY = re.compile(r"[0-9a-f]{32}")


def carried_out_once(view):
    """A view whose form with a key is carried out once: a second sending is answered as the first one was.

    Only success counts: a page drawn again, or a redirect that tells of an error, leaves the key free.
    """

    @wraps(view)
    def answering(request, *args, **kwargs) -> HttpResponse:
        if not _has_key(request):
            return view(request, *args, **kwargs)
        with transaction.atomic():
            form, first = claim_form(user=request.user, place=request.path, key=request.POST[NAME])
            if not first:
                return _as_before(request, form)
            told = len(messages.get_messages(request))
            answer = view(request, *args, **kwargs)
            said = _messages(request)[told:]
            if isinstance(answer, HttpResponseRedirect) and all(level < messages.ERROR for level, _ in said):
                form_done(form, content=_content(request), address=answer["Location"], said=said)
            else:
                form.delete()
        return answer

    return answering


def begun_once(view):
    """The same for a form that begins a thing with a name of its own, also when its page was drawn anew meanwhile.

    After Back a browser draws the page with another key and with what was typed. What is refused then, though the
    very same began before (the number is taken: by oneself), is answered as it was before.
    """
    once = carried_out_once(view)

    @wraps(view)
    def answering(request, *args, **kwargs) -> HttpResponse:
        answer = once(request, *args, **kwargs)
        if answer.status_code != HTTPStatus.UNPROCESSABLE_ENTITY or not _has_key(request):
            return answer
        before = done_before(user=request.user, content=_content(request))
        return _as_before(request, before) if before else answer

    return answering


def _has_key(request) -> bool:
    key = request.POST.get(NAME, "") if request.method == "POST" else ""
    return bool(KEY.fullmatch(key)) and request.user.is_authenticated


def _as_before(request, form: SentForm) -> HttpResponse:
    for level, words in form.said:
        messages.add_message(request, level, words)
    return HttpResponseRedirect(form.address)


def _content(request) -> str:
    """Fingerprint of everything that was sent but the keys of the page; empty where a file was."""
    if request.FILES:
        return ""
    sent = sorted((name, values) for name, values in request.POST.lists() if name not in KEYS)
    return hashlib.sha256(json.dumps([request.path, sent]).encode()).hexdigest()


def _messages(request) -> list[tuple[int, str]]:
    """What the next page will say; it stays unread."""
    storage = messages.get_messages(request)
    found = [(message.level, str(message.message)) for message in storage]
    storage.used = False
    return found
