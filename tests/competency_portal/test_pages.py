"""Pages of plain text and error pages: whole frame, one h1, right status, and no more said than may be."""

import re
from urllib.parse import urlencode

import pytest
from django.core.exceptions import PermissionDenied
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.test.client import MULTIPART_CONTENT

from competency_portal import error_pages
from competency_portal.access.rules import denied, not_now
from competency_portal.access.shortcuts import require
from tests.factories import make_person
from tests.page_reading import words_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "heading"),
    [
        ("/help/", "Help"),
        ("/accessibility/", "Accessibility"),
        ("/privacy/", "Privacy"),
        ("/records/", "How long records are kept"),
    ],
)
@pytest.mark.parametrize("signed_in", [False, True])
def test_pages_are_open_to_everybody(client, address, heading, signed_in):
    if signed_in:
        client.force_login(make_person())

    response = client.get(address)

    html = response.content.decode()
    assert (response.status_code, re.findall(r"<h1>(.*?)</h1>", html)) == (200, [heading])
    assert f"<title>{heading} | Competency Portal</title>" in html
    assert ("Dana Tester" in html) == signed_in


def test_frame_is_complete(client):
    client.force_login(make_person())

    html = client.get("/help/").content.decode()

    landmarks = [
        len(re.findall(pattern, html)) for pattern in (r"<main ", r"<header>", r"<footer ", r'href="#main"')
    ]
    assert landmarks == [1, 1, 1, 1]
    assert re.findall(r"<style|style=|<script(?! src)|\son\w+=|javascript:", html) == []


def test_help_answers_the_four_questions(client):
    html = client.get("/help/").content.decode()

    assert re.findall(r'<h2 id="(\w+)"', html) == [
        "independent",
        "compare",
        "kept",
        "forms",
        "roles",
        "words",
    ]


def test_refusal_gives_its_reason_escaped():
    request = RequestFactory().get("/")

    response = error_pages.forbidden(request, PermissionDenied("Only the chair <may> do this."))

    assert response.status_code == 403
    assert "Only the chair &lt;may&gt; do this." in response.content.decode()


def test_missing_page_says_nothing_of_the_address(client):
    client.force_login(make_person())

    response = client.get("/no-such-page-xyz/")

    html = response.content.decode()
    assert (response.status_code, "no-such-page-xyz" in html) == (404, False)
    assert "We can&#x27;t find that page" in html or "We can't find that page" in html


def test_wrong_method_is_told_in_a_page(client):
    client.force_login(make_person())

    response = client.post("/help/")

    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert "That step was not repeated" in response.content.decode()


@pytest.mark.parametrize(
    ("decision", "advice"),
    [
        (denied("Only a specialist does this."), "they can see and change who holds which role"),
        (not_now("This version is frozen."), "not because you lack a role"),
    ],
)
def test_a_refusal_sends_to_hr_only_where_a_role_would_help(decision, advice):
    with pytest.raises(PermissionDenied) as refused:
        require(decision)

    page = error_pages.forbidden(RequestFactory().get("/"), refused.value).content.decode()

    found = [words for words in ("who holds which role", "not because you lack a role") if words in page]
    assert (decision.reason in page, [words in advice for words in found]) == (True, [True])


def test_a_form_with_more_text_than_is_taken_is_told_so_and_how_to_keep_it(client, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 2**20

    answer = client.post("/sign-in/", {"username": "x" * (2**20 + 1)})

    page = words_of(answer)
    assert (answer.status_code, "Nothing was changed." in page, "may hold 1 MB" in page) == (413, True, True)


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", MULTIPART_CONTENT])
def test_a_form_with_more_fields_than_are_taken_is_told_so(client, settings, kind):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 2
    sent = {f"w{n}": "words" for n in range(3)}

    answer = client.post("/sign-in/", urlencode(sent) if "url" in kind else sent, content_type=kind)

    page = words_of(answer)
    assert (answer.status_code, "Nothing was changed." in page, "may have 2 fields" in page) == (
        413,
        True,
        True,
    )


def test_broken_request_and_expired_form_have_pages():
    request = RequestFactory().get("/")

    statuses = [
        error_pages.bad_request(request, None).status_code,
        error_pages.csrf_failure(request).status_code,
    ]

    assert statuses == [400, 403]


def test_failure_page_needs_no_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        response = error_pages.server_error(RequestFactory().get("/"))

    assert response.status_code == 500
    assert "Something went wrong on our side" in response.content.decode()


def test_signed_out_frame_draws_without_a_request():
    html = render_to_string("base_signed_out.html")

    assert html.count("<main") == 1
