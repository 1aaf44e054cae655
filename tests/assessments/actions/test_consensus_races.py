"""Two people at once around a consensus: one takes the turn, the other sees what the first did. Both databases."""

import pytest

from assessments.actions import consensus as steps
from assessments.actions import panel
from assessments.actions.results import compute_results, finalize_results
from assessments.models import Consensus, ConsensusItem, HiringAction, Result, Worksheet
from competency_portal.accounts.choices import Role
from competency_portal.accounts.models import User
from competency_portal.errors import Refused
from tests import factories as make
from tests.racing import Person, one_held

pytestmark = pytest.mark.django_db(transaction=True)


def ready(candidates=1):
    """Everything is rated; a specialist and the chair."""
    action = make.make_action(candidates=candidates)
    specialist = make.make_person("specialist", Role.SPECIALIST, action.agency)
    for candidate in action.candidates.all():
        for rater in ("rater1", "rater2", "rater3"):
            make.fill_worksheet(make.worksheet_of(action, rater, candidate.number), (3, 3, 3))
    return action, specialist, User.objects.get(username="chair")


def test_an_agreed_rating_is_in_the_final_list_or_refused(monkeypatch):
    action, specialist, chair = ready()
    consensus = steps.open_consensus(candidate=action.candidates.get(), actor=chair)
    items = list(consensus.items.all())
    for item in items:
        steps.record_agreed_rating(
            item=item, actor=chair, expected_version=0, level=make.level(action.scale, 3)
        )
    five = make.level(action.scale, 5)

    def close_and_finish():
        steps.close_consensus(consensus=Consensus.objects.select_related("action").get(), actor=chair)
        return finalize_results(action=action, actor=specialist)

    recorded, final = one_held(
        monkeypatch,
        steps,
        lambda: steps.record_agreed_rating(
            item=items[0], actor=chair, expected_version=1, level=five, reason="Moved to Ohio."
        ),
        close_and_finish,
    )

    row = Result.objects.get().rows.get()
    live = [ConsensusItem.objects.get(pk=item.pk).current.level.ordinal for item in items]
    assert isinstance(final, Result), final
    assert [part["value"] for part in row.parts] == [f"{ordinal}/1" for ordinal in live]
    assert live[0] == (3 if isinstance(recorded, Refused) else 5)


def test_a_rater_who_joins_while_the_consensus_opens_gets_no_worksheet_of_that_candidate(monkeypatch):
    action, specialist, chair = ready()
    late = make.make_person("late", Role.PANEL_MEMBER, action.agency)

    opened, joined = one_held(
        monkeypatch,
        steps,
        lambda: steps.open_consensus(candidate=action.candidates.get(), actor=chair),
        lambda: panel.add_rater(action=action, actor=specialist, rater=late, reason="Joins the panel."),
    )

    assert not isinstance(opened, Exception) and not isinstance(joined, Exception), (opened, joined)
    assert Worksheet.objects.filter(seat__user=late).count() == 0


def test_a_consensus_does_not_open_beside_a_worksheet_that_is_being_made(monkeypatch):
    action, specialist, chair = ready()
    late = make.make_person("late", Role.PANEL_MEMBER, action.agency)

    joined, opened = one_held(
        monkeypatch,
        panel,
        lambda: panel.add_rater(action=action, actor=specialist, rater=late, reason="Joins the panel."),
        lambda: steps.open_consensus(candidate=action.candidates.get(), actor=chair),
    )

    assert not isinstance(joined, Exception), joined
    assert isinstance(opened, Refused)
    assert str(opened) == "1 of 4 worksheets are not in yet."


def test_opening_and_computing_side_by_side_never_block_each_other_for_good():
    action, specialist, chair = ready(candidates=6)

    def open_all():
        for candidate in action.candidates.all():
            steps.open_consensus(candidate=candidate, actor=chair)

    def compute_often():
        for _ in range(8):
            compute_results(action=HiringAction.objects.get(), actor=specialist)

    people = [Person(open_all), Person(compute_often)]
    for person in people:
        person.start()
    for person in people:
        person.join(60)

    assert [person.answer for person in people] == [None, None]
    assert Consensus.objects.count() == 6
