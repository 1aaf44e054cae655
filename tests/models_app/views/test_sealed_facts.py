"""A class that is edited later changes nothing of what its published versions say of it."""

import pytest
from django.urls import reverse

from assessments.actions.guides import draft_guide
from competency_portal.accounts.choices import Role
from models_app.actions.job_classes import edit_job_class
from models_app.models import ModelVersion
from tests.factories import make_action, make_agency, make_model_version, make_person, make_scale

pytestmark = pytest.mark.django_db


@pytest.fixture
def version():
    """A published version whose class has another title, code and grade since."""
    version = make_model_version()
    job = version.model.job_class
    ModelVersion.objects.filter(pk=version.pk).update(job_facts={**job.facts(), "title": "Sealed Clerk"})
    facts = {**job.facts(), "title": "Renamed Officer"}
    facts.pop("slug")
    admin = make_person("admin", Role.HR_ADMIN)
    edit_job_class(job_class=job, facts=facts, actor=admin, expected_edit=job.edit)
    return ModelVersion.objects.get(pk=version.pk)


@pytest.fixture
def reader(version, client):
    person = make_person("reader", Role.SPECIALIST)
    client.force_login(person)
    return person


def said(client, name, *args, **query):
    """Which of the two titles the page says."""
    response = client.get(reverse(name, args=args), query)
    assert response.status_code == 200
    html = response.content.decode()
    return [title for title in ("Sealed Clerk", "Renamed Officer") if title in html]


def test_pages_that_speak_of_a_version_say_its_sealed_facts(version, reader, client):
    model = version.model
    assert said(client, "library:version-detail", version.public_id) == ["Sealed Clerk"]
    assert said(client, "library:model-list") == ["Sealed Clerk"]
    assert said(client, "library:model-detail", model.public_id) == ["Sealed Clerk"]
    assert said(client, "library:agency-detail", make_agency().public_id) == [
        "Sealed Clerk",  # in the list of models; the list of classes says the class as it is
        "Renamed Officer",
    ]
    assert said(client, "library:class-list") == ["Renamed Officer"]


def test_models_and_versions_are_found_by_their_sealed_facts(version, reader, client):
    def models(words):
        page = client.get(reverse("library:model-list"), {"q": words}).context["page"]
        return [model.pk for model in page]

    assert (models("sealed clerk"), models("renamed")) == ([version.model_id], [])
    assert (
        ModelVersion.objects.get(pk=version.pk).model.title
        in client.get(reverse("search"), {"q": "sealed"}).content.decode()
    )


def test_a_draft_is_found_by_its_class_as_it_is(version, client):
    draft = make_model_version(state="draft")
    client.force_login(make_person("drafts", Role.HR_ADMIN))

    page = client.get(reverse("library:model-list"), {"q": "IT Specialist GS-12"}).context["page"]

    assert draft.model_id in [model.pk for model in page]


def test_a_guide_and_a_hiring_action_say_the_sealed_facts(version, reader, client):
    scale = make_scale()
    guide = draft_guide(model_version=version, scale=scale, title="", actor=reader)
    action = make_action(model_version=version)

    assert guide.guide.title == "Structured interview guide: Sealed Clerk GS-12"
    assert said(client, "assessments:action-detail", action.public_id) == ["Sealed Clerk"]
