"""A competency is named while somebody adds one of that name: one gets it, the other is told.

Seen failing on PostgreSQL, both passing, before naming took turns at the bank. Two who name wait for each other at the
trail besides.
"""

import pytest

from competency_portal.accounts.choices import Role
from competency_portal.errors import Refused
from models_app.actions import wordings
from models_app.actions.changes import SetText
from models_app.actions.new_models import create_competency
from models_app.actions.wordings import Shown, change_bank_wordings, change_wordings
from models_app.choices import VersionState
from models_app.models import Competency
from tests.factories import make_agency, make_model_version, make_person
from tests.racing import one_held

pytestmark = pytest.mark.django_db(transaction=True)
CHANGES = [SetText("definition", "New."), SetText("family", "Reasoning")]


def named_in_draft(version, position, admin):
    use = version.uses.get(position=position)
    shown = Shown(use.revision.public_id, use.revision.edit)
    return change_wordings(use=use, changes=CHANGES, actor=admin, expected=shown)


def named_in_bank(competency, admin):
    revision = competency.revisions.get()
    shown = Shown(revision.public_id, revision.edit)
    return change_bank_wordings(competency=competency, changes=CHANGES, actor=admin, expected=shown)


NAMING = {
    "draft": lambda draft, admin: named_in_draft(draft, 1, admin),
    "bank": lambda draft, admin: named_in_bank(Competency.objects.get(), admin),
}


@pytest.mark.parametrize("where", NAMING)
def test_a_name_is_given_while_a_competency_of_that_name_is_added(monkeypatch, where):
    admin = make_person("hr", Role.HR_ADMIN, make_agency())
    draft = make_model_version(names=("Judgment",), state=VersionState.DRAFT)

    named, refused = one_held(
        monkeypatch,
        wordings,
        lambda: NAMING[where](draft, admin),
        lambda: create_competency(bank=draft.model.bank, family="Reasoning", actor=admin),
        step="double_name",
    )

    assert (named.name, isinstance(refused, Refused)) == ("Reasoning", True)
    assert [p.message for p in refused.problems] == ["This bank has a competency of this name already."]
