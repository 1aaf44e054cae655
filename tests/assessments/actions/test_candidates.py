"""Candidates: adding, importing all or none, correcting, withdrawing, bringing back."""

import json

import pytest

from assessments.actions.candidates import (
    add_candidate,
    edit_candidate,
    import_candidates,
    mark_no_show,
    reinstate_candidate,
    withdraw_candidate,
)
from assessments.choices import ActionState, CandidateState
from assessments.exchange.candidates import CandidateRow
from assessments.models import Candidate, Worksheet
from competency_portal.accounts.choices import Role
from competency_portal.audit.models import AuditEntry
from competency_portal.errors import Refused
from competency_portal.reasons import HELP
from tests import factories as make

pytestmark = pytest.mark.django_db


def refusal(call, **kwargs):
    with pytest.raises(Refused) as refused:
        call(**kwargs)
    return [(p.field, p.message) for p in refused.value.problems]


def bare_action(candidates=0):
    return make.make_action(state=ActionState.SETUP, rating_started_at=None, candidates=candidates)


def numbers(action):
    return list(action.candidates.values_list("number", flat=True))


def test_a_candidate_without_a_number_gets_the_next_one():
    action, dana = bare_action(), make.make_person()

    for given in ("", "", "7", "C-900", "250", ""):
        add_candidate(action=action, actor=dana, last_name="Lee", number=given)

    assert numbers(action) == ["7", "101", "102", "250", "251", "C-900"]  # in natural order


def test_a_candidate_added_under_rating_gets_worksheets():
    action, dana = make.make_action(candidates=1), make.make_person()

    candidate = add_candidate(action=action, actor=dana, last_name="Lee")

    assert (candidate.number, Worksheet.objects.filter(candidate=candidate).count()) == ("102", 3)


def test_adding_lists_everything_that_is_wrong():
    action, dana = bare_action(candidates=1), make.make_person()

    found = refusal(
        add_candidate,
        action=action,
        actor=dana,
        last_name=" ",
        first_name="A\u202eb",
        email="ana at example",
        application_id="x" * 61,
        number="101",
    )

    assert found == [
        (
            "first_name",
            "First name: holds the invisible character U+202E RIGHT-TO-LEFT OVERRIDE. Type the text again.",
        ),
        ("application_id", "Application ID: has 61 characters; the most is 60."),
        ("last_name", "Last name: is empty."),
        ("email", "E-mail: is not an e-mail address."),
        ("number", "Candidate number: 101 is taken by a candidate of this hiring action."),
    ]


def test_no_name_stands_in_the_record():
    action, dana = bare_action(), make.make_person()

    candidate = add_candidate(
        action=action,
        actor=dana,
        last_name="Zhao",
        first_name="Mei",
        email="mei@example.org",
        application_id="A-77",
    )
    withdraw_candidate(candidate=candidate, actor=dana, reason="Mei moved away")

    everything = " ".join(AuditEntry.objects.values_list("payload", flat=True))
    assert [word for word in ("Zhao", "Mei", "example.org", "A-77", "moved") if word in everything] == []
    assert json.loads(AuditEntry.objects.get(action="candidate.add").payload)["after"]["number"] == "101"


def test_an_import_adds_all_rows_numbers_in_the_file_first():
    action, dana = bare_action(candidates=1), make.make_person()
    rows = [CandidateRow(2, "", "Lee"), CandidateRow(3, "103", "Ma"), CandidateRow(4, "", "Wu")]

    made = import_candidates(action=action, actor=dana, rows=rows)

    assert [(c.number, c.last_name) for c in made] == [("104", "Lee"), ("103", "Ma"), ("105", "Wu")]
    assert AuditEntry.objects.get().action == "candidate.import"


def test_an_import_with_one_bad_row_adds_nothing():
    action, dana = make.make_action(candidates=1), make.make_person()
    rows = [
        CandidateRow(2, "200", "Lee"),
        CandidateRow(3, "101", "Ma"),
        CandidateRow(4, "200", ""),
        CandidateRow(5, "", "Wu", email="x"),
    ]

    with pytest.raises(Refused) as refused:
        import_candidates(action=action, actor=dana, rows=rows)

    assert [(p.row, p.message) for p in refused.value.problems] == [
        (3, "Row 3, Candidate number: 101 is taken by a candidate of this hiring action."),
        (4, "Row 4, Last name: is empty."),
        (4, "Row 4, Candidate number: 200 stands in row 2 already."),
        (5, "Row 5, E-mail: is not an e-mail address."),
    ]
    assert (numbers(action), AuditEntry.objects.count()) == (["101"], 0)


def test_an_import_under_rating_makes_the_worksheets():
    action, dana = make.make_action(candidates=1), make.make_person()

    import_candidates(action=action, actor=dana, rows=[CandidateRow(2, "", "Lee"), CandidateRow(3, "", "Ma")])

    assert Worksheet.objects.filter(action=action).count() == 9


@pytest.mark.parametrize("rows", [3, 12])
def test_an_import_takes_the_same_queries_for_three_rows_and_twelve(rows, count_queries):
    action, dana = make.make_action(candidates=0), make.make_person()
    lines = [CandidateRow(n, "", f"Lee{n}") for n in range(2, 2 + rows)]

    with count_queries() as queries:
        import_candidates(action=action, actor=dana, rows=lines)

    assert len(queries) == 22  # of these six are savepoints


def test_a_name_can_be_corrected_under_rating_but_not_the_number():
    action, dana = make.make_action(candidates=1), make.make_person()
    candidate = action.candidates.get()

    found = refusal(edit_candidate, candidate=candidate, actor=dana, last_name="Ma", number="300")
    edit_candidate(candidate=candidate, actor=dana, last_name="Ma", number="101")

    candidate.refresh_from_db()
    assert found == [("number", "Ratings have begun: the candidate's number stays as it is.")]
    assert (candidate.number, candidate.last_name) == ("101", "Ma")


def test_the_number_can_be_corrected_in_set_up_and_sorts_anew():
    action, dana = bare_action(candidates=2), make.make_person()

    edit_candidate(candidate=action.candidates.get(number="101"), actor=dana, last_name="Ma", number="1000")

    assert list(action.candidates.filter(number="1000").values_list("sort_key", flat=True)) == ["041000"]
    assert refusal(
        edit_candidate,
        candidate=action.candidates.get(number="1000"),
        actor=dana,
        last_name="Ma",
        number="102",
    ) == [("number", "Candidate number: 102 is taken by a candidate of this hiring action.")]


@pytest.mark.parametrize(
    ("call", "state"),
    [(withdraw_candidate, CandidateState.WITHDRAWN), (mark_no_show, CandidateState.NO_SHOW)],
)
def test_leaving_keeps_the_worksheets_and_the_reason(call, state):
    action, dana = make.make_action(candidates=1), make.make_person()
    make.fill_worksheet(make.worksheet_of(action, "rater1"), (3, 4, 3))
    candidate = action.candidates.get()

    blank = refusal(call, candidate=candidate, actor=dana, reason="")
    call(candidate=candidate, actor=dana, reason="By telephone")

    candidate.refresh_from_db()
    assert blank == [("reason", HELP)]
    assert (candidate.state, candidate.state_reason) == (state, "By telephone")
    assert candidate.state_changed_at is not None
    assert Worksheet.objects.filter(candidate=candidate).count() == 3
    assert refusal(call, candidate=candidate, actor=dana, reason="For no good reason") == [
        ("", f"Candidate 101: {candidate.get_state_display().lower()} already.")
    ]


def test_one_who_comes_back_gets_the_worksheets_that_are_missing():
    action, dana = make.make_action(candidates=1), make.make_person()
    candidate = action.candidates.get()
    withdraw_candidate(candidate=candidate, actor=dana, reason="By telephone")
    Worksheet.objects.filter(seat__user__username="rater3").first().slots.all().delete()
    Worksheet.objects.filter(seat__user__username="rater3").delete()

    reinstate_candidate(candidate=candidate, actor=dana, reason="It was a mistake")

    candidate.refresh_from_db()
    assert (candidate.state, Worksheet.objects.filter(candidate=candidate).count()) == (
        CandidateState.ACTIVE,
        3,
    )


def test_one_who_was_discussed_gets_no_new_worksheet_on_coming_back():
    action, dana = make.make_action(candidates=1), make.make_person()
    candidate = action.candidates.get()
    make.open_consensus(candidate)
    withdraw_candidate(candidate=candidate, actor=dana, reason="By telephone")
    for sheet in Worksheet.objects.filter(seat__user__username="rater3"):
        sheet.slots.all().delete()
        sheet.delete()

    reinstate_candidate(candidate=candidate, actor=dana, reason="It was a mistake")

    assert Worksheet.objects.filter(candidate=candidate).count() == 2


@pytest.mark.parametrize("state", [ActionState.FINAL, ActionState.CANCELLED])
def test_nothing_changes_once_the_list_is_final_or_the_action_cancelled(state):
    action, dana = make.make_action(candidates=1, state=state), make.make_person()
    candidate = action.candidates.get()
    words = {
        ActionState.FINAL: "The list of this hiring action is final; nothing about it changes any more.",
        ActionState.CANCELLED: "This hiring action was cancelled.",
    }[state]

    calls = [
        (add_candidate, {"action": action, "last_name": "Lee"}),
        (import_candidates, {"action": action, "rows": [CandidateRow(2, "", "Lee")]}),
        (edit_candidate, {"candidate": candidate, "last_name": "Lee"}),
        (withdraw_candidate, {"candidate": candidate, "reason": "For no good reason"}),
        (mark_no_show, {"candidate": candidate, "reason": "For no good reason"}),
        (reinstate_candidate, {"candidate": candidate, "reason": "For no good reason"}),
    ]

    assert [refusal(call, actor=dana, **kwargs) for call, kwargs in calls] == [[("", words)]] * 6
    assert Candidate.objects.count() == 1


def test_candidates_are_for_the_specialist():
    action = bare_action()

    for who in (
        make.make_person("hana", Role.HR_ADMIN),
        make.make_person("olga", agency=make.make_agency("other")),
    ):
        assert refusal(add_candidate, action=action, actor=who, last_name="Lee") == [
            ("", "Only a staffing specialist of the agency runs a hiring action.")
        ]
