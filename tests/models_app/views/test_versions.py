"""The page of a model version: what it says, what it does not say, and to whom."""

import re
from html import unescape

import pytest
from django.urls import reverse

from competency_portal.accounts.choices import Role
from competency_portal.accounts.models import Agency
from models_app.actions.settling import settle_findings
from models_app.choices import FindingKind, SelectionUse, VersionState
from models_app.models import CompetencyUse, ModelVersion
from tests.factories import make_agency, make_guide_version, make_model_version, make_person

pytestmark = pytest.mark.django_db


def page(client, name, *args, query=""):
    """The page's HTML with its white space evened out."""
    response = client.get(reverse(f"library:{name}", args=args) + query)
    assert response.status_code == 200
    return " ".join(unescape(response.content.decode()).split())


def texts(html):
    """What stands between the tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


@pytest.fixture
def reader(library, client):
    """Somebody of another agency without any part in the three."""
    person = make_person("reader", Role.SME, make_agency("elsewhere"))
    client.force_login(person)
    return person


@pytest.mark.parametrize("code", ["la", "nara", "nc"])
def test_version_shows_every_text_when_all_are_asked_for(code, library, reader, client):
    version = ModelVersion.objects.get(model__agency__code=code)

    said = texts(page(client, "version-detail", version.public_id, query="?all=1"))

    for use in version.uses.all():
        revision = use.revision
        wanted = [
            revision.competency.name,
            revision.definition or "Definition not stated in the source",
            *(row.text for row in revision.levels.all()),
            *(row.text for row in revision.indicators.all()),
            *(row.text for row in revision.standards.all()),
            *(row.text for row in revision.areas.all()),
        ]
        assert [text for text in wanted if " ".join(text.split()) not in said] == []
    for part in version.parts.all():
        assert [p for p in part.text.split("\n") if " ".join(p.split()) not in said] == []


def test_one_competency_is_shown_whole_and_the_others_only_in_the_index(la, reader, client):
    supervision = la.uses.get(revision__competency__family="Supervision")
    leadership = la.uses.get(revision__competency__family="Leadership")

    said = texts(page(client, "version-detail", la.public_id, query=f"?c={supervision.public_id}"))

    assert supervision.revision.definition in said
    assert leadership.revision.definition not in said
    assert said.count("Level and use not stated") == 8
    assert "Required level not stated in the source" in said
    assert "Required level of 8 competencies." in said


def test_required_level_is_marked_by_type_and_named_in_text(library, reader, client):
    version = make_model_version(make_agency("elsewhere"), ("Judgment",))

    html = page(client, "version-detail", version.public_id)

    assert html.count('class="is-req"') == 1
    assert "Required level: Intermediate" in texts(html)
    assert '<span class="cp-tag cp-tag--info">Required level</span>' in html


def test_settled_finding_is_listed_with_value_reason_and_person(la, hr, client):
    findings = la.findings.filter(kind=FindingKind.SELECTION_USE)[:3]
    draft = settle_findings(
        findings=list(findings), value=SelectionUse.FOR_SELECTION, reason="Agreed by the board.", actor=hr
    )
    client.force_login(hr)

    said = texts(page(client, "version-detail", draft.public_id))

    assert said.count("Agreed by the board.") == 4  # three rows, and the competency that is shown
    assert said.count("Hradmin Tester") >= 3
    assert "Selection use of 5 competencies." in said


def test_reader_of_another_agency_gets_no_buttons_and_no_counts(la, reader, client):
    html = page(client, "version-detail", la.public_id)

    assert "Findings to settle: " in html
    for word in ("/findings", "Start version", "/history/", "Used in your agency"):
        assert word not in html


def test_hr_admin_gets_the_buttons(la, hr, client):
    client.force_login(hr)

    html = page(client, "version-detail", la.public_id)

    settle = reverse("library:findings-settle", args=[la.public_id])
    assert f'href="{settle}?kind=required_level"' in html
    assert f'href="{settle}?kind=look"' in html
    assert "Start version 2" in html
    assert "Used in your agency" in html


def test_guide_is_told_to_its_own_agency_only(la, client):
    guide = make_guide_version(la, uses=la.uses.all()[:1])
    url = reverse("assessments:guide-detail", args=[guide.public_id])

    client.force_login(make_person("spec.elsewhere", Role.SPECIALIST, make_agency("elsewhere")))
    before = page(client, "version-detail", la.public_id)
    specialist = make_person("spec", Role.SPECIALIST, Agency.objects.get(code="la"))
    client.force_login(specialist)
    after = page(client, "version-detail", la.public_id)

    assert (url in before, "not used yet" in before) == (False, True)
    assert (url in after, "1 interview guide" in after, "question 1" in after) == (True, True, True)


@pytest.mark.parametrize("state", [VersionState.DRAFT, VersionState.IN_REVIEW])
def test_draft_of_another_agency_answers_like_a_missing_one(state, client):
    draft = make_model_version(make_agency("here"), ("Secret Skill",), state=state)
    client.force_login(make_person("hr.elsewhere", Role.HR_ADMIN, make_agency("elsewhere")))
    missing = reverse("library:version-detail", args=["zzzzzzzzzzzz"])

    for name in ("version-detail", "version-pdf", "version-history"):
        assert client.get(reverse(f"library:{name}", args=[draft.public_id])).status_code == 404
    for query in (f"?a={draft.public_id}", f"?b={draft.public_id}"):
        assert client.get(reverse("library:compare") + query).status_code == 404
    assert client.get(missing).status_code == 404
    assert client.get(reverse("library:model-detail", args=[draft.model.public_id])).status_code == 404
    assert draft.model.title not in page(client, "model-list")
    assert draft.public_id not in page(client, "compare")


def test_number_of_queries_does_not_grow_with_competencies(client, count_queries):
    small = make_model_version(names=("Skill 1",))
    large = make_model_version(names=[f"Skill {n}" for n in range(1, 61)])
    client.force_login(make_person(role=Role.HR_ADMIN))

    counts = []
    for version in (small, large):
        for query in ("", "?all=1"):
            with count_queries() as queries:
                page(client, "version-detail", version.public_id, query=query)
            counts.append(len(queries))

    assert len(set(counts)) == 1
    assert counts[0] <= 25


@pytest.mark.parametrize(
    "name", ["model-list", "bank-list", "scale-list", "class-list", "agency-list", "compare"]
)
def test_number_of_queries_of_lists_is_the_same_with_one_row_and_three(name, client, count_queries):
    client.force_login(make_person(role=Role.HR_ADMIN))
    make_model_version(make_agency("one"))
    with count_queries() as one:
        page(client, name)
    make_model_version(make_agency("two"))
    make_model_version(make_agency("three"))

    with count_queries() as three:
        page(client, name)

    assert len(one) == len(three)


def test_superseded_version_leads_to_the_newer_one(la, reader, client):
    newer = make_model_version(Agency.objects.get(code="la"))
    ModelVersion.objects.filter(pk=la.pk).update(state=VersionState.SUPERSEDED)
    ModelVersion.objects.filter(pk=newer.pk).update(model=la.model, number=2)

    html = page(client, "version-detail", la.public_id)

    assert "There is a newer version." in html
    assert reverse("library:version-detail", args=[newer.public_id]) in html


def test_versions_of_a_model_say_what_changed(la, hr, client):
    first = la.findings.filter(kind=FindingKind.REQUIRED_LEVEL)[:2]
    level = CompetencyUse.objects.get(pk=first[0].use_id).revision.scale.levels.get(ordinal=2)
    settle_findings(findings=list(first), value=level, reason="Read off the print.", actor=hr)
    client.force_login(hr)

    said = texts(page(client, "model-detail", la.model.public_id))

    assert "Competencies: required level settled for 2." in said
    assert "First version." in said


def test_source_marks_the_lines_asked_for(la, reader, client):
    html = page(client, "source-detail", la.source.public_id, query="?lines=18-20,22")

    marked = re.findall(r'<div class="cp-src__line is-marked" id="L(\d+)">', html)
    assert marked == ["18", "19", "20", "22"]
    assert html.count('class="cp-src__line') == 262
    assert page(client, "source-detail", la.source.public_id, query="?lines=nonsense").count("is-marked") == 0


def test_bank_is_searched_in_names_and_definitions(la, reader, client):
    said = texts(page(client, "bank-detail", la.model.bank.public_id, query="?q=technology"))

    assert "1 competency." in said
    assert "Technology Application" in said
    assert "Supervision" not in said


def test_scale_says_where_it_gives_no_value(la, reader, client):
    scale = la.uses.first().revision.scale

    said = texts(page(client, "scale-detail", scale.public_id))

    assert said.count("no value given") == 3
    assert "Level 3" in said


def test_a_sentence_about_one_competency_is_not_said_of_several(nara, reader, client):
    said = texts(page(client, "version-detail", nara.public_id))

    assert "Selection use of 20 competencies." in said
    assert "none carries the mark." in said
    assert "None of them can be picked for a hiring action" in said
    assert "this one included" not in said


def test_a_scale_stands_where_its_levels_are_named(la, reader, client):
    scale = la.uses.first().revision.scale

    said = texts(page(client, "scale-detail", scale.public_id))

    assert "No source document" not in said
    assert f"{la.source.title}, lines 22, 24 and 26" in said


@pytest.mark.parametrize("name", ["model-list", "bank-list", "class-list", "scale-list", "agency-list"])
def test_every_list_of_the_library_leads_to_the_others(name, reader, client):
    html = page(client, name)

    for other in ("model-list", "bank-list", "class-list", "scale-list", "agency-list"):
        assert f'<a href="{reverse(f"library:{other}")}"' in html


def test_the_front_of_the_library_is_the_list_of_models(reader, client):
    assert client.get("/library/")["Location"] == reverse("library:model-list")
