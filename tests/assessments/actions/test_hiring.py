"""Opening and setting up a hiring action: every refusal, and what is written down."""

import datetime as dt
import json
from decimal import Decimal

import pytest

from assessments.actions.hiring import (
    choose_competencies,
    choose_guide,
    edit_hiring_action,
    move_interviews,
    open_hiring_action,
)
from assessments.choices import ActionState, GuideState
from assessments.models import HiringAction
from competency_portal.accounts.choices import Role
from competency_portal.audit.models import AuditEntry
from competency_portal.errors import Refused
from models_app.choices import SelectionUse, VersionState
from tests import factories as make

pytestmark = pytest.mark.django_db

DAY = dt.date(2026, 11, 22)


def facts(**changes):
    """Everything that opening a hiring action asks for."""
    agency = changes.pop("agency", None) or make.make_agency()
    fields = {
        "agency": agency,
        "number": "26-0413",
        "title": "IT Specialist",
        "location": "College Park, MD",
        "scale": make.make_scale(),
        "rule_set": make.make_rule_set(),
        "opened_on": DAY,
        "interviews_from": DAY,
        "interviews_to": DAY + dt.timedelta(days=5),
        **changes,
    }
    return (
        {"model_version": make.make_model_version(agency), **fields}
        if "model_version" not in fields
        else fields
    )


def problems_of(call, **kwargs):
    with pytest.raises(Refused) as refused:
        call(**kwargs)
    return [(p.field, p.message) for p in refused.value.problems]


def setup_action(**kwargs):
    """An action in set-up, with panel and guide, not yet rated."""
    return make.make_action(state=ActionState.SETUP, rating_started_at=None, candidates=0, **kwargs)


def test_open_takes_the_job_class_from_the_model_and_the_threshold_from_the_rules():
    dana, manager = make.make_person(), make.make_person("max", Role.MANAGER)

    action = open_hiring_action(actor=dana, **facts(hiring_manager=manager))

    entry = AuditEntry.objects.get()
    assert (action.state, action.job_class, action.discussion_threshold, action.created_by) == (
        ActionState.SETUP,
        action.model_version.model.job_class,
        1,
        dana,
    )
    assert (entry.action, entry.object_id, entry.actor) == ("action.open", action.public_id, dana)


def test_open_lists_everything_that_is_wrong_at_once():
    dana = make.make_person()
    fields = facts(
        number=" ",
        title="x" * 201,
        interviews_from=DAY - dt.timedelta(days=2),
        interviews_to=DAY - dt.timedelta(days=3),
        discussion_threshold=4,
        hiring_manager=make.make_person("rita", Role.PANEL_MEMBER),
    )
    fields["model_version"].state = VersionState.DRAFT

    found = problems_of(open_hiring_action, actor=dana, **fields)

    assert found == [
        (
            "model_version",
            f"{fields['model_version']} is draft; a hiring action is opened from a published version.",
        ),
        ("number", "The number is empty."),
        ("title", "The title is longer than 200 characters."),
        ("interviews_from", "Interviews can't begin before the hiring action is opened."),
        ("interviews_to", "The last interview day lies before the first."),
        (
            "discussion_threshold",
            "Ratings on this scale lie at most 4 points apart, so with a threshold of 4 nothing would ever be "
            "discussed. Choose a lower one.",
        ),
        ("hiring_manager", "Rita Tester is no hiring manager of Agency of Testville."),
    ]
    assert not HiringAction.objects.exists()


def test_open_refuses_a_scale_without_values_and_what_belongs_to_another_agency():
    other = make.make_agency("otherville")
    scale = make.make_scale(code="plain")
    scale.levels.filter(ordinal__in=[1, 2]).update(value=None)

    found = problems_of(
        open_hiring_action,
        actor=make.make_person(),
        **facts(scale=scale, model_version=make.make_model_version(other)),
    )

    assert [field for field, _ in found] == ["model_version", "scale"]
    assert found[1][1].startswith(
        "The source gives no number to Awareness and Basic, so ratings on this scale"
    )


def test_open_is_for_specialists_of_the_agency():
    for who in (
        make.make_person("hana", Role.HR_ADMIN),
        make.make_person("olga", agency=make.make_agency("other")),
    ):
        assert problems_of(open_hiring_action, actor=who, **facts()) == [
            ("", "Only a staffing specialist of the agency opens a hiring action.")
        ]


def test_a_number_stands_once_in_an_agency_whatever_its_capitals():
    dana = make.make_person()
    open_hiring_action(actor=dana, **facts(number="a-1"))

    found = problems_of(open_hiring_action, actor=dana, **facts(number="A-1"))

    assert found == [("number", "This agency has a hiring action with this number already.")]


def test_edit_changes_facts_in_set_up_and_records_only_what_changed():
    dana = make.make_person()
    action = open_hiring_action(actor=dana, **facts())
    fields = {k: v for k, v in facts().items() if k not in ("agency", "model_version")}

    edit_hiring_action(
        action=action,
        actor=dana,
        **{**fields, "title": "IT Manager", "discussion_threshold": 2, "hiring_manager": None},
    )

    payload = AuditEntry.objects.order_by("seq").last().payload
    action.refresh_from_db()
    assert (action.title, action.discussion_threshold) == ("IT Manager", 2)
    assert '"after":{"discussion_threshold":2,"title":"IT Manager"}' in payload


def test_edit_is_refused_once_ratings_began_but_interviews_can_still_move():
    action, dana = make.make_action(), make.make_person()
    fields = {k: v for k, v in facts().items() if k not in ("agency", "model_version")}

    found = problems_of(
        edit_hiring_action, action=action, actor=dana, **fields, discussion_threshold=1, hiring_manager=None
    )
    days = {"interviews_from": None, "interviews_to": dt.date(2026, 12, 20)}
    unsaid = problems_of(move_interviews, action=action, actor=dana, **days, reason=" ")
    move_interviews(action=action, actor=dana, **days, reason="Snow closed the office.")
    move_interviews(action=action, actor=dana, **days, reason="")  # nothing changes, so nothing is asked

    action.refresh_from_db()
    assert found == [("", "Ratings have begun, so the set-up is frozen.")]
    assert unsaid == [("reason", "Write why the interviews are moved.")]
    assert (action.interviews_from, action.interviews_to) == (None, dt.date(2026, 12, 20))
    moved = AuditEntry.objects.get(action="action.move_interviews")
    assert json.loads(moved.payload)["reason"] == "Snow closed the office."


def test_competencies_weigh_the_same_unless_a_reason_is_given():
    action, dana = setup_action(), make.make_person()
    uses = list(action.model_version.uses.all())

    choose_competencies(
        action=action, actor=dana, uses_with_weights={u: Decimal(1) for u in reversed(uses[:2])}
    )

    assert [(str(a), a.position, a.weight) for a in action.assessed.all()] == [
        ("Problem Solving", 1, Decimal(1)),
        ("Communication", 2, Decimal(1)),
    ]


def test_unequal_weights_need_a_reason_which_is_kept():
    action, dana = setup_action(), make.make_person()
    weights = dict(zip(action.model_version.uses.all(), (Decimal("2.5"), Decimal(1)), strict=False))

    found = problems_of(choose_competencies, action=action, actor=dana, uses_with_weights=weights)
    choose_competencies(
        action=action, actor=dana, uses_with_weights=weights, weights_reason=" Most of the week. "
    )

    action.refresh_from_db()
    assert found == [("weights_reason", "The weights are unequal: write why.")]
    assert action.weights_reason == "Most of the week."
    assert AuditEntry.objects.get().action == "action.choose_competencies"


def test_competencies_that_can_not_be_picked_are_named_with_the_reason():
    action, dana = setup_action(), make.make_person()
    first, second, third = action.model_version.uses.all()
    type(first).objects.filter(pk=first.pk).update(selection_use=SelectionUse.NOT_FOR_SELECTION)
    type(first).objects.filter(pk=second.pk).update(selection_use=SelectionUse.NOT_STATED)
    stranger = make.make_model_version(names=["Typing"]).uses.get()

    found = problems_of(
        choose_competencies,
        action=action,
        actor=dana,
        uses_with_weights=dict.fromkeys((first, second, third, stranger), Decimal(1)),
    )

    assert sorted(found) == [
        (
            "uses",
            "Communication: the source does not state whether it is for selection. An HR admin settles it first.",
        ),
        ("uses", "Problem Solving: not for selection."),
        ("uses", f"Typing is no competency of {action.model_version}."),
    ]
    assert action.assessed.count() == 3  # as before


@pytest.mark.parametrize(
    ("weight", "words"),
    [
        ("0", "the weight must be above zero. Take the competency out instead."),
        ("-1", "the weight must be above zero. Take the competency out instead."),
        ("NaN", "the weight must be above zero. Take the competency out instead."),
        ("1.0001", "a weight has at most 3 decimals."),
        ("10000", "the weight is above 9,999."),
    ],
)
def test_weights_that_are_refused(weight, words):
    action, dana = setup_action(), make.make_person()
    use = action.model_version.uses.first()

    found = problems_of(
        choose_competencies, action=action, actor=dana, uses_with_weights={use: Decimal(weight)}
    )

    assert found == [(f"weight_{use.public_id}", f"Problem Solving: {words}")]


@pytest.mark.parametrize(("weights", "asks_why"), [((0, 1), False), ((0, 2, 2), False), ((0, 1, 2), True)])
def test_a_weight_that_is_refused_makes_the_others_not_unequal(weights, asks_why):
    action, dana = setup_action(), make.make_person()
    uses = action.model_version.uses.all()
    given = {use: Decimal(weight) for use, weight in zip(uses, weights, strict=False)}

    found = problems_of(choose_competencies, action=action, actor=dana, uses_with_weights=given)

    assert [field for field, _ in found] == [f"weight_{uses[0].public_id}", *["weights_reason"] * asks_why]


def test_at_least_one_competency_and_none_once_ratings_began():
    dana = make.make_person()

    assert problems_of(choose_competencies, action=setup_action(), actor=dana, uses_with_weights={}) == [
        ("uses", "Choose at least one competency to assess.")
    ]
    assert problems_of(
        choose_competencies,
        action=make.make_action(chair="c2", raters=("r4", "r5")),
        actor=dana,
        uses_with_weights={},
    ) == [("", "Ratings have begun, so the set-up is frozen.")]


def test_a_guide_must_fit_the_action_in_every_respect():
    action, dana = setup_action(), make.make_person()
    uses = list(action.model_version.uses.all())
    draft = make.make_guide_version(action.model_version, state=GuideState.DRAFT, uses=uses[:2])
    draft.scale = make.make_scale(code="other")
    draft.save()

    found = problems_of(choose_guide, action=action, actor=dana, guide_version=draft)

    assert [message for _, message in found] == [
        "It is not approved: draft.",
        "Its benchmarks use the scale Scale other; candidates are rated on Scale five.",
        "It has no question on Customer Service.",
    ]


def test_a_guide_that_fits_is_chosen_and_recorded():
    action, dana = setup_action(), make.make_person()
    guide = make.make_guide_version(action.model_version)

    choose_guide(action=action, actor=dana, guide_version=guide)

    action.refresh_from_db()
    assert action.guide_version == guide
    assert AuditEntry.objects.get().action == "action.choose_guide"


def test_a_guide_of_another_model_version_is_refused():
    action, dana = setup_action(), make.make_person()
    guide = make.make_guide_version()

    found = problems_of(choose_guide, action=action, actor=dana, guide_version=guide)

    assert found[0] == (
        "guide_version",
        f"It was written for {guide.model_version}; this hiring action uses {action.model_version}.",
    )
