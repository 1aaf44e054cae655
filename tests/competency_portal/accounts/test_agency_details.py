"""Changing an agency's details."""

import json
import re

import pytest
from django.test import Client

from competency_portal.accounts.actions.agencies import edit_agency, seen_of
from competency_portal.accounts.choices import Role
from competency_portal.audit.models import AuditEntry
from competency_portal.errors import Refused, Stale
from tests.factories import make_agency, make_person

pytestmark = pytest.mark.django_db
DETAILS = {"name": "City Parks", "short_name": "Parks", "time_zone": "America/Chicago", "paper_size": "a4"}


@pytest.fixture
def here():
    return make_agency("here")


@pytest.fixture
def hradmin(here):
    return make_person("hradmin.here", Role.HR_ADMIN, here)


def kept(agency):
    agency.refresh_from_db()
    return {name: getattr(agency, name) for name in DETAILS}


def signed_in(person):
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_details_are_changed_with_an_entry(here, hradmin):
    before = kept(here)

    edit_agency(actor=hradmin, agency=here, **DETAILS)

    entry = AuditEntry.objects.get(action="agency.edit")
    assert kept(here) == DETAILS
    payload = json.loads(entry.payload)
    assert (entry.actor, payload["before"], payload["after"]) == (hradmin, before, DETAILS)


def test_saving_without_a_change_writes_nothing(here, hradmin):
    edit_agency(actor=hradmin, agency=here, **kept(here))

    assert not AuditEntry.objects.filter(action="agency.edit").exists()


def test_every_problem_is_told_and_nothing_written(here, hradmin):
    make_agency("other", name="Taken")
    before = kept(here)

    with pytest.raises(Refused) as refused:
        edit_agency(actor=hradmin, agency=here, name="Taken", short_name="", time_zone="Mars/Olympus")

    assert {p.field for p in refused.value.problems} == {"name", "short_name", "time_zone"}
    assert kept(here) == before


def test_others_may_not(here):
    strangers = [
        make_person("specialist.here", Role.SPECIALIST, here),
        make_person("hradmin.there", Role.HR_ADMIN, make_agency("there")),
    ]

    for person in strangers:
        with pytest.raises(Refused, match="Only HR admins of this agency"):
            edit_agency(actor=person, agency=here, **DETAILS)


def test_a_page_that_was_overtaken_is_refused_and_keeps_what_was_typed(here, hradmin):
    client, address = signed_in(hradmin), f"/people/agencies/{here.public_id}/edit/"
    seen = seen_of(here)
    edit_agency(actor=hradmin, agency=here, **DETAILS)

    answer = client.post(address, DETAILS | {"name": "My own name", "seen": seen})
    again = client.post(
        address, DETAILS | {"name": "My own name", "seen": answer.context["form"].data["seen"]}
    )

    assert (answer.status_code, again.status_code) == (409, 302)
    assert "My own name" in answer.content.decode()
    assert kept(here)["name"] == "My own name"


def hidden(page):
    return dict(
        re.findall(r'<input type="hidden" name="(was-\w+|seen)" value="([^"]*)"', page.content.decode())
    )


def test_a_page_that_was_overtaken_shows_both_values_and_takes_what_it_left_alone(here, hradmin):
    client, address = signed_in(hradmin), f"/people/agencies/{here.public_id}/edit/"
    before = kept(here)
    drawn = hidden(client.get(address))
    edit_agency(actor=hradmin, agency=here, **DETAILS)
    mine = before | {"name": "My own name", "short_name": "Mine"}

    wrong = client.post(address, mine | drawn | {"short_name": ""})
    late = client.post(address, mine | hidden(wrong))
    form = late.context["form"]
    again = client.post(address, {name: form[name].value() for name in DETAILS} | hidden(late))

    both = [("Name", "City Parks", "My own name"), ("Short name", "Parks", "Mine")]
    assert (wrong.status_code, late.status_code, again.status_code) == (422, 409, 302)
    assert late.context["differing"] == both
    assert "<b>On record:</b> City Parks" in late.content.decode()
    assert kept(here) == DETAILS | {"name": "My own name", "short_name": "Mine"}


def test_the_action_is_stale_after_somebody_else_saved(here, hradmin):
    seen = seen_of(here)
    edit_agency(actor=hradmin, agency=here, **DETAILS)

    with pytest.raises(Stale):
        edit_agency(actor=hradmin, agency=here, seen=seen, **DETAILS | {"name": "Later"})


@pytest.mark.parametrize(
    ("who", "may"), [("own", True), ("system", True), ("foreign", False), ("specialist", False)]
)
def test_the_agencys_page_leads_to_its_details_for_whoever_may_change_them(here, hradmin, who, may):
    person = {
        "own": lambda: hradmin,
        "system": lambda: make_person("root", role=None, is_system_administrator=True),
        "foreign": lambda: make_person("hradmin.there", Role.HR_ADMIN, make_agency("there")),
        "specialist": lambda: make_person("specialist.here", Role.SPECIALIST, here),
    }[who]()
    client, address = signed_in(person), f"/people/agencies/{here.public_id}/edit/"

    page = client.get(f"/library/agencies/{here.public_id}/").content.decode()

    assert f'href="{address}"' in page if may else f'href="{address}"' not in page
    assert client.get(address).status_code == (200 if may else 404 if who == "foreign" else 403)
