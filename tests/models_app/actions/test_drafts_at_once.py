"""Two people save in one draft at the same moment, each with the edit number that both pages showed.

Seen failing on PostgreSQL, the second writing over the first, before the number was compared as the row is taken.
"""

import pytest

from competency_portal.accounts.choices import Role
from competency_portal.errors import Stale
from models_app.actions import drafting, structure
from models_app.actions.drafting import start_draft
from models_app.actions.structure import SetTitle, change_draft
from models_app.choices import VersionState
from models_app.models import ModelVersion
from tests.factories import make_agency, make_model_version, make_person
from tests.racing import one_held

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_who_save_a_draft_at_once_one_is_late(monkeypatch):
    admin = make_person("hr", Role.HR_ADMIN, make_agency())
    draft = make_model_version(names=("Judgment",), state=VersionState.DRAFT)

    def titled(title):
        one = ModelVersion.objects.select_related("model__agency").get(pk=draft.pk)
        return change_draft(version=one, change=SetTitle(title), actor=admin, expected_edit=0)

    first, second = one_held(monkeypatch, structure, lambda: titled("First"), lambda: titled("Second"))

    draft.refresh_from_db()
    assert (first, type(second), draft.title, draft.revision_of_edit) == (draft, Stale, "First", 1)


def test_of_two_who_start_a_draft_at_once_one_has_begun_it(monkeypatch):
    admin = make_person("hr", Role.HR_ADMIN, make_agency())
    version = make_model_version(names=("Judgment",))
    ModelVersion.objects.filter(pk=version.pk).update(content_hash="0" * 64)

    def started():
        one = ModelVersion.objects.select_related("model__agency").get(pk=version.pk)
        return start_draft(version=one, actor=admin)

    first, second = one_held(monkeypatch, drafting, started, started)

    assert (first.begun, second.begun, first.draft) == (True, False, second.draft)
