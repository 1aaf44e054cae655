"""What several tests of hiring pages share."""

import pytest

from tests import factories as make


@pytest.fixture
def dana(client):
    """A staffing specialist who is signed in."""
    person = make.make_person()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return person
