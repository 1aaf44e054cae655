"""Two people at the same moment settle definitions of the same competencies, each in an order of their own."""

import pytest

from competency_portal.accounts.choices import Role
from competency_portal.errors import Refused
from models_app.actions import settling
from models_app.choices import FindingKind, VersionState
from models_app.models import Finding
from tests.factories import make_agency, make_model_version, make_person
from tests.racing import one_held


@pytest.mark.django_db(transaction=True)
def test_definitions_of_the_same_competencies_settled_at_once_wait_for_each_other(monkeypatch):
    admin = make_person("hr", Role.HR_ADMIN, make_agency())

    def job(order):
        version = make_model_version(names=("Judgment", "Zeal"), state=VersionState.DRAFT)
        findings = [
            Finding.objects.create(
                version=version, position=use.position, kind=FindingKind.DEFINITION, use=use
            )
            for use in version.uses.all()
        ]
        return lambda: settling.settle_findings(
            findings=findings[::order], value="Meant so.", reason="The panel said so.", actor=admin
        )

    first, second = one_held(monkeypatch, settling, job(-1), job(1))

    assert {use.revision.definition for use in first.uses.all()} == {"Meant so."}
    assert isinstance(second, Refused) and "The bank has a draft of Judgment already" in str(second)
