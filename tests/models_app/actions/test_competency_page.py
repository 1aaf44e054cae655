"""All that the page of one competency asks for is saved at once, in its order, or nothing of it."""

import json
from dataclasses import replace

import pytest

from competency_portal.accounts.choices import Role
from competency_portal.audit.models import AuditEntry
from competency_portal.errors import Refused, Stale
from models_app.actions.changes import SetText
from models_app.actions.competency_page import TYPED, CompetencyChanges, Decision, save_competency
from models_app.actions.draft_changes import GroupUse
from models_app.actions.touching import Shown
from models_app.choices import SelectionUse, VersionState
from tests.factories import level, make_agency, make_model_version, make_person

pytestmark = pytest.mark.django_db


def test_decision_group_words_and_whose_they_are_are_kept_together_or_not_at_all():
    use = make_model_version(names=("Judgment",), state=VersionState.DRAFT).uses.get()
    admin = make_person("hr", Role.HR_ADMIN, make_agency())
    second = level(use.revision.scale, 2)
    numbers = {"expected": Shown(use.revision.public_id, 0), "expected_edit": 0}
    decision = Decision("As the analysis says.", "Job analysis.", second, str(SelectionUse.FOR_SELECTION))
    changes = CompetencyChanges((SetText("definition", "New."),), False, decision, GroupUse(1, None))

    for wrong, error in (
        (replace(changes, takes_bank=True), TYPED),
        (replace(changes, words=(SetText("family", ""),)), "A competency needs a name."),
        (
            replace(changes, whose=False),
            "The words of Judgment are that already: the new wording of the bank.",
        ),
    ):
        with pytest.raises(Refused) as refused:
            save_competency(use=use, changes=wrong, actor=admin, **numbers)
        use = type(use).objects.get(pk=use.pk)
        assert (str(refused.value), use.version.revision_of_edit) == (error, 0)
    assert not AuditEntry.objects.exists()

    revision = save_competency(use=use, changes=replace(changes, whose=True), actor=admin, **numbers)

    use = type(use).objects.get(pk=use.pk)
    assert (use.revision, use.required_level, use.group) == (revision, second, None)
    assert (revision.definition, revision.for_model) == ("New.", use.version.model)
    entries = AuditEntry.objects.order_by("seq")
    assert [(e.action, json.loads(e.payload)["after"]["version"]) for e in entries] == [
        ("competency_use.decide", use.version.public_id),
        ("competency_use.decide", use.version.public_id),
        ("model_version.group_competency", use.version.public_id),
        ("competency_revision.change", use.version.public_id),
        ("competency_use.change_whose", use.version.public_id),
    ]
    with pytest.raises(Stale):
        save_competency(use=use, changes=CompetencyChanges(group=GroupUse(1, None)), actor=admin, **numbers)
