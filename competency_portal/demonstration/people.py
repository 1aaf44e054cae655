"""The invented people: one account a role and agency, all with the same password."""

from django.conf import settings
from django.contrib.auth.hashers import make_password

from competency_portal.accounts.models import Agency, Membership, User
from competency_portal.audit.recording import record
from competency_portal.demonstration.content import read


def make_people() -> dict[str, User]:
    """Make the people of fixtures/demo/people.json; gives them by username."""
    agencies = {agency.code: agency for agency in Agency.objects.all()}
    password = make_password(settings.DEMO_PASSWORD or None)  # it is no secret, so one hash does for all
    people = {}
    for person in read("people"):
        user = User.objects.create(
            username=person["username"],
            first_name=person["first_name"],
            last_name=person["last_name"],
            email=f"{person['username']}@example.org",
            is_system_administrator=person["is_system_administrator"],
            is_demonstration=True,
            password=password,
        )
        for role in person["roles"]:
            Membership.objects.create(user=user, agency=agencies[role["agency"]], role=role["role"])
        record(agency=None, actor=None, action="person.create", obj=user, after={"username": user.username})
        people[user.username] = user
    return people
