"""Adding people, giving and taking roles, closing and opening accounts. People are never deleted."""

from collections.abc import Iterable

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from competency_portal.access.rules import Decision
from competency_portal.accounts.choices import Role
from competency_portal.accounts.models import Agency, Membership, User
from competency_portal.accounts.permissions import (
    can_give_role,
    can_manage_account,
    can_name_system_administrators,
)
from competency_portal.accounts.validators import field_problems, save_unless_taken
from competency_portal.audit.recording import record
from competency_portal.errors import Problem, Refused
from competency_portal.reasons import as_kept, reason_problems


@transaction.atomic
def create_person(
    *,
    actor: User | None,
    username: str,
    first_name: str = "",
    last_name: str = "",
    email: str = "",
    roles: Iterable[tuple[Agency, str]] = (),
    is_system_administrator: bool = False,
    is_demonstration: bool = False,
    password: str | None = None,
) -> User:
    """Add a person with roles. Without a password they can't sign in before they used their link.

    `actor` None is the portal itself (the demonstration loader). Raises Refused with every problem.
    """
    roles = list(roles)
    person = User(
        username=username,
        first_name=first_name,
        last_name=last_name,
        email=email,
        is_system_administrator=is_system_administrator,
        is_demonstration=is_demonstration,
    )
    problems = person_problems(actor=actor, person=person, roles=roles, password=password)
    if problems:
        raise Refused(*problems)
    person.set_password(password)  # None: no password fits
    save_unless_taken(person, force_insert=True)
    after = {"username": username, "is_system_administrator": is_system_administrator}
    record(agency=None, actor=actor, action="person.create", obj=person, after=after)
    for agency, role in roles:
        _give(actor, person, agency, role)
    return person


def person_problems(
    *, actor: User | None, person: User, roles: list[tuple[Agency, str]], password: str | None = None
) -> list[Problem]:
    """Everything against adding this unsaved person with these roles."""
    problems = field_problems(person, exclude={"password"})
    problems += _role_problems(actor, roles)
    problems += _password_problems(person, password)
    if actor is not None and person.is_system_administrator:
        problems += _problems_of(can_name_system_administrators(actor), "is_system_administrator")
    if actor is not None and not roles and not person.is_system_administrator:
        problems.append(Problem("Give the person a role; without one nothing can be opened.", "role"))
    return problems


@transaction.atomic
def add_membership(*, actor: User, person: User, agency: Agency, role: str) -> Membership:
    """Give a person a role in an agency, or give back one that was taken."""
    problems = _role_problems(actor, [(agency, role)])
    if Membership.objects.filter(user=person, agency=agency, role=role, active=True).exists():
        problems.append(Problem("This person holds this role in this agency already.", "role"))
    if problems:
        raise Refused(*problems)
    return _give(actor, person, agency, role)


@transaction.atomic
def remove_membership(*, actor: User, person: User, agency: Agency, role: str) -> Membership:
    """Take a role away from the next request on. The row stays: it says who held it."""
    problems = _problems_of(can_give_role(actor, agency), "role")
    membership = (
        Membership.objects.select_for_update(of=("self",))
        .filter(user=person, agency=agency, role=role, active=True)
        .first()
    )
    if membership is None:
        problems.append(Problem("This person does not hold this role in this agency any more.", "role"))
    elif actor == person and role == Role.HR_ADMIN and not actor.is_system_administrator:
        problems.append(Problem("You can't take your own HR admin role; ask a colleague.", "role"))
    if problems:
        raise Refused(*problems)
    membership.active = False
    membership.save(update_fields=["active"])
    before = {"username": person.username, "role": role}
    record(agency=agency, actor=actor, action="membership.remove", obj=person, before=before)
    return membership


@transaction.atomic
def deactivate_person(*, actor: User, person: User, reason: str) -> User:
    """Close an account; all sessions end with their next request. Ratings and entries keep the name."""
    problems = _problems_of(can_manage_account(actor, person))
    if actor == person:
        problems.append(Problem("You can't close your own account; ask a colleague."))
    problems += reason_problems(reason, missing="Say why the account is closed.")
    return _switch(actor, person, active=False, action="person.deactivate", reason=reason, problems=problems)


@transaction.atomic
def reactivate_person(*, actor: User, person: User, reason: str) -> User:
    """Open a closed account again, with the roles it had."""
    problems = _problems_of(can_manage_account(actor, person))
    problems += reason_problems(reason, missing="Say why the account is opened again.")
    return _switch(actor, person, active=True, action="person.reactivate", reason=reason, problems=problems)


def _switch(
    actor: User, person: User, *, active: bool, action: str, reason: str, problems: list[Problem]
) -> User:
    person = User.objects.select_for_update().get(pk=person.pk)
    if person.is_active == active:
        problems.append(Problem(f"This account is {'open' if active else 'closed'} already."))
    if problems:
        raise Refused(*problems)
    person.is_active = active
    person.save(update_fields=["is_active"])
    change = {"before": {"active": not active}, "after": {"active": active}}
    record(agency=None, actor=actor, action=action, obj=person, reason=as_kept(reason), **change)
    return person


def _give(actor: User | None, person: User, agency: Agency, role: str) -> Membership:
    membership, _ = Membership.objects.update_or_create(
        user=person, agency=agency, role=role, defaults={"active": True}
    )
    after = {"username": person.username, "role": role}
    record(agency=agency, actor=actor, action="membership.add", obj=person, after=after)
    return membership


def _role_problems(actor: User | None, roles: list[tuple[Agency, str]]) -> list[Problem]:
    problems = [
        Problem(f"There is no role {role!r}.", "role") for _, role in roles if role not in Role.values
    ]
    if actor is not None:
        for agency, _role in roles:
            problems += _problems_of(can_give_role(actor, agency), "agency")
    return problems


def _password_problems(person: User, password: str | None) -> list[Problem]:
    # The demonstration's common password is checked where it is made; invented people share it.
    if password is None or person.is_demonstration:
        return []
    try:
        validate_password(password, person)
    except ValidationError as error:
        return [Problem(message, "password") for message in error.messages]
    return []


def _problems_of(decision: Decision, field: str = "") -> list[Problem]:
    return [] if decision else [Problem(decision.reason, field)]
