"""Why a version was returned, retired or discarded, as whoever did it wrote it; read from the trail."""

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass

from competency_portal.audit.models import AuditEntry
from models_app.choices import VersionState
from models_app.models import ModelVersion

RETURN, RETIRE, SUBMIT = "model_version.return", "model_version.retire", "model_version.submit"
DISCARD = "model_version.discard"
OF_STATE = {VersionState.DRAFT: RETURN, VersionState.RETIRED: RETIRE, VersionState.DISCARDED: DISCARD}


@dataclass(frozen=True)
class Reason:
    """The words, who wrote them, and when."""

    text: str
    who: object
    at: dt.datetime


@dataclass(frozen=True)
class Returned:
    """A draft that came back from review: why, and who had submitted it (their key; None when nobody knows)."""

    version: ModelVersion
    reason: Reason
    submitted_by: int | None


def reason_of(version: ModelVersion) -> Reason | None:
    """Why a draft came back or was discarded, or a version was retired: for whoever may read the version. One query."""
    action = OF_STATE.get(VersionState(version.state))
    entry = _entries([version]).filter(action=action).last() if action else None
    return _reason(entry) if entry else None


def returned(drafts: Iterable[ModelVersion]) -> list[Returned]:
    """Those of these drafts that came back from review. One query."""
    by_id = {draft.public_id: draft for draft in drafts}
    last: dict[tuple[str, str], AuditEntry] = {}
    for entry in _entries(by_id.values()).filter(action__in=[RETURN, SUBMIT]):
        last[entry.object_id, entry.action] = entry
    return [
        Returned(draft, _reason(last[key, RETURN]), _actor(last.get((key, SUBMIT))))
        for key, draft in by_id.items()
        if (key, RETURN) in last
    ]


def _entries(versions: Iterable[ModelVersion]):
    """What was recorded of these versions, oldest first."""
    ids = [version.public_id for version in versions]
    rows = AuditEntry.objects.filter(object_type=ModelVersion._meta.label_lower, object_id__in=ids)
    return rows.select_related("actor").order_by("seq")


def _reason(entry: AuditEntry) -> Reason:
    return Reason(json.loads(entry.payload)["reason"], entry.actor, entry.at)


def _actor(entry: AuditEntry | None) -> int | None:
    return entry.actor_id if entry else None
