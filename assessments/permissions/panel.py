"""Who may take a seat on a panel. One rule for the chair, the raters, and those who join later."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from competency_portal.access.rules import ALLOWED, Decision, denied
from competency_portal.accounts.choices import Role

if TYPE_CHECKING:  # permissions stand below the tables and know them only by their shape
    from assessments.models import HiringAction
    from competency_portal.accounts.models import User

SITTING_ROLES = (Role.PANEL_MEMBER, Role.SME, Role.MANAGER)
WHO_MAY_SIT = (
    "Panel members, subject matter experts and hiring managers of the agency can be seated. Not offered: auditors "
    "and HR admins, who check what a panel did; a specialist who runs this hiring action; and its own hiring manager, "
    "who decides on the final list."
)


def may_sit(
    person: User, roles: Collection[str], action: HiringAction, *, seated_by: User | None = None
) -> Decision:
    """Whether the person, who holds these roles in the agency now, may sit on the panel of this hiring action.

    Whoever opened the action or seats its panel runs it. A specialist who runs another action may rate in this one when
    they are also a panel member or an expert. Who checks the outcome, or decides on it, does not make it.
    """
    if not roles:
        return denied(f"{person} is not active in {action.agency}.")
    if Role.AUDITOR in roles:
        return denied(f"{person} is an auditor: who checks what a panel did does not sit on it.")
    if Role.HR_ADMIN in roles:
        return denied(
            f"{person} is an HR admin: who keeps the rules and the records does not sit on a panel."
        )
    if person.pk in (action.created_by_id, seated_by.pk if seated_by else None):
        return denied(f"{person} runs this hiring action, and so does not sit on its panel.")
    if person.pk == action.hiring_manager_id:
        return denied(f"{person} is its hiring manager and sees ratings only when the list is final.")
    if not any(role in SITTING_ROLES for role in roles):
        return denied(f"{person} is neither a panel member nor an expert nor a hiring manager of the agency.")
    return ALLOWED
