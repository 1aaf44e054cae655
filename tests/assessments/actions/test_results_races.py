"""A list is computed while the panel goes on; what is stored is always what stood when it was stored."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessments.actions import results as steps
from assessments.actions.candidates import withdraw_candidate
from assessments.actions.consensus import reopen_consensus
from assessments.actions.locking import evidence_changed
from assessments.models import Consensus, Result
from competency_portal.errors import Refused
from tests import factories as make

pytestmark = pytest.mark.django_db(transaction=True)
RATERS = ("rater1", "rater2", "rater3")


def agreed_action():
    """Three candidates whose consensus is closed, and their specialist."""
    action = make.make_action(candidates=3)
    for candidate in action.candidates.all():
        make.rate_candidate(candidate, dict.fromkeys(RATERS, (3, 4, 3)), (3, 4, 3))
    return action, make.make_person("specialist", agency=action.agency)


def meanwhile(monkeypatch, *changes):
    """Each computing is followed by the next of `changes`; tells for each whether others had to wait for it."""
    real, waiting, left = steps.compute_list, [], list(changes)

    def computing(inputs):
        waiting.append(connection.in_atomic_block)
        outputs = real(inputs)
        if left:
            left.pop(0)()
        return outputs

    monkeypatch.setattr(steps, "compute_list", computing)
    return waiting


def test_nobody_waits_while_a_list_is_read_and_computed(monkeypatch):
    action, specialist = agreed_action()
    waiting = meanwhile(monkeypatch)

    steps.compute_results(action=action, actor=specialist)

    assert waiting == [False]


def test_the_lock_is_held_for_a_few_statements_however_many_candidates():
    action, specialist = agreed_action()
    steps.compute_results(action=action, actor=specialist)  # the first entry of an audit chain costs two more

    with CaptureQueriesContext(connection) as captured:
        steps.compute_results(action=action, actor=specialist)

    statements = [query["sql"].split()[0] for query in captured]
    held = statements[statements.index("BEGIN") + 1 : statements.index("COMMIT")]
    assert held == ["SELECT", "SELECT", "INSERT", "INSERT", "SELECT", "INSERT", "UPDATE"]


def test_a_change_while_a_list_is_computed_stands_on_the_list(monkeypatch):
    action, specialist = agreed_action()
    gone = action.candidates.get(number="102")
    waiting = meanwhile(
        monkeypatch,
        lambda: withdraw_candidate(candidate=gone, actor=specialist, reason="Took another job."),
    )

    result = steps.compute_results(action=action, actor=specialist)

    action.refresh_from_db()
    assert waiting == [False, False]
    assert Result.objects.count() == 1
    assert result.evidence_version == action.evidence_version
    assert {c["number"]: c["state"] for c in json.loads(result.inputs)["candidates"]} == {
        "101": "active",
        "102": "withdrawn",
        "103": "active",
    }
    assert list(result.rows.values_list("candidate__number", "standing")) == [
        ("101", "ranked"),
        ("103", "ranked"),
        ("102", "withdrawn"),
    ]


def test_beside_a_panel_that_never_rests_the_list_is_computed_under_the_lock(monkeypatch):
    action, specialist = agreed_action()
    waiting = meanwhile(monkeypatch, *[lambda: evidence_changed(action)] * 3)

    result = steps.compute_results(action=action, actor=specialist)

    action.refresh_from_db()
    assert waiting == [False, False, False, True]
    assert result.evidence_version == action.evidence_version


def test_a_consensus_opened_again_while_the_final_list_is_computed_stops_it(monkeypatch):
    action, specialist = agreed_action()
    consensus = Consensus.objects.get(candidate__number="103")
    meanwhile(
        monkeypatch,
        lambda: reopen_consensus(consensus=consensus, actor=specialist, reason="A wrong level."),
    )

    with pytest.raises(Refused) as refused:
        steps.finalize_results(action=action, actor=specialist)

    assert [p.message for p in refused.value.problems] == [
        "Candidate 103: the panel's consensus is not closed."
    ]
    assert Result.objects.count() == 0
