"""Adding agencies and changing their details. They are never removed."""

import hashlib
from zoneinfo import available_timezones

from django.db import transaction

from competency_portal.accounts.choices import PaperSize
from competency_portal.accounts.models import Agency, User
from competency_portal.accounts.permissions import can_create_agency, can_edit_agency
from competency_portal.accounts.validators import field_problems, save_unless_taken
from competency_portal.audit.hashing import canonical
from competency_portal.audit.recording import record
from competency_portal.errors import Problem, Refused, Stale

# What may change later; the code stands in files and usernames and stays.
DETAILS = ("name", "short_name", "time_zone", "paper_size")


@transaction.atomic
def create_agency(
    *,
    actor: User,
    code: str,
    name: str,
    short_name: str,
    time_zone: str = "America/New_York",
    paper_size: str = str(PaperSize.LETTER),
) -> Agency:
    """Add an agency; its own audit chain begins with it. Raises Refused with every problem."""
    agency = Agency(code=code, name=name, short_name=short_name, time_zone=time_zone, paper_size=paper_size)
    problems = field_problems(agency)
    decision = can_create_agency(actor)
    if not decision:
        problems.append(Problem(decision.reason))
    if time_zone not in available_timezones():
        problems.append(Problem("Choose a time zone from the list.", "time_zone"))
    if problems:
        raise Refused(*problems)
    save_unless_taken(agency, force_insert=True)
    after = {
        "code": code,
        "name": name,
        "short_name": short_name,
        "time_zone": time_zone,
        "paper_size": paper_size,
    }
    record(agency=agency, actor=actor, action="agency.create", obj=agency, after=after)
    return agency


def details_of(agency: Agency) -> dict[str, str]:
    """The details that may be changed."""
    return {name: str(getattr(agency, name)) for name in DETAILS}


def seen_of(agency: Agency) -> str:
    """A fingerprint of the details, by which a page that somebody else overtook is known."""
    return hashlib.sha256(canonical(details_of(agency)).encode()).hexdigest()[:16]


@transaction.atomic
def edit_agency(*, actor: User, agency: Agency, seen: str | None = None, **details: str) -> Agency:
    """Change name, short name, time zone or paper of an agency. Stored times stay; only how they are shown changes.

    `seen` is the fingerprint that the page showed. Raises Stale when somebody has saved since, Refused with every
    problem; nothing is written when nothing changed.
    """
    agency = Agency.objects.select_for_update(no_key=True).get(pk=agency.pk)
    if seen is not None and seen != seen_of(agency):
        raise Stale(
            "Somebody has changed the agency since you opened this page. What you typed is still here.",
            current=agency,
        )
    before = details_of(agency)
    for name in DETAILS:
        setattr(agency, name, details.get(name, getattr(agency, name)))
    problems = field_problems(agency)
    decision = can_edit_agency(actor, agency)
    if not decision:
        problems.append(Problem(decision.reason))
    if agency.time_zone not in available_timezones():
        problems.append(Problem("Choose a time zone from the list.", "time_zone"))
    if problems:
        raise Refused(*problems)
    after = details_of(agency)
    if after != before:
        save_unless_taken(agency, update_fields=list(DETAILS))
        record(agency=agency, actor=actor, action="agency.edit", obj=agency, before=before, after=after)
    return agency
