"""One search box: what it finds, in which context, and what it never tells."""

import re
from html import unescape

import pytest
from django.urls import reverse

from assessments.models import Candidate
from competency_portal.accounts.choices import Role
from models_app.choices import VersionState
from models_app.models import CompetencyBank, CompetencyRevision, LevelDescription
from tests.factories import (
    fill_worksheet,
    make_action,
    make_agency,
    make_candidate,
    make_model_version,
    make_person,
    worksheet_of,
)

pytestmark = pytest.mark.django_db


def found(client, query, **more):
    """Words on the page without tags."""
    html = client.get(reverse("search"), {"q": query, **more}).content.decode()
    main = html[html.index("<main") : html.index("</main>")]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def groups(client, query):
    """Heads of the groups: ['Competencies: 2', …]."""
    html = client.get(reverse("search"), {"q": query}).content.decode()
    return re.findall(r'<h2 id="\w+">(.*?)</h2>', html)


@pytest.fixture
def action(db):
    """A hiring action of the agency 'here' with the candidates 101 and 102."""
    return make_action(make_agency("here"), title="Harbor Pilot", number="26-7788")


def test_all_words_must_stand_in_the_same_text(client):
    revision = make_model_version(names=("Judgment", "Writing")).uses.first().revision
    level = revision.scale.levels.get(ordinal=2)
    LevelDescription.objects.create(revision=revision, level=level, text="Weighs the facts calmly.")
    client.force_login(make_person(role=Role.SME))

    assert groups(client, "FACTS weighs") == ["Competencies: 1"]
    assert groups(client, "facts judgment") == []


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("fiscal management", ["Competencies: 1"]),
        ("FISCAL management (elects)", ["Competencies: 1"]),
        ("management", ["Competencies: 1"]),
        ("anagement", []),
        ("nothing fiscal", []),
    ],
)
def test_competency_is_found_by_its_name(client, query, expected):
    revision = make_model_version(names=("Fiscal Management",)).uses.get().revision
    CompetencyRevision.objects.filter(pk=revision.pk).update(variant="Elects", definition=None)
    client.force_login(make_person(role=Role.SME))

    assert groups(client, query) == expected


def test_bank_is_found_by_its_name_and_its_agency(client):
    bank = make_model_version(make_agency("here")).model.bank
    CompetencyBank.objects.filter(pk=bank.pk).update(name="Common Stock")
    client.force_login(make_person(role=Role.SME))

    assert groups(client, f"stock {bank.agency.name}") == ["Competency banks: 1"]
    assert groups(client, "stock zebra") == []


def test_a_competency_with_two_hits_counts_once(client):
    revision = make_model_version(names=("Judgment",)).uses.get().revision
    for ordinal in (1, 2):
        level = revision.scale.levels.get(ordinal=ordinal)
        LevelDescription.objects.create(revision=revision, level=level, text="Weighs the facts calmly.")
    client.force_login(make_person(role=Role.SME))

    assert groups(client, "weighs") == ["Competencies: 1, in 2 texts"]


def test_hit_is_shown_in_context_with_the_word_marked(client):
    make_model_version(names=("Judgment",))
    client.force_login(make_person(role=Role.SME))

    html = client.get(reverse("search"), {"q": "judgment definition"}).content.decode()

    assert "<mark>Definition</mark> of <mark>Judgment</mark>." in html


def test_short_query_says_so(client):
    client.force_login(make_person(role=Role.SME))

    assert "That is too short" in found(client, "a")
    assert "Nothing found" in found(client, "zebra")
    assert "Type a word" in found(client, "")


def test_draft_is_found_by_hr_admins_of_its_agency_only(client):
    draft = make_model_version(make_agency("here"), ("Clairvoyance",), state=VersionState.DRAFT)
    draft.uses.update(selection_use="not_stated")
    revision = draft.uses.get().revision
    revision.published = False
    revision.save()
    client.force_login(make_person("hr.elsewhere", Role.HR_ADMIN, make_agency("elsewhere")))
    outside = groups(client, "clairvoyance"), groups(client, draft.title)
    client.force_login(make_person("hr.here", Role.HR_ADMIN, make_agency("here")))

    assert outside == ([], [])
    assert groups(client, "clairvoyance") == ["Competencies: 1"]
    assert "Competency models: 1" in groups(client, draft.title)


def test_names_of_candidates_are_for_specialists_and_hr_admins(action, client):
    Candidate.objects.filter(number="101").update(last_name="Quillfeather")
    answers = {}
    for username, role in (("spec", Role.SPECIALIST), ("hr", Role.HR_ADMIN), ("aud", Role.AUDITOR)):
        client.force_login(make_person(username, role, action.agency))
        answers[username] = groups(client, "quillfeather"), "Quillfeather" in found(client, "101")
    client.force_login(make_person("other", Role.SPECIALIST, make_agency("elsewhere")))
    answers["other"] = groups(client, "quillfeather"), "Candidate 101" in found(client, "101")
    for username in ("rater1", "chair"):
        client.force_login(action.seats.get(user__username=username).user)
        answers[username] = groups(client, "quillfeather"), "Quillfeather" in found(client, "101")

    assert answers == {
        "spec": (["Candidates: 1"], True),
        "hr": (["Candidates: 1"], True),
        "aud": ([], False),
        "other": ([], False),
        "rater1": ([], False),
        "chair": ([], False),
    }


def test_panel_finds_its_own_action_and_candidates_by_number(action, client):
    make_action(make_agency("elsewhere"), title="Harbor Pilot", chair="c2", raters=("r2",))
    client.force_login(action.seats.get(user__username="rater1").user)

    assert groups(client, "harbor") == ["Hiring actions: 1"]
    assert groups(client, "102") == ["Candidates: 1"]


def test_no_answer_to_a_rater_depends_on_what_others_wrote(action, client):
    client.force_login(action.seats.get(user__username="rater1").user)
    queries = ("xylophone", "101", "harbor", "said")
    token = re.compile(rb'(csrfmiddlewaretoken" value=|X-CSRFToken": )"[A-Za-z0-9]+"')

    def answers():
        return [token.sub(b"", client.get(reverse("search"), {"q": query}).content) for query in queries]

    before = answers()
    fill_worksheet(worksheet_of(action, "rater2"), [5, 1, 3], note="Said xylophone twice.")

    assert answers() == before


def test_guide_questions_are_secret_test_material(action, client):
    word = "happened"
    client.force_login(make_person("spec", Role.SPECIALIST, action.agency))
    staff = groups(client, word)
    client.force_login(action.seats.get(user__username="rater1").user)

    assert staff == ["Interview guides: 1, in 3 texts"]
    assert groups(client, word) == []


def test_number_of_queries_does_not_depend_on_hits(client, count_queries):
    client.force_login(make_person("spec", Role.SPECIALIST, make_agency("here")))
    action = make_action(make_agency("here"), candidates=1)
    counts = []
    for more in (0, 2):
        for n in range(more):
            make_candidate(action, f"10{n + 5}")
            make_model_version(make_agency(f"new{n}"), (f"Specialist Skill {n}",))
        with count_queries() as queries:
            found(client, "specialist")
        with count_queries() as others:
            found(client, "10")
        counts.append((len(queries), len(others)))

    assert counts[0] == counts[1]
    assert counts[0][0] <= 25


def test_all_hits_of_a_kind_come_in_pages(client):
    make_model_version(names=[f"Skill number {n}" for n in range(30)])
    client.force_login(make_person(role=Role.SME))

    first, second = (
        found(client, "skill", kind="competencies"),
        found(client, "skill", kind="competencies", page=2),
    )

    assert "Competencies: 30" in first
    assert (first.count("Definition of Skill number"), second.count("Definition of Skill number")) == (25, 5)
