"""A form that is carried out once, however often it is sent: pressed twice, or Back and pressed again.

Its page draws a key (`{% once %}`), its view is `carried_out_once`. The key is kept in the transaction that does what
the form says, so of several that come at once one does it, and all get the answer that this one got.
"""

import re
from functools import wraps

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect

from competency_portal.accounts.actions.sent_forms import claim_form, form_done
from competency_portal.accounts.models import SentForm

NAME = "once"
KEY = re.compile(r"[0-9a-f]{32}")


def carried_out_once(view):
    """A view whose form with a key is carried out once: a second sending is answered as the first one was.

    Only success counts: a page drawn again, or a redirect that tells of an error, leaves the key free.
    """

    @wraps(view)
    def answering(request, *args, **kwargs) -> HttpResponse:
        key = request.POST.get(NAME, "") if request.method == "POST" else ""
        if not KEY.fullmatch(key) or not request.user.is_authenticated:
            return view(request, *args, **kwargs)
        with transaction.atomic():
            form, first = claim_form(user=request.user, place=request.path, key=key)
            if not first:
                return _as_before(request, form)
            told = len(messages.get_messages(request))
            answer = view(request, *args, **kwargs)
            said = _messages(request)[told:]
            if isinstance(answer, HttpResponseRedirect) and all(level < messages.ERROR for level, _ in said):
                form_done(form, address=answer["Location"], said=said)
            else:
                form.delete()
        return answer

    return answering


def _as_before(request, form: SentForm) -> HttpResponse:
    for level, words in form.said:
        messages.add_message(request, level, words)
    return HttpResponseRedirect(form.address)


def _messages(request) -> list[tuple[int, str]]:
    """What the next page will say; it stays unread."""
    storage = messages.get_messages(request)
    found = [(message.level, str(message.message)) for message in storage]
    storage.used = False
    return found
