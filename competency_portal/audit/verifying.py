"""Is a chain whole? Pure: entries in, the first bad one out."""

import hmac
import json
from collections.abc import Iterable
from dataclasses import dataclass

from competency_portal.audit.hashing import keyed_hash

COLUMNS = ("chain", "seq", "at", "actor", "action", "object_type", "object_id")


@dataclass(frozen=True)
class ChainEntry:
    """One stored entry. `columns` holds what stands in columns, in the payload's form (`recording.columns_of`)."""

    columns: dict
    payload: str
    prev_hash: str
    hash: str


@dataclass(frozen=True)
class Head:
    """End of a chain as stored in its head row, or as noted outside the database."""

    seq: int
    hash: str


@dataclass(frozen=True)
class Fault:
    """The first thing that is wrong with a chain: `seq` of the entry and why, in words."""

    seq: int
    why: str


@dataclass(frozen=True)
class Report:
    """What was found in one chain. `fault` None: every entry is as it was written. `entries` were checked."""

    chain: str
    entries: int
    head: Head
    fault: Fault | None


def check_chain(
    chain: str,
    entries: Iterable[ChainEntry],
    head: Head,
    key: str,
    genesis: str,
    anchors: Iterable[Head] = (),
) -> Report:
    """Walk a chain from its beginning to the first bad entry.

    `entries` come in the order of their sequence number. `anchors` are heads noted outside the database: the chain
    must still contain them. An entry's hash needs the key, so that nobody without it can rewrite the past.
    """
    expected = Head(0, genesis)
    waiting = {anchor.seq: anchor for anchor in anchors}
    for entry in entries:
        seq = entry.columns["seq"]
        why = _fault(chain, entry, expected, key)
        anchor = waiting.pop(seq, None)
        if not why and anchor and anchor.hash != entry.hash:
            why = "differs from the head that was noted outside: the chain was rewritten or restored from a backup"
        if why:
            return Report(chain, expected.seq, head, Fault(seq, why))
        expected = Head(seq, entry.hash)
    return Report(chain, expected.seq, head, _fault_at_end(expected, head, waiting))


def _fault(chain: str, entry: ChainEntry, before: Head, key: str) -> str:
    """Why this entry can't follow `before`; empty when it can."""
    seq = entry.columns["seq"]
    if seq == before.seq:
        return "has the same number as the entry before it"
    if seq != before.seq + 1:
        return f"follows entry {before.seq}: what stood between is missing"
    if entry.columns["chain"] != chain:
        return "belongs to another chain"
    if not hmac.compare_digest(entry.prev_hash, before.hash):
        return "does not continue the entry before it: entries were removed, inserted or swapped"
    if not hmac.compare_digest(entry.hash, keyed_hash(key, entry.prev_hash + entry.payload)):
        return "was changed, or written without the audit key: its hash does not fit its content"
    return _column_fault(entry)


def _column_fault(entry: ChainEntry) -> str:
    """Columns repeat parts of the payload; the payload is what the hash protects."""
    written = json.loads(entry.payload)
    for name in COLUMNS:
        if entry.columns[name] != written.get(name):
            return f"was changed: its column {name!r} does not say what was written"
    return ""


def _fault_at_end(last: Head, head: Head, waiting: dict[int, Head]) -> Fault | None:
    if head.seq != last.seq:
        what = (
            "entries after it are missing"
            if head.seq > last.seq
            else "the chain's head does not know the last entries"
        )
        return Fault(min(last.seq, head.seq) + 1, f"is where the chain breaks off: {what}")
    if not hmac.compare_digest(head.hash, last.hash):
        return Fault(last.seq, "is the last entry, but the chain's head names another hash")
    if waiting:
        return Fault(
            last.seq + 1,
            f"is missing: entry {min(waiting)} was noted outside, so the chain was cut or restored",
        )
    return None
