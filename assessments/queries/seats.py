"""Which panel roles a person holds."""

from django.db.models import Exists, OuterRef

from assessments.choices import SeatRole
from assessments.models import PanelSeat


def seat_roles(user) -> set[str]:
    """'chair' and 'rater' from the person's active seats; feeds the coarse access check."""
    if not user.is_authenticated:
        return set()
    roles = set()
    for role, rates in user.seats.sitting(user).values_list("role", "rates").distinct():
        if role == SeatRole.CHAIR:
            roles.add("chair")
        if rates:
            roles.add("rater")
    return roles


def chairs_in_agency() -> Exists:
    """Condition on a membership: its person leads a panel of its agency."""
    return Exists(
        PanelSeat.objects.active().filter(
            user=OuterRef("user"), action__agency=OuterRef("agency"), role=SeatRole.CHAIR
        )
    )
