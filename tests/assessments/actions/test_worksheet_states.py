"""A worksheet is handed in when nothing is missing, opened again by the specialist, or closed by a recusal."""

import pytest

from assessments.actions.worksheet_states import recuse, reopen_worksheet, submit_worksheet
from assessments.choices import ActionState, CandidateState, WorksheetState
from assessments.models import HiringAction, Rating, RuleSet
from competency_portal.accounts.models import User
from competency_portal.audit.models import AuditEntry
from competency_portal.errors import Refused
from competency_portal.reasons import HELP
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def sheet():
    return make.worksheet_of(make.make_action(), "rater1")


@pytest.fixture
def rater1(sheet):
    return User.objects.get(username="rater1")


@pytest.fixture
def specialist(sheet):
    return make.make_person("specialist", agency=sheet.action.agency)


def _messages(refused):
    return [p.message for p in refused.value.problems]


def test_submit_locks_a_finished_worksheet(sheet, rater1):
    make.fill_worksheet(sheet, (5, 3, "x"), submit=False)

    submitted = submit_worksheet(worksheet=sheet, actor=rater1)

    assert (submitted.state, submitted.submitted_at is not None) == (WorksheetState.SUBMITTED, True)
    assert AuditEntry.objects.get().action == "worksheet.submit"


def test_submit_lists_every_blank_with_its_slot(sheet, rater1):
    first, _, third = sheet.slots.all()
    make.add_rating(first, 5, note="")
    make.add_rating(third, 3)

    with pytest.raises(Refused) as refused:
        submit_worksheet(worksheet=sheet, actor=rater1)

    second = sheet.slots.all()[1]
    assert [(p.field, p.message) for p in refused.value.problems] == [
        (first.public_id, "Problem Solving: a rating of 5 needs a note with the evidence for it."),
        (second.public_id, "Communication: not rated yet."),
    ]
    sheet.refresh_from_db()
    assert sheet.state == WorksheetState.NOT_STARTED


def test_submit_asks_for_more_than_a_letter_why_something_was_not_observed(sheet, rater1):
    make.fill_worksheet(sheet, (3, 3, "x"), submit=False)
    Rating.objects.filter(not_observed=True).update(not_observed_reason="x")

    with pytest.raises(Refused) as refused:
        submit_worksheet(worksheet=sheet, actor=rater1)

    assert _messages(refused) == [
        f"Customer Service: the reason why it was not observed: 'x' is too short. {HELP}"
    ]


@pytest.mark.parametrize(
    ("ordinal", "asked", "missing"), [(1, True, 1), (5, True, 1), (3, True, 0), (1, False, 0)]
)
def test_a_note_is_needed_at_the_ends_of_the_scale_where_the_rules_say_so(
    sheet, rater1, ordinal, asked, missing
):
    RuleSet.objects.update(note_at_extremes=asked)
    make.fill_worksheet(sheet, (3, 3, None), submit=False)
    make.add_rating(sheet.slots.last(), ordinal, note="")

    if missing:
        with pytest.raises(Refused) as refused:
            submit_worksheet(worksheet=sheet, actor=rater1)
        assert len(refused.value.problems) == missing
    else:
        assert submit_worksheet(worksheet=sheet, actor=rater1).state == WorksheetState.SUBMITTED


def test_submit_of_another_or_of_a_locked_worksheet_is_refused(sheet, rater1):
    make.fill_worksheet(sheet, (3, 3, 3), submit=False)
    with pytest.raises(Refused) as foreign:
        submit_worksheet(worksheet=sheet, actor=User.objects.get(username="rater2"))
    submit_worksheet(worksheet=sheet, actor=rater1)

    with pytest.raises(Refused) as again:
        submit_worksheet(worksheet=sheet, actor=rater1)

    assert _messages(foreign) == ["Only the rater whose worksheet this is may rate on it."]
    assert _messages(again)[0].startswith("This worksheet was submitted and is locked.")


@pytest.mark.parametrize("who", ["rater1", "specialist"])
def test_recuse_closes_an_open_worksheet_with_a_reason(sheet, specialist, who):
    recused = recuse(
        worksheet=sheet, actor=User.objects.get(username=who), reason=" We worked together in 2019. "
    )

    assert (recused.state, recused.recused_reason) == (WorksheetState.RECUSED, "We worked together in 2019.")
    assert "2019" not in AuditEntry.objects.get().payload


@pytest.mark.parametrize(
    ("who", "reason", "state", "why"),
    [
        ("rater1", "  ", "draft", "Write why this candidate is not rated."),
        ("rater1", "Knows them.", "submitted", "This worksheet is closed already: submitted."),
        (
            "rater2",
            "Knows them.",
            "draft",
            "Only the rater or a staffing specialist of the agency records this.",
        ),
        (
            "chair",
            "Knows them.",
            "draft",
            "Only the rater or a staffing specialist of the agency records this.",
        ),
    ],
)
def test_recuse_is_refused(sheet, who, reason, state, why):
    sheet.state = state
    sheet.save()

    with pytest.raises(Refused) as refused:
        recuse(worksheet=sheet, actor=User.objects.get(username=who), reason=reason)

    assert _messages(refused) == [why]


@pytest.mark.parametrize("state", [WorksheetState.SUBMITTED, WorksheetState.RECUSED])
def test_reopen_makes_it_a_draft_again_and_keeps_the_reason(sheet, specialist, state):
    make.fill_worksheet(sheet, (3, 3, 3))
    sheet.state, sheet.recused_reason = state, "x" if state == WorksheetState.RECUSED else ""
    sheet.save()

    reopened = reopen_worksheet(worksheet=sheet, actor=specialist, reason="Two tiles mixed up.")

    assert (reopened.state, reopened.submitted_at, reopened.recused_reason, reopened.answered) == (
        WorksheetState.DRAFT,
        None,
        "",
        3,
    )
    assert list(reopened.reopenings.values_list("reason", "reopened_by__username")) == [
        ("Two tiles mixed up.", "specialist")
    ]


def _consensus_open(sheet):
    make.open_consensus(sheet.candidate)


def _draft(sheet):
    sheet.state = WorksheetState.DRAFT
    sheet.save()


def _final(sheet):
    HiringAction.objects.update(state=ActionState.FINAL)


def _withdrawn(sheet):
    sheet.candidate.state = CandidateState.WITHDRAWN
    sheet.candidate.save()


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (
            _consensus_open,
            "The consensus on this candidate was opened; corrections go through the consensus.",
        ),
        (_draft, "This worksheet is open already."),
        (_final, "Ratings of this hiring action are closed: final."),
        (_withdrawn, "Candidate 101 is no longer rated: withdrawn."),
    ],
)
def test_reopen_is_refused(sheet, specialist, change, why):
    make.fill_worksheet(sheet, (3, 3, 3))
    change(sheet)

    with pytest.raises(Refused) as refused:
        reopen_worksheet(worksheet=sheet, actor=specialist, reason="Mixed up two.")

    assert _messages(refused) == [why]


def test_reopen_needs_a_reason_and_a_specialist_who_is_not_the_rater(sheet, rater1, specialist):
    make.fill_worksheet(sheet, (3, 3, 3))
    own = make.make_action(raters=("specialist", "rater2"), chair="chair2", agency=sheet.action.agency)
    own_sheet = make.fill_worksheet(make.worksheet_of(own, "specialist"), (3, 3, 3))

    refusals = []
    for worksheet, actor, reason in (
        (sheet, specialist, " "),
        (sheet, rater1, "Mixed up two."),
        (own_sheet, specialist, "Mixed up two."),
    ):
        with pytest.raises(Refused) as refused:
            reopen_worksheet(worksheet=worksheet, actor=actor, reason=reason)
        refusals += _messages(refused)

    assert refusals == [
        "Write why the worksheet is opened again.",
        "Only a staffing specialist of the agency opens a worksheet again.",
        "Another staffing specialist has to open your own worksheet again.",
    ]
