"""The workshop page of a draft: title, texts, groups, competencies in their order."""

from urllib.parse import urlencode

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse

from competency_portal.access.shortcuts import require
from competency_portal.errors import Refused, Stale
from models_app.actions.structure import change_draft
from models_app.forms.draft_steps import placed, step_of
from models_app.forms.drawn import collides, text_of
from models_app.forms.editing import DraftForms
from models_app.permissions import may_edit_draft
from models_app.queries.editing import addable, workshop_of
from models_app.queries.gaps import OpenPlaces
from models_app.queries.origin import origin_of
from models_app.queries.reasons import reason_of
from models_app.queries.remarks import beside, open_by_use
from models_app.queries.reviewers import own_reading
from models_app.views.findings import editable_version
from models_app.views.paging import asked, page_of

LOST = "What you changed was removed meanwhile. Your words stand in the form for a new one."


def draft_edit(request, public_id):
    """What a draft is made of (GET); one change of it (POST), then the same page again."""
    version = editable_version(request, public_id)
    require(may_edit_draft(request.user, version))
    page = workshop_of(version)
    if request.method != "POST":
        return _draw(request, page, DraftForms(page))
    sent = DraftForms(page, request.POST)
    if sent.posted is not None and not sent.posted.is_valid():
        late = edit_shown(request) != version.revision_of_edit
        return _draw(request, page, sent, stale=differing(sent.posted) if late else None, status=422)
    try:
        change = sent.posted.change() if sent.posted else _step(page, request.POST, sent)
        change_draft(version=version, change=change, actor=request.user, expected_edit=edit_shown(request))
    except Refused as refused:
        return _draw_again(request, public_id, refused)
    messages.success(request, "Saved.")
    return redirect(_back(request, version, sent.sent))


def edit_shown(request, name: str = "edit") -> int:
    """The edit number that the page showed. What can't be read is no number that anything ever has."""
    text = request.POST.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1


def _step(page, data, sent):
    if sent.has_lost:
        raise Refused(LOST)
    return step_of(page, data)


def _draw_again(request, public_id, refused):
    """The draft as it now stands, with what was typed still in its form; sending it again is then a choice."""
    page = workshop_of(editable_version(request, public_id))
    forms = DraftForms(page, request.POST)
    if forms.posted is None:
        problems = [problem.message for problem in refused.problems]
        return _draw(request, page, forms, problems=problems, status=_status(refused))
    forms.posted.is_valid()
    for problem in refused.problems:
        known = problem.field in forms.posted.fields
        forms.posted.add_error(problem.field if known else None, problem.message)
    stale = differing(forms.posted) if isinstance(refused, Stale) else None
    return _draw(request, page, forms, stale=stale, status=_status(refused))


def _status(refused) -> int:
    return 409 if isinstance(refused, Stale) else 422


def differing(form) -> list[tuple[str, str, str]]:
    """Label, what is on record, what was typed: for each field that two people changed, each in another way."""
    return [
        (
            form.fields[name].label,
            _in_words(form, name, form.initial.get(name)),
            _in_words(form, name, form[name].value()),
        )
        for name in form.changed_data
        if collides(form.data, form.add_prefix(name), form.initial.get(name))
    ]


def _in_words(form, name: str, value) -> str:
    """A value as the page shows it; empty for what is not stated."""
    words = dict(getattr(form.fields[name], "choices", ()))
    return str(words.get(value, text_of(value)))


def _back(request, version, sent: str) -> str:
    """The page again, at the row that was changed, with the same search."""
    at = f"use-{placed(request.POST)[0][0]}" if sent == "place" else _place_of(version, sent)
    query = f"?{urlencode({'q': asked(request)})}" if asked(request) else ""
    return f"{reverse('library:draft-edit', args=[version.public_id])}{query}#{at}"


def _place_of(version, sent: str) -> str:
    """'use-KEY' for a button of that row, else the section: what was removed has no row any more."""
    verb, *rest = sent.split(":")
    if verb in ("up", "down"):
        step = workshop_of(version).step_left(*rest, verb)
        return "-".join([step, *rest] if step else rest)  # the focus goes to the button that moves it on
    if verb == "move":
        return "-".join(rest[:2])
    if verb == "remove":
        return f"{rest[0]}s"
    return f"use-{rest[0]}" if verb == "group" else verb


def _draw(request, page, forms, *, problems=(), stale=None, status=200):
    text = asked(request)
    found = page_of(request, addable(request.user, page.version, text), 10)
    context = {
        "origin": origin_of(page.version),
        "reason": reason_of(page.version),
        "page": page,
        "version": page.version,
        "forms": forms,
        "problems": problems,
        "stale": stale,
        "q": text,
        "found": found,
        "links": OpenPlaces(page.version, page.open_findings, mending=True).by_finding,
        "opened": asked(request, "open"),
        "remarks": beside(page.version, None, may_comment=True),
        "open_by_use": open_by_use(page.version),
        "open_comments": page.version.comments.open().count(),
        "reading": own_reading(page.version, request.user),
    }
    return render(request, "models_app/draft_edit.html", context, status=status)
