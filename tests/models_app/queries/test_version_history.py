"""The history of a version names who settled which finding, with value and reason."""

from competency_portal.accounts.choices import Role
from models_app.actions.settling import settle_findings
from models_app.models import Finding
from models_app.queries.version_history import version_entries
from tests.factories import make_person


def test_settlements_stand_in_the_history_of_the_draft_and_not_of_the_version_before(la, hr):
    finding = la.findings.filter(kind="required_level").first()
    level = finding.use.revision.scale.levels.get(ordinal=3)

    draft = settle_findings(findings=[finding], value=level, reason="From the printed model.", actor=hr)

    settled = next(entry for entry in version_entries(draft, hr) if entry.action == "Finding settled")
    own = Finding.objects.get(version=draft, position=finding.position)
    assert (settled.what, settled.reason, settled.actor) == (own.title, "From the printed model.", str(hr))
    assert [entry.action for entry in version_entries(la, hr) if entry.action == "Finding settled"] == []


def test_other_people_read_no_history(la, hr):
    stranger = make_person("stranger", Role.SPECIALIST, la.model.agency)

    assert version_entries(la, stranger) == []
