"""A session ends after half an hour without a request and twelve hours after sign-in; a page warns before."""

import time

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from competency_portal.accounts.timeouts import BEGAN, SEEN
from tests.factories import make_person

pytestmark = pytest.mark.django_db
MINUTE, HOUR = 60, 3600
FETCH = {"HTTP_ACCEPT": "application/json", "HTTP_REFERER": "http://testserver/help/"}


@pytest.fixture
def signed_in(client):
    client.force_login(make_person(), backend="django.contrib.auth.backends.ModelBackend")
    return client


def shift(client, **seconds):
    """Move times of the session into the past, instead of waiting."""
    session = client.session
    for name, ago in seconds.items():
        session[name] = int(time.time()) - ago
    session.save()


@pytest.mark.parametrize(
    ("ago", "answer", "words"),
    [
        ({SEEN: 29 * MINUTE}, 200, ""),
        (
            {SEEN: 30 * MINUTE},
            302,
            "You were signed out after 30 minutes without activity. Sign in again to go on.",
        ),
        ({BEGAN: 12 * HOUR - MINUTE}, 200, ""),
        ({BEGAN: 12 * HOUR}, 302, "You were signed out 12 hours after signing in. Sign in again to go on."),
    ],
)
def test_a_session_ends_at_its_times_and_the_sign_in_page_says_why(signed_in, ago, answer, words):
    shift(signed_in, **ago)
    old = signed_in.cookies["sessionid"].value

    response = signed_in.get("/people/me/")

    assert response.status_code == answer
    if words:
        assert response.url == "/sign-in/?next=/people/me/"
        assert words in signed_in.get("/sign-in/").content.decode()
        signed_in.cookies["sessionid"] = old
        assert signed_in.get("/people/me/").status_code == 302


def test_a_script_hears_401_so_that_what_was_typed_stays_in_its_page(signed_in):
    shift(signed_in, **{SEEN: 30 * MINUTE})

    response = signed_in.post(reverse("assessments:worksheet-save", args=["none"]), **FETCH)

    assert (response.status_code, response.json()) == (401, {"login": "/sign-in/?next=/help/"})


def test_a_request_starts_the_idle_time_anew_but_not_the_whole(signed_in):
    shift(signed_in, **{SEEN: 29 * MINUTE, BEGAN: 3 * HOUR})
    before = signed_in.session[BEGAN]

    signed_in.get("/people/me/")

    assert time.time() - signed_in.session[SEEN] < MINUTE
    assert signed_in.session[BEGAN] == before


def test_the_session_is_not_written_with_each_request(signed_in):
    shift(signed_in, **{SEEN: 50})
    before = signed_in.session[SEEN]

    signed_in.get("/people/me/")

    assert signed_in.session[SEEN] == before


@pytest.mark.django_db(transaction=True)
def test_a_page_warns_before_the_end_and_goes_on_when_told(browser_page, axe):
    page = browser_page(make_person())
    page.clock.install()
    page.goto("/help/")
    notice = page.get_by_role("region", name="Your session")
    expect(notice).to_be_hidden()

    page.clock.fast_forward("27:30")

    expect(notice.get_by_role("alert")).to_contain_text("You will be signed out in two minutes")
    assert axe(page) == []
    notice.get_by_role("button", name="Stay signed in").click()
    expect(notice).to_be_hidden()
    page.clock.fast_forward("29:30")
    expect(notice).to_contain_text("You were signed out. What you typed is still on this page")
