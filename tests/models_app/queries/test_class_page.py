"""Where the facts of a class stand once some of them were written in the portal."""

import pytest
from django.urls import reverse

from competency_portal.accounts.choices import Role
from models_app.actions.job_classes import edit_job_class
from models_app.models import JobClass, SourceDocument
from models_app.queries.class_page import place_of
from tests.factories import make_agency, make_person

pytestmark = pytest.mark.django_db

STATED = {
    "title": "Director of Systems",
    "code": "9375",
    "series": "",
    "grade": "",
    "organization": "",
    "job_family": "",
}


@pytest.fixture
def hr():
    return make_person("hr", Role.HR_ADMIN)


@pytest.fixture
def job():
    text = "Bank\n\nMODEL FOR DIRECTOR\nOF SYSTEMS (9375)"
    source = SourceDocument.objects.create(
        agency=make_agency(), title="Document", filename="d.txt", text=text, sha256="0" * 64
    )
    return JobClass.objects.create(
        agency=source.agency, slug="director", source=source, source_lines="3-4", **STATED
    )


def told(job):
    job = JobClass.objects.select_related("source", "agency").get(pk=job.pk)
    found = place_of(job)
    return found and (found.place.words, found.there, found.other)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, ("lines 3 to 4", "", "")),
        ({"organization": "Bureau"}, ("lines 3 to 4", "title, class code", "organization")),
        ({"title": "Head of Systems"}, ("lines 3 to 4", "class code", "title")),
        ({"title": "DIRECTOR OF SYSTEMS"}, ("lines 3 to 4", "", "")),
        ({"code": "937"}, ("lines 3 to 4", "title", "class code")),
        ({"title": "Head of Systems", "code": "9376"}, None),
    ],
)
def test_the_place_is_kept_for_facts_that_nobody_touched(changed, expected, job, hr):
    edit_job_class(job_class=job, facts={**STATED, **changed}, actor=hr, expected_edit=0)

    assert told(job) == expected


def test_the_page_says_which_facts_stand_there(job, hr, client):
    edit_job_class(job_class=job, facts={**STATED, "organization": "Bureau"}, actor=hr, expected_edit=0)
    client.force_login(hr)

    said = client.get(reverse("library:class-detail", args=[job.public_id])).content.decode()

    assert ("lines 3 to 4</a>: title, class code<br>Not in these lines: organization</dd>") in said
