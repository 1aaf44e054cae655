"""What the buttons and lists of a draft's pages ask for: a step, a removal, a group, a competency of the bank."""

from competency_portal.errors import Problem, Refused, Stale
from models_app.actions.draft_changes import AddUse, GroupUse, Move, Remove, Step
from models_app.forms.whole import whole
from models_app.models import Competency, CompetencyUse
from models_app.queries.editing import Workshop, key_of

UNKNOWN = "This page knows no such change. Use its buttons."
REGROUPED = "Somebody else put this competency in another group since you opened this page."
GONE = "This is no longer there. Look at the draft as it is now."


def steps_of(page: Workshop, data, pressed: str | None) -> dict:
    """What is asked for besides the texts, by name and in this order: groups, a new place, the step of the button."""
    asked = [f"group:{key}" for key in regrouped(data)]
    asked += ["place"] if placed_besides(data) else []
    if pressed is not None and pressed.startswith("at:"):
        _named(page, "use", pressed.removeprefix("at:"))  # its place and group are asked for on the next page
    elif pressed is not None:
        asked.append(pressed)
    return {do: _step(page, data, do) for do in asked}


def _step(page: Workshop, data, do: str):
    """The change that a button names: 'up:use:KEY', 'move:use:KEY:3', 'group:KEY'."""
    verb, *rest = do.split(":")
    if verb in ("up", "down") and len(rest) == 2:
        return Step(*_named(page, *rest), 1 if verb == "down" else -1)
    if verb == "move" and len(rest) == 3:
        return Move(*_named(page, *rest[:2]), _place(rest[2]))
    if verb == "place" and not rest:
        return _to_place(page, placed(data))
    if verb == "remove" and len(rest) == 2:
        return Remove(*_named(page, *rest))
    if verb == "group" and len(rest) == 1:
        return GroupUse(_named(page, "use", rest[0])[1], _group(page, data.get(f"group-of-{rest[0]}", "")))
    if verb == "add" and len(rest) == 1:
        return AddUse(_competency(page, rest[0]), _group(page, data.get("add-group", "")))
    raise Refused(UNKNOWN)


def placed(data) -> list[tuple[str, str]]:
    """Competencies that were given another place, each with what was typed. Enter in a field presses any button."""
    typed = ((name.removeprefix("place-of-"), data[name].strip()) for name in data if "place-of-" in name)
    return [(key, place) for key, place in typed if place]


def placed_besides(data) -> bool:
    """Whether a new place was typed beside another button; but for one that the button takes away."""
    do = data.get("do", "")
    return do not in ("place", "save") and any(do != f"remove:use:{key}" for key, _ in placed(data))


def regrouped(data) -> list[str]:
    """Keys of competencies whose group was chosen anew beside another button; but for one that the button takes."""
    do = data.get("do", "")
    keys = [name.removeprefix("group-of-") for name in data if name.startswith("group-of-")]
    return [
        key
        for key in keys
        if data[f"group-of-{key}"] != data.get(f"was-in-{key}", data[f"group-of-{key}"])
        and do not in (f"group:{key}", f"remove:use:{key}")
    ]


def group_chosen(data, use: CompetencyUse) -> GroupUse:
    """The group chosen on the competency's own page; Stale when somebody put it in another since it was drawn."""
    key = data.get("group", "")
    if data.get("group-was") != str(use.group_id or ""):
        raise Stale(REGROUPED, current=use)
    groups = {key_of(group): group.position for group in use.version.groups.all()}
    if key and key not in groups:
        raise Refused("This group is no longer there. Choose another one.")
    return GroupUse(use.position, groups.get(key))


def _to_place(page: Workshop, given: list[tuple[str, str]]) -> Move:
    to = whole(given[0][1]) if len(given) == 1 else None
    if not to or to > len(page.uses):
        raise Refused(f"Give one competency its new place, as a whole number from 1 to {len(page.uses)}.")
    return Move(*_named(page, "use", given[0][0]), to)


def _named(page: Workshop, kind: str, key: str) -> tuple[str, str]:
    """Kind and key of a row that the page has."""
    if page.row(kind, key) is None:
        raise Refused(GONE)
    return kind, key


def _place(text: str) -> int:
    place = whole(text)
    if place is None:
        raise Refused(UNKNOWN)
    return place


def _group(page: Workshop, key: str) -> int | None:
    if not key:
        return None
    _named(page, "group", key)
    return page.row("group", key).position


def _competency(page: Workshop, key: str) -> Competency:
    found = Competency.objects.filter(bank=page.version.model.bank_id, public_id=key.replace("\x00", "")[:40])
    competency = found.select_related("bank").first()
    if competency is None:
        raise Refused(Problem("There is no such competency in this model's bank.", field="competency"))
    return competency
