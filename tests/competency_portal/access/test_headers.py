"""What every answer carries: a policy without inline script or style, no cache, no frame, no sniffing."""

import re
import subprocess
import sys

import pytest
from django.test import Client
from django.urls import reverse

from competency_portal.access.middleware import matrix_by_name
from competency_portal.access.walk import walk
from tests.access_cases import make_world
from tests.factories import make_person

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
}
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
# What a policy of 'self' would stop; data blocks that are no script are allowed.
INLINE = re.compile(
    r"<style|\sstyle=|\son[a-z]+=\"|javascript:|<script(?![^>]*\ssrc=)(?![^>]*application/json)", re.I
)
PAGES = sorted(
    {a.name for a in walk() if a.name and not a.arguments and "GET" in matrix_by_name().get(a.name, {})}
)


@pytest.fixture(scope="module")
def world(kept_world):
    """One world for the module; what a test changes in it is rolled back."""
    with kept_world("headers", make_world) as world:
        yield world


@pytest.fixture
def answers(world, db):
    """One answer to each page without arguments by somebody who may open it, and an error page of each kind."""

    def ask(name):
        row = matrix_by_name()[name]["GET"]
        client = Client(raise_request_exception=False)
        who = next((who for who in world.people if who in row.who), None)
        if who:
            client.force_login(world.people[who], backend="django.contrib.auth.backends.ModelBackend")
        return [
            client.get(reverse(name)),
            Client().get(reverse(name)),
            client.get("/none/"),
            client.put(reverse(name)),
        ]

    return ask


@pytest.mark.parametrize("name", PAGES)
def test_every_answer_has_the_headers_and_nothing_inline(answers, name):
    for answer in answers(name):
        assert set(answer.headers["Content-Security-Policy"].split("; ")) == POLICY
        assert {header: answer.headers.get(header) for header in HEADERS} == HEADERS
        assert (
            "no-store" in answer.headers["Cache-Control"] and "public" not in answer.headers["Cache-Control"]
        )
        if answer.headers.get("Content-Type", "").startswith("text/html"):
            assert INLINE.findall(answer.content.decode()) == []


def test_cookies_are_out_of_reach_of_scripts(client, db):
    make_person("dana")
    client.get("/sign-in/")
    cookie = client.cookies["csrftoken"]

    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")


def test_production_cookies_and_transport_are_secure(tmp_path):
    program = (
        "import django; django.setup(); from django.conf import settings as s; "
        "print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, "
        "s.SESSION_COOKIE_HTTPONLY, s.SECURE_HSTS_SECONDS, s.SECURE_SSL_REDIRECT, s.BEHIND_PROXY)"
    )
    environment = {
        "DJANGO_SETTINGS_MODULE": "competency_portal.settings",
        "PORTAL_MODE": "production",
        "PORTAL_DATA": str(tmp_path),
        "SECRET_KEY": "x" * 60,
        "AUDIT_KEY": "y" * 60,
    }

    out = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    ).stdout

    assert out.splitlines()[-1].split() == [
        "__Host-sessionid", "__Host-csrftoken", "True", "True", "True", "31536000", "True", "False",
    ]  # fmt: skip
