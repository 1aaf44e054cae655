"""Places and groups of competencies as they were chosen on a draft's page, kept while something on it is refused."""

from dataclasses import dataclass

from models_app.forms.draft_steps import placed
from models_app.models import CompetencyUse
from models_app.queries.editing import Workshop, key_of

LONGEST = 20  # characters of a place that come back


@dataclass(frozen=True)
class Chosen:
    """What one competency's fields hold: the place as typed, the key of the group."""

    place: str
    group: str


def chosen_in(page: Workshop, data) -> dict[str, Chosen]:
    """By key, of each competency that was given a place or another group; a group that is gone is chosen no more."""
    places = dict(placed(data))
    found = {}
    for use in page.uses:
        place = places.get(key_of(use), "").replace("\x00", "")[:LONGEST]
        group = _group_chosen(page, use, data)
        if place or group is not None:
            found[key_of(use)] = Chosen(place, _key(use) if group is None else group)
    return found


def clashing_groups(page: Workshop, data) -> list[tuple[str, str, str]]:
    """Label, group on record, group chosen: of each competency that somebody else put in another one meanwhile."""
    return [
        (f"Group of {use}", _name(page, _key(use)), _name(page, group))
        for use in page.uses
        if (group := _group_chosen(page, use, data)) is not None
        and data.get(f"was-in-{key_of(use)}", _key(use)) != _key(use)
    ]


def _group_chosen(page: Workshop, use: CompetencyUse, data) -> str | None:
    """The key of the group that was chosen and is another one than the competency has; None when none was."""
    group = data.get(f"group-of-{key_of(use)}", _key(use))
    if group in (data.get(f"was-in-{key_of(use)}", _key(use)), _key(use)):
        return None
    return group if not group or page.row("group", group) else None


def _key(use: CompetencyUse) -> str:
    return str(use.group_id or "")


def _name(page: Workshop, key: str) -> str:
    return page.row("group", key).name if key else "No group"
