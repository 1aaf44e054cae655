"""Saves at the same moment: exactly once, never over a newer one, never after the worksheet was handed in.

Each test was seen failing with its defence taken out: without the unique constraints two rows of one version, without
the version in the slot's UPDATE a lost save, without the state in the worksheet's UPDATE a rating after submission.
"""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from assessments.actions.locking import take_turn
from assessments.actions.rating import fresh_slot, save_rating
from assessments.actions.worksheet_states import recuse, submit_worksheet
from assessments.choices import WorksheetState
from assessments.models import Rating, Worksheet
from competency_portal.accounts.models import User
from competency_portal.audit.models import AuditEntry
from competency_portal.errors import Stale
from tests import factories as make
from tests.racing import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def _saving(slot, actor, **said):
    """A save whose slot was read before all start, as a page's was."""
    read = fresh_slot(slot.pk)
    return lambda: save_rating(slot=read, actor=actor, expected_version=read.version, **said)


@pytest.fixture
def sheet():
    return make.worksheet_of(make.make_action(), "rater1")


@pytest.fixture
def rater1(sheet):
    return User.objects.get(username="rater1")


def _level(sheet, ordinal):
    return make.level(sheet.action.scale, ordinal)


def test_twenty_saves_with_one_key_at_once_make_one_row_and_answer_alike(sheet, rater1):
    slot, level = sheet.slots.first(), _level(sheet, 4)

    answers = at_once(*(_saving(slot, rater1, level=level, note="Once.", save_key="k") for _ in range(20)))

    rating = Rating.objects.get()
    sheet.refresh_from_db()
    assert answers == [rating] * 20
    assert (sheet.answered, AuditEntry.objects.filter(action="rating.save").count()) == (1, 1)


def test_of_different_saves_at_once_one_wins_and_the_others_learn_what_stands_there(sheet, rater1):
    slot, levels = sheet.slots.first(), [_level(sheet, n) for n in (1, 2, 3, 4, 5)]

    answers = at_once(*(_saving(slot, rater1, level=level, save_key=level.label) for level in levels))

    rating = Rating.objects.get()
    slot.refresh_from_db()
    won = [answer for answer in answers if isinstance(answer, Rating)]
    lost = [answer.current for answer in answers if isinstance(answer, Stale)]
    assert (won, lost, slot.current) == ([rating], [rating] * 4, rating)


def test_saves_of_different_competencies_at_once_are_all_kept_and_counted(sheet, rater1):
    slots, level = list(sheet.slots.all()), _level(sheet, 3)

    answers = at_once(*(_saving(slot, rater1, level=level) for slot in slots))

    sheet.refresh_from_db()
    assert sorted(a.slot_id for a in answers) == sorted(s.pk for s in slots)
    assert (sheet.answered, Rating.objects.count()) == (3, 3)


@pytest.mark.parametrize("close", ["submit", "recuse"])
def test_a_save_beside_a_closing_either_comes_before_it_or_is_refused(sheet, rater1, close):
    make.fill_worksheet(sheet, (3, 3, 3), submit=False)
    slot, level = sheet.slots.first(), _level(sheet, 4)
    closing = {
        "submit": lambda: submit_worksheet(worksheet=sheet, actor=rater1),
        "recuse": lambda: recuse(worksheet=sheet, actor=rater1, reason="We worked together."),
    }[close]

    saved, closed = at_once(_saving(slot, rater1, level=level, note="Late."), closing)

    entries = list(AuditEntry.objects.order_by("seq").values_list("action", flat=True))
    state = Worksheet.objects.get(pk=sheet.pk).state
    assert isinstance(closed, Worksheet)
    assert state == {"submit": WorksheetState.SUBMITTED, "recuse": WorksheetState.RECUSED}[close]
    if isinstance(saved, Rating):
        assert entries == ["rating.save", f"worksheet.{close}"]
    else:
        assert (entries, saved.problems[0].field) == ([f"worksheet.{close}"], "worksheet")


@pytest.mark.skipif(
    not connection.features.has_select_for_update, reason="SQLite has one write lock for everything."
)
def test_a_save_holds_its_own_worksheet_and_no_row_of_another_table(sheet):
    """Whoever closes a worksheet holds the hiring action first: a save that took both the other way blocked it."""
    with transaction.atomic(), CaptureQueriesContext(connection) as caught:
        take_turn(sheet)

    (statement,) = [query["sql"] for query in caught if "FOR NO KEY UPDATE" in query["sql"]]
    assert (statement.count(" JOIN "), "OF " in statement) == (0, True)


def test_two_submissions_at_once_hand_in_once(sheet, rater1):
    make.fill_worksheet(sheet, (3, 3, 3), submit=False)

    answers = at_once(*(lambda: submit_worksheet(worksheet=sheet, actor=rater1) for _ in range(4)))

    assert sum(isinstance(answer, Worksheet) for answer in answers) == 1
    assert AuditEntry.objects.filter(action="worksheet.submit").count() == 1
