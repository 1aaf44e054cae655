"""audit.record(): what an entry holds, and that it lives and dies with its change."""

import json
from decimal import Decimal

import pytest
from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from competency_portal.accounts.models import Agency, Membership, User
from competency_portal.audit.hashing import keyed_hash
from competency_portal.audit.models import GENESIS, AuditEntry, AuditHead
from competency_portal.audit.recording import commitment, record


@pytest.fixture
def agency(db):
    return Agency.objects.create(code="la", name="Los Angeles", short_name="LA")


@pytest.fixture
def person(agency):
    user = User.objects.create(username="rater1.la", first_name="Ada", last_name="Lane")
    Membership.objects.create(user=user, agency=agency, role="panel_member")
    return user


def test_record_chains_entries_with_the_key(agency, person):
    record(
        agency=agency,
        actor=person,
        action="agency.rename",
        obj=agency,
        before={"name": "L.A."},
        after={"n": 1},
    )
    record(agency=agency, actor=person, action="agency.rename", obj=agency, reason="Typing error")

    first, second = AuditEntry.objects.order_by("seq")
    head = AuditHead.objects.get()
    assert (first.seq, first.prev_hash) == (1, GENESIS)
    assert first.hash == keyed_hash(settings.AUDIT_KEY, GENESIS + first.payload)
    assert (second.seq, second.prev_hash) == (2, first.hash)
    assert second.hash == keyed_hash(settings.AUDIT_KEY, first.hash + second.payload)
    assert (head.chain, head.agency, head.seq, head.hash) == (agency.public_id, agency, 2, second.hash)


def test_record_keeps_who_what_and_why(agency, person):
    record(
        agency=agency,
        actor=person,
        action="score.set",
        obj=agency,
        before={"score": None},
        after={"score": Decimal("3.50"), "text": "naïve\x00\ud800"},
        reason="Because",
    )

    entry = AuditEntry.objects.get()
    payload = json.loads(entry.payload)
    assert payload == {
        "chain": agency.public_id,
        "seq": 1,
        "at": entry.at.isoformat(timespec="microseconds"),
        "actor": person.public_id,
        "actor_name": "rater1.la",
        "roles": ["panel_member"],
        "action": "score.set",
        "object_type": "accounts.agency",
        "object_id": agency.public_id,
        "before": {"score": None},
        "after": {"score": "3.50", "text": "naïve\x00\ud800"},
        "reason": "Because",
        "request": "",
    }
    assert entry.payload.startswith('{"action":"score.set","actor":"')


def test_record_without_agency_or_actor_goes_to_the_systems_chain(agency, person):
    record(agency=agency, actor=person, action="agency.rename", obj=agency)
    record(agency=None, actor=None, action="signin.fail", obj=None)

    entry = AuditEntry.objects.get(chain="system")
    assert (entry.seq, entry.agency, entry.actor, entry.object_type, entry.object_id) == (
        1,
        None,
        None,
        "",
        "",
    )


def test_record_refuses_floats(agency, person):
    with pytest.raises(TypeError, match="float"):
        record(agency=agency, actor=person, action="score.set", obj=agency, after={"score": 3.5})

    assert list(AuditEntry.objects.all()) == []


def test_record_costs_three_statements(agency, person):
    record(agency=agency, actor=person, action="agency.rename", obj=agency)

    with CaptureQueriesContext(connection) as captured:
        record(agency=agency, actor=person, action="agency.rename", obj=agency)

    assert [q["sql"].split()[0] for q in captured] == ["SELECT", "INSERT", "UPDATE"]


@pytest.mark.django_db(transaction=True)
def test_record_outside_a_transaction_is_an_error():
    with pytest.raises(transaction.TransactionManagementError):
        record(agency=None, actor=None, action="signin.fail", obj=None)


@pytest.mark.django_db(transaction=True)
def test_record_vanishes_with_its_change():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        record(agency=None, actor=None, action="signin.fail", obj=None)
        raise ZeroDivisionError

    assert list(AuditEntry.objects.all()) == []


@pytest.mark.parametrize(
    "statement", ["UPDATE audit_auditentry SET action = 'x'", "DELETE FROM audit_auditentry"]
)
def test_entries_cannot_be_changed_or_removed(agency, person, statement):
    record(agency=agency, actor=person, action="agency.rename", obj=agency)

    with pytest.raises(DatabaseError, match="can't be changed or removed"), transaction.atomic():
        connection.cursor().execute(statement)

    assert AuditEntry.objects.get().action == "agency.rename"


def test_entries_cannot_be_truncated(agency, person):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no TRUNCATE.")

    with pytest.raises(DatabaseError, match="can't be changed or removed"), transaction.atomic():
        connection.cursor().execute("TRUNCATE audit_auditentry")


def test_commitment_proves_a_text_without_holding_it():
    assert commitment("Calm under pressure") == commitment("Calm under pressure")
    assert commitment("Calm under pressure") != commitment("Calm under pressure.")
    assert len(commitment("\ud800")) == 64
