"""Ranked lists for staff to whom a candidate is shut: nothing of it before the list is final, the sealed list after."""

import random
import re

import pytest
from django.db import transaction
from django.urls import reverse

from assessments.actions.consensus import open_consensus, record_agreed_rating
from assessments.choices import ActionState, SeatRole
from assessments.models import HiringAction, PanelSeat, Result
from competency_portal import identifiers
from competency_portal.accounts.choices import Role
from competency_portal.accounts.models import User
from tests import factories as make
from tests.page_reading import words_of

pytestmark = pytest.mark.django_db

RATERS = ("rater1", "rater2")
REASON = "Told of the server room."
TOKENS = re.compile(rb'(csrfmiddlewaretoken" value="|X-CSRFToken": "|token&quot;: &quot;)[A-Za-z0-9]+')


def url(name, *things):
    return reverse(f"assessments:{name}", args=[thing.public_id for thing in things])


def sign_in(client, person):
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")


def prepared(role=Role.SPECIALIST, *, sheet=make.recuse):
    """Two candidates, the second agreed on; Pat of the staff has a rater's seat and recused on the first."""
    action = make.make_action(raters=RATERS, hiring_manager=make.make_person("manager", Role.MANAGER))
    pat = make.make_person("pat", role)
    make.make_seat(action, "pat")
    sheet(make.worksheet_of(action, "pat", "101"))
    make.rate_candidate(
        action.candidates.get(number="102"), dict.fromkeys((*RATERS, "pat"), (3, 3, 3)), (3, 3, 3)
    )
    return action, pat


def agreed_on(action, levels, *, final=False):
    """The panel agreed on the first candidate, and the list was computed."""
    first = action.candidates.get(number="101")
    make.rate_candidate(first, dict.fromkeys(RATERS, levels), levels, reason=REASON)
    action.refresh_from_db()
    computed_by = make.make_person("specialist")
    return make.make_result(action, computed_by, final=final)


def asked(client, action, result):
    """Every address where something of a list is drawn, with status and bytes of the answer."""
    of_one = [url("results-candidate", result, candidate) for candidate in action.candidates.all()]
    files = [url(f"results-{kind}", result) for kind in ("csv", "xlsx", "pdf", "json")]
    pages = [url("results", action), url("results-finalize", action), url("action-history", action)]
    answers = {address: client.get(address) for address in (*pages, *of_one, *files)}
    return {address: (a.status_code, TOKENS.sub(b"", a.getvalue())) for address, a in answers.items()}


@pytest.mark.parametrize("active", [True, False])
@pytest.mark.parametrize("role", [Role.SPECIALIST, Role.HR_ADMIN])
def test_no_list_tells_staff_who_recused_what_was_agreed_meanwhile(client, role, active):
    action, pat = prepared(role)
    PanelSeat.objects.filter(user=pat).update(active=active)
    sign_in(client, pat)
    worlds = []
    for levels in ((5, 5, 5), (1, 1, "x")):
        with transaction.atomic():
            identifiers.secrets.choice, kept = random.Random(6).choice, identifiers.secrets.choice
            try:
                worlds.append(asked(client, action, agreed_on(action, levels)))
            finally:
                identifiers.secrets.choice = kept
            transaction.set_rollback(True)

    low, high = worlds

    assert [address for address in low if low[address] != high[address]] == []
    page, check, history, *of_the_list = (low[address][0] for address in low)
    assert (page, check, history) == ((200, 200, 403) if role == Role.SPECIALIST else (200, 403, 200))
    assert of_the_list == [404] * 6


def test_the_page_says_who_is_shut_and_why_and_leaves_the_work_to_do(client):
    action, pat = prepared()
    agreed_on(action, (4, 4, 4))
    sign_in(client, pat)

    page = words_of(client.get(url("results", action)))
    check = words_of(client.get(url("results-finalize", action)))
    done = client.post(url("results-finalize", action))
    action.refresh_from_db()

    assert "Candidate 101: closed to you, because you recused on this candidate." in page
    assert "Candidate 101: closed to you, because you recused on this candidate." in check
    assert "Candidate 102" not in page
    assert (done.status_code, action.state) == (302, ActionState.FINAL)


def test_pages_of_a_cancelled_action_promise_no_final_list(client):
    action, pat = prepared()
    agreed_on(action, (4, 4, 4))
    empty = make.make_action(candidates=0, chair="c2", raters=())
    HiringAction.objects.update(state=ActionState.CANCELLED)
    told = []
    for person, one in ((pat, action), (User.objects.get(username="specialist"), action), (pat, empty)):
        sign_in(client, person)
        told.append(words_of(client.get(url("results", one))))

    shut, plain, none = told
    assert "stay closed to you: it is cancelled, so none will be final." in shut
    assert (
        "Not final. The hiring action is cancelled, so no list will be; the hiring manager sees none."
        in plain
    )
    assert "The hiring action is cancelled, so there will be none." in none
    assert ["until" in page or "can be computed" in page for page in told] == [False] * 3
    assert client.get(url("results-finalize", action)).status_code == 403


REASONS = {
    "an open worksheet of a seat that ended": (lambda sheet: end(sheet), "is not handed in"),
    "no worksheet": (lambda sheet: remove(sheet), "handed in no worksheet on this candidate"),
}


def end(sheet):
    PanelSeat.objects.filter(pk=sheet.seat_id).update(active=False)


def remove(sheet):
    sheet.slots.all().delete()
    sheet.delete()


@pytest.mark.parametrize("case", REASONS)
def test_the_words_say_what_shuts(client, case):
    sheet, words = REASONS[case]
    action, pat = prepared(sheet=sheet)
    agreed_on(action, (4, 4, 4))
    sign_in(client, pat)

    assert words in words_of(client.get(url("results", action)))


def test_a_list_that_tells_nothing_of_the_shut_candidate_stays_open(client):
    """Recused, but the panel has not begun to discuss that candidate."""
    action, pat = prepared()
    result = make.make_result(action, make.make_person("specialist"))

    assert list(Result.objects.visible_to(pat)) == [result]


def test_staff_without_a_part_read_on():
    action, _ = prepared()
    result = agreed_on(action, (4, 4, 4))

    assert list(Result.objects.visible_to(result.computed_by)) == [result]


def test_the_final_list_is_one_for_all_staff_and_what_the_panel_wrote_stays_shut(client):
    action, pat = prepared()
    result = agreed_on(action, (4, 4, 4), final=True)
    first = action.candidates.get(number="101")
    make.agree_again(first.consensus.items.first(), 2, reason="Heard again.")
    files = {}
    for person in (pat, result.computed_by):
        sign_in(client, person)
        files[person] = [client.get(url(f"results-{kind}", result)).getvalue() for kind in ("csv", "json")]
        files[person].append(words_of(client.get(url("results", action))))

    open_page = words_of(client.get(url("results-candidate", result, first)))
    sign_in(client, pat)
    shut_page = words_of(client.get(url("results-candidate", result, first)))
    told = ("Said what was done.", REASON, "Heard again.")
    why = "What the panel wrote is closed to you, because you recused on this candidate."

    assert files[pat] == files[result.computed_by]
    assert [one in open_page for one in told] == [True, True, True]
    assert [one in shut_page for one in told] == [False, False, False]
    assert (shut_page.count(why), open_page.count(why)) == (3, 0)
    assert shut_page.count("Rater1 Tester rated 4") == open_page.count("Rater1 Tester rated 4") == 3
    assert shut_page.count("Agreed: 4, ") == 3


@pytest.mark.parametrize("final", [False, True])
def test_the_history_says_why_the_reasons_of_a_discussion_are_shut(client, final):
    action, pat = prepared(Role.HR_ADMIN)
    first = action.candidates.get(number="101")
    make.rate_candidate(first, dict.fromkeys(RATERS, (4, 4, 4)))
    chair = action.seats.get(role=SeatRole.CHAIR).user
    item = open_consensus(candidate=first, actor=chair).items.first()
    record_agreed_rating(
        item=item, actor=chair, expected_version=0, level=make.level(action.scale, 3), reason=REASON
    )
    if final:
        HiringAction.objects.update(state=ActionState.FINAL)
    sign_in(client, pat)

    history = words_of(client.get(url("action-history", action)))

    assert REASON not in history
    assert "Closed to you, because you recused on this candidate" in history
