"""Pages of hiring actions: who sees what, forms that keep what was typed, a constant number of queries."""

import datetime as dt
import re

import pytest
from django.db import transaction
from django.urls import reverse

from assessments.actions.consensus import (
    close_consensus,
    open_consensus,
    record_agreed_rating,
    reopen_consensus,
)
from assessments.actions.worksheet_states import recuse, reopen_worksheet, submit_worksheet
from assessments.choices import ActionState, SeatRole
from assessments.models import HiringAction, Worksheet
from assessments.queries.hiring import today_in
from competency_portal.accounts.choices import Role
from competency_portal.accounts.models import Membership, User
from competency_portal.audit.models import AuditEntry
from competency_portal.audit.recording import record
from competency_portal.reasons import HELP
from models_app.choices import SelectionUse
from tests import factories as make
from tests.page_reading import hidden, table, words_of

pytestmark = pytest.mark.django_db

HUB = ("action-detail", "action-progress", "candidate-list")
TABS = (*HUB, "action-history")
SET_UP = (
    "action-edit",
    "action-competencies",
    "action-guide",
    "action-panel",
    "action-check",
    "action-cancel",
)


def url(name, thing=None):
    return reverse(f"assessments:{name}", args=[thing.public_id] if thing else [])


def setup_action(**kwargs):
    action = make.make_action(state=ActionState.SETUP, rating_started_at=None, **kwargs)
    for sheet in Worksheet.objects.filter(action=action):
        sheet.slots.all().delete()
        sheet.delete()
    return action


def sign_in(client, person):
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return person


def test_every_page_of_an_action_opens_for_its_specialist(client, dana):
    action = setup_action()
    running = make.make_action(chair="c2", raters=("r4", "r5"))

    pages = [("action-list", None), ("action-create", None), *((name, action) for name in HUB + SET_UP)]
    pages += [(name, running) for name in (*HUB, "action-edit", "action-panel", "seat-add", "chair-change")]
    pages += [("seat-end", running.seats.filter(role=SeatRole.RATER).first())]
    answers = {(name, str(thing)): client.get(url(name, thing)).status_code for name, thing in pages}

    assert {key: status for key, status in answers.items() if status != 200} == {}


@pytest.mark.parametrize("role", [Role.HR_ADMIN, Role.AUDITOR])
def test_readers_open_the_hub_and_the_history_but_no_set_up(client, role):
    sign_in(client, make.make_person("rita", role))
    action = setup_action()

    seen = [client.get(url(name, action)).status_code for name in (*HUB, "action-history")]
    shut = [client.get(url(name, action)).status_code for name in SET_UP if name != "action-competencies"]

    assert (seen, shut) == ([200] * 4, [403] * 5)


def test_the_panel_reaches_no_page_of_the_action(client):
    action = make.make_action()

    for username in ("chair", "rater1"):
        sign_in(client, action.seats.get(user__username=username).user)
        assert [client.get(url(name, action)).status_code for name in HUB] == [403] * 3


def test_a_seat_elsewhere_opens_nothing_to_a_specialist(client, dana):
    other = make.make_action(make.make_agency("otherville"), chair="c2", raters=("r4", dana.username))

    answers = [client.get(url(name, other)) for name in (*HUB, *SET_UP)]

    assert {a.status_code for a in answers} == {404}
    missing = client.get(reverse("assessments:action-detail", args=["zzzzzzzzzzzz"]))
    assert answers[0].content[:200] == missing.content[:200]
    assert other.number not in client.get(url("action-list")).content.decode()


def test_a_manager_sees_own_actions_by_number_alone(client):
    manager = sign_in(client, make.make_person("max", Role.MANAGER))
    own = make.make_action(hiring_manager=manager)
    other = make.make_action(chair="c2", raters=("r4", "r5"))

    page = client.get(url("candidate-list", own)).content.decode()

    assert client.get(url("candidate-list", other)).status_code == 404
    assert ("101" in page, "Applicant101" in page) == (True, False)
    assert "No candidate fits" in client.get(url("candidate-list", own), {"q": "Applicant"}).content.decode()


def test_names_are_for_staff_and_can_be_searched(client, dana):
    action = make.make_action(candidates=3)

    page = client.get(url("candidate-list", action), {"q": "applicant102"}).content.decode()

    assert ("Applicant102" in page, "Applicant101" in page) == (True, False)


def test_whoever_rates_sees_nothing_of_the_others_on_any_page(client, dana):
    """A specialist with a seat: every page is the same byte for byte, however far the others are."""
    action = make.make_action(raters=(dana.username, "rater2"))

    def pages():
        names = ("action-list", "action-detail", "action-progress", "candidate-list", "action-panel")
        answers = [client.get(url(name, action if name != "action-list" else None)) for name in names]
        return [(a.status_code, a.content.split(b"csrf")[0][:200], _words(a)) for a in answers]

    before = pages()
    for number in ("101", "102"):
        make.fill_worksheet(make.worksheet_of(action, "rater2", number), (5, 5, 5))

    assert pages() == before


def _words(answer):
    """The answer without the tokens against forgery, which differ each time."""
    return re.sub(rb'"[A-Za-z0-9]{64}"', b"", answer.content)


def test_every_tab_of_an_action_tells_where_it_stands_in_the_same_word(client):
    sign_in(client, make.make_person("rita", Role.HR_ADMIN))
    action = make.make_action(candidates=2)
    for sheet in action.worksheets.all():
        make.fill_worksheet(sheet, (3, 3, 3))

    pages = [client.get(url("action-list")), *(client.get(url(name, action)) for name in TABS)]

    told = [re.findall(r">(2 to agree on|Interviews and ratings)</span>", p.content.decode()) for p in pages]
    assert told == [["2 to agree on"]] * 5


def test_progress_shows_states_and_never_ratings(client, dana):
    action = make.make_action(interviews_to="2026-01-09", interviews_from=None)
    make.fill_worksheet(make.worksheet_of(action, "rater1"), (5, 4, 3), note="Secret words.")
    make.fill_worksheet(make.worksheet_of(action, "rater2"), (1, None, None), submit=False)

    page = client.get(url("action-progress", action)).content.decode()

    assert [
        word in page for word in ("Submitted", "Draft", "Not started", "1 of 6 worksheets in", "late,")
    ] == [True] * 5
    assert [word in page for word in ("Secret words", "Expert", "Advanced")] == [False] * 3


def test_progress_counts_a_recusal_apart_and_tells_staff_why(client, dana):
    action = make.make_action(candidates=1)
    make.fill_worksheet(make.worksheet_of(action, "rater1"), (5, 4, 3))
    make.recuse(make.worksheet_of(action, "rater2"), "Is a cousin.")

    page = client.get(url("action-progress", action))

    assert [row[:2] for row in table(page, "raters")[1:]] == [
        ["Rater1 Tester", "1 of 1"],
        ["Rater2 Tester", "0 of 1, 1 recused"],
        ["Rater3 Tester", "0 of 1"],
    ]
    assert [row[-1] for row in table(page, "raters")[1:3]] == ["All in", "None out"]
    assert table(page, "matrix")[1][1:4] == [
        "SubmittedReopen",
        "Recused: Is a cousin.Reopen",
        "Not startedPrint packet",
    ]
    assert "1 of 3 worksheets in, 1 recused" in words_of(page)


def test_the_hiring_manager_sees_that_a_rater_recused_but_not_why(client):
    manager = make.make_person("manager", Role.MANAGER)
    action = make.make_action(candidates=1, hiring_manager=manager)
    make.recuse(make.worksheet_of(action, "rater2"), "Is a cousin.")
    client.force_login(manager)

    page = words_of(client.get(url("action-progress", action)))

    assert ("Recused" in page, "cousin" in page) == (True, False)


def test_progress_lists_who_withdrew_or_did_not_appear_with_that_word(client, dana):
    action = make.make_action(candidates=3)
    action.candidates.filter(number="102").update(state="withdrawn", state_reason="Took another job.")
    action.candidates.filter(number="103").update(state="no_show")
    make.fill_worksheet(make.worksheet_of(action, "rater1", "102"), (5, 4, 3))

    page = client.get(url("action-progress", action))

    rows = table(page, "matrix")[1:]
    assert [row[0] for row in rows] == [
        "Candidate 101Applicant101, Alex",
        "Candidate 102Applicant102, Alex",
        "Candidate 103Applicant103, Alex",
    ]
    assert rows[1][1:] == ["Submitted", "Not started", "Not started", "Withdrawn"]
    assert rows[2][1:] == ["Not started", "Not started", "Not started", "Did not appear"]
    assert "0 of 3 worksheets in" in words_of(page)


def test_progress_leads_to_the_discussions_that_the_viewer_may_read(client, dana):
    action = make.make_action()
    for rater in ("rater1", "rater2"):
        make.fill_worksheet(make.worksheet_of(action, rater), (3, 3, 3))
    consensus = make.open_consensus(action.candidates.first())
    auditor = make.make_person("noor", Role.AUDITOR)
    address = reverse("assessments:consensus", args=[consensus.public_id])

    found = {}
    for person in (dana, auditor):
        client.force_login(person)
        answer = client.get(url("action-progress", action))
        found[person.username] = (answer.status_code, address in answer.content.decode())

    assert found == {dana.username: (200, True), "noor": (200, False)}


def told_history(action):
    """Everything that happens to worksheets and consensus of the first candidate, through the actions."""
    specialist = User.objects.get(username="dana")
    first, second, third = (make.worksheet_of(action, f"rater{n}") for n in (1, 2, 3))
    for sheet in (first, second):
        make.fill_worksheet(sheet, (3, 3, 3), submit=False)
        submit_worksheet(worksheet=sheet, actor=sheet.seat.user)
    recuse(worksheet=third, actor=third.seat.user, reason="Is a cousin.")
    reopen_worksheet(worksheet=third, actor=specialist, reason="Was another person.")
    recuse(worksheet=third, actor=third.seat.user, reason="Is a cousin after all.")
    chair = action.seats.get(role=SeatRole.CHAIR).user
    consensus = open_consensus(candidate=action.candidates.first(), actor=chair)
    for item in consensus.items.all():
        record_agreed_rating(
            item=item,
            actor=chair,
            expected_version=0,
            level=make.level(action.scale, 3),
            reason="Agreed on that.",
        )
    consensus = close_consensus(consensus=consensus, actor=chair)
    return reopen_consensus(consensus=consensus, actor=specialist, reason="Second thoughts.")


def history_lines(client, action):
    rows = table(client.get(url("action-history", action)), "hist")[1:]
    return [(what, to, values.removeprefix("Reason: ")) for _, _, what, to, values in rows]


WORKSHEETS_TOLD = [
    ("Worksheet recused", "Candidate 101, worksheet of Rater3 Tester", "Is a cousin after all."),
    ("Worksheet reopened", "Candidate 101, worksheet of Rater3 Tester", "Was another person."),
    ("Worksheet recused", "Candidate 101, worksheet of Rater3 Tester", "Is a cousin."),
    ("Worksheet submitted", "Candidate 101, worksheet of Rater2 Tester", "No values"),
    ("Worksheet submitted", "Candidate 101, worksheet of Rater1 Tester", "No values"),
]


def test_history_tells_what_happened_to_worksheets_and_consensus_with_candidate_and_reason(client, dana):
    action = make.make_action(candidates=1)
    told_history(action)
    client.force_login(make.make_person("admin", Role.HR_ADMIN))

    lines = history_lines(client, action)

    assert lines == [
        ("Consensus reopened", "Candidate 101, consensus", "Second thoughts."),
        ("Consensus closed", "Candidate 101, consensus", "No values"),
        ("Agreed rating recorded", "Candidate 101, Customer Service", "Agreed on that."),
        ("Agreed rating recorded", "Candidate 101, Communication", "Agreed on that."),
        ("Agreed rating recorded", "Candidate 101, Problem Solving", "Agreed on that."),
        ("Consensus opened", "Candidate 101, consensus", "No values"),
        *WORKSHEETS_TOLD,
    ]


def test_history_tells_an_auditor_no_reason_of_the_panel_before_the_list_is_final(client, dana):
    action = make.make_action(candidates=1)
    told_history(action)
    client.force_login(make.make_person("noor", Role.AUDITOR))

    before = history_lines(client, action)
    HiringAction.objects.update(state=ActionState.FINAL)
    after = history_lines(client, action)

    closed = "Shown once you may read the discussion"
    assert [line[2] for line in before[:6]] == [closed, "No values", closed, closed, closed, "No values"]
    assert before[6:] == WORKSHEETS_TOLD
    assert after[0] == ("Consensus reopened", "Candidate 101, consensus", "Second thoughts.")


def test_history_takes_the_same_queries_for_one_candidate_and_for_five(client, dana, count_queries):
    client.force_login(make.make_person("admin", Role.HR_ADMIN))
    counts = []
    for n in (1, 5):
        action = make.make_action(candidates=n, chair=f"c{n}", raters=("rater1", "rater2", "rater3"))
        told_history(action)
        with count_queries() as queries:
            client.get(url("action-history", action))
        counts.append(len(queries))

    assert counts == [counts[0]] * 2


@pytest.mark.parametrize("name", ["action-progress", "candidate-list"])
def test_lists_take_the_same_queries_for_one_candidate_and_for_thirty(client, dana, name, count_queries):
    counts = []
    for n in (1, 3, 30):
        action = make.make_action(candidates=n, chair=f"c{n}", raters=(f"a{n}", f"b{n}"))
        client.get(url(name, action))
        with count_queries() as queries:
            client.get(url(name, action))
        counts.append(len(queries))

    assert len(set(counts)) == 1
    assert counts[0] <= 14


def test_the_list_of_actions_takes_the_same_queries_for_one_and_for_many(client, dana, count_queries):
    counts = []
    for n in (1, 3):
        for i in range(n):
            make.make_action(chair=f"c{n}{i}", raters=(f"a{n}{i}", f"b{n}{i}"))
        client.get(url("action-list"))
        with count_queries() as queries:
            client.get(url("action-list"))
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 10


def test_the_list_is_searched_and_filtered(client, dana):
    make.make_action(number="A-1", location="Raleigh")
    make.make_action(number="B-2", state=ActionState.FINAL, chair="c2", raters=("r4", "r5"))

    by_place = client.get(url("action-list"), {"q": "raleigh"}).content.decode()
    by_state = client.get(url("action-list"), {"state": "final"}).content.decode()

    assert [("A-1" in page, "B-2" in page) for page in (by_place, by_state)] == [(True, False), (False, True)]


def form_of_create(**changes):
    agency = make.make_agency()
    version = make.make_model_version(agency)
    return {
        "model_version": version.public_id,
        "number": "26-0413",
        "title": "IT Specialist",
        "location": "College Park, MD",
        "opened_on": "2026-11-22",
        "interviews_from": "2026-12-01",
        "interviews_to": "2026-12-11",
        "hiring_manager": "",
        "scale": make.make_scale().public_id,
        "discussion_threshold": "1",
        "rule_set": make.make_rule_set().public_id,
        **changes,
    }


def test_opening_an_action_leads_to_its_competencies(client, dana):
    answer = client.post(url("action-create"), form_of_create())

    action = HiringAction.objects.get()
    assert (answer.status_code, answer.url) == (302, url("action-competencies", action))


def test_a_refused_form_keeps_what_was_typed(client, dana):
    answer = client.post(
        url("action-create"), form_of_create(title="Typed title", interviews_to="2026-11-30", number="  N 7 ")
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert [
        word in page for word in ("Typed title", "N 7", "The last interview day lies before the first.")
    ] == [True] * 3


def test_everything_wrong_with_a_form_is_said_at_once(client, dana):
    taken = make.make_action()
    wrong = {"number": taken.number, "interviews_from": "2026-12-11", "interviews_to": "2026-12-01"}

    in_the_form_too = client.post(url("action-create"), form_of_create(discussion_threshold="x", **wrong))
    otherwise = client.post(url("action-create"), form_of_create(**wrong))

    for answer in (in_the_form_too, otherwise):
        assert answer.status_code == 422
        assert "This agency has a hiring action with this number already." in words_of(answer)
        assert "The last interview day lies before the first." in words_of(answer)
    assert "Enter a whole number." in words_of(in_the_form_too)


def test_a_scale_without_values_is_shown_with_the_reason_and_can_not_be_chosen(client, dana):
    scale = make.make_scale(make.make_agency(), code="own", labels=("Low", "High"))
    scale.levels.update(value=None)
    make.make_model_version()

    page = client.get(url("action-create")).content.decode()
    answer = client.post(url("action-create"), form_of_create(scale=scale.public_id))

    assert "The source gives no number to Low and High" in page
    assert (answer.status_code, HiringAction.objects.count()) == (422, 0)


def test_competencies_that_can_not_be_picked_are_listed_with_the_reason(client, dana):
    action = setup_action()
    uses = action.model_version.uses
    uses.filter(position=1).update(selection_use=SelectionUse.NOT_STATED)

    page = client.get(url("action-competencies", action)).content.decode()

    assert "Can't be picked: the source does not state whether it is for selection." in page
    assert f'value="{uses.get(position=1).public_id}"' not in page


def test_weights_are_kept_as_typed_when_refused_and_saved_when_right(client, dana):
    action = setup_action()
    first, second, _ = action.model_version.uses.all()
    data = {
        "uses": [first.public_id, second.public_id],
        f"weight_{first.public_id}": "2.5",
        f"weight_{second.public_id}": "1",
    }

    refused = client.post(url("action-competencies", action), data)
    saved = client.post(url("action-competencies", action), data | {"weights_reason": "Most of the week."})

    assert (refused.status_code, saved.status_code) == (422, 302)
    assert 'value="2.5"' in refused.content.decode()
    assert "The weights are unequal: write why." in refused.content.decode()
    assert [str(a.weight) for a in action.assessed.all()] == ["2.500", "1.000"]
    shown = table(client.get(url("action-detail", action)), "comps")
    assert [row[2] for row in shown] == ["Weight", "2.5", "1"]


def test_weights_left_empty_are_equal_only_when_all_are(client, dana):
    action = setup_action()
    first, second, _ = action.model_version.uses.all()
    both = {"uses": [first.public_id, second.public_id]}

    mixed = client.post(url("action-competencies", action), both | {f"weight_{first.public_id}": "3"})
    huge = client.post(url("action-competencies", action), both | {f"weight_{first.public_id}": "1e400"})
    empty = client.post(url("action-competencies", action), both)

    assert "Communication: write a weight, as others have one." in mixed.content.decode()
    assert f"Weight of {first}: a number of at most 12 digits" in huge.content.decode()
    assert (mixed.status_code, empty.status_code) == (422, 302)
    assert [str(a.weight) for a in action.assessed.all()] == ["1.000", "1.000"]


def test_a_ticked_competency_of_another_version_is_refused_in_words(client, dana):
    action = setup_action()
    stranger = make.make_model_version(action.agency).uses.first()
    before = action.assessed.count()
    ticked = [action.model_version.uses.first().public_id, stranger.public_id]

    answer = client.post(url("action-competencies", action), {"uses": ticked})

    assert (answer.status_code, action.assessed.count()) == (422, before)
    assert f"1 ticked competency is not of {action.model_version}." in answer.content.decode()


def test_the_guide_page_says_what_each_guide_lacks(client, dana):
    action = setup_action()
    part = make.make_guide_version(action.model_version, uses=list(action.model_version.uses.all())[:1])

    page = client.get(url("action-guide", action)).content.decode()
    answer = client.post(url("action-guide", action), {"guide_version": part.public_id})

    assert "It has no question on Communication. It has no question on Customer Service." in page
    assert answer.status_code == 422


def test_seating_through_the_page(client, dana):
    action = setup_action()
    people = [make.make_person(name, Role.PANEL_MEMBER) for name in ("cora", "ron", "rae")]

    few = client.post(
        url("action-panel", action), {"chair": people[0].public_id, "raters": [people[1].public_id]}
    )
    seated = client.post(
        url("action-panel", action),
        {"chair": people[0].public_id, "raters": [p.public_id for p in people[1:]]},
    )

    assert (few.status_code, seated.status_code) == (422, 302)
    assert "Choose at least 2 raters beside the chair." in few.content.decode()
    assert action.seats.count() == 3


def test_a_foreign_person_answers_like_one_that_does_not_exist(client, dana):
    action = setup_action()
    foreign = make.make_person("fay", Role.PANEL_MEMBER, make.make_agency("elsewhere"))
    chair = make.make_person("cora", Role.PANEL_MEMBER)
    tried = [foreign.public_id, "zzzzzzzzzzzz", str(chair.pk), "x\x00y", "9" * 20]

    pages = [
        client.post(
            url("action-panel", action), {"chair": chair.public_id, "raters": [one, one]}
        ).content.decode()
        for one in tried
    ]

    assert {page.count("is not one of the available choices") > 0 for page in pages} == {True}
    assert f'value="{chair.public_id}" selected' in pages[0]
    assert not re.search(r'name="(?:chair|raters)"[^>]*value="\d{1,6}"', pages[0])


@pytest.mark.parametrize("name", ["scale", "rule_set", "model_version", "hiring_manager"])
def test_what_is_no_identifier_is_no_choice(client, dana, name):
    answer = client.post(url("action-create"), form_of_create(**{name: "x\x00y"}))

    assert (answer.status_code, "Select a valid choice" in answer.content.decode()) == (422, True)


def test_the_check_page_lists_what_is_missing_and_beginning_is_refused_with_the_same(client, dana):
    action = setup_action(candidates=0)

    page = client.get(url("action-check", action)).content.decode()
    answer = client.post(url("action-start", action))

    assert "There is no candidate yet." in page
    assert (answer.status_code, "There is no candidate yet." in answer.content.decode()) == (422, True)


def test_beginning_ratings_through_the_page(client, dana):
    action = setup_action()

    answer = client.post(url("action-start", action))

    action.refresh_from_db()
    assert (answer.status_code, action.state) == (302, ActionState.RATING)


def test_beginning_freezes_the_set_up_that_was_looked_at_and_no_other(client, dana):
    """Weights were changed in another tab meanwhile: the page shows them, and nothing begins."""
    action = setup_action()
    seen = hidden(client.get(url("action-check", action)), url("action-start", action))
    first = action.assessed.first()
    action.assessed.filter(pk=first.pk).update(weight=7)
    type(action).objects.filter(pk=action.pk).update(weights_reason="Judgment comes first in this office.")

    answer = client.post(url("action-start", action), seen)
    again = hidden(answer, url("action-start", action))

    action.refresh_from_db()
    assert (answer.status_code, action.state) == (409, ActionState.SETUP)
    assert "The set-up was changed since this page was drawn" in words_of(answer)
    assert "It differs in: Competencies and weights. Ratings have not begun." in words_of(answer)
    assert client.post(url("action-start", action), again).status_code == 302


@pytest.mark.parametrize(("day", "warned"), [("", True), ("2026-12-20", False)])
def test_taking_the_last_interview_day_away_while_ratings_come_in_says_what_follows(
    client, dana, day, warned
):
    action = make.make_action()
    days = {"interviews_from": "2026-12-01", "interviews_to": day}

    unsaid = client.post(url("action-edit", action), days)
    page = client.post(url("action-edit", action), days | {"reason": "Snow on the roads."}, follow=True)

    assert unsaid.status_code == 422
    assert ("no last interview day any more (it was Dec 11, 2026)" in words_of(page)) is warned
    assert AuditEntry.objects.latest("seq").action == "action.move_interviews"


def test_seats_change_through_the_pages_once_ratings_began(client, dana):
    action = make.make_action()
    rae = make.make_person("rae", Role.PANEL_MEMBER)
    seat = action.seats.get(user__username="rater1")

    added = client.post(url("seat-add", action), {"rater": rae.public_id, "reason": "One is on leave."})
    told = [words_of(client.get(url("action-panel", action)))]
    blank = client.post(url("seat-end", seat), {"reason": ""})
    short = client.post(url("seat-end", seat), {"reason": "Ill"})
    ended = client.post(url("seat-end", seat), {"reason": "Is ill today"})
    chair = client.post(url("chair-change", action), {"chair": rae.public_id, "reason": "Is on leave"})

    assert [a.status_code for a in (added, blank, short, ended, chair)] == [302, 422, 422, 302, 302]
    assert short.context["form"].errors == {"reason": [f"'Ill' is too short. {HELP}"]}
    assert "Ill</textarea>" in short.content.decode()
    sign_in(client, make.make_person("hr", Role.HR_ADMIN))
    told.append(words_of(client.get(url("action-history", action))))
    assert ["One is on leave." in words for words in told] == [True, True]
    active = action.seats.filter(active=True).order_by("role", "user__username")
    assert [(s.user.username, str(s.role)) for s in active] == [
        ("rae", "chair"),
        ("rater2", "rater"),
        ("rater3", "rater"),
    ]


def test_a_chair_who_recused_is_named_to_staff_until_the_chair_is_handed_over(client, dana):
    action = make.make_action(candidates=1)
    action.seats.filter(role="chair").update(role="rater", active=False)
    action.seats.filter(user__username="rater1").update(role="chair")
    make.recuse(make.worksheet_of(action, "rater1"))
    for rater in ("rater2", "rater3"):
        make.fill_worksheet(make.worksheet_of(action, rater), (3, 3, 3))
    fresh = make.make_person("fresh", Role.PANEL_MEMBER)

    def opened_by(username):
        sign_in(client, User.objects.get(username=username))
        client.post(url("consensus-open", action.candidates.get()))
        words = client.get(reverse("assessments:my-consensus")).content.decode()
        sign_in(client, dana)
        pages = [client.get(url(f"action-{page}", action)).content.decode() for page in ("panel", "progress")]
        return action.consensuses.count(), "Closed to you" in words, ["can't lead" in page for page in pages]

    before = opened_by("rater1")
    client.post(url("chair-change", action), {"chair": fresh.public_id, "reason": "The chair recused."})

    assert (before, opened_by("fresh")) == ((0, True, [True, True]), (1, False, [False, False]))


def test_cancelling_through_the_page(client, dana):
    action = make.make_action()

    answer = client.post(url("action-cancel", action), {"reason": "No budget."})

    assert answer.status_code == 302
    assert "No budget." in client.get(url("action-detail", action)).content.decode()


def test_history_names_candidates_by_number(client, dana):
    action = make.make_action()
    client.post(
        url("candidate-withdraw", action.candidates.first()),
        {"state": "withdrawn", "reason": "Moved to Ohio."},
    )
    sign_in(client, make.make_person("audrey", Role.AUDITOR))

    page = client.get(url("action-history", action)).content.decode()

    assert ("Candidate withdrawn" in page, "Candidate 101" in page, "Applicant101" in page) == (
        True,
        True,
        False,
    )


def test_history_gives_a_long_value_in_full(client):
    sign_in(client, make.make_person("audrey", Role.AUDITOR))
    action = make.make_action(candidates=0)
    long = " ".join(f"Use{n}" for n in range(60))
    with transaction.atomic():
        record(
            agency=action.agency, actor=None, action="action.edit", obj=action, after={"competencies": long}
        )

    assert long in words_of(client.get(url("action-history", action)))


def test_an_auditor_who_rates_waits_for_the_history_too(client):
    audrey = sign_in(client, make.make_person("audrey", Role.AUDITOR))
    action = make.make_action(raters=("audrey", "rater2"))

    assert [client.get(url(name, action)).status_code for name in ("action-history", "action-progress")] == [
        403,
        403,
    ]
    assert Membership.objects.filter(user=audrey).count() == 1


def test_reopening_needs_a_reason_and_shows_nothing_of_the_worksheet(client, dana):
    action = make.make_action()
    sheet = make.fill_worksheet(make.worksheet_of(action, "rater1"), (5, 4, 3), note="Secret words.")

    page = client.get(url("worksheet-reopen", sheet)).content.decode()
    blank = client.post(url("worksheet-reopen", sheet), {"reason": " "})
    done = client.post(url("worksheet-reopen", sheet), {"reason": "A wrong candidate was rated."})

    sheet.refresh_from_db()
    assert [word in page for word in ("Secret words", "Expert")] == [False, False]
    assert (blank.status_code, done.url, str(sheet.state)) == (422, url("action-progress", action), "draft")


def test_whoever_rates_can_not_find_out_by_reopening_how_far_others_are(client, dana):
    action = make.make_action(raters=(dana.username, "rater2"))
    sheet = make.worksheet_of(action, "rater2")

    before = client.get(url("worksheet-reopen", sheet))
    make.fill_worksheet(sheet, (5, 4, 3))
    after = client.get(url("worksheet-reopen", sheet))

    assert (before.status_code, _words(before)) == (403, _words(after))


def test_worksheets_of_those_who_withdrew_do_not_keep_a_rating_specialist_waiting(client, dana):
    action = make.make_action(raters=(dana.username, "rater2"))
    make.fill_worksheet(make.worksheet_of(action, dana.username, "101"), (3, 4, 3))

    waiting = client.get(url("action-progress", action)).status_code
    action.candidates.filter(number="102").update(state="withdrawn")

    assert (waiting, client.get(url("action-progress", action)).status_code) == (403, 200)
    assert "Shown once your own" not in client.get(url("action-detail", action)).content.decode()


@pytest.mark.parametrize(
    ("state", "days", "words"),
    [
        (ActionState.RATING, 1, "Worksheets due"),
        (ActionState.RATING, 0, "Worksheets due"),
        (ActionState.RATING, -1, "None ahead: worksheets were due"),
        (ActionState.SETUP, 0, "Interviews begin"),
        (ActionState.SETUP, -1, "None ahead: interviews were to begin"),
    ],
)
def test_a_past_day_does_not_stand_as_the_next_date(client, state, days, words):
    action = make.make_action(candidates=0, state=state)
    day = today_in(action.agency) + dt.timedelta(days=days)
    HiringAction.objects.update(interviews_from=day, interviews_to=day)
    client.force_login(make.make_person(), backend="django.contrib.auth.backends.ModelBackend")

    pages = [client.get(reverse("assessments:action-list")), client.get(reverse("home"))]

    cells = [re.search(r'data-l="Next date">(.*?)</td>', p.content.decode(), re.DOTALL)[1] for p in pages]
    assert [words in cell for cell in cells] == [True, True]
