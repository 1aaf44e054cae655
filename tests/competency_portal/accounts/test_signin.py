"""The door: who gets in, what is said to those who don't, and what the trail keeps of it."""

import json
import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.cache.backends import locmem
from django.test import Client
from django.urls import reverse

from competency_portal.accounts.models import Membership, User
from competency_portal.audit.models import AuditEntry
from competency_portal.audit.recording import commitment
from tests.factories import PASSWORD, make_agency, make_person

pytestmark = pytest.mark.django_db
SIGN_IN = "/sign-in/"
NEW_PASSWORD = "seven quiet brown foxes"


@pytest.fixture(autouse=True)
def fresh_limits():
    """Rate limits are kept in the cache, which tests share."""
    cache.clear()


def sign_in(client, username="dana", password=PASSWORD, **headers):
    return client.post(SIGN_IN, {"login": username, "password": password}, **headers)


def trail():
    """Actions on the system's chain with the person they are about, oldest first."""
    entries = AuditEntry.objects.filter(chain="system").order_by("seq")
    return [(entry.action, entry.object_id) for entry in entries]


def test_signing_in_and_out_is_recorded(client):
    dana = make_person()

    answers = [sign_in(client).url, client.post("/sign-out/").url]

    assert answers == ["/", "/sign-in/"]
    assert trail() == [("session.sign_in", dana.public_id), ("session.sign_out", dana.public_id)]
    assert json.loads(AuditEntry.objects.first().payload)["roles"] == ["specialist"]


def test_signing_in_renews_the_session(client):
    make_person()
    client.get(SIGN_IN)
    client.session.save()

    sign_in(client)
    first = client.cookies["sessionid"].value
    client.post("/sign-out/")
    sign_in(client)

    assert client.cookies["sessionid"].value != first


def test_next_leads_back_but_never_elsewhere(client):
    make_person()

    inside = client.post(SIGN_IN, {"login": "dana", "password": PASSWORD, "next": "/second-factor/"}).url
    client.post("/sign-out/")
    outside = client.post(
        SIGN_IN, {"login": "dana", "password": PASSWORD, "next": "https://evil.example/"}
    ).url

    assert (inside, outside) == ("/second-factor/", "/")


def without_token(answer):
    return re.sub(r'value="[A-Za-z0-9]{64}"', "", answer.content.decode())


def test_wrong_unknown_and_inactive_get_the_same_answer():
    make_person("dana")
    make_person("gone", is_active=False)
    make_person("kept")

    answers = {
        without_token(sign_in(Client(), username, password)).replace(f'value="{username}"', "")
        for username, password in [("dana", "no"), ("none", "no"), ("gone", PASSWORD), ("gone", "no")]
    }

    assert len(answers) == 1
    assert "The username and/or password you specified are not correct." in answers.pop()


def test_failures_keep_only_a_fingerprint_of_what_was_typed(client):
    dana = make_person()

    sign_in(client, "dana", "wrong")
    sign_in(client, "correct horse", "typed in the wrong box")

    assert trail() == [("session.fail", dana.public_id), ("session.fail", "")]
    payload = AuditEntry.objects.get(seq=2).payload
    assert json.loads(payload)["after"] == {"address": "127.0.0.1", "typed": commitment("correct horse")}
    assert "horse" not in payload and "wrong box" not in payload


def test_five_wrong_passwords_lock_this_account_from_this_address_only(client):
    make_person("dana")
    make_person("kept")

    answers = [sign_in(client, "dana", "wrong") for _ in range(5)]

    assert [answer.status_code for answer in answers] == [200, 200, 200, 200, 429]
    assert "Try again in 15 minutes" in answers[-1].content.decode()
    assert answers[-1].headers["Retry-After"] == "900"
    assert sign_in(client, "dana").status_code == 429
    assert sign_in(client, "dana", REMOTE_ADDR="192.0.2.7").status_code == 302
    assert sign_in(Client(), "kept").status_code == 302
    assert [action for action, _ in trail()][3:6] == ["session.fail", "session.lock", "session.lock"]


def test_a_password_changed_too_often_in_a_minute_is_refused_on_a_page_of_the_portal(client, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"change_password": "1/m/user"}
    client.force_login(make_person("dana"), backend="django.contrib.auth.backends.ModelBackend")
    wrong = {"oldpassword": "wrong", "password1": "x", "password2": "x"}

    first, second = (client.post("/password/change/", wrong) for _ in range(2))

    html = second.content.decode()
    assert (first.status_code, second.status_code) == (200, 429)
    assert "<h1>Too many attempts</h1>" in html and "Wait one minute" in html and "Dana Tester" in html


def test_unknown_people_are_locked_alike(client):
    answers = [sign_in(client, "none", "wrong").status_code for _ in range(5)]

    assert answers == [200, 200, 200, 200, 429]


def test_forwarded_addresses_are_not_believed(client):
    make_person()

    answers = [
        sign_in(client, "dana", "wrong", HTTP_X_FORWARDED_FOR=f"192.0.2.{n}").status_code for n in range(5)
    ]

    assert answers == [200, 200, 200, 200, 429]


def test_behind_our_proxy_only_its_own_entry_counts(client, settings):
    settings.BEHIND_PROXY = True
    make_person()

    spoofed = [
        sign_in(client, "dana", "wrong", HTTP_X_FORWARDED_FOR=f"10.0.0.{n}, 192.0.2.1").status_code
        for n in range(5)
    ]
    other = sign_in(client, "dana", HTTP_X_FORWARDED_FOR="192.0.2.1, 192.0.2.2").status_code

    assert (spoofed, other) == ([200, 200, 200, 200, 429], 302)


def test_many_names_from_one_address_are_slowed(client):
    answers = [sign_in(client, f"name{n}", "wrong") for n in range(21)]

    assert "Too many failed login attempts" in answers[-1].content.decode()


def test_attempts_are_counted_for_all_processes_together(client):
    answers = []
    for n in range(21):
        for held in locmem._caches.values():
            held.clear()  # what another process holds in its memory, this one does not know
        answers.append("Too many failed" in sign_in(client, f"nobody{n}", "wrong").content.decode())

    assert answers == [False] * 20 + [True]


def test_signed_out_pages_lead_to_sign_in_and_scripts_hear_401(client):
    page = client.get("/second-factor/")
    htmx = client.post(
        "/second-factor/app/add/", HTTP_HX_REQUEST="true", HTTP_HX_CURRENT_URL="http://testserver/a/?b=1"
    )
    fetch = client.post(
        "/second-factor/app/add/", HTTP_ACCEPT="application/json", HTTP_REFERER="https://evil.example/"
    )

    assert page.url == "/sign-in/?next=/second-factor/"
    assert (htmx.status_code, htmx.json()) == (401, {"login": "/sign-in/?next=/a/%3Fb%3D1"})
    assert (fetch.status_code, fetch.json()) == (401, {"login": "/sign-in/?next=/"})


def test_roles_are_read_with_every_request(client):
    membership = Membership.objects.create(
        user=make_person("hugh", None), agency=make_agency(), role="auditor"
    )
    client.force_login(membership.user, backend="django.contrib.auth.backends.ModelBackend")
    before = client.get(reverse("access:matrix")).status_code

    Membership.objects.filter(pk=membership.pk).update(active=False)

    assert (before, client.get(reverse("access:matrix")).status_code) == (200, 403)


def test_deactivated_people_are_out_with_the_next_request(client):
    make_person()
    sign_in(client)

    User.objects.update(is_active=False)

    assert client.get("/second-factor/").url == "/sign-in/?next=/second-factor/"


def test_changing_the_password_ends_other_sessions(client):
    dana = make_person()
    elsewhere = Client()
    sign_in(client)
    sign_in(elsewhere)

    answer = client.post(
        "/password/change/", {"oldpassword": PASSWORD, "password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    )

    assert answer.status_code == 302
    assert client.get("/second-factor/").status_code == 200
    assert elsewhere.get("/second-factor/").status_code == 302
    assert trail()[-1] == ("password.change", dana.public_id)


@pytest.mark.parametrize("password", ["short one 1234", "123456789123456789", "dana@example.org"])
def test_weak_passwords_are_refused_with_a_reason(client, password):
    make_person()
    sign_in(client)

    answer = client.post(
        "/password/change/", {"oldpassword": PASSWORD, "password1": password, "password2": password}
    )

    assert answer.status_code == 200
    assert re.search("too short|too common|too similar", answer.content.decode())


def test_reset_answers_alike_for_known_and_unknown_addresses(client):
    make_person()

    known = client.post("/password/reset/", {"email": "dana@example.org"})
    unknown = client.post("/password/reset/", {"email": "none@example.org"})

    assert (
        (known.status_code, known.url) == (unknown.status_code, unknown.url) == (302, "/password/reset/sent/")
    )
    assert [message.to for message in mail.outbox] == [["dana@example.org"]]


def test_reset_link_works_once(client):
    make_person()
    client.post("/password/reset/", {"email": "dana@example.org"})
    link = re.search(r"http://testserver(/password/reset/key/\S+)", mail.outbox[0].body)[1]

    form_page = client.get(link).url
    done = client.post(form_page, {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD})
    again = Client().get(link)

    assert done.url == "/password/reset/done/"
    assert "This link does not work" in again.content.decode()
    assert sign_in(Client(), "dana", NEW_PASSWORD).status_code == 302
    assert trail()[0][0] == "password.change"


def test_sign_in_page_lists_demonstration_people_only_in_demonstration_mode(client, settings):
    make_person("specialist.la", is_demonstration=True)
    make_person("real.la")

    settings.DEMO = True
    demonstration = client.get(SIGN_IN + "?username=specialist.la").content.decode()
    settings.DEMO = False
    production = client.get(SIGN_IN).content.decode()

    assert 'href="?username=specialist.la"' in demonstration and "real.la" not in demonstration
    assert 'value="specialist.la"' in demonstration
    assert "specialist.la" not in production


@pytest.mark.parametrize(
    "address", ["/signup/", "/email/", "/accounts/signup/", "/accounts/login/", "/sign-up/"]
)
def test_there_is_no_sign_up_and_no_address_book(client, address):
    assert client.get(address).status_code == 404
