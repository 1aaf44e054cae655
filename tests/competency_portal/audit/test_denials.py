"""What is refused to somebody who is signed in leaves one record: changing in the trail, reading in the log."""

import json

import pytest

from competency_portal.accounts.choices import Role
from competency_portal.audit.models import AuditEntry
from tests.factories import make_agency, make_person

pytestmark = pytest.mark.django_db
LOG = "competency_portal.audit.denials"


@pytest.fixture
def sam(client):
    """A subject matter expert, who may neither look at people nor add any."""
    sam = make_person("sam", Role.SME)
    client.force_login(sam, backend="django.contrib.auth.backends.ModelBackend")
    return sam


def entries():
    return [
        (e.chain, e.actor.username, e.action, json.loads(e.payload)["after"])
        for e in AuditEntry.objects.order_by("seq")
    ]


def test_a_denied_change_leaves_one_entry_on_the_system_chain(client, sam):
    answers = [client.post(path).status_code for path in ("/people/add/", f"/people/{sam.public_id}/close/")]

    assert answers == [403, 403]
    common = {"method": "POST", "address": "127.0.0.1"}
    assert entries() == [
        ("system", "sam", "access.deny", {"page": "accounts:person-create", "objects": [], **common}),
        (
            "system",
            "sam",
            "access.deny",
            {"page": "accounts:person-deactivate", "objects": [sam.public_id], **common},
        ),
    ]


def test_a_denied_look_leaves_one_line_in_the_log_and_writes_nothing(client, sam, caplog):
    answer = client.get(f"/people/{sam.public_id}/")

    lines = [r.getMessage() for r in caplog.records if r.name == LOG]
    assert (answer.status_code, entries()) == (403, [])
    assert lines == [f"Denied: {sam.public_id} asked for accounts:person-detail ['{sam.public_id}']"]


def test_missing_things_and_strangers_are_no_denials(client, caplog):
    stranger = client.post("/people/add/").status_code
    client.force_login(
        make_person("hradmin", Role.HR_ADMIN, make_agency()),
        backend="django.contrib.auth.backends.ModelBackend",
    )

    missing = client.post("/people/nobodythere1/close/").status_code

    assert (stranger, missing, entries()) == (302, 404, [])
    assert [r for r in caplog.records if r.name == LOG] == []
