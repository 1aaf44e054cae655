"""The history of a version names who settled which finding, with value and reason."""

from competency_portal.accounts.choices import Role
from models_app.actions.changes import SetText
from models_app.actions.settling import settle_findings
from models_app.actions.wording import change_wording
from models_app.choices import VersionState
from models_app.models import Finding
from models_app.queries.version_history import version_entries
from tests.factories import make_model_version, make_person


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


def test_a_change_of_words_stands_in_the_history_of_the_draft_that_uses_them(db, count_queries):
    draft = make_model_version(names=("Judgment", "Writing"), state=VersionState.DRAFT)
    hr = make_person("hr", Role.HR_ADMIN, draft.model.agency)
    other = make_model_version(draft.model.agency, ("Judgment",))
    counts = []
    for use in draft.uses.all():
        change_wording(use=use, change=SetText("definition", "Judges well."), actor=hr)
        with count_queries() as queries:
            entries = version_entries(draft, hr)
        counts.append(len(queries))

    words = [(entry.what, entry.actor) for entry in entries if entry.action == "Competency revision changed"]
    assert words == [("Words of Writing", str(hr)), ("Words of Judgment", str(hr))]
    assert counts[0] == counts[1]
    assert version_entries(other, hr) == []
