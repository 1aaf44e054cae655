"""What was done in a hiring action, from the audit trail, with the reasons that its own tables keep.

The trail holds fingerprints of personal words. A reason is shown where a text of the tables gives that fingerprint.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.db.models import Q, QuerySet

from assessments.models import (
    Candidate,
    Consensus,
    ConsensusItem,
    ConsensusRating,
    ConsensusReopening,
    HiringAction,
    PanelSeat,
    Worksheet,
    WorksheetReopening,
)
from assessments.queries.shut import shut_candidates
from competency_portal.accounts.models import User
from competency_portal.audit.models import AuditEntry
from competency_portal.audit.queries import HistoryEntry, as_history, entries_visible_to
from competency_portal.audit.recording import commitment

FINGERPRINTS = {"fingerprints", "person", "reason"}  # of personal words: for checking, not for reading
OF_WORKSHEETS = ("worksheet.submit", "worksheet.reopen", "worksheet.recuse")
OF_THE_PANEL = ("consensus.record", "consensus.reopen")  # their reasons may tell ratings
NOT_YET = "Shown once you may read the discussion"


@dataclass(frozen=True)
class HistoryLine:
    """One entry: what it was done to, the reason on record; `withheld`: why there is one that is not for this person.

    `in_full`: nothing more is to be found elsewhere.
    """

    entry: HistoryEntry
    what: str
    reason: str
    withheld: str
    in_full: bool


def history_entries(action: HiringAction, user: User) -> QuerySet[AuditEntry]:
    """Entries on the hiring action and what belongs to it, newest first, for who may read them.

    Saves on worksheets are left out: they would fill the page, and each has its own record in the audit trail.
    """
    of_action = Q(object_type=HiringAction._meta.label_lower, object_id=action.public_id)
    for related in ("seats", "candidates", "consensuses", "results"):
        of_action |= _on(getattr(action, related).all())
    of_action |= _on(Worksheet.objects.filter(action=action)) & Q(action__in=OF_WORKSHEETS)
    of_action |= _on(ConsensusItem.objects.filter(consensus__action=action))
    return entries_visible_to(user).filter(of_action).order_by("-seq")


def _on(rows: QuerySet) -> Q:
    ids = rows.order_by().values("public_id")
    return Q(object_type=rows.model._meta.label_lower, object_id__in=ids)


def named_history(action: HiringAction, entries: Iterable[AuditEntry], user: User) -> list[HistoryLine]:
    """Entries of one page in words, in a fixed number of queries; candidates by number, never a rating."""
    entries = list(entries)
    history = [
        replace(entry, changes=tuple(c for c in entry.changes if c.name not in FINGERPRINTS))
        for entry in as_history(entries)
    ]
    reasons = _reasons(action, {entry.object_id for entry in history})
    open_ones, shut = _open_to(action, user), _shut_to(action, user)
    lines = []
    for stored, entry in zip(entries, history, strict=True):
        reason = reasons.get((entry.object_id, _fingerprint(stored)), "")
        withheld = ""
        if stored.action in OF_THE_PANEL and entry.object_id not in open_ones:
            withheld = shut.get(entry.object_id, NOT_YET)
        lines.append(
            HistoryLine(
                entry,
                "This hiring action" if entry.object_id == action.public_id else entry.name or entry.what,
                reason="" if withheld else reason,
                withheld=withheld,
                in_full=entry.values_shown or stored.action.startswith(("worksheet.", "consensus.")),
            )
        )
    return lines


def _fingerprint(entry: AuditEntry) -> str:
    """What stands for the reason in an entry: its fingerprint, or the agreed rating that it is the reason of."""
    after = json.loads(entry.payload)["after"] or {}
    return after.get("rating" if entry.action == "consensus.record" else "reason", "")


def _reasons(action: HiringAction, ids: set[str]) -> dict[tuple[str, str], str]:
    """Reasons that the tables keep: {(public id of the object, fingerprint or rating): reason}."""
    found = {(name, commitment(reason)): reason for name, reason in _texts(ids)}
    agreed = ConsensusRating.objects.filter(item__public_id__in=ids)
    return found | {
        (item, rating): reason
        for item, rating, reason in agreed.values_list("item__public_id", "public_id", "reason")
    }


def _texts(ids: set[str]) -> Iterator[tuple[str, str]]:
    """Why a worksheet or a consensus was opened again, why a rater recused, why a seat was taken or ended."""
    sheets = Worksheet.objects.filter(public_id__in=ids)
    yield from sheets.values_list("public_id", "recused_reason")
    reopened = WorksheetReopening.objects.filter(worksheet__public_id__in=ids)
    for name, reason, recused in reopened.values_list("worksheet__public_id", "reason", "recused_reason"):
        yield from ((name, reason), (name, recused))
    again = ConsensusReopening.objects.filter(consensus__public_id__in=ids)
    yield from again.values_list("consensus__public_id", "reason")
    seats = PanelSeat.objects.filter(public_id__in=ids)
    for name, added, ended in seats.values_list("public_id", "added_reason", "ended_reason"):
        yield from ((name, added), (name, ended))


def _open_to(action: HiringAction, user: User) -> set[str]:
    """Consensuses, and their competencies, whose ratings this person may read."""
    readable = Consensus.objects.visible_to(user).filter(action=action)
    items = ConsensusItem.objects.filter(consensus__in=readable).values_list("public_id", flat=True)
    return {*readable.values_list("public_id", flat=True), *items}


def _shut_to(action: HiringAction, user: User) -> dict[str, str]:
    """Consensuses, and their competencies, of candidates who are shut to the person: why, in words."""
    discussed = Candidate.objects.filter(action=action, consensus__isnull=False)
    shut = {key: f"Closed to you, because {one.why}" for key, one in shut_candidates(discussed, user).items()}
    if not shut:
        return {}
    found = Consensus.objects.filter(candidate__in=list(shut)).values_list(
        "candidate", "public_id", "items__public_id"
    )
    return {name: shut[candidate] for candidate, *names in found for name in names}
