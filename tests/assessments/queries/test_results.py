"""What a page of the list reads: the head without candidates, and whether anything is newer than the list."""

import datetime as dt

import pytest

from assessments.actions.results import compute_results
from assessments.models import (
    Candidate,
    Consensus,
    ConsensusItem,
    ConsensusRating,
    Result,
    Worksheet,
)
from assessments.queries.results import changed_since, stored_head, stored_list
from tests import factories as make

pytestmark = pytest.mark.django_db


def computed():
    """A list of two candidates, the first with an open consensus."""
    action = make.make_action()
    make.open_consensus(action.candidates.first())
    return compute_results(action=action, actor=make.make_person("specialist", agency=action.agency))


def test_the_head_says_what_the_whole_result_says():
    result = computed()

    whole, head = stored_list(result), stored_head(Result.objects.get(pk=result.pk))

    assert {**head.inputs, "candidates": whole.inputs["candidates"]} == whole.inputs
    assert {**head.outputs, "ranked": [], "not_ranked": whole.outputs["not_ranked"]} == whole.outputs
    assert (result.summary["ranked"], result.summary["not_ranked"]) == (0, 2)


def test_nothing_changed_since_a_fresh_list(django_assert_num_queries):
    result = computed()

    with django_assert_num_queries(1):
        assert changed_since(result) is False


@pytest.mark.parametrize(
    ("table", "moment"),
    [
        (Candidate, "created_at"),
        (Candidate, "state_changed_at"),
        (Consensus, "opened_at"),
        (Consensus, "closed_at"),
        (Worksheet, "submitted_at"),
    ],
)
def test_whatever_is_newer_than_the_list_is_seen(table, moment):
    result = computed()
    table.objects.filter(pk=table.objects.first().pk).update(
        **{moment: result.computed_at + dt.timedelta(seconds=1)}
    )

    assert changed_since(result) is True


def test_a_rating_agreed_after_the_list_is_seen():
    result = computed()
    item = ConsensusItem.objects.first()
    item.current = ConsensusRating.objects.create(
        item=item,
        version=1,
        level=make.level(result.action.scale, 3),
        recorded_by=result.computed_by,
        recorded_at=result.computed_at + dt.timedelta(seconds=1),
    )
    item.save()

    assert changed_since(result) is True


def test_what_changes_in_another_hiring_action_does_not_count():
    result = computed()
    other = make.make_action(raters=(), chair="chair2", candidates=1)
    other.candidates.update(created_at=result.computed_at + dt.timedelta(seconds=1))

    assert changed_since(result) is False
