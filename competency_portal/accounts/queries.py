"""Reads about people: who they are in which agency, and which forms they sent."""

import hashlib
from datetime import timedelta
from functools import reduce
from operator import or_
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import Max, Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.module_loading import import_string

from competency_portal.accounts.choices import Role
from competency_portal.accounts.models import Agency, Membership, SentForm, User
from competency_portal.audit.models import AuditEntry

ANSWERED_FOR = timedelta(minutes=2)  # the second press of a button, or a browser that sends once more


def memberships_of(user: User | AnonymousUser) -> list[Membership]:
    """Active memberships of a person, read once a request and kept on the user object.

    Each says what `MEMBERSHIP_MARKS` add, such as `chairs`: whether the person leads a panel of that agency.
    """
    if not user.is_authenticated or not user.is_active:
        return []
    if not hasattr(user, "_memberships"):
        user._memberships = list(
            user.memberships.filter(active=True)
            .annotate(**{name: import_string(mark)() for name, mark in settings.MEMBERSHIP_MARKS.items()})
            .select_related("agency")
            .order_by("agency__name", "role")
        )
    return user._memberships


def agency_ids(user: User | AnonymousUser, *roles: Any) -> set[int]:
    """Primary keys of the agencies where the person holds one of these roles (any role when none is named)."""
    return {m.agency_id for m in memberships_of(user) if not roles or m.role in roles}


def holds(user: User | AnonymousUser, agency_id: int, *roles: Any) -> bool:
    """Whether the person holds one of these roles (any role when none is named) in this agency."""
    return agency_id in agency_ids(user, *roles)


def membership_roles(user: User | AnonymousUser) -> set[str]:
    """Roles in any agency, plus 'system_admin'; feeds the coarse check before a view runs."""
    roles = {m.role for m in memberships_of(user)}
    if user.is_authenticated and getattr(user, "is_system_administrator", False):
        roles.add("system_admin")
    return roles


def agencies_of(user: User | AnonymousUser) -> tuple[Agency, ...]:
    """Agencies in which the person holds a role, by name, each once."""
    return tuple({m.agency_id: m.agency for m in memberships_of(user)}.values())


def current_agency(request) -> Agency | None:
    """The agency the person works in now: the chosen one, else the first by name; None without a membership.

    The choice stands in the session under `agency_id` (primary key or public id) and counts only while the
    person still holds a role there.
    """
    agencies = agencies_of(request.user)
    chosen = request.session.get("agency_id") if hasattr(request, "session") else None
    for agency in agencies:
        if chosen in (agency.pk, agency.public_id):
            return agency
    return agencies[0] if agencies else None


def person_by_username(username: str) -> User | None:
    """The person with exactly this username, active or not."""
    return User.objects.filter(username=username).first()


def demonstration_people() -> list[User]:
    """Invented people with their memberships, by agency, then by role; empty outside demonstration mode."""
    if not settings.DEMO:
        return []
    memberships = Prefetch("memberships", Membership.objects.filter(active=True).select_related("agency"))
    people = User.objects.filter(is_demonstration=True, is_active=True).prefetch_related(memberships)
    order = [role.value for role in Role]
    return sorted(people, key=lambda person: _place(person, order))


def _place(person: User, order: list[str]) -> tuple:
    first = min(person.memberships.all(), key=lambda m: (m.agency.name, order.index(m.role)), default=None)
    if first is None:
        return ("", -1, person.username)  # administrators belong to no agency and come first
    return (first.agency.name, order.index(first.role), person.username)


def agencies_managed_by(user: User) -> QuerySet[Agency]:
    """Agencies in which the person gives roles: all for system administrators, their own for HR admins."""
    if user.is_system_administrator:
        return Agency.objects.all()
    return Agency.objects.filter(pk__in=agency_ids(user, Role.HR_ADMIN))


def people_visible_to(user: User) -> QuerySet[User]:
    """People whom the person may see on the people pages: all for system administrators, else everybody who holds or
    held a role in an agency where the person is HR admin."""
    if user.is_system_administrator:
        return User.objects.all()
    held = Membership.objects.filter(agency__in=agency_ids(user, Role.HR_ADMIN))
    return User.objects.filter(pk__in=held.values("user"))


def people_page(user: User, *, text: str = "", agency: str = "", state: str = "") -> QuerySet[User]:
    """People for the list, by name, with the memberships that the reader may know; narrowed by what was asked.

    `text` is part of a name, username or address, `agency` a public id, `state` 'open' or 'closed'.
    """
    people = people_visible_to(user)
    for word in text.split():
        people = people.filter(
            Q(first_name__icontains=word)
            | Q(last_name__icontains=word)
            | Q(username__icontains=word)
            | Q(email__icontains=word)
        )
    managed = agencies_managed_by(user)
    if agency:
        members = Membership.objects.filter(active=True, agency__public_id=agency, agency__in=managed)
        people = people.filter(pk__in=members.values("user"))
    if state in ("open", "closed"):
        people = people.filter(is_active=state == "open")
    known = Membership.objects.filter(active=True, agency__in=managed).select_related("agency")
    return people.prefetch_related(Prefetch("memberships", known, to_attr="known_memberships")).order_by(
        "last_name", "first_name", "username"
    )


def roles_in_words(person: User) -> str:
    """All roles of a person whose active memberships were prefetched, for example 'Auditor, Hiring manager'."""
    words = [m.get_role_display() for m in person.memberships.all()]
    return ", ".join(dict.fromkeys(["System administrator"] * person.is_system_administrator + words))


def form_mark(place: str, key: str) -> str:
    """The fingerprint that names one drawing of the form of this page."""
    return hashlib.sha256(f"{place}\n{key}".encode()).hexdigest()


def form_sent_before(*, user: User, place: str, key: str) -> SentForm | None:
    """The form of this person with this key, if it was carried out and `holds_still`."""
    form = SentForm.objects.filter(user=user, mark=form_mark(place, key)).first()
    return form if form and holds_still(form) else None


def holds_still(form: SentForm) -> bool:
    """Whether what a form did a moment ago is the last that happened to its things, and that its person did.

    What it did may have been undone since, and the trail is where everything that is done stands.
    """
    if not form.entries or form.sent_at < timezone.now() - ANSWERED_FOR:
        return False
    own = AuditEntry.objects.filter(pk__in=form.entries).exclude(object_id="")
    same = reduce(
        or_, (Q(object_type=kind, object_id=key) for kind, key in things_of(own)), Q(actor=form.user_id)
    )
    return not AuditEntry.objects.filter(same, pk__gt=max(form.entries)).exists()


def things_of(entries: QuerySet[AuditEntry]) -> QuerySet[AuditEntry, tuple[str, str]]:
    """Type and identifier of each object that these entries are about."""
    return entries.order_by().values_list("object_type", "object_id").distinct()


def newest_entry() -> int:
    """The key of the newest entry of the trail; 0 while it is empty."""
    return AuditEntry.objects.aggregate(newest=Max("pk"))["newest"] or 0


def entries_since(newest: int, user: User) -> list[int]:
    """Keys of the entries that this person wrote after that one."""
    later = AuditEntry.objects.filter(pk__gt=newest, actor=user).order_by("pk")
    return list(later.values_list("pk", flat=True))
