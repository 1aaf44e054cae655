"""The shipped library, and two HR admins in Los Angeles."""

import pytest

from competency_portal.accounts.choices import Role
from competency_portal.accounts.models import Agency
from models_app.models import ModelVersion
from tests.factories import make_person
from tests.shipped_library import library, loaded_library

__all__ = ["library", "loaded_library"]


@pytest.fixture
def la(library):
    """Version 1 of Director of Systems."""
    return ModelVersion.objects.get(model__agency__code="la")


@pytest.fixture
def nara(library):
    return ModelVersion.objects.get(model__agency__code="nara")


@pytest.fixture
def nc(library):
    return ModelVersion.objects.get(model__agency__code="nc")


@pytest.fixture
def hr(library):
    """An HR admin of all three agencies, to keep the tests short."""
    person = make_person("hradmin", Role.HR_ADMIN, Agency.objects.get(code="la"))
    for code in ("nara", "nc"):
        person.memberships.create(agency=Agency.objects.get(code=code), role=Role.HR_ADMIN)
    return person


@pytest.fixture
def second(library):
    return make_person("hradmin2", Role.HR_ADMIN, Agency.objects.get(code="la"))
