"""What waits for a person: counts stay right when a hiring action has many of everything."""

import datetime as dt

import pytest

from assessments.choices import ConsensusState
from competency_portal.accounts.choices import Role
from competency_portal.home.progress import action_lines
from competency_portal.home.tasks import tasks_for
from tests import factories as make

pytestmark = pytest.mark.django_db
TODAY = make.NOON.date()


def worked_on():
    """Three candidates by three raters: one agreed, one rated by all, one not rated."""
    action = make.make_action(candidates=3)
    first, second, _ = action.candidates.all()
    for sheet in [*first.worksheets.all(), *second.worksheets.all()]:
        make.fill_worksheet(sheet, (3, 3, 3))
    consensus = make.open_consensus(first)
    consensus.state = ConsensusState.CLOSED
    consensus.save()
    return action


def test_counts_of_a_hiring_action_do_not_multiply():
    action = worked_on()

    (line,) = action_lines(make.make_person("specialist", agency=action.agency), TODAY)

    counted = line.action
    assert (counted.sheets, counted.sheets_in, counted.candidates_active, counted.agreed) == (9, 6, 3, 1)


def test_a_recused_worksheet_is_neither_in_nor_waited_for():
    action = make.make_action(candidates=1)
    (sheet, *others) = action.worksheets.order_by("pk")
    make.recuse(sheet)
    for other in others:
        make.fill_worksheet(other, (3, 3, 3))
    specialist = make.make_person("specialist", agency=action.agency)
    chair = action.seats.get(user__username="chair").user

    (line,) = action_lines(specialist, TODAY)

    counted = line.action
    assert (counted.sheets, counted.sheets_in, counted.sheets_recused, line.standing) == (
        3,
        2,
        1,
        "1 to agree on",
    )
    assert [task.detail for task in tasks_for(chair, TODAY)] == ["All worksheets are in or recused for 101"]


def test_the_chair_is_told_of_candidates_whose_worksheets_are_all_in():
    action = worked_on()

    (task,) = tasks_for(action.seats.get(user__username="chair").user, TODAY)

    assert (task.title, task.detail) == ("Lead the consensus on 1 candidate", "All worksheets are in for 102")


def test_a_final_list_is_news_for_two_weeks():
    specialist, manager = make.make_person("specialist"), make.make_person("manager", Role.MANAGER)
    action = make.make_action(candidates=1, hiring_manager=manager)
    make.rate_candidate(
        action.candidates.get(), dict.fromkeys(("rater1", "rater2", "rater3"), (3, 3, 3)), (3, 3, 3)
    )
    made = make.make_result(action, specialist, final=True).computed_at.date()

    told = [
        [task.title for task in tasks_for(manager, made + dt.timedelta(days=days))] for days in (0, 13, 16)
    ]

    assert told == [["Read the final list"], ["Read the final list"], []]


def test_the_specialist_is_told_when_all_candidates_are_agreed():
    action = worked_on()
    specialist = make.make_person("specialist", agency=action.agency)
    before = tasks_for(specialist, TODAY)
    for candidate in action.candidates.all()[1:]:
        make.open_consensus(candidate)
    action.consensuses.update(state=ConsensusState.CLOSED)

    after = [(task.title, task.detail) for task in tasks_for(specialist, TODAY)]

    assert before == []
    assert after == [("Make the ranked list final", "The panel has agreed on all 3 candidates")]
