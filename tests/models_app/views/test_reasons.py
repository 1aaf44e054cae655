"""Why a draft came back, or a version was retired, stands where whoever it concerns reads it."""

from html import unescape

import pytest
from django.urls import reverse

from competency_portal.accounts.choices import Role
from competency_portal.home.reviews import drafts_returned
from models_app.actions.publication import retire, return_to_draft, submit_for_review
from models_app.choices import VersionState
from tests.factories import make_agency, make_model_version, make_person

pytestmark = pytest.mark.django_db


def page(client, person, name, version):
    client.force_login(person)
    html = client.get(reverse(f"library:{name}", args=[version.public_id])).content.decode()
    return " ".join(unescape(html).split())


@pytest.fixture
def admins():
    return [make_person(name, Role.HR_ADMIN) for name in ("anna", "bert", "cleo")]


def test_a_returned_draft_says_why_until_it_is_submitted_again(admins, client, count_queries):
    anna, bert, cleo = admins
    version = make_model_version(state=VersionState.DRAFT)
    version.created_by = anna
    version.save()
    submit_for_review(version=version, actor=bert)
    return_to_draft(version=version, actor=cleo, reason="First this.")
    submit_for_review(version=version, actor=bert)
    assert list(drafts_returned(anna)) == []
    return_to_draft(version=version, actor=cleo, reason="Levels <first>, please.")

    for name in ("version-detail", "draft-edit"):
        html = page(client, anna, name, version)
        assert "Returned from review by Cleo Tester" in html
        assert ("<p>Levels <first>, please.</p>" in html, "First this." in html) == (True, False)
    tasks = {person.username: [task.detail for task in drafts_returned(person)] for person in admins}
    told = ["Version 1, returned by Cleo Tester: Levels <first>, please."]
    assert tasks == {"anna": told, "bert": told, "cleo": []}


def test_a_retired_version_says_why_to_everybody_who_may_read_it(admins, client):
    version = make_model_version()
    retire(version=version, actor=admins[0], reason="The class is closed.")

    html = page(client, make_person("reader", Role.SME, make_agency("elsewhere")), "version-detail", version)

    assert ("Retired by Anna Tester" in html, "<p>The class is closed.</p>" in html) == (True, True)
