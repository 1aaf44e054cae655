"""Comments go along with the item of a list that they are about, and stay behind when it is removed."""

from collections.abc import Sequence
from typing import Any

from models_app.models import DraftComment

NOWHERE = 0  # the place of an item that was removed; items count from 1


def places_of(rows: Sequence[Any]) -> dict[int, int]:
    """Position by key of the row, before the list changes."""
    return {row.pk: row.position for row in rows}


def follow(comments: Any, kind: str, before: dict[int, int], after: Sequence[Any]) -> None:
    """Give comments on items of this kind the places that these have now. `comments` are those on one list."""
    now = places_of(after)
    to = {place: now.get(key, NOWHERE) for key, place in before.items()}
    changed = []
    for comment in comments.filter(place__startswith=f"{kind}:"):
        place = f"{kind}:{to.get(int(comment.place.split(':')[1]), NOWHERE)}"
        if place != comment.place:
            comment.place = place
            changed.append(comment)
    DraftComment.objects.bulk_update(changed, ["place"])
