"""The page on which a draft is submitted says before whether it can be, and who may then publish it."""

import json

import pytest
from django.urls import reverse

from competency_portal.accounts.choices import Role
from competency_portal.audit.models import AuditEntry
from models_app.actions.commenting import comment_on, reopen_comment, resolve_comment
from models_app.actions.publication import submit_for_review
from models_app.actions.reviewing import ask_reviewer, say_read, take_off_reviewer
from models_app.actions.settling import settle_use
from models_app.actions.structure import SetTitle, change_draft
from models_app.choices import VersionState
from models_app.models import CompetencyRevision, ModelVersion
from models_app.queries.writers import changes_by
from tests.factories import make_model_version, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def admins():
    return [make_person(name, Role.HR_ADMIN) for name in ("anna", "bert")]


def draft_of(person, **kwargs):
    version = make_model_version(state=VersionState.DRAFT, **kwargs)
    version.created_by = person
    version.save()
    return version


def submit(client, person, version, verb="get"):
    """Status, words, and whether the page offers to submit."""
    client.force_login(person)
    response = getattr(client, verb)(reverse("library:version-submit", args=[version.public_id]))
    html = response.content.decode()
    return response.status_code, html, "Submit for review</button>" in html


def test_who_began_it_submits_and_reads_who_may_publish_then(admins, client):
    anna, _ = admins
    version = draft_of(anna)

    status, html, offered = submit(client, anna, version)

    assert (status, offered, "may publish it: Bert Tester." in html) == (200, True, True)
    assert submit(client, anna, version, "post")[0] == 302


def test_the_only_other_one_is_told_that_nobody_could_publish_it_then(admins, client):
    anna, bert = admins
    version = draft_of(anna)

    for verb, expected in (("get", 200), ("post", 422)):
        status, html, offered = submit(client, bert, version, verb)
        assert (status, offered, "Let Anna Tester submit it" in html) == (expected, False, True)

    version.refresh_from_db()
    assert version.state == VersionState.DRAFT
    cleo = make_person("cleo", Role.HR_ADMIN)
    status, html, offered = submit(client, bert, version)
    assert (offered, f"{cleo}. {anna} began it and therefore may not." in html) == (True, True)


def test_one_admin_alone_is_told_where_a_second_comes_from(client):
    anna = make_person("anna", Role.HR_ADMIN)

    _, html, offered = submit(client, anna, draft_of(anna))

    assert (offered, "A system administrator gives the role" in html) == (True, True)


def test_an_empty_model_is_told_before(admins, client):
    version = draft_of(admins[0], names=())

    for verb, expected in (("get", 200), ("post", 422)):
        status, html, offered = submit(client, admins[0], version, verb)
        assert (status, offered) == (expected, False)
        assert "Add its competencies to the draft first." in html
        assert "Nothing remains open" not in html


def test_new_words_are_named_before_they_are_handed_in(admins, client):
    version = draft_of(admins[0])
    bank, own, _ = (use.revision for use in version.uses.order_by("position"))
    CompetencyRevision.objects.filter(pk__in=[bank.pk, own.pk]).update(published=False)
    CompetencyRevision.objects.filter(pk=own.pk).update(for_model=version.model)

    html = submit(client, admins[0], version)[1]

    assert "New words: 2" in html
    assert html.index("New wording of the bank") < html.index(f"{bank.name}</a>, revision 1, draft")
    assert html.index("Wording of this class only") < html.index(f"{own.name}</a>, revision 1, draft")


def test_who_wrote_in_it_and_publishes_it_is_told_and_the_trail_says_so(admins, client):
    """Neither beginner nor submitter, so allowed; commenting, reading and submitting are no changes."""
    anna, bert = admins
    version = draft_of(anna)
    reader = ask_reviewer(version=version, reviewer=bert, actor=anna)
    comment = comment_on(version=version, actor=bert, text="Why this title?")
    reopen_comment(comment=resolve_comment(comment=comment, actor=bert), actor=bert)
    resolve_comment(comment=comment, actor=bert)
    say_read(reviewer=reader, actor=bert)
    take_off_reviewer(reviewer=ask_reviewer(version=version, reviewer=anna, actor=bert), actor=bert)
    assert changes_by(bert, version) == 0
    change_draft(version=version, change=SetTitle("Bert's title"), actor=bert)
    settle_use(
        use=version.uses.first(), selection_use="not_for_selection", reason="Said by the panel.", actor=bert
    )
    submit_for_review(version=ModelVersion.objects.get(pk=version.pk), actor=anna)
    client.force_login(bert)
    address = reverse("library:version-publish", args=[version.public_id])

    response = client.get(address)
    page, form = response.content.decode(), response.context["form"]
    published = client.post(address, {**form.initial, "read": "on"})

    entry = json.loads(AuditEntry.objects.get(action="model_version.publish").payload)
    assert ("yourself: 2 changes." in page, published.status_code, entry["after"]["own_changes"]) == (
        True,
        302,
        2,
    )
