"""Adding agencies. They are never removed."""

from zoneinfo import available_timezones

from django.db import transaction

from competency_portal.accounts.choices import PaperSize
from competency_portal.accounts.models import Agency, User
from competency_portal.accounts.permissions import can_create_agency
from competency_portal.accounts.validators import field_problems
from competency_portal.audit.recording import record
from competency_portal.errors import Problem, Refused


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
    agency.save(force_insert=True)
    after = {
        "code": code,
        "name": name,
        "short_name": short_name,
        "time_zone": time_zone,
        "paper_size": paper_size,
    }
    record(agency=agency, actor=actor, action="agency.create", obj=agency, after=after)
    return agency
