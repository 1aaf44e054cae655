"""Who may read the trail."""

from competency_portal.access.rules import ALLOWED, Decision, denied
from competency_portal.accounts.choices import Role
from competency_portal.accounts.queries import agency_ids, holds

READERS = (Role.AUDITOR, Role.HR_ADMIN)


def can_see_history(user, agency) -> Decision:
    """Whether the person sees what was done in this agency; asks before a 'History' tab is drawn."""
    if holds(user, agency.pk, *READERS):
        return ALLOWED
    return denied("The history is for auditors and HR admins of the agency.")


def readable_agencies(user) -> set[int]:
    """Primary keys of the agencies whose chain the person may read."""
    return agency_ids(user, *READERS)
