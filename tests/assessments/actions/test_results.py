"""Results: exact scores by hand, incomplete instead of zero, sealed and recomputable."""

import json
from importlib import import_module

import pytest
from django.apps import apps

from assessments.actions.consensus import close_consensus, open_consensus, record_agreed_rating
from assessments.actions.results import compute_results, finalize_results
from assessments.calculations.listing import compute_list
from assessments.calculations.sealing import canonical_json, seal
from assessments.choices import ActionState, ResultState
from assessments.models import Candidate, HiringAction, Result
from competency_portal.accounts.models import User
from competency_portal.audit.models import AuditEntry
from competency_portal.errors import Refused
from tests import factories as make

pytestmark = pytest.mark.django_db


def agree(candidate, ordinals):
    """Take a candidate through rating, consensus and closing; 'x' is agreed as not observed."""
    action = candidate.action
    for sheet in candidate.worksheets.all():
        make.fill_worksheet(sheet, ordinals)
    chair = User.objects.get(username="chair")
    consensus = open_consensus(candidate=candidate, actor=chair)
    for item, ordinal in zip(consensus.items.all(), ordinals, strict=True):
        record_agreed_rating(
            item=item,
            actor=chair,
            expected_version=0,
            level=None if ordinal == "x" else make.level(action.scale, ordinal),
            not_observed=ordinal == "x",
            reason="Agreed by the panel.",
        )
    close_consensus(consensus=consensus, actor=chair)


def finished_action(**kwargs):
    """Five candidates: two share the top, one is lower, one was not observed on a competency, one withdrew."""
    action = make.make_action(candidates=5, **kwargs)
    first, second, third, fourth, fifth = action.candidates.all()
    agree(first, (4, 3, 5))
    agree(second, (5, 4, 3))
    agree(third, (3, 3, 3))
    agree(fourth, (4, "x", 4))
    Candidate.objects.filter(pk=fifth.pk).update(state="withdrawn", state_reason="Took another job.")
    make.make_person("specialist", agency=action.agency)
    return action


def test_equal_weights_give_the_list_computed_by_hand():
    action = finished_action()

    result = compute_results(action=action, actor=User.objects.get(username="specialist"))

    # (4+3+5)/3 = 4 -> 70 + 30 * 3/4 = 92.5; (3+3+3)/3 = 3 -> 85
    assert list(
        result.rows.values_list(
            "order", "rank", "tied", "candidate__number", "exact", "shown", "standing", "reason"
        )
    ) == [
        (1, 1, True, "101", "185/2", pytest.approx(92.5), "ranked", ""),
        (2, 1, True, "102", "185/2", pytest.approx(92.5), "ranked", ""),
        (3, 3, False, "103", "85/1", pytest.approx(85), "ranked", ""),
        (4, None, False, "104", "", None, "incomplete", "Communication: not observed."),
        (5, None, False, "105", "", None, "withdrawn", "Took another job."),
    ]


def test_unequal_weights_change_the_order():
    action = finished_action(weights={"Customer Service": 2})

    result = compute_results(action=action, actor=User.objects.get(username="specialist"))

    # 101: (4+3+2*5)/4 = 4.25 -> 94.375 -> 94.38; 102: (5+4+2*3)/4 = 3.75 -> 90.625 -> 90.63
    assert [(r.candidate.number, r.exact, str(r.shown)) for r in result.rows.filter(rank__isnull=False)] == [
        ("101", "755/8", "94.3800"),
        ("102", "725/8", "90.6300"),
        ("103", "85/1", "85.0000"),
    ]


def test_a_stored_result_recomputes_from_its_inputs_to_the_same_bytes():
    action = finished_action()

    result = compute_results(action=action, actor=User.objects.get(username="specialist"))

    inputs = json.loads(result.inputs)
    assert canonical_json(compute_list(inputs)) == result.outputs
    assert seal({"inputs": inputs, "outputs": json.loads(result.outputs)}) == result.content_hash


def test_rows_keep_the_candidates_pieces_of_the_sealed_texts_byte_for_byte():
    action = finished_action()

    result = compute_results(action=action, actor=User.objects.get(username="specialist"))

    by_number = result.rows.order_by("candidate__sort_key").values_list("sealed_inputs", flat=True)
    lines = list(result.rows.order_by("order").values_list("sealed_line", flat=True))
    assert f'"candidates":[{",".join(by_number)}],' in result.inputs
    assert f'"ranked":[{",".join(lines[:3])}],' in result.outputs
    assert f'"not_ranked":[{",".join(lines[3:])}],' in result.outputs
    assert [len(row.parts) for row in result.rows.order_by("order")] == [3, 3, 3, 0, 0]


def test_an_old_result_stays_when_the_list_is_computed_again():
    action = finished_action()
    specialist = User.objects.get(username="specialist")
    first = compute_results(action=action, actor=specialist)
    kept = (first.inputs, first.outputs, first.content_hash)
    Candidate.objects.filter(number="103").update(state="withdrawn", state_reason="Moved away.")

    second = compute_results(action=action, actor=specialist)

    first.refresh_from_db()
    assert (first.inputs, first.outputs, first.content_hash) == kept
    assert (second.number, second.rows.filter(rank__isnull=False).count()) == (2, 2)


def test_candidates_without_consensus_are_incomplete_with_the_reason():
    action = make.make_action(candidates=2)
    make.fill_worksheet(make.worksheet_of(action, "rater1"), (3, 3, 3))
    specialist = make.make_person("specialist", agency=action.agency)

    result = compute_results(action=action, actor=specialist)

    assert list(result.rows.values_list("candidate__number", "standing", "reason")) == [
        ("101", "incomplete", "1 of 3 worksheets are in."),
        ("102", "incomplete", "0 of 3 worksheets are in."),
    ]


def test_inputs_say_of_every_rater_without_a_counted_rating_why():
    action = make.make_action(candidates=3, raters=("rater1", "rater2", "rater3", "rater4"))
    first = action.candidates.first()
    make.recuse(make.worksheet_of(action, "rater3"))
    make.make_seat(action, "late")
    make.rate_candidate(first, dict.fromkeys(("rater1", "rater2"), (3, 3, 3)), (3, 3, 3))
    make.fill_worksheet(make.worksheet_of(action, "rater4"), (5, 5, 5))
    make.fill_worksheet(make.worksheet_of(action, "rater1", "102"), (1, 1, 1))
    make.recuse(make.worksheet_of(action, "rater2", "102"))
    seats = {seat.user.username: seat.public_id for seat in action.seats.all()}
    specialist = make.make_person("specialist", agency=action.agency)

    result = compute_results(action=action, actor=specialist)

    inputs = json.loads(result.inputs)
    names = {public_id: name for name, public_id in seats.items()}
    assert inputs["format"] == json.loads(result.outputs)["format"] == 3
    assert [{names[k]: v for k, v in c["absent"].items()} for c in inputs["candidates"]] == [
        {"rater3": "recused", "rater4": "not_counted", "late": "not_in"},
        {
            "rater1": "not_opened",
            "rater2": "recused",
            "rater3": "not_in",
            "rater4": "not_in",
            "late": "not_in",
        },
        dict.fromkeys(("rater1", "rater2", "rater3", "rater4", "late"), "not_in"),
    ]
    assert inputs["candidates"][1]["waiting"] == "1 of 5 worksheets are in, 1 recused."


def test_final_is_refused_while_a_consensus_is_open_and_names_the_candidates():
    action = make.make_action(candidates=2)
    agree(action.candidates.get(number="101"), (3, 3, 3))
    specialist = make.make_person("specialist", agency=action.agency)

    with pytest.raises(Refused) as refused:
        finalize_results(action=action, actor=specialist)

    assert [p.message for p in refused.value.problems] == [
        "Candidate 102: the panel's consensus is not closed."
    ]
    assert HiringAction.objects.get().state == ActionState.RATING
    assert Result.objects.count() == 0


def test_final_closes_the_action_and_is_audited():
    action = finished_action()
    specialist = User.objects.get(username="specialist")

    result = finalize_results(action=action, actor=specialist)

    assert (result.state, HiringAction.objects.get().state) == (ResultState.FINAL, ActionState.FINAL)
    assert AuditEntry.objects.order_by("-seq").first().action == "results.finalize"
    with pytest.raises(Refused):
        compute_results(action=action, actor=specialist)


@pytest.mark.parametrize("role", ["manager", "hr_admin", "auditor", "panel_member"])
def test_only_the_specialist_computes(role):
    action = finished_action()
    other = make.make_person("other", role, action.agency)

    with pytest.raises(Refused) as refused:
        compute_results(action=action, actor=other)

    assert str(refused.value) == "Only a staffing specialist of the agency computes results."


def test_computing_costs_the_same_queries_at_any_size(django_assert_max_num_queries):
    action = finished_action()
    specialist = User.objects.get(username="specialist")

    with django_assert_max_num_queries(25):
        compute_results(action=action, actor=specialist)


def test_rows_of_before_get_their_pieces_from_what_is_sealed():
    action = finished_action()
    result = compute_results(action=action, actor=User.objects.get(username="specialist"))
    pieces = list(result.rows.values_list("order", "sealed_inputs", "sealed_line"))
    result.rows.update(sealed_inputs="{}", sealed_line="{}")

    import_module("assessments.migrations.0010_result_row_pieces").fill(apps, None)

    assert list(result.rows.values_list("order", "sealed_inputs", "sealed_line")) == pieces
