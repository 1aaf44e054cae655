"""One competency of a draft: its words, saved by a form or by the page's script; level and selection use."""

from dataclasses import dataclass, field

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse

from competency_portal.access.shortcuts import require, visible_or_404
from competency_portal.errors import Problem, Refused, Stale
from models_app.actions.changes import Change, MoveItem, RemoveItem
from models_app.actions.settling import settle_use
from models_app.actions.wording import take_bank_wording
from models_app.actions.wordings import Shown, change_wordings
from models_app.forms.competency_edit import LISTS, AddItemForm, DecisionForm, WordsForm
from models_app.models import CompetencyUse
from models_app.permissions import may_edit_draft
from models_app.queries.competency_edit import CompetencyEdit, competency_edit
from models_app.queries.gaps import OpenPlaces
from models_app.views.editing import edit_shown
from models_app.views.findings import editable_version

PROBLEMS = "models_app/_draft_problems.html"


@dataclass
class Sheet:
    """The page with its forms as they are to be drawn, and why nothing was saved."""

    page: CompetencyEdit
    words: WordsForm
    new: dict[str, AddItemForm]
    decision: DecisionForm
    problems: list[str] = field(default_factory=list)
    stale: list[tuple[str, str, str]] | None = None


def draft_competency(request, public_id, use):
    """The words of one competency (GET); what a button or the script sends (POST)."""
    version = editable_version(request, public_id)
    uses = CompetencyUse.objects.filter(version=version)
    use = visible_or_404(
        uses.select_related("version__model__agency", "revision__competency__bank__agency"), use
    )
    require(may_edit_draft(request.user, version))
    if request.method != "POST":
        return _draw(request, _sheet(request, use))
    do = request.POST.get("do", "")
    act = {"decide": _decide, "take": _take}.get(do, _save)
    return act(request, use, do)


def _sheet(request, use, data=None, do="") -> Sheet:
    page = competency_edit(request.user, use)
    deciding = data is not None and do == "decide"
    words = data if data is not None and not deciding else None
    leaving = do.removeprefix("remove:") if do.startswith("remove:") else ""
    new = {kind: AddItemForm(words if _adds(words, kind, do) else None, kind=kind) for kind in LISTS}
    decision = DecisionForm(data if deciding else None, page=page)
    return Sheet(page, WordsForm(words, page=page, leaving=leaving), new, decision)


def _adds(data, kind: str, do: str) -> bool:
    """Whether a new item was asked for: by its button, or by words that stand in its field when a person saves."""
    if data is None or "auto" in data:
        return False
    return do == f"add:{kind}" or bool(data.get(f"new-{kind}-text", "").strip())


def _save(request, use, do):
    sheet = _sheet(request, use, request.POST, do)
    bound = [sheet.words, *(form for form in sheet.new.values() if form.is_bound)]
    if [form for form in bound if not form.is_valid()]:  # each one says what is wrong with it
        sheet.problems += [e for form in bound[1:] for errors in form.errors.values() for e in errors]
        return _refuse(request, sheet, 422)
    try:
        changes = [*sheet.words.changes(), *(form.change() for form in bound[1:]), *_steps(do)]
        revision = _change(request, use, sheet, changes) if changes else sheet.page.revision
    except Refused as refused:
        return _not_saved(request, use, do, refused)
    if _by_script(request):
        use.version.refresh_from_db()
        answer = {
            "revision": revision.public_id,
            "edit": revision.edit,
            "version": use.version.revision_of_edit,
        }
        return JsonResponse({**answer, "started": bool(changes) and sheet.page.starts_revision})
    messages.success(request, "Saved." if changes else "Nothing differs from what is on record.")
    kind = do.split(":")[1] if ":" in do else ""
    return redirect(_address(use) + (f"#{kind}s" if kind in LISTS else ""))


def _change(request, use, sheet, changes):
    return change_wordings(
        use=use,
        changes=changes,
        actor=request.user,
        expected=Shown(request.POST.get("revision", ""), edit_shown(request)),
        own_wording=sheet.words.own_wording,
    )


def _steps(do: str) -> list[Change]:
    """What the pressed button does besides saving: 'up:area:3', 'remove:indicator:1'; none for the save button."""
    verb, *rest = do.split(":")
    if do == "save" or (verb == "add" and len(rest) == 1 and rest[0] in LISTS):
        return []
    if len(rest) == 2 and rest[0] in LISTS and rest[1].isascii() and rest[1].isdigit() and len(rest[1]) < 5:
        kind, position = rest[0], int(rest[1])
        if verb == "remove":
            return [RemoveItem(kind, position)]
        if verb in ("up", "down"):
            return [MoveItem(kind, position, position + (1 if verb == "down" else -1))]
    raise Refused("This page knows no such change. Use its buttons.")


def _not_saved(request, use, do, refused):
    """The page as it now stands with everything typed still in it."""
    use.refresh_from_db()
    sheet = _sheet(request, use, request.POST, do)
    sheet.words.is_valid()
    for problem in refused.problems:
        _show(sheet, problem)
    if not isinstance(refused, Stale):
        return _refuse(request, sheet, 422)
    sheet.stale = sheet.words.differing()
    return _refuse(request, sheet, 409)


def _show(sheet: Sheet, problem: Problem):
    """A problem at its field, else on top."""
    if problem.field in sheet.words.fields:
        sheet.words.add_error(problem.field, problem.message)
    else:
        sheet.problems.append(problem.message)


def _refuse(request, sheet, status):
    if not _by_script(request):
        return _draw(request, sheet, status)
    errors = [f"{sheet.words.fields[name].label}: {e}" for name, es in sheet.words.errors.items() for e in es]
    context = {"problems": [*sheet.problems, *errors], "stale": sheet.stale}
    return JsonResponse({"html": render_to_string(PROBLEMS, context, request)}, status=status)


def _decide(request, use, do):
    sheet = _sheet(request, use, request.POST, do)
    if not sheet.decision.is_valid():
        return _draw(request, sheet, 422)
    try:
        settle_use(use=use, actor=request.user, expected_edit=edit_shown(request), **sheet.decision.decided())
    except Refused as refused:
        sheet = _sheet(request, _again(use), request.POST, do)
        sheet.problems = [problem.message for problem in refused.problems]
        return _draw(request, sheet, 409 if isinstance(refused, Stale) else 422)
    messages.success(request, "Saved with the reason.")
    return redirect(f"{_address(use)}#decide")


def _take(request, use, do):
    try:
        take_bank_wording(use=use, actor=request.user)
    except Refused as refused:
        sheet = _sheet(request, _again(use))
        sheet.problems = [problem.message for problem in refused.problems]
        return _draw(request, sheet, 422)
    messages.success(request, "This draft now has the bank's words.")
    return redirect(_address(use))


def _again(use: CompetencyUse) -> CompetencyUse:
    """The use as it stands after an action that was refused."""
    rows = CompetencyUse.objects.select_related(
        "version__model__agency", "revision__competency__bank__agency"
    )
    return rows.get(pk=use.pk)


def _by_script(request) -> bool:
    return request.headers.get("Accept") == "application/json"


def _address(use) -> str:
    return reverse("library:draft-competency", args=[use.version.public_id, use.public_id])


def _draw(request, sheet, status=200):
    version, use = sheet.page.use.version, sheet.page.use
    context = {
        "sheet": sheet,
        "page": sheet.page,
        "version": version,
        "use": use,
        "revision": sheet.page.revision,
        "problems": sheet.problems,
        "stale": sheet.stale,
        "new": sheet.new,
        "links": OpenPlaces(version, list(sheet.page.findings), mending=True).by_finding,
    }
    return render(request, "models_app/draft_competency.html", context, status=status)
