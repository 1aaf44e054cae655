"""What was done in a hiring action, from the audit trail."""

from dataclasses import replace

from django.db.models import Q, QuerySet

from assessments.models import Candidate, HiringAction, PanelSeat
from competency_portal.audit.models import AuditEntry
from competency_portal.audit.queries import HistoryEntry, as_history, entries_visible_to

FINGERPRINTS = {"fingerprints", "person", "reason"}  # of personal words: for checking, not for reading


def history_entries(action: HiringAction, user) -> QuerySet[AuditEntry]:
    """Entries on the hiring action, its panel, candidates, discussions and lists, newest first, for who may read them.

    Worksheets are left out: their saves would fill the page, and each has its own record in the audit trail.
    """
    of_action = Q(object_type=HiringAction._meta.label_lower, object_id=action.public_id)
    for related in ("seats", "candidates", "consensuses", "results"):
        rows = getattr(action, related)
        of_action |= Q(object_type=rows.model._meta.label_lower, object_id__in=rows.values("public_id"))
    return entries_visible_to(user).filter(of_action).order_by("-seq")


def named_history(action: HiringAction, entries) -> list[tuple[HistoryEntry, str]]:
    """Entries of one page in words, each with what it was done to; candidates by number, in two queries."""
    history = [
        replace(entry, changes=tuple(c for c in entry.changes if c.name not in FINGERPRINTS))
        for entry in as_history(entries)
    ]
    ids = {entry.object_id for entry in history}
    numbers = Candidate.objects.filter(action=action, public_id__in=ids).values_list("public_id", "number")
    names = {public_id: f"Candidate {number}" for public_id, number in numbers}
    for seat in PanelSeat.objects.filter(action=action, public_id__in=ids).select_related("user"):
        names[seat.public_id] = str(seat)
    names[action.public_id] = "This hiring action"
    return [(entry, names.get(entry.object_id, entry.what)) for entry in history]
