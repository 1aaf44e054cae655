"""Who may read what the panel said of a candidate: raters by their own worksheet on that candidate alone."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from assessments.choices import (
    LEADS_WITHOUT_RATING,
    TAKEN_TOO_LATE,
    ActionState,
    SeatRole,
    WorksheetState,
)
from assessments.models import Candidate, Consensus, PanelSeat, Rating
from competency_portal.accounts.choices import Role
from tests import factories as make

pytestmark = pytest.mark.django_db


def seated(action, username, *, role=SeatRole.RATER, rates=True, sheets=("101", "102")):
    """The person's seat with worksheets on these candidates only."""
    user = get_user_model().objects.filter(username=username).first() or make.make_person(
        username, Role.PANEL_MEMBER
    )
    if role == SeatRole.CHAIR:
        action.seats.filter(role=role).update(role=SeatRole.RATER, active=False)
    seat = PanelSeat.objects.create(action=action, user=user, role=role, rates=rates)
    for candidate in action.candidates.filter(number__in=sheets):
        make.make_worksheet(candidate, seat)
    return seat


def handed_in(action, **kwargs):
    seated(action, "pat", **kwargs)
    make.fill_worksheet(make.worksheet_of(action, "pat"), (3, 3, 3))


def recused(action, reason="A cousin.", **kwargs):
    seat = seated(action, "pat", **kwargs)
    make.recuse(make.worksheet_of(action, "pat"), reason)
    return seat


def opened_again(action):
    handed_in(action)
    make.worksheet_of(action, "pat").seat.worksheets.update(state=WorksheetState.DRAFT)


def late(action, **kwargs):
    """Seated when 101 was discussed already: a worksheet on 102 alone."""
    return seated(action, "pat", sheets=("102",), **kwargs)


def late_with_the_other_in(action):
    late(action)
    make.fill_worksheet(make.worksheet_of(action, "pat", "102"), (3, 3, 3))


def leads_after_rating(action, reason):
    """A rater whose seat ended took the chair, and does not rate any more."""
    recused(action, reason, role=SeatRole.CHAIR, rates=False)


def seat_ended(seat):
    PanelSeat.objects.filter(pk=seat.pk).update(active=False)


def final(action):
    recused(action)
    action.state = ActionState.FINAL
    action.save()


RATER = Role.PANEL_MEMBER
CASES = {
    "a rater who handed in": (RATER, handed_in, True),
    "a rater whose worksheet is open": (RATER, lambda a: seated(a, "pat"), False),
    "a rater whose worksheet was opened again": (RATER, opened_again, False),
    "a rater who recused": (RATER, recused, False),
    "a rater who recused, once the list is final": (RATER, final, False),
    "a rater who came late": (RATER, late, False),
    "a rater who came late and handed in another worksheet": (RATER, late_with_the_other_in, False),
    "a rater who took the seat again too late": (RATER, lambda a: recused(a, TAKEN_TOO_LATE), False),
    "nobody of the panel": (RATER, lambda a: None, False),
    "a chair who does not rate": (
        RATER,
        lambda a: seated(a, "pat", role=SeatRole.CHAIR, rates=False, sheets=()),
        True,
    ),
    "a chair who rates and handed in": (RATER, lambda a: handed_in(a, role=SeatRole.CHAIR), True),
    "a chair who rates and recused": (RATER, lambda a: recused(a, role=SeatRole.CHAIR), False),
    "a chair who rates and came late": (RATER, lambda a: late(a, role=SeatRole.CHAIR), False),
    "a chair who recused when still a rater": (RATER, lambda a: leads_after_rating(a, "A cousin."), False),
    "a chair whose open worksheets were closed": (
        RATER,
        lambda a: leads_after_rating(a, LEADS_WITHOUT_RATING),
        True,
    ),
    "a chair whose worksheet was closed, 101 being discussed": (
        RATER,
        lambda a: leads_after_rating(a, TAKEN_TOO_LATE),
        True,
    ),
    "a specialist": (Role.SPECIALIST, lambda a: None, True),
    "a specialist who came late": (Role.SPECIALIST, late, False),
    "a specialist who handed in": (Role.SPECIALIST, handed_in, True),
    "a specialist who recused": (Role.SPECIALIST, recused, False),
    "a specialist who recused and gave up the seat": (
        Role.SPECIALIST,
        lambda a: seat_ended(recused(a)),
        False,
    ),
    "a specialist who came late and gave up the seat": (
        Role.SPECIALIST,
        lambda a: seat_ended(late(a)),
        True,
    ),
}
PAGES = ("consensus", "consensus-print", "consensus-close", "consensus-reopen")


@pytest.mark.parametrize("case", CASES)
def test_raters_read_a_discussion_by_their_own_worksheet_alone(client, case):
    role, prepare, reads = CASES[case]
    action = make.make_action(raters=("rater1", "rater2"))
    pat = make.make_person("pat", role)
    for rater in ("rater1", "rater2"):
        make.fill_worksheet(make.worksheet_of(action, rater), (5, 1, 3))
    consensus = make.open_consensus(action.candidates.get(number="101"))
    prepare(action)
    client.force_login(pat, backend="django.contrib.auth.backends.ModelBackend")

    read = list(Consensus.objects.visible_to(pat))
    others = Rating.objects.visible_to(pat).exclude(saved_by=pat).count()
    addresses = [reverse(f"assessments:{name}", args=[consensus.public_id]) for name in PAGES]
    missing = [reverse(f"assessments:{name}", args=["zzzzzzzzzzzz"]) for name in PAGES]

    assert (read, others) == (([consensus], 6) if reads else ([], 0))
    if not reads:
        assert [client.get(one).status_code for one in addresses] == [
            client.get(one).status_code for one in missing
        ]


def test_a_stranger_and_nobody_have_nothing_shut():
    action = make.make_action(candidates=1)
    from_elsewhere = make.make_person("other", agency=make.make_agency("otherville"))

    assert list(Candidate.objects.shut_to(from_elsewhere)) == []
    assert not action.candidates.get().shut_to(from_elsewhere)
