"""Whether what a late page changes was changed by somebody else since the page was drawn (decision 0019).

Each answer is about the record as the forms have read it. The actions write only if nobody has saved since.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from competency_portal.errors import Stale
from models_app.actions.changes import SetText
from models_app.forms.competency_edit import BANK, LISTS, OWN, WordsForm
from models_app.forms.draft_steps import placed_besides, regrouped, steps_of
from models_app.forms.drawn import changed, digests_in, left_alone, renewed
from models_app.forms.editing import DraftForms
from models_app.forms.followed import in_order

CLASH = "Somebody else changed this since you opened this page. What you typed is still here."
LOST = (
    "What you changed was removed meanwhile. Your words are given back: here, and in the form for a new one."
)
# The page's script shows the answer above the page as it is, whose form for a new one nobody has filled yet.
LOST_BY_SCRIPT = (
    "What you changed was removed meanwhile. Your words are given back here. Save draws the page as it is now, with "
    "them in the form for a new one."
)
MOVES = ("up", "down", "move")


def said_to_script(problems: Iterable[str]) -> list[str]:
    """The same problems in words that are true of a page that the script leaves as it is."""
    return [LOST_BY_SCRIPT if words == LOST else words for words in problems]


def words_clash(form: WordsForm, revision: str, do: str) -> bool:
    """Whether a page that showed this revision, its public id, may not save what it changes."""
    places = [
        place for change in form.changes() if isinstance(change, SetText) for place in unit(change.place)
    ]
    verb, *rest = do.split(":")
    if verb in (*MOVES, "remove") and len(rest) > 1:
        places += unit(":".join(rest[:2]))
    return (
        _for_others(form, revision)
        or (verb in MOVES and not in_order(form.sent, form.initial, "".join(rest[:1])))
        or changed(form.data, form.initial, places)
    )


def _for_others(form: WordsForm, revision: str) -> bool:
    """Whether other words stand here now, and this page does not say rightly whose they are."""
    now = form.page.revision
    if now.public_id == revision or not form.page.tells_whose:
        return False
    return form.page.asks_whose or form.sent.get("whose") != (OWN if now.for_model_id else BANK)


def unit(place: str) -> tuple[str, ...]:
    """What is read as one with this place: a name, an item with its label, a level on its scale, as it is called."""
    kind, *rest = place.split(":")
    if kind in ("family", "variant"):
        return ("family", "variant")
    if kind in LISTS:
        item, label = ":".join([kind, *rest[:1]]), LISTS[kind][3]
        return (item, f"{item}:{label}") if label else (item,)
    return (place, "scale", "levels") if kind == "level" else (place,)


def words_renewed(data, recorded) -> str:
    """What the page of words says of itself after it saved, while it goes on showing older words.

    Items of a list keep the places that they have on the page.
    """
    digests = digests_in(data)
    typed = [
        name
        for name in data
        if name.partition(":")[0] not in LISTS and not left_alone(digests, name, data[name])
    ]
    own = {name: text for name, text in data.items() if name.partition(":")[0] in LISTS}
    names = [name for name in typed if name in digests or name in recorded]
    return renewed(data, {**recorded, **own}, [*names, *own])


def words_seen(form: WordsForm) -> str:
    """What the page of words says of itself once a clash shows it both sides: digests of what is on record there.

    So that saving again is a choice, as on the page that is drawn anew. What the clash does not show
    stays as the page has it: items too, where they stand elsewhere now than on the page.
    """
    digests = digests_in(form.sent)
    moved = digests_in(form.data) != digests
    shown = [place for place, _, _ in form.places_differing()]
    names = [place for place in shown if not (moved and place.split(":")[0] in LISTS)]
    return renewed(form.sent, form.initial, names if digests else [])


def draft_changes_of(forms: DraftForms, *, late: bool) -> dict[str, Any]:
    """What a page of a draft asks for, as `save_draft_page` takes it.

    Stale where words were typed for a row that is gone, or where a late page changes what others changed.
    """
    if forms.lost:
        raise Stale(LOST, current=forms.page.version)
    if late and _draft_clash(forms):
        raise Stale(CLASH, current=forms.page.version)
    pressed = None if forms.presses_form else forms.sent
    return {form.prefix: form.change() for form in forms.written} | steps_of(forms.page, forms.data, pressed)


def _draft_clash(forms: DraftForms) -> bool:
    """Whether a late page of a draft may not save its forms, the groups chosen on it and the step of its button."""
    data, recorded = forms.data, forms.recorded
    if changed(data, recorded, [*forms.names_written, *_places_of_step(forms)]):
        return True
    verb, _, key = forms.sent.partition(":")
    keys = [*regrouped(data), *([key] if verb == "group" else [])]
    return any(_regrouped_by_others(forms, key) for key in keys)


def _places_of_step(forms: DraftForms) -> Iterator[str]:
    """Places that the pressed button changes or speaks of."""
    verb, kind, key, *_ = [*forms.sent.split(":"), "", ""]
    if verb == "place" or placed_besides(forms.data):
        yield "order:use"
    if verb in MOVES or (verb, kind) == ("remove", "group"):
        yield f"order:{kind}"
        if kind == "group":
            yield "order:use"
    if verb == "remove":
        yield from {
            "use": [f"use:{key}"],
            "group": [f"group-{key}-name"],
            "part": [f"part-{key}-heading", f"part-{key}-text"],
        }.get(kind, [])
    if verb == "add" and forms.data.get("add-group"):
        yield f"group-{forms.data['add-group']}-name"


def _regrouped_by_others(forms: DraftForms, key: str) -> bool:
    """Whether the competency is in another group than the page showed, or the group chosen for it is another one."""
    chosen = forms.data.get(f"group-of-{key}", "")
    was = forms.data.get(f"was-in-{key}")
    named = [f"group-{chosen}-name"] if chosen else []
    return forms.group_of.get(key) != was or changed(forms.data, forms.recorded, named)
