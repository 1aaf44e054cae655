"""Worksheets and slots are made once for every active candidate and rating seat."""

import pytest

from assessments.actions.worksheets import start_worksheets, worksheets_for
from assessments.choices import CandidateState
from assessments.models import PanelSeat, RatingSlot, Worksheet
from competency_portal.errors import Refused
from tests import factories as make

pytestmark = pytest.mark.django_db


def _bare_action(candidates=2):
    """An action under rating whose worksheets have not been made yet."""
    action = make.make_action(candidates=candidates)
    RatingSlot.objects.all().delete()
    Worksheet.objects.all().delete()
    return action


def _pairs():
    return list(
        Worksheet.objects.order_by("candidate__number", "seat__user__username").values_list(
            "candidate__number", "seat__user__username"
        )
    )


def test_start_worksheets_makes_one_a_candidate_and_rating_seat_with_all_slots():
    action = _bare_action()

    made = start_worksheets(action=action)

    assert made == 6
    assert _pairs() == [(c, r) for c in ("101", "102") for r in ("rater1", "rater2", "rater3")]
    slots = RatingSlot.objects.filter(worksheet=make.worksheet_of(action, "rater1"))
    assert [(s.assessed.position, str(s.section.use), s.version) for s in slots] == [
        (1, "Problem Solving", 0),
        (2, "Communication", 0),
        (3, "Customer Service", 0),
    ]


def test_start_worksheets_leaves_out_the_withdrawn_those_given_up_and_those_in_consensus():
    action = _bare_action(candidates=3)
    action.candidates.filter(number="101").update(state=CandidateState.WITHDRAWN)
    make.open_consensus(action.candidates.get(number="102"))
    PanelSeat.objects.filter(user__username="rater3").update(active=False)

    start_worksheets(action=action)

    assert _pairs() == [("103", "rater1"), ("103", "rater2")]


def test_start_worksheets_again_makes_only_what_is_missing():
    action = make.make_action()
    make.fill_worksheet(make.worksheet_of(action, "rater1"), (3, 4, 3))
    before = set(Worksheet.objects.values_list("pk", flat=True))

    made = start_worksheets(action=action)

    assert (made, set(Worksheet.objects.values_list("pk", flat=True))) == (0, before)


def test_worksheets_for_a_candidate_added_later_leaves_the_others_alone():
    action = _bare_action()

    made = worksheets_for(candidate=action.candidates.get(number="102"))

    assert (made, _pairs()) == (3, [("102", "rater1"), ("102", "rater2"), ("102", "rater3")])


def test_start_worksheets_names_every_competency_without_a_question():
    action = _bare_action()
    action.guide_version = make.make_guide_version(
        action.model_version, uses=list(action.model_version.uses.all())[:1]
    )
    action.save()

    with pytest.raises(Refused) as refused:
        start_worksheets(action=action)

    assert [p.message for p in refused.value.problems] == [
        "Communication has no question in the interview guide of this hiring action.",
        "Customer Service has no question in the interview guide of this hiring action.",
    ]
    assert Worksheet.objects.count() == 0


@pytest.mark.parametrize("candidates", [1, 4])
def test_start_worksheets_takes_the_same_queries_for_one_candidate_and_for_four(candidates, count_queries):
    action = _bare_action(candidates)

    with count_queries() as queries:
        start_worksheets(action=action)

    assert len(queries) == 10  # two are the savepoint's
