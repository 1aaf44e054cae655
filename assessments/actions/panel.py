"""The panel: seating it before ratings begin, ending and adding seats afterwards."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from assessments.actions.locking import evidence_changed, locked_action, wait_for_saves
from assessments.actions.worksheet_states import close_leftovers
from assessments.actions.worksheets import start_worksheets
from assessments.choices import SeatRole
from assessments.models import HiringAction, PanelSeat
from assessments.permissions.hiring import may_change_panel, may_set_up
from assessments.queries.hiring_setup import FEWEST_RATERS, panel_problems
from assessments.queries.panel_people import seat_problems
from competency_portal.accounts.models import User
from competency_portal.audit.recording import commitment, record
from competency_portal.errors import Problem, Refused
from competency_portal.reasons import as_kept, reason_problems


@transaction.atomic
def seat_panel(
    *, action: HiringAction, actor: User, chair: User, raters: Sequence[User], chair_rates: bool = False
) -> list[PanelSeat]:
    """Seat the whole panel of a hiring action that is being set up; replaces the one seated before."""
    action = locked_action(action)
    decision = may_set_up(actor, action)
    if not decision:
        raise Refused(decision.reason)
    problems = panel_problems(
        action, chair=chair, chair_rates=chair_rates, raters=list(raters), seated_by=actor
    )
    if problems:
        raise Refused(*problems)
    before = _panel(action)
    action.seats.all().delete()
    seats = [PanelSeat(action=action, user=chair, role=SeatRole.CHAIR, rates=chair_rates)]
    seats += [PanelSeat(action=action, user=rater, role=SeatRole.RATER) for rater in dict.fromkeys(raters)]
    PanelSeat.objects.bulk_create(seats)
    record(
        agency=action.agency,
        actor=actor,
        action="action.seat_panel",
        obj=action,
        before=before,
        after=_panel(action),
    )
    return seats


@transaction.atomic
def add_rater(*, action: HiringAction, actor: User, rater: User, reason: str) -> PanelSeat:
    """Give one more person a rater's seat after ratings have begun, with worksheets for all who are not discussed yet.

    Somebody whose seat was ended takes it again, with their worksheets as they left them. Raises Refused without a
    reason.
    """
    action = locked_action(action)
    decision = may_change_panel(actor, action)
    if not decision:
        raise Refused(decision.reason)
    seat = PanelSeat.objects.filter(action=action, user=rater).first()
    if seat and seat.active:
        raise Refused(Problem(f"{rater} sits on this panel already.", "rater"))
    problems = seat_problems(action, [(rater, "rater")], seated_by=actor)
    problems += reason_problems(reason, missing="Write why the rater is added.")
    if problems:
        raise Refused(*problems)
    reason = as_kept(reason)
    seat = _taken(action, seat, rater, reason, chairs=False, rates=True)
    made = start_worksheets(action=action)
    record(
        agency=action.agency,
        actor=actor,
        action="panel.add_rater",
        obj=seat,
        after={"person": rater.username, "worksheets": made, "reason": commitment(reason)},
    )
    return seat


@transaction.atomic
def end_seat(*, seat: PanelSeat, actor: User, reason: str) -> PanelSeat:
    """End a rater's seat. Their worksheets stay on record; those whose discussion was not opened yet no longer count.

    Raises Refused without a reason, for the chair, and when fewer raters would be left than the rules ask for.
    """
    action = locked_action(seat.action)
    decision = may_change_panel(actor, action)
    if not decision:
        raise Refused(decision.reason)
    seat = PanelSeat.objects.select_related("user").get(pk=seat.pk)
    problems = _end_problems(action, seat)
    problems += reason_problems(reason, missing="Write why the seat ends.")
    if problems:
        raise Refused(*problems)
    return _ended(action, seat, actor, as_kept(reason))


@transaction.atomic
def change_chair(*, action: HiringAction, actor: User, chair: User, reason: str) -> PanelSeat:
    """Hand the chair to another person after ratings have begun. A rater who takes it goes on rating."""
    action = locked_action(action)
    decision = may_change_panel(actor, action)
    if not decision:
        raise Refused(decision.reason)
    seat = PanelSeat.objects.filter(action=action, user=chair).first()
    leaving = action.seats.select_related("user").get(active=True, role=SeatRole.CHAIR)
    problems = _chair_problems(action, chair, leaving, actor)
    problems += reason_problems(reason, missing="Write why the chair changes.")
    if problems:
        raise Refused(*problems)
    reason = as_kept(reason)
    _ended(action, leaving, actor, reason)
    rates = seat.rates if seat and seat.active else False
    seat = _taken(action, seat, chair, reason, chairs=True, rates=rates)
    record(
        agency=action.agency,
        actor=actor,
        action="panel.change_chair",
        obj=seat,
        before={"chair": leaving.user.username},
        after={"chair": chair.username, "rates": rates, "reason": commitment(reason)},
    )
    return seat


def _taken(
    action: HiringAction, seat: PanelSeat | None, person: User, reason: str, *, chairs: bool, rates: bool
) -> PanelSeat:
    """The person's seat, new or taken again: a person has one seat in a hiring action, whatever its history."""
    seat = seat or PanelSeat(action=action, user=person, active=False)
    if not seat.active:
        seat.added_reason = reason
    seat.role = SeatRole.CHAIR if chairs else SeatRole.RATER
    seat.rates, seat.active, seat.ended_at, seat.ended_reason = rates, True, None, ""
    seat.save()
    close_leftovers(seat)
    evidence_changed(action)
    return seat


def _ended(action: HiringAction, seat: PanelSeat, actor: User, reason: str) -> PanelSeat:
    seat.active, seat.ended_at, seat.ended_reason = False, timezone.now(), reason
    seat.save(update_fields=["active", "ended_at", "ended_reason"])
    wait_for_saves(seat.worksheets.all())
    evidence_changed(action)
    record(
        agency=action.agency,
        actor=actor,
        action="panel.end_seat",
        obj=seat,
        before={"person": seat.user.username, "role": seat.role},
        after={"reason": commitment(reason)},
    )
    return seat


def _end_problems(action: HiringAction, seat: PanelSeat) -> list[Problem]:
    if not seat.active:
        return [Problem("This seat has ended already.")]
    if seat.role == SeatRole.CHAIR:
        return [Problem("A panel always has a chair. Hand the chair to another person instead.")]
    return _too_few(action, seat)


def _chair_problems(action: HiringAction, chair: User, leaving: PanelSeat, actor: User) -> list[Problem]:
    if chair.pk == leaving.user_id:
        return [Problem(f"{chair} chairs this panel already.", "chair")]
    problems = seat_problems(action, [(chair, "chair")], seated_by=actor)
    if leaving.rates:
        problems += _too_few(action, leaving)
    return problems


def _too_few(action: HiringAction, seat: PanelSeat) -> list[Problem]:
    """A problem when too few people who rate would be left without this seat."""
    least = max(FEWEST_RATERS, action.rule_set.minimum_raters)
    left = action.seats.filter(active=True, rates=True).exclude(pk=seat.pk).count()
    if left >= least:
        return []
    return [Problem(f"Only {left} would be left to rate; {least} are needed. Add another rater first.")]


def _panel(action: HiringAction) -> dict:
    seats = action.seats.filter(active=True).select_related("user")
    return {
        "panel": [
            f"{seat.user.username} ({seat.role}{'' if seat.rates else ', does not rate'})" for seat in seats
        ]
    }
