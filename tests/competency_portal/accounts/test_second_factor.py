"""The optional second factor: set up, asked for at sign-in, taken away; all of it in the trail."""

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.test import Client, TestCase

from competency_portal.audit.models import AuditEntry
from tests.factories import PASSWORD, make_person

pytestmark = pytest.mark.django_db


def code_for(secret):
    """The code that an app shows now."""
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


@pytest.fixture
def client(client):
    """Somebody who signed in and confirmed it a moment ago."""
    cache.clear()
    make_person()
    client.post("/sign-in/", {"login": "dana", "password": PASSWORD})
    client.post("/sign-in/confirm/", {"password": PASSWORD})
    return client


def set_up(client) -> str:
    """Turn the second factor on; returns the secret of the app."""
    secret = client.get("/second-factor/app/add/").context["form"].secret
    with TestCase.captureOnCommitCallbacks(execute=True):  # allauth tells of it after the commit
        assert client.post("/second-factor/app/add/", {"code": code_for(secret)}).status_code == 302
    return secret


def actions():
    return list(AuditEntry.objects.filter(chain="system").order_by("seq").values_list("action", flat=True))


def test_the_key_is_drawn_without_a_data_address(client):
    page = client.get("/second-factor/app/add/").content.decode()

    assert '<path d="M4,4h1v1h-1z' in page
    assert "data:" not in page


def test_sign_in_asks_for_the_code(client):
    set_up(client)
    recovery = client.get("/second-factor/codes/").context["unused_codes"]
    person = Client()

    step = person.post("/sign-in/", {"login": "dana", "password": PASSWORD}).url
    not_yet = person.get("/people/me/").status_code
    wrong = person.post(step, {"code": "000000"}).status_code
    person.post(step, {"code": recovery[0]})

    assert (step, not_yet, wrong) == ("/second-factor/check/", 302, 200)
    assert person.get("/people/me/").status_code == 200
    assert actions() == ["session.sign_in", "second_factor.add", "second_factor.add", "session.sign_in"]


def test_taking_it_away_is_recorded(client):
    set_up(client)

    client.post("/second-factor/app/remove/")

    assert "second_factor.remove" in actions()
    assert Client().post("/sign-in/", {"login": "dana", "password": PASSWORD}).url == "/"


def test_the_password_is_asked_for_once_more_before_anything_changes():
    cache.clear()
    make_person()
    client = Client()
    client.post("/sign-in/", {"login": "dana", "password": PASSWORD})

    asked = client.get("/second-factor/app/add/").url
    wrong = client.post(asked, {"password": "wrong"}).status_code
    right = client.post(asked, {"password": PASSWORD}).url

    assert asked.startswith("/sign-in/confirm/")
    assert (wrong, right) == (200, "/second-factor/app/add/")
    assert actions() == ["session.sign_in", "session.fail"]
