"""What the first page says of a version in review: to those who may publish it, and to those who may not."""

import pytest

from competency_portal.accounts.choices import Role
from competency_portal.home.reviews import versions_in_review
from models_app.choices import VersionState
from tests.factories import make_agency, make_model_version, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    """Three HR admins, and one whose account is closed."""
    make_person("closed", Role.HR_ADMIN, is_active=False)
    return [make_person(name, Role.HR_ADMIN) for name in ("anna", "bert", "cleo")]


def said(person):
    return [(task.title, task.detail) for task in versions_in_review(person)]


def test_only_who_may_publish_is_asked_to_and_the_others_read_for_whom_it_waits(people):
    anna, bert, cleo = people
    version = make_model_version(state=VersionState.IN_REVIEW)
    version.created_by, version.submitted_by = anna, bert
    version.save()
    waits = ("Wait for approval of a competency model version", "Version 1 waits for Cleo Tester")

    assert said(cleo) == [("Approve a competency model version", "Version 1, sent by Bert Tester")]
    assert said(anna) == said(bert) == [waits]
    assert said(make_person("outsider", Role.HR_ADMIN, make_agency("elsewhere"))) == []


def test_a_version_that_nobody_may_publish_any_more_is_said_to_be_one(people):
    anna, bert, cleo = people
    version = make_model_version(state=VersionState.IN_REVIEW)
    version.created_by, version.submitted_by = anna, bert
    version.save()
    cleo.memberships.update(active=False)

    assert [title for title, _ in said(anna)] == ["Nobody may publish a competency model version"]
