"""The pages on which a model or a competency of another agency is adopted, and where its origin is shown."""

import pytest
from django.urls import reverse

from competency_portal.accounts.choices import Role
from models_app.actions.adopting import adopt_competency, adopt_model
from models_app.choices import VersionState
from models_app.models import CompetencyRevision, ModelVersion
from tests.factories import make_agency, make_model_version, make_person
from tests.page_reading import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def theirs(db):
    return make_model_version(make_agency("elsewhere"), ("Judgment", "Writing"))


@pytest.fixture
def hr(client):
    person = make_person("hr", Role.HR_ADMIN, make_agency("here"))
    client.force_login(person)
    return person


def url(name, thing):
    return reverse(f"library:{name}", args=[thing.public_id])


def test_page_says_what_is_made_and_what_is_not_and_the_draft_opens(client, hr, theirs):
    own = make_model_version(make_agency("here"), ("Writing", "Speaking"))
    address = url("version-adopt", theirs)

    page = client.get(address, {"bank": own.model.bank.public_id})
    answer = client.post(address, {"bank": own.model.bank.public_id, "mark": page.context["plan"].mark})

    draft = ModelVersion.objects.get(adopted_from=theirs)
    shown = words_of(page)
    assert "New competencies: 1. They get no number" in shown
    assert "Competencies that your bank has with the very same words, used as they are: Writing." in shown
    assert "What Agency of Elsewhere settled" in shown
    assert (answer.status_code, answer["Location"]) == (302, url("draft-edit", draft))
    assert "Adopted from " + f"{theirs.model.title}, version 1 of Agency of Elsewhere" in words_of(
        client.get(answer["Location"])
    )


def test_a_further_model_of_the_agency_is_offered_the_bank_of_the_first(client, hr, theirs):
    first = adopt_model(version=theirs, agency=make_agency("here"), actor=hr)
    address = url("version-adopt", make_model_version(make_agency("elsewhere"), ("Speaking",)))

    chosen = [client.get(address).context["bank"], client.get(address, {"bank": ""}).context["bank"]]

    assert chosen == [first.model.bank, None]


def test_a_second_click_leads_to_the_first_draft(client, hr, theirs):
    address = url("version-adopt", theirs)

    client.post(address, {})
    answer = client.post(address, {}, follow=True)

    draft = ModelVersion.objects.get(adopted_from=theirs)
    assert answer.redirect_chain == [(url("version-detail", draft), 302)]
    assert "Your agency adopted this version before" in answer.content.decode()
    assert "Your agency adopted this version already." in words_of(client.get(address))


def test_a_stale_page_makes_nothing_and_shows_what_would_be_made_now(client, hr, theirs):
    address = url("version-adopt", theirs)

    answer = client.post(address, {"mark": "published;0:before"})

    assert answer.status_code == 409
    assert "was changed since you opened this page" in words_of(answer)
    assert f'name="mark" value="{answer.context["plan"].mark}"' in answer.content.decode()
    assert not ModelVersion.objects.filter(adopted_from=theirs).exists()


@pytest.mark.parametrize("bank", ["zzzzzzzzzzzz", "a\x00b", "9" * 300])
def test_a_bank_that_is_not_there_is_refused(client, hr, theirs, bank):
    version, words = url("version-adopt", theirs), url("words-adopt", theirs.uses.first().revision)

    answers = [client.post(address, {"bank": bank}).status_code for address in (version, words)]

    assert answers == [422, 422]
    assert client.get(version, {"bank": bank}).status_code == 200


def test_own_and_retired_versions_are_refused_with_the_reason(client, hr, theirs):
    own = make_model_version(make_agency("here"), ("Judgment",))
    ModelVersion.objects.filter(pk=theirs.pk).update(state=VersionState.RETIRED)

    answers = [client.get(url("version-adopt", version)) for version in (own, theirs)]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert "your own agency" in words_of(answers[0])
    assert "This version is retired" in words_of(answers[1])
    assert "Adopt" not in words_of(client.get(url("version-detail", theirs)))


def test_button_is_for_hr_admins_of_other_agencies(client, hr, theirs):
    shown = [url("version-adopt", theirs) in client.get(url("version-detail", theirs)).content.decode()]
    for role, agency in ((Role.SME, "here"), (Role.HR_ADMIN, "elsewhere")):
        client.force_login(make_person(f"{role}.{agency}", role, make_agency(agency)))
        shown.append(
            url("version-adopt", theirs) in client.get(url("version-detail", theirs)).content.decode()
        )

    assert shown == [True, False, False]


def test_a_competency_is_adopted_from_its_page_and_tells_its_origin(client, hr, theirs):
    revision = theirs.uses.first().revision
    page = client.get(url("competency-detail", revision.competency)).content.decode()

    shown = words_of(client.get(url("words-adopt", revision)))
    answer = client.post(url("words-adopt", revision), {})

    made = CompetencyRevision.objects.get(adopted_from=revision)
    assert url("words-adopt", revision) in page
    assert "What is not taken along" in shown
    assert answer["Location"] == url("competency-detail", made.competency)
    assert "Adopted from Judgment, revision 1 of Agency of Elsewhere" in words_of(
        client.get(answer["Location"])
    )


def test_a_bank_with_the_name_refuses_on_the_page(client, hr, theirs):
    bank = make_model_version(make_agency("here"), ("Judgment",)).model.bank

    answer = client.post(url("words-adopt", theirs.uses.first().revision), {"bank": bank.public_id})

    assert answer.status_code == 422
    assert "This bank has a competency named &#x27;Judgment&#x27; already." in answer.content.decode()


def test_published_versions_and_competencies_tell_everybody_their_origin(client, hr, theirs):
    draft = adopt_model(version=theirs, agency=make_agency("here"), actor=hr)
    made = adopt_competency(
        revision=make_model_version(make_agency("third"), ("Leading",)).uses.get().revision,
        agency=make_agency("here"), actor=hr,
    )  # fmt: skip
    ModelVersion.objects.filter(pk=draft.pk).update(state=VersionState.PUBLISHED)
    CompetencyRevision.objects.filter(pk=made.pk).update(published=True)
    client.force_login(make_person("sme", Role.SME, make_agency("elsewhere")))

    told = [
        words_of(client.get(url("version-detail", draft))),
        words_of(client.get(url("competency-detail", made.competency))),
    ]

    assert "of Agency of Elsewhere. What was changed since" in told[0]
    assert "of Agency of Third. What was changed since" in told[1]
