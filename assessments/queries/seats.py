"""Which panel roles a person holds."""

from assessments.choices import SeatRole


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
