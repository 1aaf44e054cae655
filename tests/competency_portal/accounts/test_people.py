"""People pages: who may do what to whom, and what the trail keeps of it."""

import re

import pytest
from django.core import mail
from django.test import Client

from competency_portal.accounts.actions.agencies import create_agency
from competency_portal.accounts.actions.password_links import make_password_link
from competency_portal.accounts.actions.people import (
    add_membership,
    create_person,
    deactivate_person,
    reactivate_person,
    remove_membership,
)
from competency_portal.accounts.choices import Role
from competency_portal.accounts.models import Agency, Membership, User
from competency_portal.accounts.queries import membership_roles, people_visible_to
from competency_portal.audit.models import AuditEntry
from competency_portal.errors import Problem, Refused
from tests.factories import make_agency, make_person

pytestmark = pytest.mark.django_db
MODEL_BACKEND = "django.contrib.auth.backends.ModelBackend"
NEW_PASSWORD = "seven quiet brown foxes"


@pytest.fixture
def here():
    return make_agency("here")


@pytest.fixture
def elsewhere():
    return make_agency("elsewhere")


@pytest.fixture
def hradmin(here):
    return make_person("hradmin.here", Role.HR_ADMIN, here)


@pytest.fixture
def admin():
    return make_person("admin", None, is_system_administrator=True)


def signed_in(person):
    client = Client()
    client.force_login(person, backend=MODEL_BACKEND)
    return client


def trail(agency=None):
    """(action, who, to what) on a chain, oldest first."""
    entries = AuditEntry.objects.filter(chain=agency.public_id if agency else "system").order_by("seq")
    return [(e.action, e.actor and e.actor.username, e.object_id) for e in entries.select_related("actor")]


def problems_of(call, **kwargs):
    """Fields and messages of a refusal."""
    with pytest.raises(Refused) as caught:
        call(**kwargs)
    return list(caught.value.problems)


NEW = {"username": "new.here", "first_name": "Nova", "last_name": "Reed", "email": "nova@example.org"}


def test_create_person_gives_roles_and_leaves_entries(here, hradmin):
    person = create_person(actor=hradmin, roles=[(here, Role.SME)], **NEW)

    assert membership_roles(person) == {"sme"}
    assert not person.has_usable_password()
    assert trail() == [("person.create", "hradmin.here", person.public_id)]
    assert trail(here) == [("membership.add", "hradmin.here", person.public_id)]


def test_create_person_lists_every_problem_at_once(here, elsewhere, hradmin):
    problems = problems_of(
        create_person,
        actor=hradmin,
        username=hradmin.username,
        email="not an address",
        roles=[(elsewhere, Role.SME)],
        is_system_administrator=True,
        password="short",
    )

    assert sorted(problem.field for problem in problems) == [
        "agency",
        "email",
        "is_system_administrator",
        "password",
        "username",
    ]
    assert not User.objects.filter(email="not an address").exists()


def test_hr_admins_cannot_name_system_administrators_by_form_either(here, hradmin):
    data = NEW | {"agency": here.public_id, "role": "sme", "is_system_administrator": "on"}

    signed_in(hradmin).post("/people/add/", data)

    assert User.objects.get(username="new.here").is_system_administrator is False


def test_roles_are_given_in_the_own_agency_only(here, elsewhere, hradmin):
    person = make_person("worker", Role.SME, here)

    add_membership(actor=hradmin, person=person, agency=here, role=Role.AUDITOR)
    problems = problems_of(add_membership, actor=hradmin, person=person, agency=elsewhere, role=Role.AUDITOR)

    assert [problem.field for problem in problems] == ["agency"]
    assert {(m.agency.code, m.role) for m in person.memberships.all()} == {
        ("here", "sme"),
        ("here", "auditor"),
    }


def test_a_taken_role_ends_stays_on_record_and_can_be_given_back(here, hradmin):
    person = make_person("worker", Role.SME, here)

    remove_membership(actor=hradmin, person=person, agency=here, role=Role.SME)
    taken = membership_roles(User.objects.get(pk=person.pk))
    again = problems_of(remove_membership, actor=hradmin, person=person, agency=here, role=Role.SME)
    add_membership(actor=hradmin, person=person, agency=here, role=Role.SME)

    assert taken == set()
    assert again == [Problem("This person does not hold this role in this agency any more.", "role")]
    assert Membership.objects.get(user=person).active
    assert [action for action, *_ in trail(here)] == ["membership.remove", "membership.add"]


def test_hr_admins_cannot_take_their_own_role(here, hradmin):
    problems = problems_of(remove_membership, actor=hradmin, person=hradmin, agency=here, role=Role.HR_ADMIN)

    assert problems == [Problem("You can't take your own HR admin role; ask a colleague.", "role")]


def test_closing_an_account_needs_a_reason_and_is_recorded(here, hradmin):
    person = make_person("worker", Role.SME, here)

    without = problems_of(deactivate_person, actor=hradmin, person=person, reason=" ")
    deactivate_person(actor=hradmin, person=person, reason="Left the agency")
    closed = User.objects.get(pk=person.pk).is_active
    reactivate_person(actor=hradmin, person=person, reason="Back from leave")

    assert without == [Problem("Say why the account is closed.", "reason")]
    assert closed is False and User.objects.get(pk=person.pk).is_active
    assert [action for action, *_ in trail()] == ["person.deactivate", "person.reactivate"]


@pytest.mark.parametrize("call", [deactivate_person, make_password_link])
def test_accounts_that_reach_further_are_for_system_administrators(here, elsewhere, hradmin, admin, call):
    both = make_person("both", Role.SME, here)
    Membership.objects.create(user=both, agency=elsewhere, role=Role.HR_ADMIN)
    server = make_person("server", Role.SME, here, is_system_administrator=True)
    reason = {"reason": "Left the agency"} if call is deactivate_person else {}

    refusals = [
        problems_of(call, actor=hradmin, person=person, **reason)[0].message for person in (both, server)
    ]
    call(actor=admin, person=both, **reason)

    assert refusals == [
        "This person also works for another agency; ask a system administrator.",
        "This person runs the server; ask another system administrator.",
    ]


def test_nobody_closes_their_own_account(admin):
    assert [
        p.message for p in problems_of(deactivate_person, actor=admin, person=admin, reason="Tired of it all")
    ] == ["You can't close your own account; ask a colleague."]


def test_people_of_other_agencies_are_not_visible(here, elsewhere, hradmin, admin):
    mine, foreign = make_person("mine", Role.SME, here), make_person("foreign", Role.SME, elsewhere)

    assert set(people_visible_to(hradmin)) == {hradmin, mine}
    assert foreign in people_visible_to(admin)


def test_memberships_elsewhere_are_not_shown(here, elsewhere, hradmin):
    both = make_person("both", Role.SME, here)
    Membership.objects.create(user=both, agency=elsewhere, role=Role.AUDITOR)

    text = signed_in(hradmin).get(f"/people/{both.public_id}/").content.decode()

    assert "Agency of Elsewhere" not in text
    assert "This person also works for another agency" in text


def test_new_people_set_their_password_by_a_link_shown_once(here, hradmin):
    client = signed_in(hradmin)
    answer = client.post("/people/add/", NEW | {"agency": here.public_id, "role": "sme"})

    shown = client.get(answer.url).content.decode()
    link = re.search(r"http://testserver(/password/reset/key/[^<\s]+)", shown)[1]
    again = client.get(answer.url).content.decode()
    person = Client()
    person.post(person.get(link).url, {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD})

    assert link not in again
    assert person.post("/sign-in/", {"login": "new.here", "password": NEW_PASSWORD}).status_code == 302
    assert [message.to for message in mail.outbox] == [["nova@example.org"]]
    assert [action for action, *_ in trail()][:2] == ["person.create", "password.link"]


def test_a_refused_form_keeps_what_was_typed(here, hradmin):
    answer = signed_in(hradmin).post(
        "/people/add/", NEW | {"username": hradmin.username, "agency": here.public_id}
    )

    assert answer.status_code == 422
    text = answer.content.decode()
    assert 'value="Nova"' in text and "already exists" in text and "Give the person a role" in text


def test_agencies_are_added_by_system_administrators(hradmin, admin):
    given = {"code": "parks", "name": "City Parks", "short_name": "Parks", "time_zone": "America/Chicago"}

    refused = problems_of(create_agency, actor=hradmin, **given)
    agency = create_agency(actor=admin, **given)
    doubled = problems_of(create_agency, actor=admin, **given | {"code": "Not a slug!"})

    assert [p.message for p in refused] == ["Only system administrators add agencies."]
    assert trail(agency) == [("agency.create", "admin", agency.public_id)]
    assert {p.field for p in doubled} == {"code", "name"}
    assert Agency.objects.filter(name="City Parks").count() == 1


def test_choosing_an_agency_reaches_the_own_ones_only(here, elsewhere, hradmin):
    Membership.objects.create(user=hradmin, agency=elsewhere, role=Role.SME)
    foreign = make_agency("foreign")
    client = signed_in(hradmin)

    chosen = [
        (client.post("/people/agencies/choose/", {"agency": a.public_id, "next": "/people/me/"}).url,
         client.session.get("agency_id"))
        for a in (elsewhere, foreign)
    ]  # fmt: skip
    outside = client.post(
        "/people/agencies/choose/", {"agency": here.public_id, "next": "//evil.example/"}
    ).url

    assert chosen == [("/people/me/", elsewhere.public_id)] * 2
    assert outside == "/"


def test_list_finds_people_and_costs_the_same_for_many(here, hradmin, count_queries):
    client = signed_in(hradmin)
    make_person("worker", Role.SME, here)
    client.get("/people/")
    with count_queries() as few:
        client.get("/people/")
    for n in range(5):
        make_person(f"worker{n}", Role.SME, here)
    with count_queries() as many:
        client.get("/people/")

    found = client.get("/people/", {"q": "tester worker3", "agency": here.public_id, "state": "open"}).content
    nobody = client.get("/people/", {"q": "worker", "state": "closed"}).content

    assert len(many) == len(few)
    assert b"1 person" in found and b"worker3" in found
    assert b"Nobody fits" in nobody


def test_a_closed_account_with_a_role_elsewhere_is_not_reopened_by_an_agency_it_once_worked_for():
    here, elsewhere = make_agency("here"), make_agency("elsewhere")
    hradmin = make_person("hr", Role.HR_ADMIN, here)
    person = make_person("pat", Role.HR_ADMIN, elsewhere, is_active=False)
    Membership.objects.create(user=person, agency=here, role=Role.SME, active=False)

    with pytest.raises(Refused):
        reactivate_person(actor=hradmin, person=person, reason="Ours from now on")

    assert User.objects.get(pk=person.pk).is_active is False


def test_form_of_a_person_says_everything_in_one_round(here, hradmin, client):
    client.force_login(hradmin)

    response = client.post(
        "/people/add/", {"email": "no address", "username": "two words", "last_name": "Ray"}
    )

    form = response.context["form"]
    assert (response.status_code, sorted(form.errors)) == (422, ["email", "first_name", "role", "username"])


def test_agencies_are_chosen_only_where_there_are_several(here, hradmin, client):
    client.force_login(hradmin)
    one = client.get("/people/").context["form"].fields
    hradmin.memberships.create(agency=make_agency("third"), role=Role.HR_ADMIN)

    assert "agency" not in one
    assert "agency" in client.get("/people/").context["form"].fields


def test_an_empty_form_is_answered_with_what_is_missing(hradmin):
    answer = signed_in(hradmin).post("/people/add/", {})

    assert answer.status_code == 422
    assert {"first_name", "last_name", "email", "username"} <= set(answer.context["form"].errors)
