"""Forms of the library that are pressed twice: the second press hears of the success of the first, and does nothing."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from competency_portal.accounts.choices import Role
from competency_portal.audit.models import AuditEntry
from models_app.actions.discarding import discard_draft
from models_app.actions.publication import return_to_draft
from models_app.choices import VersionState
from models_app.models import DocumentImport, ModelVersion
from tests.factories import make_agency, make_model_version, make_person
from tests.page_reading import hidden

pytestmark = pytest.mark.django_db
REASON = "The job has changed since then."


def url(name, version):
    return reverse(f"library:{name}", args=[version.public_id])


def twice(client, address, *, page="", **typed):
    """Both answers to what the form of the page sends: status, place and the last words that are said."""
    sent = hidden(client.get(page or address), address if page else "") | typed
    answers = [client.post(address, sent) for _ in range(2)]
    return [(a.status_code, a.url, str([*get_messages(a.wsgi_request)][-1])) for a in answers]


def test_a_version_begins_goes_to_review_and_back_and_is_published_and_retired_once(client):
    agency = make_agency()
    anna, bert = (make_person(name, Role.HR_ADMIN, agency) for name in ("anna", "bert"))
    version = make_model_version(agency, ("Judgment",))
    ModelVersion.objects.update(content_hash="0" * 64)
    client.force_login(anna)

    begun = twice(client, url("version-draft", version), page=url("version-detail", version))
    draft = version.model.versions.get(state=VersionState.DRAFT)
    told = [begun, twice(client, url("version-submit", draft))]
    client.force_login(bert)
    told.append(twice(client, url("version-return", draft), reason=REASON))
    client.force_login(anna)
    twice(client, url("version-submit", draft))
    client.force_login(bert)
    told.append(twice(client, url("version-publish", draft), read="on"))
    told.append(twice(client, url("version-retire", draft), reason=REASON))

    place = url("version-detail", draft)
    assert told == [
        [(302, place, words)] * 2
        for words in (
            "Version 2 is open as a draft, begun from version 1.",
            "Version 2 waits for a second HR admin.",
            "Version 2 is a draft again.",
            "Version 2 is published and frozen.",
            "Version 2 is retired. What was built on it keeps it.",
        )
    ]
    verbs = AuditEntry.objects.filter(object_id=draft.public_id).order_by("seq")
    assert [entry.action.partition(".")[2] for entry in verbs] == [
        "draft", "submit", "return", "submit", "publish", "retire"
    ]  # fmt: skip


def test_a_form_whose_act_a_colleague_undid_does_it_again(client):
    agency = make_agency()
    anna, bert = (make_person(name, Role.HR_ADMIN, agency) for name in ("anna", "bert"))
    version = make_model_version(agency, ("Judgment",))
    ModelVersion.objects.update(content_hash="0" * 64)
    client.force_login(anna)
    key = {"once": "a" * 32}

    answers = [client.post(url("version-draft", version), key)]
    discard_draft(version=version.model.versions.get(state=VersionState.DRAFT), actor=bert, reason=REASON)
    answers.append(client.post(url("version-draft", version), key))
    draft = version.model.versions.get(state=VersionState.DRAFT)
    answers.append(client.post(url("version-submit", draft), key))
    return_to_draft(version=ModelVersion.objects.get(pk=draft.pk), actor=bert, reason=REASON)
    answers.append(client.post(url("version-submit", draft), key))

    draft.refresh_from_db()
    assert [(answer.status_code, answer.url) for answer in answers[1:]] == [
        (302, url("version-detail", draft))
    ] * 3
    assert draft.state == VersionState.IN_REVIEW


def test_a_document_is_brought_in_once_and_another_one_with_the_same_key_too(client):
    client.force_login(make_person("anna", Role.HR_ADMIN, make_agency()))
    new = reverse("library:import-new")
    sent = hidden(client.get(new)) | {"text": "Judgment\nDecides.", "target": "new"}

    answers = [client.post(new, sent | {"text": text}) for text in ("Judgment", "Judgment", "Writing")]

    first, second = DocumentImport.objects.order_by("pk")
    assert [a.url for a in answers] == [url("import-review", row) for row in (first, first, second)]
