"""Comments go along with the item of a list that they are about, and stay behind when it is removed.

Those of a competency that is removed from its draft keep its name, and come back with it.
"""

from collections.abc import Sequence
from typing import Any

from models_app.models import CompetencyUse, DraftComment
from models_app.queries.remarks import spot_now
from models_app.queries.spots import spots_of_use

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


def leave(use: CompetencyUse) -> None:
    """What was said about a competency that is about to leave its draft stays with the version, under its name."""
    use.comments.update(use=None, left=use.revision.competency_id, left_name=use.revision.name)


def come_back(use: CompetencyUse) -> int:
    """Give a competency that came back its comments, each at the words that it is about; how many they are."""
    comments = list(use.version.comments.filter(left=use.revision.competency_id))
    spots = spots_of_use(use) if comments else []
    for comment in comments:
        spot = spot_now(comment, spots)
        comment.use, comment.left, comment.left_name = use, None, ""
        comment.place = spot.place if spot else comment.place
    DraftComment.objects.bulk_update(comments, ["use", "left", "left_name", "place"])
    return len(comments)
