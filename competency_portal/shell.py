"""The frame around every page: agency, person, navigation by role. One of the few modules that may name both apps."""

from dataclasses import dataclass
from functools import partial

from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject

from competency_portal.access.rules import SIGNED_IN, Who
from competency_portal.accounts.choices import Role
from competency_portal.accounts.models import Agency
from competency_portal.accounts.queries import agencies_of, current_agency, membership_roles, memberships_of

STAFFING = frozenset({Who.SPECIALIST, Who.MANAGER, Who.HR_ADMIN})

# Label, URL name, who sees it; in the order of the navigation.
NAVIGATION: tuple[tuple[str, str, frozenset[Who]], ...] = (
    ("Home", "home", SIGNED_IN),
    ("Hiring actions", "assessments:action-list", STAFFING | {Who.AUDITOR}),
    ("Interview guides", "assessments:guide-list", STAFFING),
    ("My worksheets", "assessments:my-worksheets", frozenset({Who.PANEL_MEMBER})),
    ("Consensus", "assessments:my-consensus", frozenset({Who.PANEL_MEMBER})),
    ("Competency models", "library:model-list", SIGNED_IN),
    ("Competency banks", "library:bank-list", frozenset({Who.HR_ADMIN, Who.SPECIALIST})),
    ("Scales", "library:scale-list", frozenset({Who.HR_ADMIN, Who.SPECIALIST})),
    ("Job classes", "library:class-list", frozenset({Who.HR_ADMIN, Who.SPECIALIST})),
    ("Imports", "library:import-list", frozenset({Who.HR_ADMIN})),
    ("Audit", "audit:entry-list", frozenset({Who.AUDITOR, Who.HR_ADMIN, Who.SYSTEM_ADMIN})),
    ("People", "accounts:person-list", frozenset({Who.SYSTEM_ADMIN, Who.HR_ADMIN})),
    ("Agencies", "accounts:agency-list", frozenset({Who.SYSTEM_ADMIN})),
    ("Access matrix", "access:matrix", frozenset({Who.SYSTEM_ADMIN, Who.AUDITOR})),
    ("Help", "help", SIGNED_IN),
)


# Pages whose address does not begin with that of their list: start of the address, URL name of the list they belong to.
STANDS_UNDER = (
    ("/library/competencies/", "library:bank-list"),
    ("/library/", "library:model-list"),
)


@dataclass(frozen=True)
class NavItem:
    """One link of the navigation. `current` is the value of aria-current: "page", "true" for a page below, or empty."""

    label: str
    url: str
    current: str
    is_help: bool = False


@dataclass(frozen=True)
class Shell:
    """What the base template draws around a page. URLs are empty when the page does not exist."""

    agency: Agency | None
    agencies: tuple[Agency, ...]
    roles_words: str
    nav: tuple[NavItem, ...]
    home_url: str
    search_url: str
    account_url: str
    sign_out_url: str
    choose_agency_url: str


def shell(request) -> dict:
    """Context processor; nothing is read until a template uses it, and then at most one query is made."""
    return {"shell": SimpleLazyObject(partial(build_shell, request))}


def build_shell(request) -> Shell:
    """The frame for this request: roles and agency come from the memberships, which are read once a request."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return Shell(None, (), "", (), url_or_empty("home"), "", "", "", "")
    agency = current_agency(request)
    agencies = agencies_of(user)
    return Shell(
        agency=agency,
        agencies=agencies,
        roles_words=roles_in_words(user, agency),
        nav=navigation(membership_roles(user), request.path),
        home_url=url_or_empty("home"),
        search_url=url_or_empty("search"),
        account_url=url_or_empty("accounts:profile"),
        sign_out_url=url_or_empty("account_logout"),
        choose_agency_url=url_or_empty("accounts:choose-agency") if len(agencies) > 1 else "",
    )


def navigation(roles: set[str], path: str) -> tuple[NavItem, ...]:
    """Links for these roles; the one that the page stands under is marked, the longest matching address winning."""
    links = [
        (label, url_or_empty(name), name)
        for label, name, who in NAVIGATION
        if roles & who or who == SIGNED_IN
    ]
    links = [link for link in links if link[1]]
    home = url_or_empty("home")
    own = [(url, url) for _, url, _ in links if url != home] + [
        (start, url) for start, wanted in STANDS_UNDER for _, url, name in links if name == wanted
    ]
    under = max(
        ((start, url) for start, url in own if path.startswith(start)), key=_length, default=("", "")
    )[1]
    return tuple(
        NavItem(label, url, "page" if url == path else "true" if url == under else "", name == "help")
        for label, url, name in links
    )


def _length(place: tuple[str, str]) -> int:
    return len(place[0])


def roles_in_words(user, agency: Agency | None) -> str:
    """The person's roles in the agency they work in, for example 'Staffing specialist, Hiring manager'.

    Who leads a panel is its chair: 'Panel member' says nothing more then.
    """
    here = [m for m in memberships_of(user) if agency and m.agency_id == agency.pk]
    chairs = any(m.chairs for m in here)
    words = [m.get_role_display() for m in here if not (chairs and m.role == Role.PANEL_MEMBER)]
    if chairs:
        words.append("Panel chair")
    if user.is_system_administrator:
        words.append("System administrator")
    return ", ".join(words) or "No role yet"


def url_or_empty(name: str) -> str:
    """Address of a page without arguments, or nothing when there is no such page."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
