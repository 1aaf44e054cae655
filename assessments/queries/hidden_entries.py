"""What the audit trail must not tell somebody who still rates."""

from functools import reduce
from operator import or_

from django.db.models import Q

from assessments.models import Consensus, ConsensusItem, HiringAction, Result, Worksheet

TELLING = (
    (Worksheet, "action"),
    (Consensus, "action"),
    (ConsensusItem, "consensus__action"),
    (Result, "action"),
)


def hidden_from(user) -> Q:
    """Condition for entries on worksheets, discussions and lists of hiring actions where the person still has to rate.

    Who saved or submitted when says how far the others are. Called by the audit trail (`AUDIT_HIDDEN_FROM`).
    """
    rated = HiringAction.objects.still_rated_by(user).values("pk")
    return reduce(
        or_,
        (
            Q(
                object_type=model._meta.label_lower,
                object_id__in=model.objects.filter(**{f"{path}__in": rated}).values("public_id"),
            )
            for model, path in TELLING
        ),
    )
