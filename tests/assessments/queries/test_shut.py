"""Which candidates are closed to somebody, and why, in words: in order of number, and in one query."""

import pytest

from assessments.choices import TAKEN_TOO_LATE, WorksheetState
from assessments.models import PanelSeat
from assessments.queries.shut import NO_WORKSHEET, NOT_IN, RECUSED, ShutCandidate, shut_candidates
from competency_portal.accounts.choices import Role
from tests import factories as make

pytestmark = pytest.mark.django_db


def leave(sheet):
    """As it was made."""


def hand_in(sheet):
    make.fill_worksheet(sheet, (3, 3, 3))


def open_again(sheet):
    hand_in(sheet)
    type(sheet).objects.filter(pk=sheet.pk).update(state=WorksheetState.DRAFT)


def close_by_the_portal(sheet):
    make.recuse(sheet, TAKEN_TOO_LATE)


def remove(sheet):
    sheet.slots.all().delete()
    sheet.delete()


def end_open(sheet):
    PanelSeat.objects.filter(pk=sheet.seat_id).update(active=False)


def end_recused(sheet):
    make.recuse(sheet)
    end_open(sheet)


@pytest.mark.parametrize("role", [Role.PANEL_MEMBER, Role.SPECIALIST])
@pytest.mark.parametrize(
    ("becomes", "why"),
    [
        (hand_in, None),
        (leave, NOT_IN),
        (open_again, NOT_IN),
        (make.recuse, RECUSED),
        (close_by_the_portal, NO_WORKSHEET),
        (remove, NO_WORKSHEET),
        (end_open, NOT_IN),
        (end_recused, RECUSED),
    ],
)
def test_why_a_candidate_is_closed_to_who_has_a_seat(role, becomes, why, django_assert_num_queries):
    """The worksheet on 102 is open in every case."""
    action = make.make_action(candidates=2, raters=("rater1",))
    pat = make.make_person("pat", role)
    make.make_seat(action, "pat")
    becomes(make.worksheet_of(action, "pat", "101"))

    with django_assert_num_queries(1):
        found = shut_candidates(action.candidates.order_by("-number"), pat)

    assert list(found.values()) == [
        ShutCandidate(number, reason) for number, reason in (("101", why), ("102", NOT_IN)) if reason
    ]


def test_nothing_is_closed_to_staff_without_a_seat():
    action = make.make_action(candidates=2, raters=("rater1",))

    assert shut_candidates(action.candidates.all(), make.make_person("pat")) == {}
