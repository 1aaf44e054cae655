"""Taking a version out on a page: who may, which forms there are, what comes."""

import json

import pytest
from django.urls import reverse

from competency_portal.accounts.choices import Role
from models_app.choices import VersionState
from models_app.exchange import bundle
from models_app.exchange.case.naming import document_identifier
from models_app.exchange.exporting import FORMATS, export
from models_app.queries.plain_version import plain_of
from tests.factories import make_agency, make_model_version, make_person

pytestmark = pytest.mark.django_db


def file_of(client, version, format="json"):
    return client.get(reverse("library:version-export-file", args=[version.public_id, format]))


def test_page_names_each_format_and_leads_to_its_file(la, client):
    client.force_login(make_person("reader", Role.SME, make_agency("elsewhere")))

    said = client.get(reverse("library:version-export", args=[la.public_id])).content.decode()

    for code, format in FORMATS.items():
        address = reverse("library:version-export-file", args=[la.public_id, code])
        assert (f'href="{address}"' in said, format.label in said) == (True, True)
    assert "This is a draft." not in said


def test_page_tells_programs_where_the_published_version_is(client):
    published = make_model_version(names=("Skill",))
    draft = make_model_version(names=("Skill",), state=VersionState.DRAFT)
    client.force_login(make_person(role=Role.HR_ADMIN))

    said = [
        client.get(reverse("library:version-export", args=[version.public_id])).content.decode()
        for version in (published, draft)
    ]

    document = document_identifier(f"{published.model.agency.code}/{published.model.slug}/1")
    assert f"<code>http://testserver/ims/case/v1p1/CFPackages/{document}</code>" in said[0]
    assert "CFPackages" not in said[1]


def test_file_is_the_export_under_a_name_of_its_own(la, client):
    client.force_login(make_person("reader", Role.SME, make_agency("elsewhere")))

    answer = file_of(client, la)

    assert answer.content == bundle.write(plain_of(la))
    assert answer["Content-Type"] == "application/json"
    assert answer["Content-Disposition"] == (
        'attachment; filename="director-of-systems-9375-version-1.json"; '
        "filename*=UTF-8''director-of-systems-9375-version-1.json"
    )
    assert json.loads(answer.content)["format"] == bundle.FORMAT


def test_version_page_leads_there(la, client):
    client.force_login(make_person("reader", Role.SME, make_agency("elsewhere")))

    said = client.get(reverse("library:version-detail", args=[la.public_id])).content.decode()

    assert reverse("library:version-export", args=[la.public_id]) in said


@pytest.mark.parametrize("format", ["nothing", "html", "0"])
def test_format_that_is_none_is_missing(format, client):
    version = make_model_version(names=("Skill",))
    client.force_login(make_person(role=Role.HR_ADMIN))

    assert file_of(client, version, format).status_code == 404


def test_draft_leaves_only_with_hr_admins_of_its_agency(client):
    here = make_agency("here")
    draft = make_model_version(here, ("Secret Skill",), state=VersionState.DRAFT)
    page = reverse("library:version-export", args=[draft.public_id])

    def answers(person):
        client.force_login(person)
        return client.get(page).status_code, file_of(client, draft).status_code

    assert answers(make_person("hr.elsewhere", Role.HR_ADMIN, make_agency("elsewhere"))) == (404, 404)
    assert answers(make_person("sme.here", Role.SME, here)) == (404, 404)
    assert answers(make_person("hr.here", Role.HR_ADMIN, here)) == (200, 200)
    assert "This is a draft." in client.get(page).content.decode()


def test_queries_do_not_grow_with_competencies(count_queries):
    small = make_model_version(names=("Skill 1",))
    large = make_model_version(names=[f"Skill {n}" for n in range(1, 31)])

    def queries(version):
        with count_queries() as counted:
            for format in set(FORMATS) - {"pdf"}:
                export(version, format)
        return len(counted)

    assert queries(large) == queries(small)
