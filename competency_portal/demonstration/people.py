"""The invented people: one account a role and agency, all with the same password."""

from django.conf import settings

from competency_portal.accounts.actions.demonstration import set_demonstration_password
from competency_portal.accounts.actions.people import create_person
from competency_portal.accounts.models import Agency, User
from competency_portal.demonstration.content import read


def make_people() -> dict[str, User]:
    """Make the people of fixtures/demo/people.json; gives them by username."""
    agencies = {agency.code: agency for agency in Agency.objects.all()}
    people = {}
    for person in read("people"):
        people[person["username"]] = create_person(
            actor=None,
            username=person["username"],
            first_name=person["first_name"],
            last_name=person["last_name"],
            email=f"{person['username']}@example.org",
            roles=[(agencies[role["agency"]], role["role"]) for role in person["roles"]],
            is_system_administrator=person["is_system_administrator"],
            is_demonstration=True,
        )
    if settings.DEMO_PASSWORD:
        set_demonstration_password(password=settings.DEMO_PASSWORD)  # one hash for all: it is no secret
    return people
