"""The one way to write an audit entry."""

from datetime import UTC
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from competency_portal.accounts.models import Agency, User
from competency_portal.accounts.queries import memberships_of
from competency_portal.audit.hashing import canonical, keyed_hash
from competency_portal.audit.middleware import current_request_id
from competency_portal.audit.models import SYSTEM_CHAIN, AuditEntry, AuditHead


def commitment(text: str) -> str:
    """A keyed fingerprint of a personal text: proves later which text it was without containing it.

    Use it for notes, names and reasons about a candidate: `after={"note": commitment(note)}`.
    """
    return keyed_hash(settings.AUDIT_KEY, "commitment\n" + text)


def record(
    *,
    agency: Agency | None,
    actor: User | None,
    action: str,
    obj: models.Model | None,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    reason: str = "",
) -> None:
    """Append one entry to the agency's chain, inside the caller's transaction.

    `agency` None is the system's own chain (sign-in, agencies, people); `actor` None is the portal itself or somebody
    who has not signed in. `action` is noun.verb ('rating.save'). `before` and `after` hold texts, whole numbers,
    Decimals, dates, lists and dicts; floats raise TypeError. An entry must live and die with its change, so outside
    a transaction it raises TransactionManagementError.

    An entry can never be taken back, also not at the end of retention: pass personal free text (notes, names of
    candidates) as `commitment(text)`, and public ids instead of names.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError(
            "audit.record() belongs inside the transaction of its change."
        )
    head = _locked_head(agency)
    at = timezone.now().astimezone(UTC)
    actor = actor if actor is not None and actor.is_authenticated else None
    object_type, object_id = named(obj)
    entry = AuditEntry(
        chain=head.chain,
        agency=agency,
        seq=head.seq + 1,
        at=at,
        actor=actor,
        action=action,
        object_type=object_type,
        object_id=object_id,
        prev_hash=head.hash,
    )
    entry.payload = canonical(
        {
            **columns_of(entry, actor.public_id if actor else ""),
            "actor_name": actor.username if actor else "",
            "roles": _roles(actor, agency),
            "before": before,
            "after": after,
            "reason": reason,
            "request": current_request_id.get(),
        }
    )
    entry.hash = keyed_hash(settings.AUDIT_KEY, head.hash + entry.payload)
    entry.save(force_insert=True)
    AuditHead.objects.filter(pk=head.pk).update(seq=entry.seq, hash=entry.hash)


def columns_of(entry: AuditEntry, actor_public_id: str) -> dict[str, Any]:
    """The parts of a payload that stand in columns too; `verify_audit` compares the two."""
    return {
        "chain": entry.chain,
        "seq": entry.seq,
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "actor": actor_public_id,
        "action": entry.action,
        "object_type": entry.object_type,
        "object_id": entry.object_id,
    }


def named(obj: models.Model | None) -> tuple[str, str]:
    """How entries name an object: (type, public id), or the key where a table has no public id."""
    if obj is None:
        return "", ""
    return obj._meta.label_lower, str(getattr(obj, "public_id", obj.pk))


def _locked_head(agency: Agency | None) -> AuditHead:
    """The chain's head, locked until the transaction ends.

    PostgreSQL locks the row. On SQLite a transaction begins IMMEDIATE, so the database's one write lock is held.
    """
    chain = agency.public_id if agency else SYSTEM_CHAIN
    heads = AuditHead.objects.select_for_update().filter(chain=chain)
    head = heads.first()
    if head is None:
        # Two first entries at once: one insert wins, both then wait for the same row.
        AuditHead.objects.bulk_create([AuditHead(chain=chain, agency=agency)], ignore_conflicts=True)
        head = heads.get()
    return head


def _roles(actor: User | None, agency: Agency | None) -> list[str]:
    """Roles the actor held in this agency at this moment (in any agency for the system's chain)."""
    if actor is None:
        return []
    roles = {m.role for m in memberships_of(actor) if agency is None or m.agency_id == agency.pk}
    if actor.is_system_administrator:
        roles.add("system_admin")
    return sorted(roles)
