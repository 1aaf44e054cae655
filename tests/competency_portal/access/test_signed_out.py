"""A form that comes after the session ended, or under another sign-in: nothing is saved, nothing typed is lost."""

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse

from competency_portal import error_pages
from competency_portal.access.typed import Typed, typed_words
from competency_portal.accounts.choices import Role
from tests.factories import make_person
from tests.page_reading import words_of

HERE = {"Origin": "http://testserver", "Referer": "http://testserver/people/"}


@pytest.mark.django_db
def test_a_form_sent_after_the_session_ended_gives_back_what_was_typed(client):
    url = reverse("accounts:person-create")
    client.force_login(make_person(role=Role.HR_ADMIN))
    client.logout()

    answer = client.post(
        url, {"note": "Said <what> was done.", "level": "abcdefghjkmn", "edit": "3"}, headers=HERE
    )

    page = answer.content.decode()
    assert answer.status_code == 403
    assert "What you just sent was not saved." in words_of(answer)
    assert "readonly>Said &lt;what&gt; was done.</textarea>" in page
    assert f'href="{reverse("account_login")}?next=/people/"' in page
    assert page.count("<textarea") == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("data", "headers"),
    [
        ({"level": "abcdefghjkmn", "edit": "3"}, HERE),
        ({"note": "Words of another site."}, {"Origin": "https://elsewhere.example"}),
        ({"note": "Words of nobody knows where."}, {}),
    ],
)
def test_without_words_of_our_own_pages_it_is_the_sign_in_page(client, data, headers):
    answer = client.post(reverse("accounts:person-create"), data, headers=headers)

    assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, reverse("account_login"))


@pytest.mark.django_db
def test_a_form_of_another_sign_in_gives_back_what_was_typed():
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_person(role=Role.HR_ADMIN))

    answer = client.post(reverse("accounts:person-create"), {"reason": "It is so."}, headers=HERE)

    assert (answer.status_code, "readonly>It is so.</textarea>" in answer.content.decode()) == (403, True)


def test_secrets_and_what_nobody_typed_are_not_given_back():
    sent = {
        "csrfmiddlewaretoken": "a" * 64,
        "password1": "correct horse battery",
        "next": "/people/and/so/on/",
        "weight": "1.5",
        "uses": "abcdefghjkmn",
        "why_so": ["Two words", " "],
        "note": "Good",
    }

    typed = typed_words(RequestFactory().post("/", sent, headers=HERE))

    assert typed == [Typed("Why so", "Two words"), Typed("Note", "Good")]


def test_an_unreadable_form_gives_nothing_back():
    request = RequestFactory().post("/", b"x", content_type="multipart/form-data; boundary=", headers=HERE)

    assert (typed_words(request), error_pages.csrf_failure(request).status_code) == ([], 403)


@pytest.mark.parametrize(("sent", "shown"), [("4", "4"), ("x", "Not observed"), ("", None), ("abc", None)])
def test_the_rating_that_was_chosen_is_given_back_beside_the_note(sent, shown):
    data = {"once": "a" * 32, "save_key": "abcdefghjkmn", "rating": sent, "note": "Clear."}

    found = typed_words(RequestFactory().post("/x/", data, headers=HERE))

    rating = [Typed("Rating", shown)] if shown else []
    assert found == [*rating, Typed("Note", "Clear.")]
