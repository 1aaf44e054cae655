"""A save beside what ends rating: it comes before, and the ending waits for it, or it is refused. Both databases.

Seen failing on PostgreSQL before the two took turns on the worksheet's row: the save was stored after the ending was
answered.
"""

import pytest

from assessments.actions import candidates, panel, rating, start
from assessments.models import Rating
from competency_portal.accounts.models import User
from competency_portal.audit.models import AuditEntry
from competency_portal.errors import Refused
from tests import factories as make
from tests.racing import one_held

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def sheet():
    return make.worksheet_of(make.make_action(), "rater1")


def save_of(sheet):
    """A save whose page was opened before all of it."""
    slot, rater = rating.fresh_slot(sheet.slots.first().pk), User.objects.get(username="rater1")
    level = make.level(sheet.action.scale, 4)
    return lambda: rating.save_rating(slot=slot, actor=rater, expected_version=0, level=level)


ENDINGS = {
    "action.cancel": (
        start,
        lambda sheet, actor: start.cancel_action(action=sheet.action, actor=actor, reason="No budget left"),
    ),
    "candidate.withdraw": (
        candidates,
        lambda sheet, actor: candidates.withdraw_candidate(
            candidate=sheet.candidate, actor=actor, reason="Took another job"
        ),
    ),
    "panel.end_seat": (
        panel,
        lambda sheet, actor: panel.end_seat(seat=sheet.seat, actor=actor, reason="Is ill today"),
    ),
}


def trail():
    return list(AuditEntry.objects.order_by("seq").values_list("action", flat=True))


@pytest.mark.parametrize("verb", ENDINGS)
def test_what_ends_rating_waits_for_a_save_that_began_before(monkeypatch, sheet, verb):
    specialist = make.make_person("specialist", agency=sheet.action.agency)
    _module, end = ENDINGS[verb]

    saved, ended = one_held(monkeypatch, rating, save_of(sheet), lambda: end(sheet, specialist))

    assert isinstance(saved, Rating), saved
    assert not isinstance(ended, Exception), ended
    assert trail() == ["rating.save", verb]


@pytest.mark.parametrize("verb", ENDINGS)
def test_a_save_beside_what_ends_rating_finds_it_ended(monkeypatch, sheet, verb):
    specialist = make.make_person("specialist", agency=sheet.action.agency)
    module, end = ENDINGS[verb]

    ended, saved = one_held(monkeypatch, module, lambda: end(sheet, specialist), save_of(sheet))

    assert not isinstance(ended, Exception), ended
    assert isinstance(saved, Refused), saved
    assert (trail(), Rating.objects.count()) == ([verb], 0)
