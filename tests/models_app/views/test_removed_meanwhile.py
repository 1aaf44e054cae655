"""The page of a competency that a colleague removed from the draft while it was open."""

import pytest
from django.urls import reverse

from competency_portal.accounts.choices import Role
from models_app.actions.draft_changes import Remove
from models_app.actions.structure import change_draft
from models_app.choices import VersionState
from models_app.forms.competency_edit import texts_of
from models_app.forms.drawn import drawn_of
from models_app.models import ModelVersion
from tests.factories import make_agency, make_model_version, make_person

pytestmark = pytest.mark.django_db
SCRIPT = {"Accept": "application/json"}
OURS = {"Origin": "http://testserver"}


@pytest.fixture
def address(admin):
    """Of a competency that a colleague has just removed."""
    use = make_model_version(names=("Judgment", "Writing"), state=VersionState.DRAFT).uses.first()
    use.version.refresh_from_db()
    texts = texts_of(use.revision)
    sent = {**texts, "drawn": drawn_of(texts), "edit": "0", "do": "save", "definition": "My own words."}
    colleague = make_person("ana", Role.HR_ADMIN, make_agency())
    change_draft(version=use.version, change=Remove("use", use.position), actor=colleague)
    where = reverse("library:draft-competency", args=[use.version.public_id, use.public_id])
    return where, sent, reverse("library:draft-edit", args=[use.version.public_id])


def test_it_says_who_removed_it_how_it_comes_back_and_gives_back_only_what_was_typed(client, address):
    where, sent, draft = address

    answer = client.post(where, sent, headers=OURS)
    by_script = client.post(where, sent | {"auto": "1"}, headers=OURS | SCRIPT)
    read = client.get(where)

    page = answer.content.decode()
    told = (
        "Not saved: ‘Judgment’ is not in this draft any more",
        "Ana Tester removed it (",
        f'href="{draft}?q=Judgment#add"',
    )
    assert [words for words in told if words not in page or words not in by_script.json()["html"]] == []
    assert [(one.label, one.text) for one in answer.context["typed"]] == [("Definition", "My own words.")]
    assert [one.status_code for one in (answer, by_script, read)] == [409, 409, 404]
    assert ("Ana Tester removed it" in read.content.decode(), "Not saved" in read.content.decode()) == (
        True,
        False,
    )


@pytest.mark.parametrize("where_to", ["elsewhere", "submitted", "no such"])
def test_everybody_else_gets_the_answer_of_what_is_missing(client, address, where_to):
    where, sent, _ = address
    if where_to == "elsewhere":
        client.force_login(make_person("bo", Role.HR_ADMIN, make_agency("elsewhere")))
    elif where_to == "submitted":
        ModelVersion.objects.update(state=VersionState.IN_REVIEW)
    else:
        where = where[:-13] + "abcdefghjkmn/"

    answer = client.post(where, sent, headers=OURS)

    told = [words for words in ("Ana Tester", "not in this draft") if words in answer.content.decode()]
    assert (answer.status_code, answer.templates[0].name, told) == (404, "404.html", [])
