"""Chains as they stand in the database, read for checking."""

from collections.abc import Iterable, Iterator

from django.conf import settings

from competency_portal.audit.models import GENESIS, AuditEntry, AuditHead
from competency_portal.audit.recording import columns_of
from competency_portal.audit.verifying import ChainEntry, Head, Report, check_chain


def chain_names() -> list[str]:
    """Every chain that has a head or an entry; the system's own comes with the others, by name."""
    return sorted(
        {*AuditHead.objects.values_list("chain", flat=True)}
        | {*AuditEntry.objects.order_by().values_list("chain", flat=True).distinct()}
    )


def verify(chain: str, anchors: Iterable[Head] = ()) -> Report:
    """Check one chain; entries are streamed, so that memory stays flat."""
    head = AuditHead.objects.filter(chain=chain).first()
    stored = Head(head.seq, head.hash) if head else Head(0, GENESIS)
    return check_chain(chain, entries_of(chain), stored, settings.AUDIT_KEY, GENESIS, anchors)


def entries_of(chain: str) -> Iterator[ChainEntry]:
    """Entries of a chain by sequence number."""
    entries = AuditEntry.objects.filter(chain=chain).select_related("actor").order_by("seq", "pk")
    for entry in entries.iterator(chunk_size=2000):
        actor = entry.actor.public_id if entry.actor else ""
        yield ChainEntry(columns_of(entry, actor), entry.payload, entry.prev_hash, entry.hash)
