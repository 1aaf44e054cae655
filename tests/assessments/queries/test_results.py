"""What a page of the list reads: the head without candidates, and whether anything is newer than the list."""

import pytest

from assessments.actions.locking import evidence_changed
from assessments.actions.results import compute_results
from assessments.models import Result
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


def test_a_fresh_list_is_current_and_one_more_change_makes_it_old():
    result = Result.objects.select_related("action").get(pk=computed().pk)

    fresh = changed_since(result)
    evidence_changed(result.action)
    result.action.refresh_from_db()

    assert (fresh, changed_since(result)) == (False, True)


def test_what_changes_in_another_hiring_action_does_not_count():
    result = computed()
    evidence_changed(make.make_action(raters=(), chair="chair2", candidates=1))

    assert changed_since(Result.objects.get(pk=result.pk)) is False
