"""Saving a rating: refused with every reason, once for the same key, never over somebody's newer save."""

import pytest
from django.db import connection

from assessments.actions.rating import LONGEST_NOTE, rating_commitment, save_rating
from assessments.choices import ActionState, CandidateState, WorksheetState
from assessments.models import HiringAction, PanelSeat, Rating, RatingSlot, Worksheet
from competency_portal.accounts.models import User
from competency_portal.accounts.queries import memberships_of
from competency_portal.audit.models import AuditEntry
from competency_portal.errors import Refused, Stale
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def slot():
    """The first slot of rater1 on candidate 101."""
    return make.worksheet_of(make.make_action(), "rater1").slots.first()


@pytest.fixture
def rater1(slot):
    return User.objects.get(username="rater1")


def _level(slot, ordinal):
    return make.level(slot.section.version.scale, ordinal)


def _messages(refused):
    return [(p.field, p.message) for p in refused.value.problems]


def _stored(slot):
    """All versions of a slot as plain values, and which one counts."""
    slot.refresh_from_db()
    rows = slot.ratings.order_by("version").values_list("version", "level__ordinal", "not_observed", "note")
    return slot.version, slot.current.version if slot.current else None, list(rows)


def test_save_rating_adds_a_row_points_the_slot_at_it_and_starts_the_worksheet(slot, rater1):
    probes = sorted(slot.section.probes.values_list("public_id", flat=True))[:2]

    rating = save_rating(
        slot=slot,
        actor=rater1,
        expected_version=0,
        level=_level(slot, 4),
        note="  Found it.\r\nTold the users.  ",
        probes_asked=reversed(probes),
    )

    sheet = Worksheet.objects.get(pk=slot.worksheet_id)
    assert _stored(slot) == (1, 1, [(1, 4, False, "Found it.\nTold the users.")])
    assert (rating.probes_asked, rating.saved_by) == (probes, rater1)
    assert (sheet.state, sheet.answered, sheet.started_at) == (WorksheetState.DRAFT, 1, rating.saved_at)


def test_a_rater_without_a_role_in_the_agency_any_more_saves_nothing(slot, rater1):
    rater1.memberships.update(active=False)
    refusals = []
    for actor in (rater1, _whose_roles_were_read_before(rater1)):
        with pytest.raises(Refused) as refused:
            save_rating(slot=slot, actor=actor, expected_version=0, level=_level(slot, 4))
        refusals.append(_messages(refused))

    assert refusals == [
        [("worksheet", "You hold no role in Agency of Testville any more, so you can't rate there.")],
        [("worksheet", "This worksheet was closed while you saved.")],
    ]
    assert _stored(slot) == (0, None, [])


def _whose_roles_were_read_before(rater):
    """The same person in a request that began while they still held the role."""
    rater.memberships.update(active=True)
    actor = User.objects.get(pk=rater.pk)
    memberships_of(actor)
    rater.memberships.update(active=False)
    return actor


def test_save_rating_again_keeps_the_earlier_row_and_counts_the_answer_once(slot, rater1):
    save_rating(slot=slot, actor=rater1, expected_version=0, level=_level(slot, 4))

    save_rating(slot=slot, actor=rater1, expected_version=1, level=_level(slot, 2), note="Second thought.")

    assert _stored(slot) == (2, 2, [(1, 4, False, ""), (2, 2, False, "Second thought.")])
    assert Worksheet.objects.get(pk=slot.worksheet_id).answered == 1


def test_clearing_a_rating_takes_it_from_the_count_and_keeps_the_note(slot, rater1):
    save_rating(slot=slot, actor=rater1, expected_version=0, level=_level(slot, 4), note="Said so.")

    save_rating(slot=slot, actor=rater1, expected_version=1, note="Said so.")

    assert _stored(slot) == (2, 2, [(1, 4, False, "Said so."), (2, None, False, "Said so.")])
    assert Worksheet.objects.get(pk=slot.worksheet_id).answered == 0


def test_not_observed_with_a_reason_is_an_answer_of_its_own(slot, rater1):
    rating = save_rating(
        slot=slot, actor=rater1, expected_version=0, not_observed=True, not_observed_reason=" Cut short. "
    )

    assert (rating.level, rating.not_observed, rating.not_observed_reason) == (None, True, "Cut short.")
    assert Worksheet.objects.get(pk=slot.worksheet_id).answered == 1


def test_a_reason_left_from_before_is_dropped_when_a_level_is_given(slot, rater1):
    rating = save_rating(
        slot=slot, actor=rater1, expected_version=0, level=_level(slot, 3), not_observed_reason="Cut short."
    )

    assert rating.not_observed_reason == ""


def test_every_problem_of_a_save_is_listed_at_once(slot, rater1):
    other = make.make_scale(code="three", labels=("A", "B", "C"))
    foreign = make.worksheet_of(make.make_action(raters=("rater1",), chair="chair2"), "rater1").slots.first()
    probe = foreign.section.probes.first()

    with pytest.raises(Refused) as refused:
        save_rating(
            slot=slot,
            actor=rater1,
            expected_version=0,
            level=make.level(other, 2),
            not_observed=True,
            note="x" * (LONGEST_NOTE + 1),
            probes_asked=[probe.public_id],
        )

    assert _messages(refused) == [
        ("rating", "Choose either a rating or 'not observed', not both."),
        ("rating", "This level is not on the scale of the hiring action."),
        ("not_observed_reason", "Write why the competency was not observed."),
        ("note", "The note has 20,001 characters; at most 20,000 can be kept."),
        ("probes", "A probe that was ticked is not one of this question."),
    ]
    assert _stored(slot) == (0, None, [])


def test_a_character_no_database_keeps_is_refused_in_words(slot, rater1):
    with pytest.raises(Refused) as refused:
        save_rating(slot=slot, actor=rater1, expected_version=0, note="a\0b")

    assert _messages(refused) == [("note", "The note holds a character that can't be stored (NUL).")]


def _submitted(slot):
    Worksheet.objects.filter(pk=slot.worksheet_id).update(state=WorksheetState.SUBMITTED)


def _recused(slot):
    Worksheet.objects.filter(pk=slot.worksheet_id).update(state=WorksheetState.RECUSED)


def _final(slot):
    HiringAction.objects.update(state=ActionState.FINAL)


def _withdrawn(slot):
    slot.worksheet.candidate.state = CandidateState.WITHDRAWN
    slot.worksheet.candidate.save()


def _no_show(slot):
    slot.worksheet.candidate.state = CandidateState.NO_SHOW
    slot.worksheet.candidate.save()


def _seat_given_up(slot):
    PanelSeat.objects.filter(user__username="rater1").update(active=False)


CLOSED = [
    (_submitted, "This worksheet was submitted and is locked."),
    (_recused, "This worksheet is closed: it was recorded that you don't rate this candidate."),
    (_final, "Ratings of this hiring action are closed: final."),
    (_withdrawn, "Candidate 101 is no longer rated: withdrawn."),
    (_no_show, "Candidate 101 is no longer rated: did not appear."),
    (_seat_given_up, "Only the rater whose worksheet this is may rate on it."),
]


@pytest.mark.parametrize(("close", "why"), CLOSED)
def test_save_rating_is_refused_on_a_closed_worksheet_with_the_reason(slot, rater1, close, why):
    close(slot)

    with pytest.raises(Refused) as refused:
        save_rating(slot=RatingSlot.objects.get(pk=slot.pk), actor=rater1, expected_version=0, note="x")

    assert [(field, message.startswith(why)) for field, message in _messages(refused)] == [
        ("worksheet", True)
    ]
    assert _stored(slot) == (0, None, [])


@pytest.mark.parametrize(("close", "why"), CLOSED)
def test_save_rating_is_refused_when_it_closes_after_the_slot_was_read(slot, rater1, close, why):
    """What the view read is older than what stands there now: the condition in the UPDATE decides."""
    read = RatingSlot.objects.select_related(
        "worksheet__seat", "worksheet__candidate", "worksheet__action"
    ).get(pk=slot.pk)
    close(slot)

    with pytest.raises(Refused) as refused:
        save_rating(slot=read, actor=rater1, expected_version=0, note="x")

    assert [(field, message.startswith(why)) for field, message in _messages(refused)] == [
        ("worksheet", True)
    ]
    assert _stored(slot) == (0, None, [])


@pytest.mark.parametrize("username", ["rater2", "chair"])
def test_save_rating_is_refused_for_anybody_else(slot, username):
    with pytest.raises(Refused):
        save_rating(
            slot=slot, actor=User.objects.get(username=username), expected_version=0, level=_level(slot, 3)
        )

    assert _stored(slot) == (0, None, [])


def test_a_stale_save_carries_what_stands_there_and_changes_nothing(slot, rater1):
    newer = save_rating(slot=slot, actor=rater1, expected_version=0, level=_level(slot, 4))

    with pytest.raises(Stale) as stale:
        save_rating(slot=slot, actor=rater1, expected_version=0, level=_level(slot, 2))

    assert stale.value.current == newer
    assert _stored(slot) == (1, 1, [(1, 4, False, "")])


def test_a_stale_save_that_says_the_same_is_no_conflict(slot, rater1):
    saved = save_rating(slot=slot, actor=rater1, expected_version=0, level=_level(slot, 4), note="Same.")

    again = save_rating(slot=slot, actor=rater1, expected_version=0, level=_level(slot, 4), note="Same.")

    assert (again, Rating.objects.count(), AuditEntry.objects.count()) == (saved, 1, 1)


def test_the_same_key_sent_again_later_gives_the_stored_rating(slot, rater1):
    first = save_rating(slot=slot, actor=rater1, expected_version=0, level=_level(slot, 4), save_key="k1")
    save_rating(slot=slot, actor=rater1, expected_version=1, level=_level(slot, 5), save_key="k2")

    again = save_rating(slot=slot, actor=rater1, expected_version=0, level=_level(slot, 4), save_key="k1")

    assert again == first
    assert _stored(slot) == (2, 2, [(1, 4, False, ""), (2, 5, False, "")])


def test_an_old_key_with_new_words_is_a_conflict_and_no_silent_loss(slot, rater1):
    """The browser's Back shows the old page with its old key; what is typed there must not be thrown away."""
    save_rating(slot=slot, actor=rater1, expected_version=0, note="First.", save_key="k1")

    with pytest.raises(Stale):
        save_rating(slot=slot, actor=rater1, expected_version=0, note="First. And more.", save_key="k1")


def test_a_save_is_in_the_audit_trail_as_a_fingerprint_that_tells_neither_level_nor_note(slot, rater1):
    rating = save_rating(
        slot=slot, actor=rater1, expected_version=0, level=_level(slot, 5), note="Canary words."
    )

    entry = AuditEntry.objects.get()
    assert (entry.action, entry.object_id, entry.actor) == ("rating.save", slot.worksheet.public_id, rater1)
    assert rating_commitment(Rating.objects.get(pk=rating.pk)) in entry.payload
    assert not [w for w in ("Canary", "Expert", _level(slot, 5).public_id) if w in entry.payload]


def test_two_equal_ratings_have_different_fingerprints(slot, rater1):
    other = slot.worksheet.slots.last()
    first = save_rating(slot=slot, actor=rater1, expected_version=0, level=_level(slot, 5))
    second = save_rating(slot=other, actor=rater1, expected_version=0, level=_level(slot, 5))

    assert rating_commitment(first) != rating_commitment(second)


@pytest.mark.parametrize("competencies", [3, 30])
def test_a_save_takes_seven_statements_however_long_the_worksheet(competencies, count_queries):
    version = make.make_model_version(names=[f"Competency {n}" for n in range(competencies)])
    action = make.make_action(guide_version=make.make_guide_version(version))
    slot = make.worksheet_of(action, "rater1").slots.first()
    rater = User.objects.get(username="rater1")
    save_rating(slot=slot, actor=rater, expected_version=0, level=_level(slot, 4))
    slot = RatingSlot.objects.select_related(
        "worksheet__seat", "worksheet__candidate", "worksheet__action__agency", "current__level"
    ).get(pk=slot.pk)
    level = _level(slot, 3)
    rater = User.objects.get(username="rater1")
    list(rater.memberships.all())

    with count_queries() as queries:
        save_rating(slot=slot, actor=rater, expected_version=1, level=level, note="More.")

    statements = [q["sql"].split()[0] for q in queries if "SAVEPOINT" not in q["sql"]]
    # roles; (turn on the worksheet;) worksheet held; rating; slot; head of the trail, its entry, its head
    turn = ["SELECT"] * connection.features.has_select_for_update
    assert statements == ["SELECT", *turn, "UPDATE", "INSERT", "UPDATE", "SELECT", "INSERT", "UPDATE"]
