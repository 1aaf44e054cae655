"""The people of an agency as a panel sees them: who may sit, and why somebody may not."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import QuerySet

from assessments.models import HiringAction
from assessments.permissions.panel import may_sit
from competency_portal.accounts.models import Membership, User
from competency_portal.errors import Problem


def who_may_sit(action: HiringAction, *, seated_by: User) -> QuerySet[User]:
    """Everybody whom the specialist may seat on the panel of this hiring action, by name."""
    members = User.objects.filter(memberships__agency=action.agency_id).distinct()
    roles = _roles(action, members.values("pk"))
    allowed = [p.pk for p in members if may_sit(p, roles[p.pk], action, seated_by=seated_by)]
    return User.objects.filter(pk__in=allowed).order_by("last_name", "first_name", "username")


def seat_problems(
    action: HiringAction, people: Iterable[tuple[User, str]], *, seated_by: User | None = None
) -> list[Problem]:
    """Why these people may not sit, each problem at the form field that named the person."""
    people = list(people)
    roles = _roles(action, [person.pk for person, _ in people])
    decisions = ((may_sit(p, roles[p.pk], action, seated_by=seated_by), field) for p, field in people)
    return [Problem(decision.reason, field) for decision, field in decisions if not decision]


def _roles(action: HiringAction, people: Iterable) -> dict[int, set[str]]:
    """The roles that each of these people holds in the agency now; nobody whose account is closed holds any."""
    held = Membership.objects.filter(
        agency=action.agency_id, active=True, user__in=people, user__is_active=True
    )
    roles: dict[int, set[str]] = defaultdict(set)
    for user, role in held.values_list("user", "role"):
        roles[user].add(role)
    return roles
