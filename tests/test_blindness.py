"""Blind independence, the two-worlds test: what others have rated changes nothing that a rater can request.

One base world. In each of several worlds the peer on the same panel is at another point: has not started, rates low or
high with a canary in the notes, has submitted, has recused. The viewer then asks for every address that the access
matrix lets them ask for, of every object of the hiring action that it can be about, and all worlds must answer alike:
same status, headers and bytes, and the same number of SQL statements, so that time tells nothing either. Clock and new
public ids are fixed.
"""

import random
import re
from http.cookies import SimpleCookie
from itertools import product
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from assessments.choices import SeatRole, WorksheetState
from assessments.models import Candidate, PanelSeat, Worksheet
from competency_portal import identifiers, shell
from competency_portal.access.middleware import matrix_by_name, roles_of
from competency_portal.access.rules import Who
from competency_portal.access.walk import walk
from competency_portal.audit.recording import record
from tests import factories as make
from tests.access_cases import CASES, FORMS, OWN, make_world

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

CANARY = "Canary7421"
TOKENS = re.compile(
    rb'((?:csrfmiddlewaretoken|once)" value="|X-CSRFToken": "|csrfmiddlewaretoken&quot;: &quot;)[A-Za-z0-9]+'
)
CHANGING_HEADERS = {"date", "expires", "set-cookie"}  # the time of the answer, and what says who asks
ARGUMENTS = {address.name: address.arguments for address in walk()}
ABOUT_RATINGS = ("assessments:", "home", "search")
# What somebody who rates may reach through another role; all the rest is asked for as a rater.
STAFF_PAGES = {
    "home",
    "search",
    "audit:entry-list",
    *(
        "assessments:" + name
        for name in ("action-list", "action-detail", "action-progress", "action-history")
    ),
    *("assessments:" + name for name in ("candidate-list", "results", "results-finalize", "results-csv")),
}
PAPER = {"assessments:" + name for name in ("worksheet-print", "packet-pdf", "panel-packet")}  # no frame
# What is not there before somebody computes a list, opens a consensus or comments on the guide.
UNASKED = {
    *("results-candidate", "results-csv", "results-json", "results-pdf", "results-xlsx"),
    *("consensus", "consensus-close", "consensus-print", "consensus-record", "consensus-reopen"),
    "guide-comment-settle",
}
QUESTIONS = ({"q": CANARY}, {"sort": "-rating", "state": "in", "page": "2"}, {"c": "2"})


# ---- the worlds ---------------------------------------------------------------------------------------------------


def not_started(sheet):
    """The peer has done nothing yet."""


def draft_low(sheet):
    make.fill_worksheet(sheet, (1, 1, "x"), note=f"{CANARY} low", submit=False)


def draft_high(sheet):
    make.fill_worksheet(sheet, (5, 5, 5), note=f"{CANARY} high", submit=False)


def submitted_low(sheet):
    make.fill_worksheet(sheet, (1, 1, 1), note=f"{CANARY} low")


def submitted_high(sheet):
    make.fill_worksheet(sheet, (5, "x", 5), note=f"{CANARY} high")


def recused(sheet):
    make.fill_worksheet(sheet, (5, 5, 5), note=CANARY, submit=False)
    sheet.state, sheet.recused_reason = WorksheetState.RECUSED, f"{CANARY} is a friend."
    sheet.save()


WORLDS = (not_started, draft_high, submitted_low, recused)
SAME_STATES = ((draft_low, draft_high), (submitted_low, submitted_high))


def kind_of(world, name) -> type:
    """The model whose objects this address is about, as the access matrix' own test asks for it."""
    makers = (CASES[name](world, who, OWN) for who in world.people)
    public_id = next(found for found in makers if found)["public_id"]
    models = (model for model in apps.get_models() if hasattr(model, "public_id"))
    return next(model for model in models if model.objects.filter(public_id=public_id).exists())


class Viewer:
    """One person who asks for everything they may ask for, or only for what answers to one of these URL names.

    `pages` asks for the hiring action and its lists only, `names` for every object there is.
    """

    def __init__(self, world, who, pages=None, names=None):
        self.pages, self.names = pages, names
        self.world, self.who, self.user = world, who, world.people[who]
        self.action = world.things["action"]
        client = Client()
        client.force_login(self.user, backend="django.contrib.auth.backends.ModelBackend")
        self.cookies = client.cookies.output(header="", sep=";")
        self.things = [*self._hiring_things(), *self._library_things()]

    def _hiring_things(self) -> list:
        """The hiring action and everything below it, and what it is built on."""
        action = self.action
        if self.pages:
            return [action, *action.results.order_by("pk")]
        things = [action, action.guide_version, action.model_version, action.guide_version.guide]
        things += action.guide_version.sections.order_by("pk")
        for name in ("candidates", "worksheets", "seats", "consensuses", "results"):
            things += getattr(action, name).order_by("pk")
        for consensus in action.consensuses.order_by("pk"):
            things += consensus.items.order_by("pk")
        return things

    def _library_things(self) -> list:
        """What the hiring action is built on in the library."""
        version = self.action.model_version
        revision = version.uses.first().revision
        return [
            version.model,
            version.model.bank,
            self.action.job_class,
            self.action.scale,
            revision.competency,
        ]

    def requests(self):
        """(method, address, data) of all that the matrix lets this person ask for."""
        roles = roles_of(self.user)
        for name, methods in sorted(matrix_by_name().items()):
            for method in ("GET",) if self.pages else ("GET", "HEAD", "POST"):
                if method == "HEAD" and not name.startswith(ABOUT_RATINGS):
                    continue  # answered by the same function as GET
                if (self.pages and name not in self.pages) or (self.names and name not in self.names):
                    continue
                if method not in methods or not roles & methods[method].who:
                    continue
                for address in self.addresses(name):
                    form = FORMS[name](self.world, self.who) if method == "POST" and name in FORMS else {}
                    yield method, address, form
                    if method == "GET" and name.startswith(ABOUT_RATINGS) and not address.endswith(".pdf"):
                        yield from ((method, address, question) for question in QUESTIONS)

    def addresses(self, name) -> list[str]:
        arguments = ARGUMENTS[name]
        if not arguments:
            return [reverse(name)]
        if set(arguments) == {"public_id", "candidate"}:
            pairs = product(self.action.results.order_by("pk"), self.action.candidates.order_by("pk"))
            return [reverse(name, args=(one.public_id, candidate.public_id)) for one, candidate in pairs]
        if set(arguments) != {"public_id"} or not name.startswith((*ABOUT_RATINGS, "library:")):
            return []  # sign-in mails and the admin site name no object of a hiring action
        kind = kind_of(self.world, name)  # to anything else the address leads nowhere, whoever asks
        found = [thing.public_id for thing in self.things if isinstance(thing, kind)]
        return [reverse(name, kwargs={"public_id": public_id}) for public_id in found]

    def answers(self) -> dict:
        """All answers by request, without what differs from one answer to the next."""
        answers, missing = {}, set()
        for method, address, data in self.requests():
            if method == "GET" and data and address in missing:
                continue  # what is not there is not there with a question either
            answer = answers[method, address, str(data)] = self.answer(method, address, data)
            if answer[0] == 404:
                missing.add(address)
        return answers

    def kinds(self) -> dict:
        """One page of each kind around ratings that this person may open (or of `names`): the first that is there."""
        roles, found = roles_of(self.user), {}
        for name, methods in sorted(matrix_by_name().items()):
            wanted = (
                name in self.names if self.names else name.startswith(ABOUT_RATINGS) and name not in PAPER
            )
            if wanted and "GET" in methods and roles & methods["GET"].who:
                answers = (self.answer("GET", address, {}) for address in self.addresses(name))
                if shown := next((answer for answer in answers if answer[0] == 200), None):
                    found[name] = shown
        return found

    def answer(self, method, address, data):
        client = Client(raise_request_exception=False)
        client.cookies = SimpleCookie(self.cookies)
        cache.clear()
        identifiers.secrets.choice = random.Random(7).choice
        with transaction.atomic():
            with CaptureQueriesContext(connection) as queries:
                response = getattr(client, method.lower())(address, data)
                body = b"".join(response.streaming_content) if response.streaming else response.content
            transaction.set_rollback(True)
        headers = sorted((k, v) for k, v in response.items() if k.lower() not in CHANGING_HEADERS)
        return response.status_code, headers, TOKENS.sub(b"", body), len(queries)


@pytest.fixture(scope="module")
def base(django_db_setup, django_db_blocker):
    """The base world at a fixed time, for the whole module; thrown away at the end."""
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock(), transaction.atomic():
        patch.setattr(timezone, "now", lambda: make.NOON)
        patch.setattr(identifiers, "secrets", SimpleNamespace(choice=random.Random(1).choice))
        yield make_world()
        transaction.set_rollback(True)


def sheets(base):
    """The viewer's and the peer's worksheet on the same candidate."""
    action, rater = base.things["action"], base.people[Who.RATER].username
    return make.worksheet_of(action, rater), make.worksheet_of(action, "colleague.here")


def difference(one, other) -> str:
    """Where two answers to the same request part, in words; empty when they don't."""
    if one[:2] != other[:2]:
        return f"{one[0]} or {other[0]}, headers {set(one[1]) ^ set(other[1])}"
    if one[2] != other[2]:
        at = next((n for n, (a, b) in enumerate(zip(one[2], other[2], strict=False)) if a != b), 0)
        return f"{one[2][max(at - 60, 0) : at + 60]!r} or {other[2][max(at - 60, 0) : at + 60]!r}"
    return f"{one[3]} or {other[3]} statements" if one[3] != other[3] else ""


def differing(base, who, worlds, prepare=lambda: None, pages=None, names=None) -> list[str]:
    """Requests that any two of these worlds answer differently, and where the answers part."""
    seen = []
    for world in worlds:
        with transaction.atomic():
            prepare()
            world(sheets(base)[1])
            seen.append(Viewer(base, who, pages, names).answers())
            transaction.set_rollback(True)
    first, *others = seen
    assert all(other.keys() == first.keys() for other in others)
    found = {r: next(filter(None, (difference(first[r], other[r]) for other in others)), "") for r in first}
    return [f"{method} {address} {data}: {what}" for (method, address, data), what in found.items() if what]


# ---- the tests ----------------------------------------------------------------------------------------------------


def test_nothing_around_ratings_is_left_unasked(base):
    """Addresses that no object of the hiring action has before a consensus and a list; others would fall out unseen."""
    viewer = Viewer(base, Who.SPECIALIST)

    unasked = {name for name in ARGUMENTS if name.startswith(ABOUT_RATINGS) and not viewer.addresses(name)}

    assert {name.removeprefix("assessments:") for name in unasked} == UNASKED


def own_draft(base):
    make.fill_worksheet(sheets(base)[0], (3, None, None), submit=False)


def own_submitted(base):
    make.fill_worksheet(sheets(base)[0], (3, 3, 3))


def test_until_a_rater_has_submitted_nothing_they_request_differs_by_a_byte(base):
    assert differing(base, Who.RATER, WORLDS, lambda: own_draft(base)) == []


def submitted_and_recorded(sheet):
    """The peer has submitted, and the audit trail has it."""
    submitted_low(sheet)
    record(agency=sheet.action.agency, actor=sheet.seat.user, action="worksheet.submit", obj=sheet)


@pytest.mark.parametrize("who", [Who.SPECIALIST, Who.HR_ADMIN, Who.AUDITOR])
def test_whoever_rates_beside_another_role_learns_nothing_through_that_role(base, who):
    action = base.things["action"]

    def seated():
        identifiers.secrets.choice = random.Random(5).choice  # the same new public ids in every world
        make.make_seat(action, base.people[who].username)
        make.make_result(action, base.people[Who.SPECIALIST])

    assert differing(base, who, (not_started, submitted_and_recorded), seated, STAFF_PAGES) == []


def test_the_same_pages_tell_staff_who_do_not_rate(base):
    """So that the comparison above compares pages that have something to tell."""
    found = differing(base, Who.HR_ADMIN, (not_started, submitted_and_recorded), pages=STAFF_PAGES)

    assert {reverse("assessments:action-list"), reverse("audit:entry-list")} <= {
        line.split()[1] for line in found
    }


@pytest.mark.parametrize("worlds", SAME_STATES)
def test_after_submitting_a_rater_sees_who_is_ready_but_no_rating_before_the_consensus_opens(base, worlds):
    assert differing(base, Who.RATER, worlds, lambda: own_submitted(base)) == []


@pytest.mark.parametrize("worlds", SAME_STATES)
def test_the_chair_sees_who_is_ready_but_no_rating_before_the_consensus_opens(base, worlds):
    assert differing(base, Who.CHAIR, worlds) == []


@pytest.mark.parametrize("who", [Who.PANEL_MEMBER, Who.MANAGER])
def test_who_does_not_rate_sees_no_rating_before_the_list_is_final(base, who):
    assert differing(base, who, (submitted_low, submitted_high)) == []


def discussed(world):
    """That world, and then the consensus opened, with the same new public ids each time."""

    def opened(sheet):
        world(sheet)
        identifiers.secrets.choice = random.Random(6).choice
        make.open_consensus(sheet.candidate)

    return opened


def own_recused(base):
    make.recuse(sheets(base)[0])


def came_late(base):
    identifiers.secrets.choice = random.Random(5).choice
    PanelSeat.objects.create(
        action=base.things["action"], user=base.people[Who.PANEL_MEMBER], role=SeatRole.RATER
    )


OF_A_DISCUSSION = {"assessments:my-consensus", "search"} | {
    "assessments:consensus" + page for page in ("", "-print", "-record", "-close", "-reopen")
}


@pytest.mark.parametrize(
    ("who", "part"), [(Who.RATER, own_draft), (Who.RATER, own_recused), (Who.PANEL_MEMBER, came_late)]
)
def test_an_opened_consensus_is_shut_for_raters_without_a_worksheet_that_is_in(base, who, part):
    worlds = [discussed(world) for world in (submitted_low, submitted_high)]

    assert differing(base, who, worlds, lambda: part(base), names=OF_A_DISCUSSION) == []


@pytest.mark.parametrize("who", [Who.RATER, Who.CHAIR])
def test_when_the_consensus_opens_the_peers_ratings_and_notes_show(base, who):
    with transaction.atomic():
        own_submitted(base)
        submitted_high(sheets(base)[1])
        make.open_consensus(sheets(base)[0].candidate)
        shown = {
            address
            for (_, address, _), (status, _, body, _) in Viewer(base, who, names=("assessments:consensus",))
            .answers()
            .items()
            if status == 200 and f"{CANARY} high".encode() in body
        }
        consensus = base.things["action"].consensuses.get()
        transaction.set_rollback(True)

    assert reverse("assessments:consensus", args=[consensus.public_id]) in shown


def test_the_canary_is_there_to_be_found(base):
    """What is hidden in the worlds above is really stored there."""
    with transaction.atomic():
        submitted_low(sheets(base)[1])
        notes = set(sheets(base)[1].slots.values_list("current__note", flat=True))
        transaction.set_rollback(True)

    assert notes == {f"{CANARY} low"}


def kinds_that_differ(base, names=None) -> tuple[set[str], set[str]]:
    """URL names of one page of each kind that a rater reaches, and of those that differ once the peer has submitted."""
    seen = []
    for world in (not_started, submitted_high):
        with transaction.atomic():
            world(sheets(base)[1])
            seen.append(Viewer(base, Who.RATER, names=names).kinds())
            transaction.set_rollback(True)
    one, other = seen
    return set(one), {name for name in one if difference(one[name], other[name])}


@pytest.mark.parametrize(
    "leak",
    [
        lambda self: f"Candidate {self.number} {self.worksheets.filter(state='submitted').count()}",
        lambda self: f"Candidate {self.number} {self.worksheets.filter(answered__gt=1).exists()}",
    ],
)
def test_the_comparison_finds_a_leak_in_the_name_of_a_candidate(base, monkeypatch, leak):
    """A count of worksheets that are in, or one bit of progress."""
    monkeypatch.setattr(Candidate, "__str__", leak)

    names = {"assessments:" + name for name in ("my-worksheets", "worksheet", "worksheet-check")}

    assert kinds_that_differ(base, names) == (names, names)


def test_the_comparison_finds_a_leak_on_every_page(base, monkeypatch):
    """Planted in the frame, which each kind of page has: one that the comparison passed over would not differ."""
    monkeypatch.setattr(
        shell,
        "roles_in_words",
        lambda user, agency: f"{Worksheet.objects.filter(state='submitted').count()} in",
    )

    kinds, differ = kinds_that_differ(base)

    assert differ == kinds >= {"home", "search", "assessments:worksheet", "assessments:my-consensus"}
