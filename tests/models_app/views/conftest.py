"""What the tests of the library's pages share."""

import pytest

from competency_portal.accounts.choices import Role
from tests.factories import make_agency, make_person


@pytest.fixture
def admin(client):
    """An HR admin, signed in."""
    person = make_person("hr", Role.HR_ADMIN, make_agency())
    client.force_login(person)
    return person
