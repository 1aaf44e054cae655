"""The words of the access matrix: one row a URL name and method set, saying who may call it on what.

Every URL of the portal stands in the matrix; `ClosedByDefaultMiddleware` refuses what does not. The matrix is the
coarse question 'may this role use this page at all'; which objects a person reaches is the queryset's
`visible_to(user)`, and what they may do to one is a predicate in the app's `permissions.py`.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from django.core.exceptions import PermissionDenied


class Who(StrEnum):
    """Personas of the matrix. Chair and rater hold a seat on a panel; the rest of the people are memberships.

    A program reads published models with its agency's token; no person who is signed in stands for one.
    """

    ANONYMOUS = "anonymous"
    HR_ADMIN = "hr_admin"
    SPECIALIST = "specialist"
    MANAGER = "manager"
    PANEL_MEMBER = "panel_member"
    CHAIR = "chair"
    RATER = "rater"
    SME = "sme"
    AUDITOR = "auditor"
    SYSTEM_ADMIN = "system_admin"
    PROGRAM = "program"


EVERYONE = frozenset(Who) - {Who.PROGRAM}  # all people; to a program these pages are open as to anybody
SIGNED_IN = EVERYONE - {Who.ANONYMOUS}
AGENCY_STAFF = SIGNED_IN - {Who.SYSTEM_ADMIN}


class Scope(StrEnum):
    """Which objects the page reaches. Anything outside answers exactly like something that does not exist."""

    NONE = "none"  # no object at all, or the person's own account
    PUBLISHED = "published"  # published library of every agency; drafts of the own agency for HR admins
    AGENCY = "agency"  # objects of an agency where the role is held
    PANEL = "panel"  # objects of hiring actions on whose panel the person sits
    OWN = "own"  # the person's own worksheet
    ALL = "all"  # everything


@dataclass(frozen=True)
class Row:
    """One line of the access matrix.

    `name` is the namespaced URL name, `methods` upper-case HTTP methods (HEAD and OPTIONS follow GET), `who` the
    personas that pass the coarse check, `state` in plain words the state the object must be in.
    """

    name: str
    methods: tuple[str, ...]
    who: frozenset[Who]
    scope: Scope = Scope.NONE
    state: str = ""


@dataclass(frozen=True)
class Decision:
    """Answer of a permission predicate: allowed, or not and why, in words for the person on the screen.

    `by_state`: nobody may now, whatever their role, because of the state that the thing is in.
    """

    allowed: bool
    reason: str = ""
    by_state: bool = field(default=False, compare=False)

    def __bool__(self) -> bool:
        return self.allowed


ALLOWED = Decision(True)


def denied(reason: str) -> Decision:
    """A refusal with its reason."""
    return Decision(False, reason)


def not_now(reason: str) -> Decision:
    """A refusal that no role would change: the thing is frozen, closed, over or not begun."""
    return Decision(False, reason, by_state=True)


class NotNow(PermissionDenied):
    """403 because of the state of a thing, not because of the person's role."""
