"""The second factor: set up, asked for at sign-in, taken away, required by role; all of it in the trail."""

from types import SimpleNamespace

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.test import Client, TestCase

from competency_portal.accounts.actions.sessions import SECRETS, encrypt_stored_secrets
from competency_portal.audit.models import AuditEntry
from tests.factories import NOON, PASSWORD, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_one_moment(monkeypatch):
    """A code is good for half a minute, which may end between being shown and being typed."""
    monkeypatch.setattr(auth, "time", SimpleNamespace(time=lambda: NOON.timestamp()))


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


def stored_secrets():
    """What lies in the database of the app and of the recovery codes."""
    return [a.data.get("secret") or a.data["seed"] for a in Authenticator.objects.order_by("pk")]


def test_secrets_lie_in_the_database_encrypted(client):
    secret = set_up(client)

    stored = stored_secrets()

    assert [text.startswith("fernet:") for text in stored] == [True, True]
    assert get_adapter().decrypt(stored[0]) == secret
    assert secret not in stored[0]


def test_with_another_key_nobody_gets_in_and_the_page_answers(client, settings):
    secret = set_up(client)
    settings.SECOND_FACTOR_KEY = "another key"
    person = Client()

    step = person.post("/sign-in/", {"login": "dana", "password": PASSWORD}).url
    answer = person.post(step, {"code": code_for(secret)})

    assert (answer.status_code, "Incorrect code" in answer.content.decode()) == (200, True)
    assert person.get("/people/me/").status_code == 302


def test_secrets_stored_before_are_encrypted_once_and_still_fit(client):
    secret = set_up(client)
    for authenticator in Authenticator.objects.all():
        clear = {name: get_adapter().decrypt(v) for name, v in authenticator.data.items() if name in SECRETS}
        authenticator.data |= clear
        authenticator.save()

    counts = [encrypt_stored_secrets(), encrypt_stored_secrets()]

    assert counts == [2, 0]
    assert get_adapter().decrypt(stored_secrets()[0]) == secret
    assert actions()[-1] == "second_factor.encrypt"


def test_who_must_have_one_is_led_to_set_it_up_before_anything_else(client, settings):
    settings.SECOND_FACTOR_ROLES = ["specialist"]

    page = client.get("/people/me/")
    script = client.post("/people/agencies/choose/", headers={"accept": "application/json"})
    words = client.get(page.url).content.decode()
    still_open = [client.get(url).status_code for url in ("/help/", "/sign-in/confirm/")]
    set_up(client)

    assert (page.url, script.status_code) == ("/second-factor/app/add/", 403)
    assert "Your role asks for a second factor." in words
    assert still_open == [200, 200]
    assert client.get("/people/me/").status_code == 200


def test_who_takes_a_required_one_away_is_led_to_the_set_up_again(client, settings):
    settings.SECOND_FACTOR_ROLES = ["specialist"]
    set_up(client)
    before = client.get("/people/me/").status_code

    client.post("/second-factor/app/remove/")

    assert (before, client.get("/people/me/").url) == (200, "/second-factor/app/add/")


def test_other_roles_are_not_asked(client, settings):
    settings.SECOND_FACTOR_ROLES = ["hr_admin", "system_admin"]

    assert client.get("/people/me/").status_code == 200
