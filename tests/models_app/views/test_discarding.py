"""The page that discards a draft, and what is read of it afterwards."""

import pytest
from django.urls import reverse

from competency_portal.accounts.choices import Role
from models_app.actions.changes import SetText
from models_app.actions.discarding import discard_draft
from models_app.actions.drafting import start_draft
from models_app.actions.wording import change_wording
from models_app.choices import VersionState
from models_app.models import ModelVersion
from tests.factories import make_agency, make_model_version, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(admin):
    published = make_model_version(names=("Judgment", "Writing"))
    ModelVersion.objects.filter(pk=published.pk).update(content_hash="0" * 64)
    draft = start_draft(version=published, actor=admin).draft
    change_wording(use=draft.uses.first(), change=SetText("definition", "New."), actor=admin)
    draft.refresh_from_db()
    return draft


def at(name, version):
    return reverse(f"library:{name}", args=[version.public_id])


def read(client, name, version):
    response = client.get(at(name, version))
    return response.status_code, " ".join(response.content.decode().split())


def test_the_page_says_what_goes_and_what_stays(client, draft):
    status, page = read(client, "draft-discard", draft)

    assert status == 200
    for words in (
        "Wordings that go: 1",
        "Judgment, revision 2",
        "Version 1, published, stays as it is",
        "Keep the draft",
    ):
        assert words in page


def test_with_a_reason_it_is_discarded_and_stays_to_be_read(client, draft):
    sent = {"reason": "A mistake.", "edit": str(draft.revision_of_edit)}
    answer = client.post(at("draft-discard", draft), sent)

    status, page = read(client, "version-detail", draft)
    assert (answer.status_code, answer["Location"], status) == (302, at("version-detail", draft), 200)
    for words in ("Version 2, discarded", "<b>Discarded by", "A mistake.", "Begun from", "New."):
        assert words in page
    for name in ("draft-edit", "version-pdf", "draft-discard"):
        assert f'href="{at(name, draft)}"' not in page
    assert "Frozen" not in page
    assert "Discarded drafts" in read(client, "model-detail", draft.model)[1]
    assert "Start version 3" in read(client, "version-detail", draft.based_on)[1]


def test_an_unread_change_and_a_missing_reason_are_told_and_nothing_is_lost(client, draft):
    stale = client.post(at("draft-discard", draft), {"reason": "Mine, as typed.", "edit": "0"})
    bare = client.post(at("draft-discard", draft), {"reason": "", "edit": str(draft.revision_of_edit)})

    page = stale.content.decode()
    draft.refresh_from_db()
    assert (stale.status_code, bare.status_code, draft.state) == (409, 422, VersionState.DRAFT)
    assert f'name="edit" value="{draft.revision_of_edit}"' in page
    assert "Mine, as typed.</textarea>" in page


def test_nothing_more_is_done_to_it_and_nobody_else_reads_it(client, admin, draft):
    discard_draft(version=draft, actor=admin, reason="A mistake.")

    answers = [
        client.get(at(name, draft))
        for name in ("draft-edit", "version-submit", "findings-settle", "comment-new")
    ]
    gone = [client.get(at(name, draft)).status_code for name in ("version-pdf", "version-export")]
    read_still = [client.get(at(name, draft)).status_code for name in ("draft-comments", "version-history")]
    client.force_login(make_person("specialist", Role.SPECIALIST, make_agency()))

    assert [answer.status_code for answer in answers] == [403] * 4
    assert "This draft was discarded" in answers[0].content.decode()
    assert (gone, read_still, client.get(at("version-detail", draft)).status_code) == (
        [404, 404],
        [200, 200],
        404,
    )


@pytest.mark.parametrize(("number", "words"), [(1, "No earlier version"), (4, "unknown, not recorded")])
def test_where_it_began_is_said_also_when_nobody_recorded_it(client, draft, number, words):
    ModelVersion.objects.filter(pk=draft.pk).update(state=VersionState.SUPERSEDED)
    bare = make_model_version(names=("Judgment",), state=VersionState.DRAFT)
    ModelVersion.objects.filter(pk=bare.pk).update(number=number)

    assert (
        f'href="{at("version-detail", draft.based_on)}">Version 1</a>, published'
        in read(client, "version-detail", draft)[1]
    )
    for name in ("draft-edit", "version-detail"):
        assert words in read(client, name, bare)[1]
