"""The trail and the history of an object: who sees what of them."""

import re

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from competency_portal.accounts.choices import Role
from competency_portal.audit.models import AuditEntry
from competency_portal.audit.queries import Change, as_history, entries_visible_to, history_of
from competency_portal.audit.recording import record
from competency_portal.audit.words import in_words
from tests.factories import make_action, make_agency, make_person, worksheet_of

pytestmark = pytest.mark.django_db
MODEL_BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def people():
    """An auditor here and one elsewhere, and entries of both agencies and the system."""
    here, elsewhere = make_agency("here"), make_agency("elsewhere")
    auditor = make_person("auditor.here", Role.AUDITOR, here)
    other = make_person("auditor.elsewhere", Role.AUDITOR, elsewhere)
    change = {"before": {"name": "Old"}, "after": {"name": "New", "size": 3}}
    record(agency=here, actor=auditor, action="agency.rename", obj=here, reason="Typing error", **change)
    record(agency=elsewhere, actor=other, action="agency.secret", obj=elsewhere)
    record(agency=None, actor=other, action="session.sign_in", obj=other)
    return auditor, other


def page(client, person, /, **query):
    client.force_login(person, backend=MODEL_BACKEND)
    return client.get("/audit/", query).content.decode()


def test_list_shows_the_own_agency_in_words(client, people):
    text = page(client, people[0])

    assert "Agency renamed" in text and "Name: Old → New" in text and "Reason: Typing error" in text
    assert "Agency secret" not in text and "Signed in" not in text
    assert "1 entry" in text


def test_system_administrators_see_the_systems_chain_alone(client, people):
    admin = make_person("admin", None, is_system_administrator=True)

    text = page(client, admin)

    assert "Signed in" in text and "Agency renamed" not in text


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ({"action": "agency.rename"}, 1),
        ({"person": "auditor.h"}, 1),
        ({"person": "nobody"}, 0),
        ({"object_id": "zzzzzzzzzzzz"}, 0),
        ({"after": "2000-01-01", "before": "2999-12-31"}, 1),
        ({"before": "2000-01-01"}, 0),
        ({"after": "9999-12-31"}, 1),
        ({"after": "not a day", "action": "\x00", "page": "x"}, 1),
    ],
)
def test_filters_narrow(client, people, query, count):
    text = page(client, people[0], **query)

    assert f"{count} entr{'y' if count == 1 else 'ies'}" in text


def test_history_holds_changes_for_those_who_may_see_them(people):
    auditor, other = people
    here = make_agency("here")

    [entry] = history_of(here, auditor)

    assert (entry.actor, entry.action, entry.what, entry.reason) == (
        str(auditor),
        "Agency renamed",
        "Agency",
        "Typing error",
    )
    assert entry.changes == (Change("name", "Old", "New"), Change("size", None, "3"))
    assert history_of(here, other) == []


def test_coded_values_are_said_in_words(people):
    auditor, _other = people
    here = make_agency("here")
    before = {"paper_size": "letter", "role": "manager", "code": "letter"}
    after = {"paper_size": "a4", "role": "sme", "roles": ["hr_admin", "system_admin"], "code": "a4"}
    record(agency=here, actor=None, action="agency.update", obj=here, before=before, after=after)

    entry = history_of(here, auditor)[0]

    assert entry.actor == "The portal itself"
    assert entry.changes == (
        Change("code", "letter", "a4"),
        Change("paper size", "Letter", "A4"),
        Change("role", "Hiring manager", "Subject matter expert"),
        Change("roles", None, "HR admin, system_admin"),
    )


def test_long_values_are_shown_whole_and_moments_to_the_second(client, people):
    auditor, _other = people
    here, long = make_agency("here"), "word " * 100 + "end of it"
    record(agency=here, actor=auditor, action="agency.update", obj=here, after={"name": long})

    text = page(client, auditor)

    assert long in text
    assert re.search(r"\d+:\d\d:\d\d [ap]\.m\. \w+", text)


def test_values_of_ratings_stay_out_of_the_history(client, people):
    action = make_action(make_agency("here"))
    worksheet = worksheet_of(action, "rater1")
    rater = worksheet.seat.user
    canary = {"after": {"level": "canary level"}, "reason": "canary reason"}
    record(agency=action.agency, actor=rater, action="rating.save", obj=worksheet, **canary)

    text = page(client, people[0])

    assert "Rating saved" in text
    assert "canary" not in text


def test_history_tag_draws_the_fragment(people):
    auditor, _other = people
    request = RequestFactory().get("/")
    request.user = auditor

    text = Template("{% load history %}{% history_of agency %}").render(
        Context({"request": request, "agency": make_agency("here")})
    )

    assert "Agency renamed" in text and "Name: Old → New" in text


def test_list_costs_the_same_for_one_entry_and_for_many(client, people, count_queries):
    auditor, _other = people
    page(client, auditor)
    with count_queries() as few:
        page(client, auditor)
    for _ in range(30):
        record(agency=make_agency("here"), actor=auditor, action="agency.rename", obj=make_agency("here"))
    with count_queries() as many:
        page(client, auditor)

    assert len(many) == len(few)
    assert AuditEntry.objects.count() == 33


@pytest.mark.parametrize(
    ("action", "words"),
    [
        ("rating.save", "Rating saved"),
        ("model_version.load", "Model version loaded"),
        ("session.lock", "Sign-in locked after wrong passwords"),
        ("thing.unheard_of", "Thing unheard of"),
    ],
)
def test_actions_in_words(action, words):
    assert in_words(action) == words


def recorded(action, model_version, actor):
    """Entries on a worksheet and on a model version that supersedes another."""
    sheet = worksheet_of(action, "rater1")
    record(agency=action.agency, actor=actor, action="worksheet.submit", obj=sheet)
    values = {
        "version": model_version.public_id,
        "supersedes": model_version.public_id,
        "reviewed": "23456789abcd",
    }
    record(agency=action.agency, actor=actor, action="model_version.publish", obj=model_version, after=values)


def test_objects_stand_in_words_and_by_identifier(people):
    auditor, _other = people
    action = make_action(make_agency("here"))
    version = action.model_version
    recorded(action, version, auditor)

    published, submitted = as_history(AuditEntry.objects.filter(agency=action.agency).order_by("-seq")[:2])

    rater = worksheet_of(action, "rater1").seat.user
    assert (submitted.name, submitted.within) == (f"Candidate 101, worksheet of {rater}", action.number)
    assert (published.name, published.object_id) == (str(version), version.public_id)
    assert published.changes == (
        Change("reviewed", None, "23456789abcd"),
        Change("supersedes", None, f"{version} ({version.public_id})"),
        Change("version", None, f"{version} ({version.public_id})"),
    )


def test_names_cost_the_same_for_one_object_and_for_three(people, count_queries):
    auditor, _other = people
    action = make_action(make_agency("here"), candidates=3)
    sheets = [worksheet_of(action, "rater1", number) for number in ("101", "102", "103")]
    for sheet in sheets:
        record(agency=action.agency, actor=auditor, action="worksheet.submit", obj=sheet)
    entries = entries_visible_to(auditor).filter(action="worksheet.submit").order_by("-seq")

    with count_queries() as one:
        as_history(entries[:1])
    with count_queries() as three:
        names = {entry.name for entry in as_history(entries)}

    assert (len(one), len(three), len(names)) == (2, 2, 3)
