"""The demonstration people: as lines of a table, and their common password."""

from pathlib import Path

from django.conf import settings

from competency_portal.accounts.actions.demonstration import set_demonstration_password
from competency_portal.accounts.models import User
from competency_portal.accounts.queries import demonstration_people

HEADINGS = ("Username", "Name", "Role", "Agency")


def demonstration_table() -> list[tuple[str, str, str, str]]:
    """Headings and one line a person: username, name, roles, agency; empty when there are no such people."""
    lines = [_line(person) for person in demonstration_people()]
    return [HEADINGS, *lines] if lines else []


def _line(person: User) -> tuple[str, str, str, str]:
    roles = [membership.get_role_display() for membership in person.memberships.all()]
    if person.is_system_administrator:
        roles.append("System administrator")
    agencies = dict.fromkeys(membership.agency.short_name for membership in person.memberships.all())
    return person.username, str(person), ", ".join(dict.fromkeys(roles)), ", ".join(agencies) or "all"


def keep_password_in_force() -> int:
    """After PORTAL_DEMO_PASSWORD changed, give the people the new one; returns for how many.

    The file in the keys folder always holds the password in force, so a later start without the variable uses it too.
    """
    path = Path(settings.KEYS_DIR) / "demo.password"
    if path.exists() and path.read_text().strip() == settings.DEMO_PASSWORD:
        return 0
    count = set_demonstration_password(password=settings.DEMO_PASSWORD)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    path.write_text(settings.DEMO_PASSWORD)
    return count
