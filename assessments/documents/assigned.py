"""The interview packet of one rater and one candidate of a hiring action: the guide with its header filled in."""

from typing import Any

from django.db.models import Q

from assessments.choices import SeatRole
from assessments.documents.guide import guide_packet
from assessments.documents.packet import Assignment, Packet, PanelSeat
from assessments.models import HiringAction, Worksheet


def assigned_packet(worksheet: Worksheet) -> Packet:
    """The packet of a worksheet: hiring action, candidate number, rater's seat, panel and threshold are printed.

    Candidates are named by number alone. Seats are numbered in the order of the panel, the chair first if they rate.
    """
    action = worksheet.action
    ended_but_own = Q(pk=worksheet.seat_id)
    seats = list(action.seats.filter(Q(active=True) | ended_but_own, rates=True).order_by("role", "pk"))
    own = next(n for n, seat in enumerate(seats, 1) if seat.pk == worksheet.seat_id)
    return guide_packet(
        action.guide_version,
        assignment=Assignment(
            hiring_action=action.number,
            candidate=worksheet.candidate.number,
            rater=f"Rater {own}",
            packet=f"Packet {own} of {len(seats)}",
            place=action.location or None,
        ),
        panel=_panel(seats),
        **_of_action(action),
    )


def panel_packet(action: HiringAction) -> Packet:
    """The packet of a hiring action for nobody in particular: what a chair who doesn't rate reads and leads with."""
    seats = list(action.seats.filter(active=True, rates=True).order_by("role", "pk"))
    return guide_packet(
        action.guide_version,
        assignment=Assignment(hiring_action=action.number, place=action.location or None),
        panel=_panel(seats),
        **_of_action(action),
    )


def _of_action(action: HiringAction) -> dict[str, Any]:
    """What any packet of the hiring action has in common: who sits there, what is rated, when to discuss."""
    return {
        "people": action.seats.filter(active=True).count(),
        "uses": set(action.assessed.values_list("use_id", flat=True)),
        "discussion_threshold": action.discussion_threshold,
    }


def _panel(seats: list) -> tuple[PanelSeat, ...]:
    return tuple(
        PanelSeat(f"Rater {n}", "panel chair" if seat.role == SeatRole.CHAIR else "")
        for n, seat in enumerate(seats, 1)
    )
