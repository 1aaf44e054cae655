"""Consensus: opened once everything is in, recorded by the chair with a reason, never touching initial ratings."""

import pytest

from assessments.actions.consensus import (
    close_consensus,
    open_consensus,
    record_agreed_rating,
    reopen_consensus,
)
from assessments.actions.panel import end_seat
from assessments.actions.results import compute_results
from assessments.choices import ConsensusState, WorksheetState
from assessments.models import Candidate, Consensus, HiringAction, Rating, Result
from assessments.queries.results import changed_since
from competency_portal.accounts.models import User
from competency_portal.audit.models import AuditEntry
from competency_portal.errors import Refused, Stale
from tests import factories as make

pytestmark = pytest.mark.django_db


def _person(username):
    return User.objects.get(username=username)


def _rated_action(*, ratings=((3, 4, 3), (3, 2, 3), (3, 4, 3)), candidates=1):
    """An action whose first candidate was rated by three raters; the second competency is 2 points apart."""
    action = make.make_action(candidates=candidates)
    for rater, ordinals in zip(("rater1", "rater2", "rater3"), ratings, strict=True):
        make.fill_worksheet(make.worksheet_of(action, rater), ordinals)
    return action


def test_open_consensus_is_refused_while_a_worksheet_is_out():
    action = _rated_action()
    sheet = make.worksheet_of(action, "rater2")
    sheet.state = WorksheetState.DRAFT
    sheet.save()

    with pytest.raises(Refused) as refused:
        open_consensus(candidate=action.candidates.get(), actor=_person("chair"))

    assert [p.message for p in refused.value.problems] == ["1 of 3 worksheets are not in yet."]
    assert Consensus.objects.count() == 0


def test_open_consensus_counts_a_recused_rater_as_in_but_needs_two_who_rated():
    action = _rated_action()
    for rater in ("rater2", "rater3"):
        sheet = make.worksheet_of(action, rater)
        sheet.state = WorksheetState.RECUSED
        sheet.save()

    with pytest.raises(Refused) as refused:
        open_consensus(candidate=action.candidates.get(), actor=_person("chair"))

    assert "1 raters submitted" in str(refused.value)


@pytest.mark.parametrize("username", ["rater1", "specialist"])
def test_open_consensus_is_for_the_chair_only(username):
    action = _rated_action()
    make.make_person("specialist", agency=action.agency)

    with pytest.raises(Refused) as refused:
        open_consensus(candidate=action.candidates.get(), actor=_person(username))

    assert [p.message for p in refused.value.problems] == ["Only the panel chair opens a consensus."]


def test_open_consensus_makes_one_empty_item_a_competency_and_one_audit_entry():
    action = _rated_action()

    consensus = open_consensus(candidate=action.candidates.get(), actor=_person("chair"))

    assert [(str(i.assessed), i.version, i.current) for i in consensus.items.all()] == [
        ("Problem Solving", 0, None),
        ("Communication", 0, None),
        ("Customer Service", 0, None),
    ]
    assert list(AuditEntry.objects.values_list("action", "object_id")) == [
        ("consensus.open", consensus.public_id)
    ]


def test_open_consensus_twice_is_refused():
    action = _rated_action()
    open_consensus(candidate=action.candidates.get(), actor=_person("chair"))

    with pytest.raises(Refused) as refused:
        open_consensus(candidate=action.candidates.get(), actor=_person("chair"))

    assert str(refused.value) == "The consensus on candidate 101 is open already."


def _opened():
    action = _rated_action()
    consensus = open_consensus(candidate=action.candidates.get(), actor=_person("chair"))
    return action, consensus, list(consensus.items.all())


def test_recording_needs_a_reason_where_an_initial_rating_differs():
    action, _, items = _opened()

    with pytest.raises(Refused) as refused:
        record_agreed_rating(
            item=items[1], actor=_person("chair"), expected_version=0, level=make.level(action.scale, 4)
        )

    assert [(p.field, p.message) for p in refused.value.problems] == [
        ("reason", "Write why the panel agreed on this: an initial rating differs from the agreed one.")
    ]


def test_recording_needs_no_reason_where_all_agreed():
    action, _, items = _opened()

    agreed = record_agreed_rating(
        item=items[0], actor=_person("chair"), expected_version=0, level=make.level(action.scale, 3)
    )

    assert (agreed.version, agreed.level.ordinal, agreed.reason) == (1, 3, "")


def test_recording_keeps_initial_ratings_and_earlier_agreed_ones():
    action, _, items = _opened()
    before = list(Rating.objects.order_by("pk").values())
    chair = _person("chair")

    record_agreed_rating(
        item=items[1],
        actor=chair,
        expected_version=0,
        level=make.level(action.scale, 4),
        reason="Heard again.",
    )
    record_agreed_rating(
        item=items[1],
        actor=chair,
        expected_version=1,
        level=make.level(action.scale, 3),
        reason="Settled on 3.",
    )

    assert list(Rating.objects.order_by("pk").values()) == before
    assert list(items[1].ratings.values_list("version", "level__ordinal", "reason")) == [
        (1, 4, "Heard again."),
        (2, 3, "Settled on 3."),
    ]
    items[1].refresh_from_db()
    assert (items[1].version, items[1].current.level.ordinal) == (2, 3)


def test_recording_over_a_newer_agreed_rating_is_stale():
    action, _, items = _opened()
    chair = _person("chair")
    record_agreed_rating(
        item=items[1],
        actor=chair,
        expected_version=0,
        level=make.level(action.scale, 4),
        reason="First thoughts.",
    )

    with pytest.raises(Stale) as stale:
        record_agreed_rating(
            item=items[1],
            actor=chair,
            expected_version=0,
            level=make.level(action.scale, 2),
            reason="Second thoughts.",
        )

    assert stale.value.current.current.level.ordinal == 4
    assert items[1].ratings.count() == 1


SAID = {"level": 4, "reason": "Heard once more."}


@pytest.mark.parametrize(
    ("by", "seen", "sent", "outcome"),
    [
        ("chair", 0, SAID, "taken once"),  # pressed twice
        ("chair", 1, SAID, "taken once"),  # recorded again as it stands
        ("chair", 0, SAID | {"reason": " Heard once more.\r\n"}, "taken once"),
        ("chair", 0, SAID | {"level": 3}, "stale"),
        ("chair", 0, SAID | {"reason": "Heard and weighed."}, "stale"),
        ("chair", 0, {"level": None, "not_observed": True, "reason": "Heard once more."}, "stale"),
        ("chair", 1, SAID | {"reason": "Heard and weighed."}, "added"),
        ("second chair", 0, SAID, "stale"),  # somebody else learns who recorded it
        ("second chair", 1, SAID, "taken once"),
    ],
)
def test_an_agreed_rating_equal_to_the_one_that_stands_is_taken_once(by, seen, sent, outcome):
    action, _, items = _opened()
    record_agreed_rating(
        item=items[1],
        actor=_person("chair"),
        expected_version=0,
        **SAID | {"level": make.level(action.scale, 4)},
    )
    if by != "chair":
        action.seats.filter(role="chair").update(user=make.make_person(by, agency=action.agency))
    level = make.level(action.scale, sent["level"]) if sent["level"] else None

    try:
        again = record_agreed_rating(
            item=items[1], actor=_person(by), expected_version=seen, **sent | {"level": level}
        )
        told = "added" if again.version == 2 else "taken once"
    except Stale:
        told = "stale"

    assert told == outcome
    entries = AuditEntry.objects.filter(action="consensus.record").count()
    assert (items[1].ratings.count(), entries) == ((2, 2) if outcome == "added" else (1, 1))


@pytest.mark.parametrize(
    ("sent", "field"),
    [({}, "level"), ({"level": 3, "not_observed": True}, "level")],
)
def test_recording_wants_exactly_one_of_level_and_not_observed(sent, field):
    action, _, items = _opened()
    if "level" in sent:
        sent = {**sent, "level": make.level(action.scale, sent["level"])}

    with pytest.raises(Refused) as refused:
        record_agreed_rating(item=items[0], actor=_person("chair"), expected_version=0, **sent)

    assert [p.field for p in refused.value.problems] == [field]


def test_recording_refuses_a_level_of_another_scale():
    _, _, items = _opened()
    other = make.make_scale(code="three", labels=("Low", "Mid", "High"))

    with pytest.raises(Refused) as refused:
        record_agreed_rating(
            item=items[0],
            actor=_person("chair"),
            expected_version=0,
            level=make.level(other, 2),
            reason="For no good reason",
        )

    assert [p.message for p in refused.value.problems] == [
        "This level is not on the scale of the hiring action."
    ]


def _nobody_observed():
    """A discussion in which nobody gave the first competency a level."""
    action = _rated_action(ratings=(("x", 4, 3), ("x", 2, 3), ("x", 4, 3)))
    consensus = open_consensus(candidate=action.candidates.get(), actor=_person("chair"))
    return action, consensus, list(consensus.items.all())


def test_a_rating_that_nobody_gave_is_not_agreed():
    action, _, items = _nobody_observed()

    with pytest.raises(Refused) as refused:
        record_agreed_rating(
            item=items[0],
            actor=_person("chair"),
            expected_version=0,
            level=make.level(action.scale, 4),
            reason="We think so.",
        )

    assert [(p.field, p.message) for p in refused.value.problems] == [
        (
            "level",
            "Nobody observed this competency, so there is no rating to agree on. Record it as not observed; "
            "the candidate's score stays incomplete.",
        )
    ]


def test_what_nobody_observed_is_agreed_as_not_observed_and_one_rating_is_enough_to_agree_on():
    action, _, items = _nobody_observed()

    agreed = record_agreed_rating(
        item=items[0], actor=_person("chair"), expected_version=0, not_observed=True, reason="Time ran out."
    )
    one = make.worksheet_of(action, "rater1").slots.get(assessed=items[1].assessed)
    for name in ("rater2", "rater3"):
        make.add_rating(make.worksheet_of(action, name).slots.get(assessed=items[1].assessed), "x")
    from_one = record_agreed_rating(
        item=items[1],
        actor=_person("chair"),
        expected_version=0,
        level=one.current.level,
        reason="One heard it.",
    )

    assert (agreed.level, agreed.not_observed, from_one.level.ordinal) == (None, True, 4)


def test_closing_refuses_an_agreed_rating_that_nobody_gave():
    _, consensus, items = _nobody_observed()
    make.agree(consensus, (4, 4, 3), close=False)

    with pytest.raises(Refused) as refused:
        close_consensus(consensus=consensus, actor=_person("chair"))

    assert [(p.field, p.message) for p in refused.value.problems] == [
        (items[0].public_id, "Problem Solving was observed by nobody; only 'not observed' can be agreed.")
    ]


def test_closing_names_every_competency_without_agreed_rating():
    action, consensus, items = _opened()
    record_agreed_rating(
        item=items[0], actor=_person("chair"), expected_version=0, level=make.level(action.scale, 3)
    )

    with pytest.raises(Refused) as refused:
        close_consensus(consensus=consensus, actor=_person("chair"))

    assert [p.message for p in refused.value.problems] == [
        "Communication has no agreed rating yet.",
        "Customer Service has no agreed rating yet.",
    ]


def test_closed_consensus_takes_no_rating_until_the_specialist_opens_it_again_with_a_reason():
    action, consensus, items = _opened()
    chair, specialist = _person("chair"), make.make_person("specialist", agency=action.agency)
    for item in items:
        record_agreed_rating(
            item=item,
            actor=chair,
            expected_version=0,
            level=make.level(action.scale, 3),
            reason="Agreed by the panel.",
        )
    consensus = close_consensus(consensus=consensus, actor=chair)

    with pytest.raises(Refused) as closed:
        record_agreed_rating(
            item=items[0],
            actor=chair,
            expected_version=1,
            level=make.level(action.scale, 4),
            reason="Came too late.",
        )
    with pytest.raises(Refused) as no_reason:
        reopen_consensus(consensus=consensus, actor=specialist, reason=" ")
    reopened = reopen_consensus(consensus=consensus, actor=specialist, reason="A note was read wrongly.")

    assert "closed" in str(closed.value)
    assert [p.field for p in no_reason.value.problems] == ["reason"]
    assert reopened.state == ConsensusState.OPEN
    assert list(AuditEntry.objects.order_by("seq").values_list("action", flat=True))[-2:] == [
        "consensus.close",
        "consensus.reopen",
    ]


def test_every_reopening_of_a_consensus_is_kept_with_who_when_and_why():
    _, consensus, _, chair, specialist = _closed()

    reopen_consensus(consensus=consensus, actor=specialist, reason=" Second thoughts. ")
    close_consensus(consensus=consensus, actor=chair)
    reopen_consensus(consensus=consensus, actor=specialist, reason="Third thoughts.")

    assert [(one.reopened_by, one.reason, one.at is not None) for one in consensus.reopenings.all()] == [
        (specialist, "Second thoughts.", True),
        (specialist, "Third thoughts.", True),
    ]


def test_withdrawn_candidate_gets_no_consensus():
    action = _rated_action()
    Candidate.objects.update(state="withdrawn")

    with pytest.raises(Refused) as refused:
        open_consensus(candidate=action.candidates.get(), actor=_person("chair"))

    assert str(refused.value) == "Candidate 101 is no longer a candidate: withdrawn."


def _closed():
    action, consensus, items = _opened()
    chair, specialist = _person("chair"), make.make_person("specialist", agency=action.agency)
    for item in items:
        record_agreed_rating(
            item=item,
            actor=chair,
            expected_version=0,
            level=make.level(action.scale, 3),
            reason="Agreed by the panel.",
        )
    return action, close_consensus(consensus=consensus, actor=chair), items, chair, specialist


def test_a_second_reopening_from_a_stale_page_is_refused_and_the_first_opening_stays_on_record():
    _, consensus, _, _, specialist = _closed()
    opened_at = consensus.opened_at
    stale = Consensus.objects.select_related("action").get()
    reopen_consensus(consensus=consensus, actor=specialist, reason="Once more, one.")

    with pytest.raises(Refused) as refused:
        reopen_consensus(consensus=stale, actor=specialist, reason="Once more, two.")

    assert str(refused.value) == "This consensus is open already."
    assert Consensus.objects.get().opened_at == opened_at


def test_every_step_that_a_list_rests_on_makes_the_computed_list_old():
    action, consensus, items, chair, specialist = _closed()
    old = []

    def computed():
        return compute_results(action=HiringAction.objects.get(), actor=specialist)

    result = computed()
    reopen_consensus(consensus=consensus, actor=specialist, reason="Once again.")
    old.append(changed_since(Result.objects.get(pk=result.pk)))
    result = computed()
    record_agreed_rating(
        item=items[0],
        actor=chair,
        expected_version=1,
        level=make.level(action.scale, 4),
        reason="Moved to Ohio.",
    )
    old.append(changed_since(Result.objects.get(pk=result.pk)))
    result = computed()
    close_consensus(consensus=consensus, actor=chair)
    old.append(changed_since(Result.objects.get(pk=result.pk)))
    result = computed()
    end_seat(seat=action.seats.get(user__username="rater1"), actor=specialist, reason="Left the agency.")
    old.append(changed_since(Result.objects.get(pk=result.pk)))
    current = changed_since(Result.objects.get(pk=computed().pk))

    assert (old, current) == ([True, True, True, True], False)


def test_no_reason_of_a_person_stands_in_the_trail():
    _, consensus, _, _, specialist = _closed()
    reopen_consensus(consensus=consensus, actor=specialist, reason="Candidate was ill.")

    trail = " ".join(AuditEntry.objects.values_list("payload", flat=True))

    assert (
        "ill" not in trail.replace("still", "")
        and "Agreed by the panel." not in trail
        and "Intermediate" not in trail
    )
