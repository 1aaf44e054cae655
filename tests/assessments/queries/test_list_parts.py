"""What the check page of a final list says it differs in: the part that changed, and no other."""

import pytest

from assessments.choices import CandidateState, ConsensusState
from assessments.models import Consensus, PanelSeat
from assessments.queries.list_parts import parts_of_list
from tests import factories as make

pytestmark = pytest.mark.django_db


def withdraw(action):
    action.candidates.filter(number="102").update(state=CandidateState.WITHDRAWN)


def agree_on_another_level(action):
    make.agree_again(Consensus.objects.get().items.first(), 2, reason="Heard again.")


def open_discussion_again(action):
    Consensus.objects.update(state=ConsensusState.OPEN)


def recuse(action):
    make.recuse(make.worksheet_of(action, "rater1", "102"))


def end_seat(action):
    PanelSeat.objects.filter(user__username="rater1").update(active=False)


@pytest.mark.parametrize(
    ("change", "part"),
    [
        (withdraw, ["Candidates"]),
        (agree_on_another_level, ["Agreed ratings"]),
        (open_discussion_again, ["Discussions"]),
        (recuse, ["Worksheets"]),
        (end_seat, ["Panel"]),
        (lambda action: None, []),
    ],
)
def test_the_part_that_changed_is_named_alone(change, part):
    action = make.make_action(candidates=2, raters=("rater1", "rater2"))
    first = action.candidates.get(number="101")
    make.rate_candidate(first, dict.fromkeys(("rater1", "rater2"), (3, 3, 3)), (3, 3, 3))
    before = parts_of_list(action)

    change(action)

    after = parts_of_list(action)
    assert [name for name in before if before[name] != after[name]] == part
