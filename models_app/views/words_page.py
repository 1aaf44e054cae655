"""What the two pages share on which the words of a competency are edited: in a draft, and in its bank."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string

from competency_portal.errors import Problem, Refused, Stale
from models_app.actions.changes import Change, MoveItem, RemoveItem
from models_app.actions.touching import Shown
from models_app.forms.competency_edit import LISTS, AddItemForm, WordsForm, texts_of
from models_app.forms.deciding import DecisionForm
from models_app.forms.drawn import drawn_of, shows
from models_app.forms.followed import GONE, followed_step
from models_app.forms.late import CLASH, LOST, said_to_script, words_clash, words_renewed, words_seen
from models_app.forms.whole import whole
from models_app.views.editing import NOTHING, OTHERS, TRIES, by_script, edit_shown
from models_app.views.library_form import in_the_way

PROBLEMS = "models_app/_draft_problems.html"


@dataclass
class Sheet:
    """The page with its forms as they are to be drawn, and why nothing was saved."""

    page: Any
    do: str  # the pressed button, by the place where its item now stands
    words: WordsForm
    new: dict[str, AddItemForm]
    decision: DecisionForm | None = None
    problems: list[str] = field(default_factory=list)
    stale: list[tuple[str, str, str]] | None = None

    def context(self) -> dict:
        """What both pages give their template."""
        return {
            "sheet": self,
            "page": self.page,
            "revision": self.page.revision,
            "problems": self.problems,
            "stale": self.stale,
            "new": self.new,
        }


@dataclass(frozen=True)
class WordsPage:
    """One page: how its sheet is made, how changes are saved and where it stands.

    `sheet(data, do)` reads what is on record anew; `change(sheet, changes)` gives the revision that holds the words,
    as it left them, Stale when somebody saved since the sheet was read; `told()` is what the page's script is answered
    besides.
    `acts` are the page's further buttons, which save everything first and whose deed is a part of `change`: what
    is said then, and where the page opens. `asks`: something besides the words is to be saved by `change`.
    """

    sheet: Callable
    change: Callable
    draw: Callable
    told: Callable
    address: str
    acts: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    asks: bool = False


def sheet_of(page, data=None, do="", *, asks_little: bool = False) -> Sheet:
    """The forms of the page; those of new items are filled when one was asked for.

    `asks_little`: the button may do its work without any words that change, so that nobody is asked whose they are.
    """
    do = followed_step(data, texts_of(page.revision), do) if data is not None else do
    leaving = do.removeprefix("remove:") if do.startswith("remove:") else ""
    adds = {kind: data if _adds(data, kind, do) else None for kind in LISTS}
    only = asks_little and not any(adds.values())
    words = WordsForm(data, page=page, leaving=leaving, only_decides=only)
    return Sheet(
        page, do, words, {k: AddItemForm(sent, kind=k, lost=words.lost_of(k)) for k, sent in adds.items()}
    )


def shown_of(request) -> Shown:
    """The revision and edit number that the page showed."""
    return Shown(request.POST.get("revision", ""), edit_shown(request))


def save_words(request, page: WordsPage, do: str):
    """Save what differs and do what the pressed button says, all or nothing; the answer to form or script."""
    for _ in range(TRIES):
        sheet = page.sheet(request.POST, do)
        numbers = sheet.page.numbers  # now: the actions read rows of it anew
        try:
            return _save(request, page, sheet, do)
        except Stale as stale:
            refused = stale
            if page.sheet(request.POST, do).page.numbers == numbers:
                break
        except Refused as problem:
            refused = problem
            break
    return _not_saved(request, page, do, refused)


def _save(request, page: WordsPage, sheet: Sheet, do: str):
    """The same of what was read just now; Stale also when somebody saved after that."""
    added = [form for form in sheet.new.values() if form.is_bound]
    decision = [sheet.decision] if sheet.decision and sheet.decision.is_bound else []
    faulty = [form for form in (sheet.words, *added, *decision) if not form.is_valid()]  # asks each one
    if faulty:
        return _faulty(request, page, sheet, [*added, *decision])
    if sheet.words.lost:
        raise Stale(LOST, current=sheet.page.revision)
    no_step = do in page.acts or (decision and do == "decide") or sheet.do.startswith(GONE)
    steps = [] if no_step else _steps(sheet.do)
    changes = [*sheet.words.changes(), *(form.change() for form in added), *steps]
    late, shown = _is_late(request, sheet), shown_of(request)
    clash = late and changes and words_clash(sheet.words, shown.revision, sheet.do)
    if clash or sheet.do.startswith(GONE):
        raise Stale(CLASH, current=sheet.page.revision)
    writes = changes or decision or page.asks or do in page.acts
    revision = page.change(sheet, changes) if writes else sheet.page.revision
    if by_script(request):
        return JsonResponse(_told(request, page, sheet, revision, len(changes)))
    moved_nothing = changes and Shown(revision.public_id, revision.edit) == read_at(sheet)
    wrote = bool(writes and (decision or page.asks or not moved_nothing))
    said, place = page.acts.get(do) or ("Saved." if wrote else NOTHING, _place_of(revision, sheet.do))
    messages.success(request, f"{said} {OTHERS}" if late and wrote else said)
    return redirect(page.address + place)


def _faulty(request, page: WordsPage, sheet: Sheet, besides):
    """What is wrong with what was typed: at the fields of the words, on top for the forms `besides` them."""
    sheet.problems += [error for form in besides for error in _errors(form)]
    if _is_late(request, sheet):  # the page is drawn with the new number, so it says so now
        sheet.stale = sheet.words.differing() or None
    return _refuse(request, page, sheet, 422)


def read_at(sheet: Sheet) -> Shown:
    """The revision and edit number that the sheet was made from: what the actions compare under their locks."""
    return Shown(sheet.page.revision.public_id, sheet.page.revision.edit)


def _is_late(request, sheet: Sheet) -> bool:
    """Whether somebody saved since the page was drawn: the words, or the levels that they are about."""
    return shown_of(request) != read_at(sheet) or sheet.words.shows_other_levels


def _told(request, page: WordsPage, sheet: Sheet, now, written: int) -> dict:
    """The answer to the script, from the revision as its save left it: nobody else's words (decision 0019)."""
    texts, shown = texts_of(now), shown_of(request)
    answer: dict[str, Any] = {"late": True}
    if (written and not _is_late(request, sheet)) or shows(request.POST, texts):
        answer = {"revision": now.public_id, "edit": now.edit, "drawn": drawn_of(texts)}
    elif written:
        answer |= {"saved": True, "drawn": words_renewed(request.POST, texts)}
        if now.public_id != shown.revision:  # an edit number of other words says nothing about these
            answer |= {"revision": now.public_id, "edit": -1}
    answer |= page.told()
    return {**answer, "started": bool(written) and now.public_id != shown.revision}


def _place_of(revision, do: str) -> str:
    """Where the page opens after a button: at the one that moves the same item on, else at its list."""
    if do == "decide":
        return "#decide"
    verb, kind, *places = do.split(":") if ":" in do else (do, "")
    if kind not in LISTS:
        return ""
    if verb not in ("up", "down", "move"):
        return f"#{kind}s"
    first, *rest = [int(place) for place in places]
    here = rest[0] if rest else first + (1 if verb == "down" else -1)
    last = getattr(revision, LISTS[kind][0]).count()
    ends = {"up": (1, "down"), "down": (last, "up")}
    if verb == "move":
        return f"#{kind}-{here}"
    end, other = ends[verb]
    return f"#{other if here == end else verb}-{kind}-{here}"


def _errors(form) -> list[str]:
    """What is wrong with a form that stands far from the top, each with the name of its field."""
    labels = {name: f"{f.label}: " for name, f in form.fields.items()} if form.prefix == "decide" else {}
    return [f"{labels.get(name, '')}{error}" for name, errors in form.errors.items() for error in errors]


def _adds(data, kind: str, do: str) -> bool:
    """Whether a new item was asked for: by its button, or by words that stand in its field when a person saves."""
    if data is None or "auto" in data:
        return False
    return do == f"add:{kind}" or bool(data.get(f"new-{kind}-text", "").strip())


def _steps(do: str) -> list[Change]:
    """What the pressed button does besides saving: 'up:area:3', 'move:area:3:1', 'remove:indicator:1'; else nothing."""
    verb, *rest = do.split(":")
    if do == "save" or (verb == "add" and len(rest) == 1 and rest[0] in LISTS):
        return []
    kind, *numbers = rest or [""]
    places = [place for n in numbers if (place := whole(n)) is not None]
    if kind in LISTS and len(places) == len(numbers):
        if verb == "remove" and len(places) == 1:
            return [RemoveItem(kind, places[0])]
        if verb in ("up", "down") and len(places) == 1:
            return [MoveItem(kind, places[0], places[0] + (1 if verb == "down" else -1))]
        if verb == "move" and len(places) == 2:
            return [MoveItem(kind, *places)]
    raise Refused("This page knows no such change. Use its buttons.")


def _not_saved(request, page: WordsPage, do: str, refused: Refused):
    """The page as it now stands with everything typed still in it."""
    sheet = page.sheet(request.POST, do)
    sheet.words.is_valid()
    for problem in refused.problems:
        _show(sheet, problem)
    if not isinstance(refused, Stale):
        return _refuse(request, page, sheet, 422)
    sheet.stale = sheet.words.differing()
    if sheet.decision and sheet.decision.is_bound:
        sheet.stale += sheet.decision.differing()
    return _refuse(request, page, sheet, 409)


def _show(sheet: Sheet, problem: Problem):
    """A problem at its field, else on top."""
    if problem.field in sheet.words.fields:
        sheet.words.add_error(problem.field, problem.message)
    else:
        sheet.problems.append(problem.message)
    if problem.url:
        sheet.problems.append(in_the_way(problem.url))


def _refuse(request, page: WordsPage, sheet: Sheet, status: int):
    if not by_script(request):
        return page.draw(sheet, status)
    errors = [f"{sheet.words.fields[name].label}: {e}" for name, es in sheet.words.errors.items() for e in es]
    context = {"problems": said_to_script([*sheet.problems, *errors]), "stale": sheet.stale}
    told = {"html": render_to_string(PROBLEMS, context, request)}
    if status == 409:
        told["seen"] = words_seen(sheet.words)
    return JsonResponse(told, status=status)
