"""verify_audit finds every kind of tampering, names the first bad entry, and raises no false alarm."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.models import F, Value
from django.db.models.functions import Replace

from competency_portal.audit import triggers
from competency_portal.audit.hashing import keyed_hash
from competency_portal.audit.models import GENESIS, AuditEntry, AuditHead
from competency_portal.audit.recording import record
from competency_portal.audit.verifying import ChainEntry, Fault, Head, check_chain
from tests.factories import make_agency, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency():
    """An agency whose chain has five entries, beside another with five of its own."""
    person, here, elsewhere = make_person("dana", None), make_agency("here"), make_agency("elsewhere")
    for agency in (here, elsewhere):
        for n in range(1, 6):
            record(
                agency=agency,
                actor=person,
                action="scale.rename",
                obj=agency,
                after={"n": n, "text": "née ☃"},
            )
    return here


def verify(*arguments):
    """(exit status, what the command found) of one run."""
    out = StringIO()
    try:
        call_command("verify_audit", "--json", *arguments, stdout=out)
    except SystemExit as stop:
        return stop.code, json.loads(out.getvalue())
    return 0, json.loads(out.getvalue())


def fault_of(agency):
    """Number of the first bad entry and why, from a run over the agency's chain."""
    status, found = verify("--agency", agency.code)
    assert status == 1
    return found["chains"][0]["fault"]["seq"], found["chains"][0]["fault"]["why"]


def entry(agency, seq):
    return AuditEntry.objects.filter(chain=agency.public_id, seq=seq)


def payload_changed(agency):
    entry(agency, 3).update(payload=Replace("payload", Value('"n":3'), Value('"n":4')))


def payload_changed_and_hash_recomputed_without_the_key(agency):
    payload_changed(agency)
    changed = entry(agency, 3).get()
    entry(agency, 3).update(hash=keyed_hash("guessed", changed.prev_hash + changed.payload))


def hash_changed(agency):
    entry(agency, 3).update(hash="f" * 64)


def entry_removed(agency):
    entry(agency, 3).delete()


def entry_removed_and_the_rest_renumbered(agency):
    entry(agency, 3).delete()
    for seq in (4, 5):
        entry(agency, seq).update(seq=seq - 1)
    AuditHead.objects.filter(agency=agency).update(seq=4)


def entry_inserted(agency):
    for seq in (5, 4, 3):
        entry(agency, seq).update(seq=seq + 1)
    copy = entry(agency, 2).get()
    copy.pk, copy.seq = None, 3
    copy.save(force_insert=True)
    AuditHead.objects.filter(agency=agency).update(seq=6)


def entries_swapped(agency):
    for old, new in ((3, 99), (4, 3), (99, 4)):
        entry(agency, old).update(seq=new)


def actor_replaced(agency):
    entry(agency, 3).update(actor=make_person("somebody.else", None))


def time_shifted(agency):
    entry(agency, 3).update(at=F("at") + timedelta(seconds=1))


def action_replaced(agency):
    entry(agency, 3).update(action="scale.create")


def spliced_from_another_agency(agency):
    foreign = AuditEntry.objects.exclude(chain=agency.public_id).get(seq=3)
    entry(agency, 3).delete()
    foreign.pk, foreign.chain, foreign.agency = None, agency.public_id, agency
    foreign.save(force_insert=True)


TAMPERING = [
    (payload_changed, (3, "was changed")),
    (payload_changed_and_hash_recomputed_without_the_key, (3, "was changed")),
    (hash_changed, (3, "was changed")),
    (entry_removed, (4, "what stood between is missing")),
    (entry_removed_and_the_rest_renumbered, (3, "does not continue")),
    (entry_inserted, (3, "does not continue")),
    (entries_swapped, (3, "does not continue")),
    (actor_replaced, (3, "its column 'actor'")),
    (time_shifted, (3, "its column 'at'")),
    (action_replaced, (3, "its column 'action'")),
    (spliced_from_another_agency, (3, "does not continue")),
]


@pytest.mark.parametrize(("tamper", "expected"), TAMPERING, ids=lambda case: getattr(case, "__name__", ""))
def test_tampering_is_found_and_the_first_bad_entry_named(agency, tamper, expected):
    with triggers.suspended(connection):
        tamper(agency)

    seq, why = fault_of(agency)

    assert seq == expected[0]
    assert expected[1] in why


def test_cut_tail_is_found(agency):
    with triggers.suspended(connection):
        entry(agency, 5).delete()

    assert fault_of(agency) == (5, "is where the chain breaks off: entries after it are missing")


def test_removed_chain_and_head_are_found_by_the_anchor(agency, tmp_path):
    anchor = tmp_path / "heads"
    out = StringIO()
    call_command("audit_head", stdout=out)
    anchor.write_text(out.getvalue())
    assert verify("--anchor", str(anchor))[0] == 0

    with triggers.suspended(connection):
        entry(agency, 5).delete()
    last = entry(agency, 4).get()
    AuditHead.objects.filter(agency=agency).update(seq=4, hash=last.hash)
    unseen = verify()[0]
    status, found = verify("--anchor", str(anchor))

    assert unseen == 0  # from inside, a chain set back to an earlier state looks whole
    assert status == 1
    assert [c["fault"] and c["fault"]["seq"] for c in found["chains"] if c["chain"] == agency.public_id] == [
        5
    ]


def test_chain_recomputed_without_the_key_is_found_at_its_first_entry(agency):
    with triggers.suspended(connection):
        before = GENESIS
        for stored in AuditEntry.objects.filter(agency=agency).order_by("seq"):
            digest = keyed_hash("another key", before + stored.payload)
            entry(agency, stored.seq).update(prev_hash=before, hash=digest)
            before = digest
    AuditHead.objects.filter(agency=agency).update(hash=before)

    assert fault_of(agency)[0] == 1


def test_head_that_names_another_hash_is_found(agency):
    AuditHead.objects.filter(agency=agency).update(hash="f" * 64)

    assert fault_of(agency) == (5, "is the last entry, but the chain's head names another hash")


def test_removed_head_is_found(agency):
    AuditHead.objects.filter(agency=agency).delete()

    assert fault_of(agency) == (
        1,
        "is where the chain breaks off: the chain's head does not know the last entries",
    )


def test_doubled_number_is_found():
    payload = '{"chain":"c","seq":1}'
    first = ChainEntry({"chain": "c", "seq": 1}, payload, GENESIS, keyed_hash("k", GENESIS + payload))
    columns = dict.fromkeys(("at", "actor", "action", "object_type", "object_id"))
    first.columns.update(columns)

    report = check_chain("c", [first, first], Head(1, first.hash), "k", GENESIS)

    assert report.fault == Fault(1, "has the same number as the entry before it")


def test_dropped_triggers_are_found(agency):
    triggers.remove(connection)
    status, found = verify()
    triggers.install(connection)

    assert status == 1
    assert "audit_no_update" in found["missing_triggers"]


def test_whole_chains_raise_no_alarm(agency):
    status, found = verify()

    assert status == 0
    assert [(c["entries"], c["fault"]) for c in found["chains"]] == [(5, None), (5, None)]
    assert found["ok"] and found["missing_triggers"] == []


def test_words_for_people(agency):
    out = StringIO()
    call_command("verify_audit", stdout=out)
    assert "Agency of Here: 5 entries, all as they were written.\n" in out.getvalue()

    with triggers.suspended(connection):
        hash_changed(agency)
    out = StringIO()
    with pytest.raises(SystemExit):
        call_command("verify_audit", stdout=out)

    assert "Agency of Here: BAD. Entry 3 was changed, or written without the audit key" in out.getvalue()


def test_other_key_finds_every_chain_bad(agency, monkeypatch):
    monkeypatch.setattr(settings, "AUDIT_KEY", "lost and made anew")

    assert fault_of(agency)[0] == 1
