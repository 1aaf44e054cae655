"""Lists for comparing stay short: the newest of each, and all of what stands on a side already."""

import pytest

from competency_portal.accounts.choices import Role
from models_app.actions.drafting import copy_revision, start_draft
from models_app.choices import VersionState
from models_app.models import ModelVersion
from models_app.queries.choices_to_compare import revision_choices, version_choices
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def hr():
    return make.make_person("hradmin", Role.HR_ADMIN)


def keys(choices):
    return {key for _, options in choices for key, _ in options}


def test_of_each_model_the_newest_version_is_offered_and_all_of_one_that_was_chosen(hr):
    first, other = make.make_model_version(names=["A"]), make.make_model_version(names=["B"])
    second = start_draft(version=first, actor=hr).draft

    assert keys(version_choices(hr)) == {second.public_id, other.public_id}
    assert keys(version_choices(hr, (second, None))) == {
        first.public_id,
        second.public_id,
        other.public_id,
    }


def test_a_version_that_the_reader_may_not_see_hides_no_other():
    first = make.make_model_version(names=["A"])
    ModelVersion.objects.create(
        model=first.model, number=2, title="Draft", source=first.source, state=VersionState.DRAFT
    )
    stranger = make.make_person("sam", Role.SME, make.make_agency("otherville"))

    assert keys(version_choices(stranger)) == {first.public_id}


def test_of_each_competency_the_newest_wording_is_offered_and_all_of_one_that_was_chosen(hr):
    version = make.make_model_version(names=["A", "B"])
    first, other = (use.revision for use in version.uses.all())
    second = copy_revision(first, hr)
    second.published = True
    second.save()

    assert keys(revision_choices(hr)) == {second.public_id, other.public_id}
    assert keys(revision_choices(hr, (None, first))) == {
        first.public_id,
        second.public_id,
        other.public_id,
    }
