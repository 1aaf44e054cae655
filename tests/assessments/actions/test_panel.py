"""Seating the panel, and changing it after ratings began."""

import json

import pytest

from assessments.actions.consensus import open_consensus
from assessments.actions.panel import add_rater, change_chair, end_seat, seat_panel
from assessments.choices import ActionState, SeatRole
from assessments.models import RuleSet, Worksheet
from assessments.queries.panel_people import who_may_sit
from assessments.queries.panel_ratings import submitted_slots
from competency_portal.accounts.choices import Role
from competency_portal.accounts.models import Membership, User
from competency_portal.audit.models import AuditEntry
from competency_portal.audit.recording import commitment
from competency_portal.errors import Refused
from tests import factories as make

pytestmark = pytest.mark.django_db


def refusal(call, **kwargs):
    with pytest.raises(Refused) as refused:
        call(**kwargs)
    return [(p.field, p.message) for p in refused.value.problems]


def bare_action():
    return make.make_action(state=ActionState.SETUP, rating_started_at=None, candidates=0)


def seats(action):
    rows = action.seats.filter(active=True).order_by("role", "user__username")
    return [(s.user.username, str(s.role), s.rates) for s in rows]


def people(*names, role=Role.PANEL_MEMBER):
    return [make.make_person(name, role) for name in names]


def test_seating_replaces_the_panel_and_is_recorded():
    action, dana = bare_action(), make.make_person()
    chair, one, two = people("cora", "ron", "rae")

    seat_panel(action=action, actor=dana, chair=chair, chair_rates=True, raters=[one, two])

    assert seats(action) == [("cora", "chair", True), ("rae", "rater", True), ("ron", "rater", True)]
    assert AuditEntry.objects.get().action == "action.seat_panel"


def test_seating_lists_everything_that_is_wrong():
    action, dana = bare_action(), make.make_person()
    chair, gone = people("cora", "gone")
    Membership.objects.filter(user=gone).update(active=False)
    stranger = make.make_person("sten", Role.PANEL_MEMBER, make.make_agency("otherville"))

    found = refusal(seat_panel, action=action, actor=dana, chair=gone, raters=[stranger])
    both = refusal(seat_panel, action=action, actor=dana, chair=chair, raters=[chair])

    assert found == [
        ("raters", "Choose at least 2 raters beside the chair."),
        ("chair", "Gone Tester is not active in Agency of Testville."),
        ("raters", "Sten Tester is not active in Agency of Testville."),
    ]
    assert both[0] == (
        "raters",
        "Cora Tester chairs the panel; tick 'The chair rates' instead of a rater's seat.",
    )


def test_rules_that_ask_for_more_raters_say_how_many_would_rate():
    action, dana = bare_action(), make.make_person()
    RuleSet.objects.filter(pk=action.rule_set_id).update(minimum_raters=3)
    action.refresh_from_db()
    chair, one, two = people("cora", "rae", "ron")

    few = refusal(seat_panel, action=action, actor=dana, chair=chair, raters=[one, two])
    enough = seat_panel(action=action, actor=dana, chair=chair, chair_rates=True, raters=[one, two])

    assert few == [
        (
            "raters",
            "The rules ask for at least 3 who rate; on this panel 2 would (the chair only when 'The chair rates' is "
            "ticked).",
        )
    ]
    assert len(enough) == 3


@pytest.mark.parametrize(
    ("roles", "why"),
    [
        ([Role.PANEL_MEMBER], ""),
        ([Role.SME], ""),
        ([Role.MANAGER], ""),
        ([Role.SPECIALIST, Role.PANEL_MEMBER], ""),
        ([Role.SPECIALIST], " is neither a panel member nor an expert nor a hiring manager of the agency."),
        (
            [Role.AUDITOR, Role.PANEL_MEMBER],
            " is an auditor: who checks what a panel did does not sit on it.",
        ),
        (
            [Role.HR_ADMIN, Role.PANEL_MEMBER],
            " is an HR admin: who keeps the rules and the records does not sit on a panel.",
        ),
    ],
)
def test_who_may_sit_is_decided_by_role_in_every_way_to_a_seat(roles, why):
    setup, rating, dana = bare_action(), make.make_action(), make.make_person()
    (pat,) = people("pat", role=None)
    for role in roles:
        Membership.objects.create(user=pat, agency=setup.agency, role=role)
    chair, one, two = people("cora", "ron", "rae")
    ways = [
        lambda: seat_panel(action=setup, actor=dana, chair=pat, raters=[one, two]),
        lambda: seat_panel(action=setup, actor=dana, chair=chair, raters=[one, two, pat]),
        lambda: add_rater(action=rating, actor=dana, rater=pat, reason="Short of one."),
        lambda: change_chair(action=make.make_action(), actor=dana, chair=pat, reason="Is ill today"),
    ]

    if why:
        assert [refusal(way)[0][1] for way in ways] == [f"Pat Tester{why}"] * 4
    else:
        for way in ways:
            way()
    assert (pat in who_may_sit(setup, seated_by=dana)) == (not why)


def test_who_runs_a_hiring_action_or_decides_on_it_does_not_sit_on_its_panel():
    dana, opener, manager = (make.make_person(name) for name in ("dana", "olga", "mona"))
    for person in (dana, opener):
        Membership.objects.create(user=person, agency=make.make_agency(), role=Role.PANEL_MEMBER)
    Membership.objects.create(user=manager, agency=make.make_agency(), role=Role.MANAGER)
    action = make.make_action(created_by=opener, hiring_manager=manager)

    found = [
        refusal(add_rater, action=action, actor=dana, rater=p, reason="Short of one.")
        for p in (dana, opener, manager)
    ]

    assert [problem[0][1] for problem in found] == [
        "Dana Tester runs this hiring action, and so does not sit on its panel.",
        "Olga Tester runs this hiring action, and so does not sit on its panel.",
        "Mona Tester is its hiring manager and sees ratings only when the list is final.",
    ]
    assert not who_may_sit(action, seated_by=dana).filter(pk__in=[p.pk for p in (dana, opener, manager)])


def test_seating_is_refused_once_ratings_began():
    action, dana = make.make_action(), make.make_person()

    found = refusal(seat_panel, action=action, actor=dana, chair=dana, raters=[])

    assert found == [("", "Ratings have begun, so the set-up is frozen.")]


def test_a_rater_who_joins_later_gets_worksheets_where_no_consensus_is_open():
    action, dana = make.make_action(), make.make_person()
    make.open_consensus(action.candidates.get(number="101"))
    (rae,) = people("rae")

    add_rater(action=action, actor=dana, rater=rae, reason="Short of one.")

    numbers = Worksheet.objects.filter(seat__user=rae).values_list("candidate__number", flat=True)
    assert list(numbers) == ["102"]
    assert refusal(add_rater, action=action, actor=dana, rater=rae, reason="Short of one.") == [
        ("rater", "Rae Tester sits on this panel already.")
    ]


def test_adding_a_rater_needs_a_reason_that_is_kept():
    action, dana = make.make_action(), make.make_person()
    (rae,) = people("rae")

    blank = refusal(add_rater, action=action, actor=dana, rater=rae, reason=" ")
    seat = add_rater(action=action, actor=dana, rater=rae, reason=" Rater 1 is ill. ")

    entry = AuditEntry.objects.get(action="panel.add_rater")
    assert blank == [("reason", "Write why the rater is added.")]
    assert seat.added_reason == "Rater 1 is ill."
    assert json.loads(entry.payload)["after"]["reason"] == commitment("Rater 1 is ill.")


def test_ending_a_seat_needs_a_reason_and_enough_others():
    action, dana = make.make_action(), make.make_person()
    one, two, _ = action.seats.filter(role=SeatRole.RATER)

    blank = refusal(end_seat, seat=one, actor=dana, reason=" ")
    end_seat(seat=one, actor=dana, reason="Is ill today")
    few = refusal(end_seat, seat=two, actor=dana, reason="Is ill today")

    one.refresh_from_db()
    assert blank == [("reason", "Write why the seat ends.")]
    assert (one.active, one.ended_reason, one.ended_at is not None) == (False, "Is ill today", True)
    assert few == [("", "Only 1 would be left to rate; 2 are needed. Add another rater first.")]
    assert "Is ill" not in AuditEntry.objects.get(action="panel.end_seat").payload


def test_a_seat_once_ended_can_be_taken_again_with_the_old_worksheets():
    action, dana = make.make_action(), make.make_person()
    seat = action.seats.get(user__username="rater1")
    make.fill_worksheet(make.worksheet_of(action, "rater1"), (3, 4, 3), submit=False)
    end_seat(seat=seat, actor=dana, reason="Is on leave")

    add_rater(action=action, actor=dana, rater=seat.user, reason="Short of one.")

    seat.refresh_from_db()
    sheets = Worksheet.objects.filter(seat=seat).order_by("candidate__number")
    assert (seat.active, seat.ended_reason, [str(s.state) for s in sheets]) == (
        True,
        "",
        ["draft", "not_started"],
    )


def test_the_chair_is_handed_over_never_ended():
    action, dana = make.make_action(), make.make_person()
    chair = action.seats.get(role=SeatRole.CHAIR)
    rater = User.objects.get(username="rater1")

    ended = refusal(end_seat, seat=chair, actor=dana, reason="Is ill today")
    change_chair(action=action, actor=dana, chair=rater, reason="Is ill today")

    assert ended == [("", "A panel always has a chair. Hand the chair to another person instead.")]
    assert seats(action) == [("rater1", "chair", True), ("rater2", "rater", True), ("rater3", "rater", True)]


def test_handing_the_chair_over_lists_what_is_wrong():
    action, dana = make.make_action(), make.make_person()
    stranger = make.make_person("sten", Role.PANEL_MEMBER, make.make_agency("otherville"))

    found = refusal(change_chair, action=action, actor=dana, chair=stranger, reason="")

    assert found == [
        ("chair", "Sten Tester is not active in Agency of Testville."),
        ("reason", "Write why the chair changes."),
    ]


def test_the_panel_of_a_final_list_stays():
    action, dana = make.make_action(state=ActionState.FINAL), make.make_person()

    for call, more in (
        (add_rater, {"rater": dana, "reason": "For no good reason"}),
        (change_chair, {"chair": dana, "reason": "For no good reason"}),
    ):
        assert refusal(call, action=action, actor=dana, **more) == [
            ("", "The list of this hiring action is final; nothing about it changes any more.")
        ]


def test_ratings_that_the_panel_saw_stay_in_the_discussion_when_a_seat_ends():
    action, dana = make.make_action(), make.make_person()
    for number in ("101", "102"):
        for rater in ("rater1", "rater2", "rater3"):
            make.fill_worksheet(make.worksheet_of(action, rater, number), (3, 4, 3))
    discussed, other = action.candidates.all()
    make.open_consensus(discussed)

    end_seat(seat=action.seats.get(user__username="rater1"), actor=dana, reason="Is ill today")

    raters = [
        {slot.worksheet.seat.user.username for slot in submitted_slots(c.pk)} for c in (discussed, other)
    ]
    # Nothing is discussed about the second candidate yet, so nobody's ratings of them are evidence.
    assert raters == [{"rater1", "rater2", "rater3"}, set()]


def test_a_seat_taken_again_never_joins_a_discussion_that_was_opened_without_it():
    action, dana = make.make_action(candidates=1), make.make_person()
    make.make_seat(action, "rater4")
    for rater in ("rater1", "rater2", "rater3"):
        make.fill_worksheet(make.worksheet_of(action, rater), (3, 3, 3))
    make.fill_worksheet(make.worksheet_of(action, "rater4"), (1, 1, None), submit=False)
    seat = action.seats.get(user__username="rater4")
    end_seat(seat=seat, actor=dana, reason="Is ill today")
    open_consensus(candidate=action.candidates.get(), actor=User.objects.get(username="chair"))

    add_rater(action=action, actor=dana, rater=seat.user, reason="Short of one.")

    left = make.worksheet_of(action, "rater4")
    raters = {slot.worksheet.seat.user.username for slot in submitted_slots(action.candidates.get().pk)}
    assert raters == {"rater1", "rater2", "rater3"}
    assert (left.state, left.recused_reason) == (
        "recused",
        "The panel had begun to discuss this candidate when the seat was taken again.",
    )


def test_a_former_rater_who_leads_without_rating_holds_nobody_up():
    action, dana = make.make_action(candidates=1), make.make_person()
    make.make_seat(action, "rater4")
    seat = action.seats.get(user__username="rater4")
    end_seat(seat=seat, actor=dana, reason="Is ill today")

    change_chair(action=action, actor=dana, chair=seat.user, reason="Back, to lead")

    assert make.worksheet_of(action, "rater4").state == "recused"
