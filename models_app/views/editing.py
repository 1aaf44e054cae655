"""The workshop page of a draft: title, texts, groups, competencies in their order."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse

from competency_portal.access.shortcuts import require
from competency_portal.errors import Refused, Stale
from models_app.actions.draft_page import save_draft_page
from models_app.forms.chosen import chosen_in, clashing_groups
from models_app.forms.draft_steps import placed
from models_app.forms.drawn import collides, digests_in, renewed, shows, text_of
from models_app.forms.editing import SEARCHES, DraftForms
from models_app.forms.late import draft_changes_of, said_to_script
from models_app.forms.whole import whole
from models_app.permissions import may_edit_draft
from models_app.queries.editing import Workshop, addable, workshop_of
from models_app.queries.gaps import OpenPlaces
from models_app.queries.origin import origin_of
from models_app.queries.reasons import reason_of
from models_app.queries.remarks import beside, open_by_use
from models_app.queries.removed_uses import came_back
from models_app.queries.reviewers import own_reading
from models_app.views.findings import editable_version
from models_app.views.paging import asked, page_of, short

TRIES = 3  # that a page is read anew because somebody saved between reading and writing
NOTHING = "Nothing differs from what is on record."
OTHERS = "Somebody else saved here meanwhile: this page now shows that too."


def draft_edit(request, public_id):
    """What a draft is made of (GET); one change of it (POST), then the same page again."""
    if request.method != "POST":
        page = workshop_of(_editable(request, public_id))
        return _draw(request, page, DraftForms(page))
    for _ in range(TRIES):
        version = _editable(request, public_id)
        edit = version.revision_of_edit  # now: the action reads it anew
        try:
            return _saved(request, version)
        except Stale as stale:
            refused = stale
            if _editable(request, public_id).revision_of_edit == edit:
                break
        except Refused as problem:
            refused = problem
            break
    return _draw_again(request, public_id, refused)


def _editable(request, public_id):
    version = editable_version(request, public_id)
    require(may_edit_draft(request.user, version))
    return version


def _saved(request, version):
    """The answer to what was sent, compared with the draft as read here; Stale also when somebody saves after that."""
    page, edit = workshop_of(version), version.revision_of_edit
    sent, late = DraftForms(page, request.POST), edit_shown(request) != edit
    if [form for form in sent.bound if not form.is_valid()]:
        stale = _differing(sent) if late else []
        return _draw(request, page, sent, stale=stale or None, status=422)
    if changes := draft_changes_of(sent, late=late):
        page = save_draft_page(version=version, changes=changes, actor=request.user, expected_edit=edit)
    if by_script(request):
        return JsonResponse(_numbers(sent, page, late=late))
    if version.revision_of_edit == edit and (sent.sent in SEARCHES or sent.sent.startswith("at:")):
        return redirect(_back(request, page, sent.sent))
    back = came_back(version, sent.sent.removeprefix("add:")) if sent.sent.startswith("add:") else ""
    wrote = version.revision_of_edit != edit
    others = OTHERS if late and wrote else ""
    messages.success(request, " ".join(filter(None, ["Saved." if wrote else NOTHING, back, others])))
    return redirect(_back(request, page, sent.sent))


def _numbers(sent: DraftForms, page: Workshop, *, late: bool) -> dict:
    """What the page's script goes on with, from the draft as the save left it (decision 0019)."""
    now = DraftForms(page) if sent.written else sent
    if (sent.written and not late) or shows(sent.data, now.recorded):
        return {"edit": page.version.revision_of_edit, "drawn": now.drawn}
    written = {"saved": True, "drawn": renewed(sent.data, now.recorded, sent.names_written)}
    return {"late": True} | (written if sent.written else {})


def by_script(request) -> bool:
    """Whether the page's script saves, which takes no page for an answer."""
    return request.headers.get("Accept") == "application/json"


def edit_shown(request, name: str = "edit") -> int:
    """The edit number that the page showed. What can't be read is no number that anything ever has."""
    number = whole(request.POST.get(name, ""), digits=9)
    return -1 if number is None else number


def _draw_again(request, public_id, refused):
    """The draft as it now stands, with what was typed still in its form; sending it again is then a choice."""
    page = workshop_of(editable_version(request, public_id))
    forms = DraftForms(page, request.POST)
    for form in forms.bound:
        form.is_valid()
    rows = _differing(forms)
    stale = rows if (forms.bound or rows) and isinstance(refused, Stale) else None
    problems = forms.show(refused.problems)
    return _draw(request, page, forms, problems=problems, stale=stale, status=_status(refused))


def _differing(forms: DraftForms) -> list[tuple[str, str, str]]:
    texts = [row for form in forms.bound for row in differing(form)]
    return texts + clashing_groups(forms.page, forms.data) + forms.lost


def _status(refused) -> int:
    return 409 if isinstance(refused, Stale) else 422


def _seen(forms: DraftForms) -> str:
    """What the page says of itself once a clash shows it both sides: digests of what is on record there."""
    shown = [form.add_prefix(name) for form in forms.bound for name in _names_differing(form)]
    return renewed(forms.data, forms.recorded, shown if digests_in(forms.data) else [])


def differing(form) -> list[tuple[str, str, str]]:
    """Label, what is on record, what was typed: for each field that two people changed, each in another way."""
    return [
        (
            form.fields[name].label,
            _in_words(form, name, form.initial.get(name)),
            _in_words(form, name, form[name].value()),
        )
        for name in _names_differing(form)
    ]


def _names_differing(form) -> list[str]:
    return [
        name
        for name in form.changed_data
        if collides(form.data, form.add_prefix(name), form.initial.get(name))
    ]


def _in_words(form, name: str, value) -> str:
    """A value as the page shows it; empty for what is not stated."""
    words = dict(getattr(form.fields[name], "choices", ()))
    return str(words.get(value, text_of(value)))


def _label(form, name: str) -> str:
    return f"{form.fields[name].label}: " if name in form.fields else ""


def _back(request, page: Workshop, sent: str) -> str:
    """The page again, at the row that was changed, with the same search."""
    at = f"use-{placed(request.POST)[0][0]}" if sent == "place" else _place_of(page, sent)
    text = searched(request)
    if sent in SEARCHES or (sent == "save" and text != asked(request)):  # Enter in its field saves everything
        at = "add"
    asks = {"q": text, "at": sent.removeprefix("at:") if sent.startswith("at:") else ""}
    given = {name: value for name, value in asks.items() if value}
    query = f"?{urlencode(given)}" if given else ""
    return f"{reverse('library:draft-edit', args=[page.version.public_id])}{query}#{at}"


def _place_of(page: Workshop, sent: str) -> str:
    """'use-KEY' for a button of that row, else the section: what was removed has no row any more."""
    verb, *rest = sent.split(":")
    if verb in ("up", "down"):
        step = page.step_left(*rest, verb)
        return "-".join([step, *rest] if step else rest)  # the focus goes to the button that moves it on
    if verb == "move":
        return "-".join(rest[:2])
    if verb == "remove":
        return f"{rest[0]}s"
    return f"use-{rest[0]}" if verb in ("group", "at") else verb


def searched(request) -> str:
    """What the bank is searched for: as typed on the page, else as its address says; all of it on its button."""
    if request.POST.get("do") == "search:all":
        return ""
    return short(request.POST["q"]) if "q" in request.POST else asked(request)


def sent_at(request) -> str:
    """The competency whose place and group are asked for, by its key."""
    do = request.POST.get("do", "")
    return do.removeprefix("at:") if do.startswith("at:") else asked(request, "at")


def _draw(request, page, forms, *, problems=(), stale=None, status=200):
    if by_script(request) and status != 200:
        told = [
            *said_to_script(problems),
            *(f"{_label(f, name)}{e}" for f in forms.bound for name, es in f.errors.items() for e in es),
        ]
        html = render_to_string(
            "models_app/_draft_problems.html", {"problems": told, "stale": stale}, request
        )
        seen = {"seen": _seen(forms)} if status == 409 else {}
        return JsonResponse({"html": html, **seen}, status=status)
    text = searched(request)
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
        "at": sent_at(request),
        "chosen": chosen_in(page, request.POST) if status != 200 else {},
        "add_group": request.POST.get("add-group", ""),
        "found": found,
        "links": OpenPlaces(page.version, page.shown_findings, mending=True).by_finding,
        "opened": asked(request, "open"),
        "remarks": beside(page.version, None, may_comment=True),
        "open_by_use": open_by_use(page.version),
        "open_comments": page.version.comments.open().count(),
        "reading": own_reading(page.version, request.user),
    }
    return render(request, "models_app/draft_edit.html", context, status=status)
