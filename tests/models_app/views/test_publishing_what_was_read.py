"""What is published is what the approver's page was drawn from, whatever changed since and in whatever way."""

import pytest
from django.urls import reverse

from competency_portal.accounts.choices import Role
from models_app.actions.publication import submit_for_review
from models_app.choices import VersionState
from models_app.models import CompetencyBank, Finding, ModelVersion, ProficiencyLevel
from tests.factories import make_agency, make_model_version, make_person, make_scale

pytestmark = pytest.mark.django_db
ALERTS = ('class="cp-errors"', "Somebody saved since")
KEPT = ("slug", "title", "code", "series", "grade", "organization", "job_family")


@pytest.fixture
def version(client):
    """In review, with a scale of the agency; nothing of its bank is published. The second person is signed in."""
    agency = make_agency()
    first, second = (make_person(name, Role.HR_ADMIN, agency) for name in ("anna", "bert"))
    version = make_model_version(
        agency, ("Judgment",), state=VersionState.DRAFT, scale=make_scale(agency, "own")
    )
    version.created_by = first
    version.save()
    version.uses.get().revision.competency.revisions.update(published=False, content_hash="")
    submit_for_review(version=version, actor=first)
    client.force_login(second)
    return version


def publishing(version):
    return reverse("library:version-publish", args=[version.public_id])


def sent(page):
    """What the form of this page sends."""
    form = page.context["form"]
    return {name: form[name].value() for name in form.fields if name != "read"} | {"read": "on"}


def grade(client, version):
    job = version.model.job_class
    facts = {name: getattr(job, name) for name in KEPT} | {"edit": job.edit, "grade": "Slipped"}
    return client.post(reverse("library:class-edit", args=[job.public_id]), facts)


def bank(client, version):
    bank = version.model.bank
    facts = {"name": bank.name, "code": "slipped", "description": "", "edit": bank.edit}
    return client.post(reverse("library:bank-edit", args=[bank.public_id]), facts)


def scale(client, version):
    """Past every page and action."""
    ProficiencyLevel.objects.filter(scale__code="own", ordinal=1).update(definition="Slipped.")


@pytest.mark.parametrize(
    ("slip", "differs"),
    [
        (grade, ["Grade"]),
        (bank, ["Bank"]),
        (scale, ["Proficiency scales"]),
    ],
)
def test_what_slipped_in_is_not_published_before_it_is_read(client, version, slip, differs):
    read = client.get(publishing(version))
    slip(client, version)

    late = client.post(publishing(version), sent(read))
    unpublished = ModelVersion.objects.get(pk=version.pk)
    without = client.post(publishing(version), {"edit": version.revision_of_edit, "read": "on"})
    again = client.post(publishing(version), sent(late))

    assert (late.status_code, unpublished.state, unpublished.job_facts) == (409, "in_review", None)
    page = late.content.decode()
    told = ("What you read is not what would be published.", f"<li>It differs in: {', '.join(differs)}.</li>")
    assert [words in page for words in told] == [True, True]
    assert " checked" not in page
    assert (without.status_code, again.status_code) == (409, 302)
    version.refresh_from_db()
    assert version.content_hash == sent(late)["content"]


def test_the_page_shows_the_facts_that_are_sealed_with_it(client, version):
    job = version.model.job_class
    type(job).objects.filter(pk=job.pk).update(series="2210", organization="Office of the CIO")
    CompetencyBank.objects.update(name="Bank of skills")

    page = client.get(publishing(version))

    html = page.content.decode()
    assert [words for words in ALERTS if words in html] == []
    facts = [
        "IT Specialist",
        "GS-12",
        "2210",
        "Office of the CIO",
        "Bank of skills",
        "Scale own",
        "Awareness",
    ]
    assert [fact for fact in facts if fact not in html] == []
    assert sent(page)["content"] in html


def test_a_refusal_is_told_once_and_above_what_is_read(client, version):
    read = client.get(publishing(version))

    html = client.post(publishing(version), sent(read) | {"read": ""}).content.decode()

    assert [html.count(words) for words in (*ALERTS, 'href="#id_read"')] == [1, 0, 1]
    assert html.index("#id_read") < html.index("comments-head") < html.index('id="id_read"')


def test_evidence_is_read_where_the_version_is_approved(client, version):
    use = version.uses.get()
    version.uses.update(
        required_level_reason="By the panel.", required_level_evidence="Job analysis of May 4.",
        selection_use_reason="By law.", selection_use_evidence="Rule 7.",
    )  # fmt: skip
    Finding.objects.create(
        version=version, use=use, position=1, kind="required_level", title="Level of Judgment",
        value="Intermediate", reason="By the panel.", settled_at=version.created_at,
    )  # fmt: skip

    pages = [
        client.get(reverse(f"library:version-{name}", args=[version.public_id]))
        for name in ("publish", "detail")
    ]
    settled, shown = (page.content.decode() for page in pages)

    assert "By the panel.<br><b>Evidence:</b> Job analysis of May 4." in settled
    assert "By the panel. <b>Evidence:</b> Job analysis of May 4." in shown
    assert "<b>Selection use: For selection.</b> By law. <b>Evidence:</b> Rule 7." in shown
