"""Who may do what to people and agencies."""

from competency_portal.access.rules import ALLOWED, Decision, denied
from competency_portal.accounts.choices import Role
from competency_portal.accounts.models import Agency, User
from competency_portal.accounts.queries import agency_ids


def can_create_agency(user: User) -> Decision:
    """Agencies are made by system administrators."""
    return ALLOWED if user.is_system_administrator else denied("Only system administrators add agencies.")


def can_edit_agency(user: User, agency: Agency) -> Decision:
    """Name, time zone and paper: system administrators, and the agency's own HR admins."""
    if user.is_system_administrator or agency.pk in agency_ids(user, Role.HR_ADMIN):
        return ALLOWED
    return denied("Only HR admins of this agency and system administrators change its details.")


def can_give_role(user: User, agency: Agency) -> Decision:
    """System administrators everywhere, HR admins in their own agency."""
    if user.is_system_administrator or agency.pk in agency_ids(user, Role.HR_ADMIN):
        return ALLOWED
    return denied("Only HR admins of this agency and system administrators give and take roles in it.")


def can_name_system_administrators(user: User) -> Decision:
    """So that an HR admin can't make themselves one."""
    return ALLOWED if user.is_system_administrator else denied("Only system administrators name others.")


def can_manage_account(user: User, person: User) -> Decision:
    """Deactivating somebody and making password links reach everything that person has, so it needs all of it.

    An HR admin may, when the person works for no other agency and does not run the server.
    """
    if user.is_system_administrator:
        return ALLOWED
    own = agency_ids(user, Role.HR_ADMIN)
    if person.is_system_administrator:
        return denied("This person runs the server; ask another system administrator.")
    # Asked of the table: a closed account has no memberships to `memberships_of`, but opening it gives them back.
    if not set(person.memberships.filter(active=True).values_list("agency_id", flat=True)) <= own:
        return denied("This person also works for another agency; ask a system administrator.")
    return ALLOWED if own else denied("Only HR admins and system administrators manage accounts.")
