"""What begins from nothing: a job class, an empty model, a competency in a bank; and a job class that is edited."""

import pytest
from django.urls import reverse

from competency_portal.accounts.choices import Role
from competency_portal.audit.models import AuditEntry
from competency_portal.errors import Refused
from models_app.actions.job_classes import create_job_class, edit_job_class
from models_app.actions.new_models import create_competency, create_model
from models_app.choices import Substitution, VersionState
from models_app.models import Competency, CompetencyBank, CompetencyModel, JobClass, MinimumRequirement
from models_app.views.editing import OTHERS
from tests.factories import make_agency, make_model_version, make_person, make_scale

pytestmark = pytest.mark.django_db
FACTS = {
    "title": "Analyst",
    "code": "1234",
    "series": "0343",
    "grade": "GS-9",
    "organization": "",
    "job_family": "",
}


@pytest.fixture
def bank(admin):
    return CompetencyBank.objects.create(agency=make_agency(), code="bank", name="Bank")


def url(name, *things):
    return reverse(f"library:{name}", args=[thing.public_id for thing in things])


def test_a_job_class_is_added_and_written_in_the_trail(client, admin):
    response = client.post(url("class-create"), FACTS)

    job = JobClass.objects.get()
    assert (response.status_code, response["Location"]) == (302, url("class-detail", job))
    assert (job.facts(), job.agency) == ({"slug": "analyst-gs-9", **FACTS}, make_agency())
    assert AuditEntry.objects.get(action="job_class.create").object_id == job.public_id


def test_job_classes_of_the_same_title_get_names_of_their_own(admin):
    jobs = [create_job_class(agency=make_agency(), facts={"title": title, "series": str(n)}, actor=admin)
            for n, title in enumerate(("Analyst", "Analyst", "Analyst", "分析"))]  # fmt: skip

    assert [job.slug for job in jobs] == ["analyst", "analyst-2", "analyst-3", "class"]


@pytest.mark.parametrize(
    "wrong",
    [{"title": " "}, {"title": "x" * 201}, {"grade": "x" * 41}, {"code": "a\x00"}, {"job_family": "x" * 201}],
)
def test_facts_that_can_not_be_stored_are_refused_by_page_and_action(client, admin, wrong):
    facts = {**FACTS, **wrong}

    response = client.post(url("class-create"), facts)

    assert response.status_code == 422
    with pytest.raises(Refused):
        create_job_class(agency=make_agency(), facts=facts, actor=admin)
    assert not JobClass.objects.exists()


def test_every_problem_of_the_facts_is_told(admin):
    with pytest.raises(Refused) as refused:
        create_job_class(agency=make_agency(), facts={"grade": "x" * 41}, actor=admin)

    assert [problem.field for problem in refused.value.problems] == ["title", "grade"]


def test_a_job_class_is_edited_and_a_stale_edit_shows_both_values(client, admin):
    job = create_job_class(agency=make_agency(), facts=FACTS, actor=admin)

    first = client.post(url("class-edit", job), {**FACTS, "grade": "GS-11", "edit": 0})
    late = client.post(url("class-edit", job), {**FACTS, "grade": "GS-12", "edit": 0})

    page = late.content.decode()
    job.refresh_from_db()
    assert (first.status_code, late.status_code, job.grade, job.edit) == (302, 409, "GS-11", 1)
    assert "<b>On record:</b> GS-11" in page
    assert "<b>Typed by you:</b> GS-12" in page
    assert client.post(url("class-edit", job), {**FACTS, "grade": "GS-12", "edit": 1}).status_code == 302


def test_a_late_form_of_a_job_class_takes_what_it_left_alone_from_the_record(client, admin):
    job = create_job_class(agency=make_agency(), facts=FACTS, actor=admin)
    late = {
        **FACTS,
        "series": "0800",
        "edit": 0,
        "drawn": client.get(url("class-edit", job)).context["drawn"],
    }
    client.post(url("class-edit", job), {**FACTS, "grade": "GS-11", "edit": 0})

    wrong = client.post(url("class-edit", job), {**late, "title": ""})
    saved = client.post(url("class-edit", job), late, follow=True)
    clash = client.post(url("class-edit", job), {**late, "series": "0900", "code": "X"})

    job.refresh_from_db()
    assert (wrong.status_code, wrong.context["stale"]) == (422, [])
    assert [str(message) for message in saved.context["messages"]] == [f"Saved. {OTHERS}"]
    assert (clash.status_code, clash.context["stale"]) == (409, [("Occupational series", "0800", "0900")])
    assert (job.grade, job.series, job.code, job.edit) == ("GS-11", "0800", FACTS.get("code", ""), 2)


def test_saving_the_same_facts_is_no_edit(admin):
    job = create_job_class(agency=make_agency(), facts=FACTS, actor=admin)

    edit_job_class(job_class=job, facts=FACTS, actor=admin, expected_edit=0)

    job.refresh_from_db()
    assert (job.edit, AuditEntry.objects.filter(action="job_class.edit").count()) == (0, 0)


def test_an_empty_model_is_a_draft_that_takes_competencies_of_its_bank(client, admin, bank):
    job = create_job_class(agency=make_agency(), facts=FACTS, actor=admin)

    response = client.post(url("model-create", job), {"title": "Analyst model", "bank": bank.public_id})

    version = CompetencyModel.objects.get().versions.get()
    assert response["Location"] == url("draft-edit", version)
    assert (version.number, version.state, version.title) == (1, VersionState.DRAFT, "Analyst model")
    assert (version.model.bank, version.model.job_class, version.created_by) == (bank, job, admin)
    assert (
        "Choose the first one from the bank below." in client.get(url("draft-edit", version)).content.decode()
    )


def test_a_model_needs_a_bank_of_its_own_agency(client, admin):
    job = create_job_class(agency=make_agency(), facts=FACTS, actor=admin)
    foreign = CompetencyBank.objects.create(agency=make_agency("elsewhere"), code="b", name="Secret bank")

    response = client.post(url("model-create", job), {"title": "Model", "bank": foreign.public_id})

    assert (response.status_code, "Secret bank" in response.content.decode()) == (422, False)
    with pytest.raises(Refused):
        create_model(job_class=job, bank=foreign, title="Model", actor=admin)
    assert not CompetencyModel.objects.exists()


def test_a_competency_is_added_as_a_draft(client, admin, bank):
    scale = make_scale()
    data = {
        "family": "Judgment",
        "variant": "Decides",
        "number": "7",
        "definition": "",
        "scale": scale.public_id,
    }

    response = client.post(url("competency-create", bank), data)

    competency = Competency.objects.get()
    revision = competency.revisions.get()
    assert response["Location"] == url("bank-wording", competency)
    assert (competency.slug, competency.name, competency.number) == (
        "7-judgment-decides",
        "Judgment (Decides)",
        7,
    )
    assert (revision.name, revision.bank_number, revision.definition, revision.scale, revision.published) == (
        "Judgment (Decides)",
        7,
        None,
        scale,
        False,
    )


def test_number_and_name_stand_once_in_a_bank(client, admin, bank):
    create_competency(bank=bank, family="Judgment", number=7, actor=admin)

    response = client.post(url("competency-create", bank), {"family": "judgment", "number": "7"})

    page = response.content.decode()
    assert response.status_code == 422
    assert "Number 7 is &#x27;Judgment&#x27; in this bank." in page
    assert "This bank has a competency of this name already." in page
    assert Competency.objects.count() == 1


@pytest.mark.parametrize("number", [0, -1, 10**9, 2**63])
def test_numbers_outside_the_bank_are_refused(client, admin, bank, number):
    response = client.post(url("competency-create", bank), {"family": "Judgment", "number": number})

    assert response.status_code == 422
    with pytest.raises(Refused):
        create_competency(bank=bank, family="Judgment", number=number, actor=admin)


def test_a_scale_of_another_agency_is_refused(admin, bank):
    scale = make_scale(make_agency("elsewhere"), code="theirs")

    with pytest.raises(Refused):
        create_competency(bank=bank, family="Judgment", scale=scale, actor=admin)


def test_only_hr_admins_of_the_agency_make_anything(admin, bank):
    other = make_person("other", Role.HR_ADMIN, make_agency("elsewhere"))
    job = create_job_class(agency=make_agency(), facts=FACTS, actor=admin)

    for make in (
        lambda: create_job_class(agency=make_agency(), facts=FACTS, actor=other),
        lambda: edit_job_class(job_class=job, facts=FACTS, actor=other, expected_edit=0),
        lambda: create_model(job_class=job, bank=bank, title="Model", actor=other),
        lambda: create_competency(bank=bank, family="Judgment", actor=other),
    ):
        with pytest.raises(Refused):
            make()


def test_buttons_stand_where_the_person_may_use_them(client, admin):
    version = make_model_version()
    foreign = make_model_version(make_agency("elsewhere"))

    pages = {
        one: client.get(url("class-detail", one.model.job_class)).content.decode()
        for one in (version, foreign)
    }
    banks = {
        one: client.get(url("bank-detail", one.model.bank)).content.decode() for one in (version, foreign)
    }

    assert [url("class-edit", one.model.job_class) in page for one, page in pages.items()] == [True, False]
    assert [url("model-create", one.model.job_class) in page for one, page in pages.items()] == [True, False]
    assert [url("competency-create", one.model.bank) in page for one, page in banks.items()] == [True, False]
    assert url("class-create") in client.get(reverse("library:class-list")).content.decode()


def test_a_job_class_shows_what_its_models_say_of_the_work(client, admin):
    version = make_model_version(state=VersionState.DRAFT)
    parts = (
        ("general_note", "Also note."),
        ("description_of_work", "Runs the service."),
        ("preface", "Foreword."),
    )
    for position, (kind, text) in enumerate(parts, 1):
        version.parts.create(position=position, kind=kind, text=text)
    MinimumRequirement.objects.create(
        version=version, education="A degree", experience_years=2, substitution=Substitution.YEAR_FOR_YEAR
    )

    page = client.get(url("class-detail", version.model.job_class)).content.decode()

    assert page.index("Runs the service.") < page.index("Also note.") < page.index("A degree")
    assert "Year for year" in page
    assert "Foreword." not in page
    assert f'{url("draft-edit", version)}#parts"' in page
    assert "Minimum requirement as data" in client.get(url("version-detail", version)).content.decode()


def test_a_job_class_that_is_there_is_neither_added_again_nor_edited_into(client, admin):
    agency = make_agency()
    facts = {"title": "Director of Systems", "code": "9375", "organization": "ITA"}
    first = create_job_class(agency=agency, facts=facts, actor=admin)
    second = create_job_class(agency=agency, facts={**facts, "organization": "LAPD"}, actor=admin)
    again = {"title": "director  of systems", "code": "9375"}

    added = client.post(url("class-create"), again)
    edited = client.post(url("class-edit", second), {**facts, "edit": "0"})

    link = f'<a href="{url("class-detail", first)}">Read the one that is there</a>'
    said = [page.content.decode().count(link) for page in (added, edited)]
    assert (added.status_code, edited.status_code, said, JobClass.objects.count()) == (422, 422, [1, 1], 2)


def test_what_is_double_already_is_still_edited(admin):
    agency = make_agency()
    one, other = (JobClass.objects.create(agency=agency, slug=slug, title="Clerk") for slug in ("a", "b"))

    edit_job_class(
        job_class=other, facts={"title": "Clerk", "job_family": "Office"}, actor=admin, expected_edit=0
    )

    other.refresh_from_db()
    assert (one.title, other.title, other.job_family) == ("Clerk", "Clerk", "Office")
