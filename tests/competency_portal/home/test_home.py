"""Home: what waits for each role, due dates first, and nothing about others' ratings."""

import datetime as dt

import pytest

from competency_portal.accounts.models import Membership, User
from competency_portal.home.progress import action_lines, late_raters
from competency_portal.home.tasks import tasks_for
from tests import factories as make

TODAY = dt.date(2026, 12, 14)  # three days after the interviews of the factories end


def titles(username, today=TODAY):
    user = User.objects.get(username=username)
    return [(task.title, task.days_late(today)) for task in tasks_for(user, today)]


@pytest.mark.django_db
def test_a_rater_is_asked_for_the_worksheets_that_are_out():
    action = make.make_action(candidates=2)
    make.fill_worksheet(make.worksheet_of(action, "rater1", "101"), (3, 3, 3))

    task = tasks_for(User.objects.get(username="rater1"), TODAY)[0]

    assert (task.title, task.detail, task.due) == (
        "Rate candidates",
        "1 worksheet of yours not in",
        dt.date(2026, 12, 11),
    )


@pytest.mark.django_db
def test_a_chair_leads_a_consensus_when_all_worksheets_are_in_and_not_before():
    action = make.make_action(candidates=1)
    before = titles("chair")
    for rater in ("rater1", "rater2", "rater3"):
        make.fill_worksheet(make.worksheet_of(action, rater), (3, 3, 3))

    assert (before, titles("chair")) == ([], [("Lead the consensus on 1 candidate", 3)])


@pytest.mark.django_db
def test_a_specialist_sees_late_raters_by_name_and_the_step():
    action = make.make_action(candidates=2)
    specialist = make.make_person("specialist", agency=action.agency)
    make.fill_worksheet(make.worksheet_of(action, "rater1", "101"), (3, 3, 3))

    lines = action_lines(specialist, TODAY)
    late = late_raters(specialist, TODAY)

    assert [(line.step, line.standing, line.kind) for line in lines] == [
        ("Interviews", "5 worksheets late", "bad")
    ]
    assert sorted((rater.name, rater.worksheets, rater.days) for rater in late) == [
        ("Rater1 Tester", 1, 3),
        ("Rater2 Tester", 2, 3),
        ("Rater3 Tester", 2, 3),
    ]
    assert titles("specialist") == [("Ask raters for their worksheets", 3)]


@pytest.mark.django_db
def test_a_specialist_who_still_rates_in_the_action_learns_nothing_about_the_others():
    """Two worlds: whatever the others have submitted, a seated specialist's home is the same."""
    action = make.make_action(candidates=1)
    rater = User.objects.get(username="rater1")
    Membership.objects.create(user=rater, agency=action.agency, role="specialist")

    before = (action_lines(rater, TODAY)[0].standing, late_raters(rater, TODAY), titles("rater1"))
    for other in ("rater2", "rater3"):
        make.fill_worksheet(make.worksheet_of(action, other), (3, 3, 3))
    rater = User.objects.get(username="rater1")
    after = (action_lines(rater, TODAY)[0].standing, late_raters(rater, TODAY), titles("rater1"))

    assert before == after == ("Interviews and ratings", [], [("Rate candidates", 3)])


@pytest.mark.django_db
def test_home_costs_the_same_with_one_and_with_five_hiring_actions(client, count_queries):
    specialist = make.make_person("specialist")
    make.make_action()
    client.force_login(specialist)
    with count_queries() as one:
        client.get("/")
    for n in range(4):
        make.make_action(raters=(f"a{n}", f"b{n}"), chair=f"c{n}")
    with count_queries() as five:
        response = client.get("/")

    assert response.status_code == 200
    assert len(one) == len(five)


ROLES = {
    "specialist.nara": b"Ask raters for their worksheets",
    "chair.la": b"Lead the consensus on 4 candidates",
    "rater3.nara": b"Rate candidates",
    "manager.nc": b"Read the final list",
    "hradmin.la": b"Settle 17 findings",
    "sme.nc": b"Nothing to rate",
    "auditor.nc": b"Nothing waits for an auditor",
    "admin": b"Nothing waits",
}


@pytest.mark.slow
@pytest.mark.parametrize("username", ROLES)
def test_each_role_of_the_demonstration_has_its_own_page(demonstration, db, client, username):
    client.force_login(User.objects.get(username=username))

    response = client.get("/")

    assert response.status_code == 200
    assert ROLES[username] in response.content


@pytest.mark.django_db
def test_actions_are_not_counted_through_to_learn_whose_worksheets_are_late(count_queries):
    action = make.make_action()
    specialist = make.make_person("specialist", agency=action.agency)

    with count_queries() as queries:
        late = late_raters(specialist, TODAY)

    assert len(late) == 3
    assert ["COUNT(" in query["sql"] for query in queries] == [False, False, True]
