"""What a ranked list would be computed from, by the words for it on pages: the check page tells what is another."""

import json

from django.db.models import Count

from assessments.models import ConsensusRating, HiringAction


def parts_of_list(action: HiringAction) -> dict[str, str]:
    """Each part as text that is another when the part is. Counts do for what is only added to, or has a state."""
    ratings = ConsensusRating.objects.filter(item__consensus__action=action)
    parts = {
        "Candidates": action.candidates.order_by("sort_key").values_list("number", "state"),
        "Panel": action.seats.order_by("pk").values_list("public_id", "role", "rates", "active"),
        "Worksheets": _by_state(action.worksheets),
        "Discussions": _by_state(action.consensuses),
        "Agreed ratings": [ratings.count()],
    }
    return {label: json.dumps(list(rows)) for label, rows in parts.items()}


def _by_state(rows):
    return rows.order_by("state").values_list("state").annotate(Count("pk"))
