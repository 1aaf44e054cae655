"""The access matrix asked for real: every address, method, persona and object case.

A new address without a row, a row without an address, an argument without a maker in `tests/access_cases.py`, and any
answer that differs from the declared one fail here. All failing cells of an address are listed at once.
"""

import re
from http.cookies import SimpleCookie

import pytest
from django.core.cache import cache
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver, include, path, reverse

from competency_portal.access.middleware import matrix_by_name, roles_of
from competency_portal.access.rules import EVERYONE, Row, Scope, Who
from competency_portal.access.walk import findings, walk
from competency_portal.audit.models import AuditEntry
from competency_portal.matrix import MATRIX
from tests.access_cases import CASES, FORMS, NOBODY, OTHER_AGENCY, OTHER_PANEL, OWN, make_world
from tests.factories import by_token
from tests.table_hashes import TRAIL, table_hashes

pytestmark = pytest.mark.django_db

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
UNSAFE = METHODS[1:]
PERSONAS = (*Who, NOBODY)
SIGNED_OUT = {Who.ANONYMOUS, Who.PROGRAM}  # a token opens no page for people
# Requests by token are counted, and the day of the last one is kept.
COUNTED = {"portal_cache", "models_app_apitoken"}
MISSING = "zzzzzzzzzzzz"
PUBLIC_ID = re.compile(r"[2-9a-z]{12}")
TOKENS = re.compile(rb'((?:csrfmiddlewaretoken|once)" value=|X-CSRFToken": )"[A-Za-z0-9]+"')
NAMES = sorted({row.name for row in MATRIX})
ARGUMENTS = {address.name: address.arguments for address in walk()}


class Walker:
    """Sends requests as any persona; whatever an unsafe one changes is undone at once."""

    def __init__(self, world):
        self.world = world
        self.cookies = {who: self._signed_in(who) for who in PERSONAS}
        self.roles = {who: roles_of(user) for who, user in world.people.items()} | {
            Who.ANONYMOUS: {Who.ANONYMOUS},
            Who.PROGRAM: {Who.PROGRAM},
        }

    def _signed_in(self, who) -> str:
        client = Client()
        if who in self.world.people:
            client.force_login(self.world.people[who], backend="django.contrib.auth.backends.ModelBackend")
        return client.cookies.output(header="", sep=";")

    def ask(self, who, method, name, kwargs, *, keep=False, **client_options) -> HttpResponse:
        """The answer to one request; with `keep` its changes stay."""
        program = by_token(self.world.things["secret"]) if who == Who.PROGRAM else None
        client = Client(raise_request_exception=False, headers=program, **client_options)
        client.cookies = SimpleCookie(self.cookies[who])
        data = FORMS[name](self.world, who) if method in UNSAFE and name in FORMS else None
        cache.clear()  # rate limits have tests of their own
        with transaction.atomic():
            answer = getattr(client, method.lower())(reverse(name, kwargs=kwargs), data or {})
            transaction.set_rollback(not keep)
        return answer

    def kwargs(self, name, who, case) -> dict | None:
        """Arguments of the address for this case; None when the case does not exist."""
        if not ARGUMENTS.get(name):
            return {} if case == OWN else None
        if name not in CASES:
            pytest.fail(f"{name} has arguments but no maker in tests/access_cases.py.", pytrace=False)
        own = CASES[name](self.world, who, OWN)
        if case == "missing":
            gone = {k: MISSING if PUBLIC_ID.fullmatch(str(v)) else v for k, v in (own or {}).items()}
            return gone if gone != own else None
        return CASES[name](self.world, who, case)

    def any_kwargs(self, name) -> dict:
        """Arguments that resolve, whoever asks."""
        found = (self.kwargs(name, who, OWN) for who in PERSONAS)
        return next((kwargs for kwargs in found if kwargs is not None), {})


@pytest.fixture(scope="module")
def walker(django_db_setup, django_db_blocker):
    """One world for the whole module, thrown away at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield Walker(make_world())
        transaction.set_rollback(True)


def body(answer) -> bytes:
    """The answer's bytes without forgery tokens, which differ with every answer."""
    return TOKENS.sub(b"", answer.content)


def refusal_of(walker, row: Row, method: str, who: str) -> str:
    """What is wrong with how a persona outside the row is answered; empty when all is well."""
    answer = walker.ask(who, method, row.name, walker.any_kwargs(row.name), keep=True)
    if Who.PROGRAM in row.who:
        challenged = answer.status_code == 401 and answer["WWW-Authenticate"].startswith("Bearer ")
        return "" if challenged else f"answered {answer.status_code} instead of asking for a token"
    if who in SIGNED_OUT:
        signed_out = answer.status_code == 302 and answer.url.startswith(reverse("account_login") + "?next=")
        return "" if signed_out else f"answered {answer.status_code} instead of leading to the sign-in page"
    return "" if answer.status_code == 403 else f"answered {answer.status_code} instead of 403"


def acceptance_of(walker, row: Row, method: str, who: str) -> list[str]:
    """What is wrong with how a persona of the row is answered, for every object case."""
    wrong = []
    own = walker.kwargs(row.name, who, OWN)
    if own is not None:
        status = walker.ask(who, method, row.name, own).status_code
        # A page that needs a state may refuse now; one without objects may then not exist.
        not_now = row.state and (status == 403 or (status == 404 and row.scope == Scope.NONE))
        if status >= 500 or (status in (403, 404, 405) and not not_now):
            wrong.append(f"own object answered {status}")
    missing = walker.kwargs(row.name, who, "missing") or (own is None and _none_there(walker, row.name))
    for case in (OTHER_PANEL, OTHER_AGENCY, "missing") if missing else ():
        kwargs = missing if case == "missing" else walker.kwargs(row.name, who, case)
        if kwargs is None:
            continue
        answer = walker.ask(who, method, row.name, kwargs)
        if answer.status_code != 404:
            wrong.append(f"{case} object answered {answer.status_code} instead of 404")
        elif body(answer) != body(walker.ask(who, method, row.name, missing)):
            wrong.append(f"{case} object answers differently from one that does not exist")
    return wrong


def _none_there(walker, name) -> dict:
    return {k: MISSING if PUBLIC_ID.fullmatch(str(v)) else v for k, v in walker.any_kwargs(name).items()}


def cells(name):
    """(row, method) of one address."""
    return [(row, method) for method, row in matrix_by_name()[name].items() if method in METHODS]


def test_every_address_has_a_name_and_a_row_and_every_row_an_address():
    assert findings(walk(), MATRIX) == []


def test_every_argument_has_a_maker():
    assert sorted(name for name, arguments in ARGUMENTS.items() if arguments and name not in CASES) == []
    assert sorted(name for name in {*CASES, *FORMS} if name not in ARGUMENTS) == []


@pytest.mark.parametrize("name", NAMES)
def test_personas_outside_the_row_are_refused_and_nothing_changes(walker, name):
    before, seen = table_hashes(without=TRAIL), AuditEntry.objects.count()
    refused = [
        method
        for row, method in cells(name)
        for who in PERSONAS
        if who not in SIGNED_OUT
        and not {Who.ANONYMOUS, Who.PROGRAM} & row.who
        and not walker.roles[who] & row.who
    ]

    wrong = [
        f"{method} as {who}: {fault}"
        for row, method in cells(name)
        for who in PERSONAS
        if Who.ANONYMOUS not in row.who and not walker.roles[who] & row.who
        if (fault := refusal_of(walker, row, method, who))
    ]

    assert wrong == []
    assert table_hashes(without=TRAIL) == before
    entries = AuditEntry.objects.order_by("pk")[seen:]
    assert [(entry.action, entry.chain) for entry in entries] == [
        ("access.deny", "system") for method in refused if method in UNSAFE
    ]


@pytest.mark.parametrize("name", NAMES)
def test_personas_of_the_row_reach_their_own_objects_and_no_others(walker, name):
    wrong = [
        f"{method} as {who}: {fault}"
        for row, method in cells(name)
        for who in PERSONAS
        if Who.ANONYMOUS in row.who or walker.roles[who] & row.who
        for fault in acceptance_of(walker, row, method, who)
    ]

    assert wrong == []


@pytest.mark.parametrize("name", NAMES)
def test_undeclared_methods_are_refused(walker, name):
    undeclared = set(METHODS) - set(matrix_by_name()[name])

    answers = {
        (method, who): walker.ask(who, method, name, walker.any_kwargs(name)).status_code
        for method in sorted(undeclared)
        for who in (Who.ANONYMOUS, Who.HR_ADMIN, Who.SYSTEM_ADMIN)
    }

    assert answers == dict.fromkeys(answers, 405)


@pytest.mark.parametrize("name", [n for n in NAMES if any(m in UNSAFE for _row, m in cells(n))])
def test_unsafe_methods_need_the_forgery_token(walker, name):
    answers = {
        (method, who): walker.ask(who, method, name, kwargs, enforce_csrf_checks=True).status_code
        for row, method in cells(name)
        for who in PERSONAS
        if method in UNSAFE and (Who.ANONYMOUS in row.who or walker.roles[who] & row.who)
        if (kwargs := walker.kwargs(name, who, OWN)) is not None
    }

    assert answers == dict.fromkeys(answers, 403)


@pytest.mark.parametrize("name", [n for n in NAMES if "GET" in matrix_by_name()[n]])
def test_reading_changes_nothing(walker, name):
    row = matrix_by_name()[name]["GET"]
    counted = COUNTED if Who.PROGRAM in row.who else set()
    before = table_hashes(without=counted)

    for who in PERSONAS:
        kwargs = walker.kwargs(name, who, OWN)
        if kwargs is not None and (Who.ANONYMOUS in row.who or walker.roles[who] & row.who):
            walker.ask(who, "GET", name, kwargs, keep=True)

    assert table_hashes(without=counted) == before


# ---- the guard itself --------------------------------------------------------------------------------------


def rogue(request):
    return HttpResponse("Reached.")


class RogueUrls:
    """A URLconf with a declared view, an undeclared one below two includes, and one without a name."""

    urlpatterns = [
        path("fine/", rogue, name="fine"),
        path(
            "a/",
            include(([path("b/", include([path("rogue/<slug:public_id>/", rogue, name="rogue")]))], "inner")),
        ),
        path("nameless/", rogue),
    ]


def test_guard_finds_undeclared_addresses_at_any_depth():
    rows = [
        Row("fine", ("GET",), EVERYONE),
        Row("fine", ("GET",), EVERYONE),
        Row("gone", ("GET",), frozenset()),
    ]

    found = findings(walk(get_resolver(RogueUrls)), rows)

    assert found == [
        "nameless/ has no name, so nobody can say who may call it.",
        "inner:rogue (a/b/rogue/<slug:public_id>/) has no row in the access matrix.",
        "The row gone names no address.",
        "GET fine has two rows.",
        "The row gone lets nobody in; remove the page instead.",
    ]


@pytest.mark.parametrize("address", ["/fine/", "/a/b/rogue/x/", "/nameless/"])
def test_guard_refuses_undeclared_views(walker, settings, address):
    settings.ROOT_URLCONF = RogueUrls
    client = Client()
    client.cookies = SimpleCookie(walker.cookies[Who.SYSTEM_ADMIN])

    assert client.get(address).status_code == 403
