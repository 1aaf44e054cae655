"""Every page of the access matrix, shown to a real Chromium.

`Portal` asks for pages through Django's test client, so that the whole world is made once and whatever a request
changes is undone at once; `served` hands them to the browser. Bytes and headers (the Content-Security-Policy too) are
those of the portal.
"""

import mimetypes
import threading
from contextlib import contextmanager
from functools import cache
from http.cookies import SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.totp.internal import auth
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.cache import cache as counters
from django.db import transaction
from django.test import Client
from django.urls import resolve, reverse

from competency_portal.access.middleware import matrix_by_name, roles_of
from competency_portal.access.rules import Who
from tests.access_cases import CASES, OWN, of_decided, undiscussed
from tests.factories import NOON, PASSWORD, make_person

# Who looks at a page, where several may: those who can do most there come first.
ORDER = (
    Who.SPECIALIST, Who.HR_ADMIN, Who.CHAIR, Who.RATER, Who.MANAGER,
    Who.SYSTEM_ADMIN, Who.AUDITOR, Who.SME, Who.PANEL_MEMBER, Who.ANONYMOUS,
)  # fmt: skip
# Pages whose words and buttons depend on the role more than others'.
SEVERAL = {
    "home": ORDER[:-1],
    "assessments:consensus": (Who.CHAIR, Who.SPECIALIST),
    "assessments:guide-review": (Who.MANAGER, Who.SPECIALIST),
    "assessments:my-consensus": (Who.CHAIR,),
    "assessments:my-worksheets": (Who.RATER,),
}
# Where the matrix' own object refuses: a worksheet to open again must be closed, and not be discussed.
OBJECTS = {"assessments:worksheet-reopen": of_decided(lambda action: undiscussed(action).worksheets.first())}
# What stands behind the question mark of a page that shows little without it.
QUERIES = {
    "assessments:guide-review": lambda world: "?open=all",
    "library:compare": lambda world: (
        f"?kind=models&a={world.things['version'].public_id}&b={world.things['version_published'].public_id}"
    ),
}
# Visitors who are none of the matrix' personas, because these pages need a moment in their sign-in.
CONFIRMED, SECOND_FACTOR, HALF_WAY, WITH_A_LINK = "confirmed", "second factor", "half way", "with a link"
VISITORS = {
    "account_login": Who.ANONYMOUS,
    "account_reset_password": Who.ANONYMOUS,
    "account_reset_password_done": Who.ANONYMOUS,
    "account_reset_password_from_key": WITH_A_LINK,
    "account_reset_password_from_key_done": Who.ANONYMOUS,
    "mfa_authenticate": HALF_WAY,
    "mfa_activate_totp": CONFIRMED,
    "mfa_deactivate_totp": SECOND_FACTOR,
    "mfa_download_recovery_codes": SECOND_FACTOR,
    "mfa_generate_recovery_codes": SECOND_FACTOR,
    "mfa_index": SECOND_FACTOR,
    "mfa_reauthenticate": SECOND_FACTOR,
    "mfa_view_recovery_codes": SECOND_FACTOR,
    "setup": Who.ANONYMOUS,
}


class Portal:
    """Asks for pages as one of several visitors; nothing that a request changes stays."""

    def __init__(self, world):
        self.world, self.who, self.kept = world, Who.ANONYMOUS, {}
        self.roles = {who: roles_of(user) for who, user in world.people.items()}
        self.cookies = {Who.ANONYMOUS: "", **moments_of_signing_in()}
        for who, user in world.people.items():
            client = Client()
            client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
            self.cookies[who] = client.cookies.output(header="", sep=";")

    def visitors(self, name) -> list[str]:
        """Who looks at the page: a persona of its row, all of them where it differs most."""
        if name in VISITORS:
            return [VISITORS[name]]
        row = matrix_by_name()[name]["GET"]
        able = [
            who
            for who in SEVERAL.get(name, ORDER)
            if self.roles.get(who, {who}) & row.who and self.arguments(name, who) is not None
        ]
        return able if name in SEVERAL else able[:1]

    def arguments(self, name, who) -> dict | None:
        """Arguments of the address for an object this visitor reaches; None when there is none."""
        maker = OBJECTS.get(name) or CASES.get(name)
        return maker(self.world, who, OWN) if maker else {}

    def address(self, name, who) -> str:
        """Where this visitor finds the page."""
        query = QUERIES.get(name, lambda world: "")
        return reverse(name, kwargs=self.arguments(name, who)) + query(self.world)

    def ask(self, method, address, data=None):
        """The answer to one request by the visitor of the moment."""
        client = Client(raise_request_exception=False)
        client.cookies = SimpleCookie(self.cookies[self.who])
        counters.clear()  # rate limits have tests of their own
        with transaction.atomic():
            answer = getattr(client, method.lower())(address, data)
            transaction.set_rollback(True)
        return answer


@contextmanager
def served(portal):
    """The address at which a browser gets static files, which it may keep, and the answers that are kept so far.

    It answers from another thread than the test's, without a database, so every answer was asked for before.
    """

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            if self.path.startswith(settings.STATIC_URL):
                body, kind = static_file(urlsplit(self.path).path.removeprefix(settings.STATIC_URL))
                headers = {"Content-Type": kind, "Cache-Control": "max-age=3600"}
                self.answer(200 if body else 404, headers, body)
            elif answer := portal.kept.get(self.path):
                self.answer(answer.status_code, dict(answer.items()), answer.content)
            else:
                self.refuse()

        def answer(self, status, headers, body):
            self.send_response_only(status)
            for name, value in (headers | {"Content-Length": len(body)}).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def refuse(self):
            """What a page's script asks for on its own meets no connection."""
            self.close_connection = True

        do_POST = refuse

        def log_message(self, *args):
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@cache
def static_file(path: str) -> tuple[bytes, str]:
    """Bytes and content type of a static file; no bytes when there is none."""
    found = finders.find(path)
    kind = mimetypes.guess_type(path)[0] or "font/woff2"
    return (Path(found).read_bytes() if found else b""), kind


def moments_of_signing_in() -> dict[str, str]:
    """Cookies of visitors who just confirmed, have a second factor, are half way in, or follow a link."""
    clients = {name: Client() for name in (CONFIRMED, SECOND_FACTOR, HALF_WAY, WITH_A_LINK)}
    for name in (CONFIRMED, SECOND_FACTOR):
        person = make_person(name.replace(" ", "."))
        sign_in(clients[name], person)
        clients[name].post(reverse("account_reauthenticate"), {"password": PASSWORD})
    adding = reverse("mfa_activate_totp")
    secret = clients[SECOND_FACTOR].get(adding).context["form"].secret
    with pytest.MonkeyPatch.context() as patch:  # a code's half minute must not end before it is typed
        patch.setattr(auth, "time", SimpleNamespace(time=lambda: NOON.timestamp()))
        code = format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))
        clients[SECOND_FACTOR].post(adding, {"code": code})
    sign_in(clients[HALF_WAY], person)
    person = make_person("forgetful")
    key = f"{user_pk_to_url_str(person)}-{default_token_generator.make_token(person)}"
    uid, _, token = key.partition("-")
    clients[WITH_A_LINK].get(reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": token}))
    return {name: client.cookies.output(header="", sep=";") for name, client in clients.items()}


def sign_in(client, person):
    """Sign in by the form, as the second factor is asked for there."""
    counters.clear()
    client.post(reverse("account_login"), {"login": person.username, "password": PASSWORD})


def name_of(address: str) -> str:
    """The URL name behind an address of the portal."""
    return resolve(urlsplit(address).path).view_name
