"""A draft is published by a second person, with its gaps named, and is frozen from then on."""

import pytest

from competency_portal.accounts.choices import Role
from competency_portal.audit.models import AuditEntry
from competency_portal.errors import Refused, Stale
from models_app.actions.content import content_hash_of
from models_app.actions.drafting import start_draft
from models_app.actions.publication import gaps_of, publish, retire, return_to_draft, submit_for_review
from models_app.actions.settling import settle_findings
from models_app.choices import FindingKind, SelectionUse, VersionState
from tests.factories import make_person


@pytest.fixture
def draft(la, hr):
    """Version 2: all selection uses settled."""
    uses = list(la.findings.filter(kind=FindingKind.SELECTION_USE))
    return settle_findings(
        findings=uses, value=SelectionUse.FOR_SELECTION, reason="Settled by hand.", actor=hr
    )


def test_published_by_a_second_person_it_supersedes_and_names_its_gaps(la, draft, hr, second):
    submit_for_review(version=draft, actor=hr)
    expected = gaps_of(draft)

    publication = publish(version=draft, actor=second)

    la.refresh_from_db()
    assert (draft.state, draft.approved_by, la.state) == (
        VersionState.PUBLISHED,
        second,
        VersionState.SUPERSEDED,
    )
    assert draft.content_hash == content_hash_of(draft) != la.content_hash
    assert publication.gaps == expected
    assert "Required level of 3. Judgment and Decision Making is not stated" in publication.gaps
    assert publication.gaps[0] in AuditEntry.objects.get(action="model_version.publish").payload


def test_a_value_left_open_on_purpose_is_still_a_gap(nc, hr):
    found = list(nc.findings.filter(kind=FindingKind.DEFINITION))
    version = settle_findings(findings=found, value=None, reason="Later, perhaps.", actor=hr)

    assert "Planning and Organizing has no definition." in gaps_of(version)


def test_who_began_or_submitted_it_does_not_publish_it(draft, hr, second):
    make_person("third", Role.HR_ADMIN, draft.model.agency)
    submit_for_review(version=draft, actor=second)

    for person in (hr, second):
        with pytest.raises(Refused, match="A second HR admin must publish"):
            publish(version=draft, actor=person)


def test_a_draft_is_not_published_without_review(draft, second):
    with pytest.raises(Refused, match="Only a version in review"):
        publish(version=draft, actor=second)


def test_returned_with_a_reason_it_can_be_edited_again(draft, hr, second):
    submit_for_review(version=draft, actor=hr)
    with pytest.raises(Refused, match="in review"):
        settle_findings(findings=list(draft.findings.open()[:1]), reason="Came too late.", actor=hr)

    return_to_draft(version=draft, actor=second, reason="Levels first.")

    assert draft.state == VersionState.DRAFT
    assert "Levels first." in AuditEntry.objects.get(action="model_version.return").payload


def test_returning_needs_a_reason(draft, hr):
    submit_for_review(version=draft, actor=hr)

    with pytest.raises(Refused) as refused:
        return_to_draft(version=draft, actor=hr, reason="")

    assert [p.field for p in refused.value.problems] == ["reason"]


def test_what_is_published_is_what_was_read(draft, hr, second):
    submit_for_review(version=draft, actor=hr)

    with pytest.raises(Stale):
        publish(version=draft, actor=second, expected_edit=draft.revision_of_edit - 1)


def test_of_two_at_once_only_one_wins(draft, hr, second):
    submit_for_review(version=draft, actor=hr)
    other_tab = type(draft).objects.get(pk=draft.pk)
    return_to_draft(version=draft, actor=second, reason="Wait for more.")

    with pytest.raises(Stale):
        publish(version=other_tab, actor=second)


def test_the_next_change_of_a_published_version_is_a_new_draft(la, draft, hr, second):
    submit_for_review(version=draft, actor=hr)
    publish(version=draft, actor=second)

    third = settle_findings(
        findings=list(draft.findings.open()[:1]), value=None, reason="Going on now.", actor=second
    )

    assert (third.number, third.based_on) == (3, draft)
    with pytest.raises(Refused, match="no longer in force"):
        la.refresh_from_db()
        settle_findings(findings=list(la.findings.all()[:1]), reason="Of the old one.", actor=hr)


def test_a_retired_version_leaves_force_with_its_reason_and_keeps_its_content(la, hr):
    before = la.content_hash

    retire(version=la, actor=hr, reason="The class is closed.")

    entry = AuditEntry.objects.get(action="model_version.retire")
    assert (la.state, la.content_hash, content_hash_of(la)) == (VersionState.RETIRED, before, before)
    assert "The class is closed." in entry.payload


def test_only_what_is_published_is_retired_and_only_with_a_reason(la, draft, hr):
    with pytest.raises(Refused, match="Only a published version can be retired"):
        retire(version=draft, actor=hr, reason="Not this one.")
    with pytest.raises(Refused, match="Say in a few words"):
        retire(version=la, actor=hr, reason=" ")

    la.refresh_from_db()
    assert la.state == VersionState.PUBLISHED


def test_a_new_draft_starts_from_any_frozen_version(la, draft, hr, second):
    submit_for_review(version=draft, actor=hr)
    publish(version=draft, actor=second)
    la.refresh_from_db()

    third = start_draft(version=la, actor=hr).draft

    assert (la.state, third.number, third.based_on) == (VersionState.SUPERSEDED, 3, la)
    assert {use.selection_use for use in third.uses.all()} == {SelectionUse.NOT_STATED}
