"""That a competency was removed from a draft, for a page of it that was still open."""

import json
from dataclasses import dataclass
from datetime import datetime

from competency_portal.accounts.models import User
from competency_portal.audit.models import AuditEntry
from models_app.models import CompetencyRevision, ModelVersion


@dataclass(frozen=True)
class Removal:
    """What was removed, who did it and when; None where the trail does not name it by these words."""

    name: str
    who: User | None = None
    at: datetime | None = None


def removal_of(version: ModelVersion, public_id: str) -> Removal | None:
    """The removal of the competency that had this public id in the draft; None when the draft keeps no such one.

    Only for whoever may edit the draft.
    """
    removed = {kept.use.get("public_id"): kept for kept in version.removed_uses.select_related("competency")}
    if (kept := removed.get(public_id)) is None:
        return None
    words = CompetencyRevision.objects.filter(competency=kept.competency)
    own = words.filter(pk=kept.use.get("revision_id")).first() or words.order_by("number").last()
    name = own.name if own else str(kept.competency)
    return next(
        (Removal(name, who, at) for what, who, at in _removals(version) if what == name), Removal(name)
    )


def _removals(version: ModelVersion):
    """Name, person and time of each competency that was removed from the draft, newest first."""
    rows = AuditEntry.objects.filter(
        object_type=ModelVersion._meta.label_lower,
        object_id=version.public_id,
        action="model_version.remove",
    )
    for entry in rows.select_related("actor").order_by("-seq"):
        yield json.loads(entry.payload)["before"].get("use"), entry.actor, entry.at
