"""The read API through its addresses: whole answers, drafts stay hidden, lists cost the same, bad requests are told."""

import pytest
from django.test import Client
from django.urls import reverse

from competency_portal.accounts.choices import Role
from models_app.models import (
    Competency,
    CompetencyModel,
    CompetencyRevision,
    CompetencyUse,
    JobClass,
    ModelVersion,
)
from tests import factories as make

pytestmark = pytest.mark.django_db
LONG = "x" * 3000


@pytest.fixture
def published():
    """A published version of two competencies, required at level 3 of five."""
    version = make.make_model_version(names=("Problem Solving", "Writing"))
    ModelVersion.objects.filter(pk=version.pk).update(published_at=make.NOON, content_hash="f" * 64)
    version.refresh_from_db()
    return version


def test_a_model_is_told_whole(ask, published):
    model, agency = published.model, published.model.agency
    expected = {
        "id": model.public_id,
        "slug": model.slug,
        "title": model.title,
        "agency": {"id": agency.public_id, "code": "testville", "name": "Agency of Testville"},
        "bank": {"id": model.bank.public_id, "code": "bank", "name": "Bank"},
        "job_class": {
            "id": model.job_class.public_id,
            "title": "IT Specialist",
            "code": None,
            "series": None,
            "grade": "GS-12",
            "organization": None,
            "job_family": None,
        },
        "versions": [
            {
                "id": published.public_id,
                "number": 1,
                "state": "published",
                "title": published.title,
                "published_at": "2026-12-07T17:00:00Z",
                "content_hash": "f" * 64,
                "competencies": 2,
            }
        ],
    }

    assert ask(f"models/{model.public_id}").json() == expected
    assert ask("models").json() == {
        "items": [expected],
        "count": 1,
        "page": 1,
        "page_size": 25,
        "next": None,
    }


def test_a_competency_of_a_version_is_told_whole(ask, published):
    use = published.uses.first()
    scale = use.revision.scale

    answer = ask(f"versions/{published.public_id}/competencies").json()

    assert answer["items"][0] == {
        "id": use.revision.competency.public_id,
        "bank": published.model.bank.public_id,
        "revision": 1,
        "number": None,
        "name": "Problem Solving",
        "family": "Problem Solving",
        "variant": None,
        "definition": "Definition of Problem Solving.",
        "scale": scale.public_id,
        "levels": [
            {"ordinal": level.ordinal, "label": level.label, "text": None}
            for level in scale.levels.order_by("ordinal")
        ],
        "indicators": [],
        "standards": [],
        "areas": [],
        "position": 1,
        "group": "Core Competencies",
        "required_level": {"scale": scale.public_id, "ordinal": 3, "label": "Intermediate"},
        "required_level_reason": None,
        "required_level_evidence": None,
        "selection_use": "for_selection",
        "selection_use_reason": None,
        "selection_use_evidence": None,
    }
    assert [item["name"] for item in answer["items"]] == ["Problem Solving", "Writing"]


def test_a_bank_a_competency_and_a_scale_agree_with_the_version(ask, published):
    bank, scale = published.model.bank, published.uses.first().revision.scale
    inside = ask(f"versions/{published.public_id}/competencies").json()["items"]

    listed = ask(f"banks/{bank.public_id}/competencies").json()["items"]

    assert listed == [{name: item[name] for name in listed[0]} for item in inside]
    assert ask(f"competencies/{listed[0]['id']}").json() == listed[0]
    assert ask(f"banks/{bank.public_id}").json() == ask("banks").json()["items"][0]
    shown = ask(f"scales/{scale.public_id}").json()
    assert shown in ask("scales").json()["items"]
    assert shown["levels"][2] == {
        "ordinal": 3,
        "label": "Intermediate",
        "value": "3.00",
        "definition": "What Intermediate means.",
    }
    assert ask("agencies").json()["items"] == [ask("models").json()["items"][0]["agency"]]


def test_drafts_answer_like_what_is_not_there_also_the_agencys_own(ask):
    draft = make.make_model_version(state="draft")
    CompetencyRevision.objects.update(published=False)
    paths = (
        f"models/{draft.model.public_id}",
        f"versions/{draft.public_id}",
        f"versions/{draft.public_id}/competencies",
        f"competencies/{draft.uses.first().revision.competency.public_id}",
        f"banks/{draft.model.bank.public_id}",
        f"banks/{draft.model.bank.public_id}/competencies",
    )

    answers = [ask(path) for path in paths]

    missing = ask("models/zzzzzzzzzzzz")
    assert {(a.status_code, a.content) for a in answers} == {(404, missing.content)}
    assert missing.json()["problems"] == []
    assert [ask(name).json()["count"] for name in ("models", "banks", "agencies")] == [0, 0, 0]


def test_models_are_narrowed_and_paged(ask):
    elsewhere = make.make_agency("elsewhere")
    for title, agency in (("Clerk", None), ("Baker", elsewhere), ("Architect", None)):
        model = make.make_model_version(agency, ("Writing",)).model
        CompetencyModel.objects.filter(pk=model.pk).update(title=title)

    def titles(**data):
        return [item["title"] for item in ask("models", data).json()["items"]]

    assert titles() == ["Architect", "Baker", "Clerk"]
    assert titles(agency=elsewhere.public_id) == ["Baker"]
    assert titles(q="ler elsewhere") == []
    assert titles(q="CLERK") == ["Clerk"]
    assert titles(state="retired") == []
    first = ask("models", {"page_size": 2}).json()
    assert (first["count"], first["next"]) == (3, "/api/v1/models?page_size=2&page=2")
    second = ask(first["next"].removeprefix("/api/v1/")).json()
    assert ([item["title"] for item in second["items"]], second["next"]) == (["Clerk"], None)
    assert ask("models", {"page": 1_000_000, "page_size": 100}).json()["items"] == []


@pytest.mark.parametrize(
    ("path", "data", "field"),
    [
        ("models", {"page": "0"}, "page"),
        ("models", {"page": str(2**63)}, "page"),
        ("models", {"page": "one"}, "page"),
        ("models", {"page": ""}, "page"),
        ("models", {"page_size": "101"}, "page_size"),
        ("models", {"q": "a\x00b"}, "q"),
        ("models", {"q": LONG}, "q"),
        ("models", {"agency": "a\x00"}, "agency"),
        ("models", {"agency": LONG}, "agency"),
        ("models", {"state": "draft"}, "state"),
        ("models", {"agancy": "testville"}, "agancy"),
        ("models", {LONG: "1"}, LONG[:100]),
        ("banks", {"q": "\x00"}, "q"),
        ("scales", {"q": "\x00"}, "q"),
        ("scales", {"id": "1"}, "id"),
        ("models/zzzzzzzzzzzz", {"id": "1"}, "id"),
    ],
)
def test_a_bad_parameter_is_named_with_its_reason(ask, path, data, field):
    answer = ask(path, data)

    assert (answer.status_code, answer["Content-Type"]) == (422, "application/json")
    assert [problem["field"] for problem in answer.json()["problems"]] == [field]
    assert answer.json()["problems"][0]["message"]


@pytest.mark.parametrize("kind", ["models", "versions", "banks", "competencies", "scales"])
@pytest.mark.parametrize(
    "key", ["%00", "a%00b", str(2**63), LONG, "-1", "%27", "%F0%9F%92%A5", "%ff", "..", "a%2Fb"]
)
def test_strange_ids_are_not_there(ask, kind, key):
    answer = ask(f"{kind}/{key}")

    assert (answer.status_code, answer["Content-Type"]) == (404, "application/json")
    assert answer.json()["status"] == 404


@pytest.mark.parametrize("path", ["", "nothing", "models/", "openapi.yaml", "docs"])
def test_what_is_not_there_is_said_as_json_also_without_a_token(client, path):
    answer = client.get(f"/api/v1/{path}")

    assert (answer.status_code, answer["Content-Type"]) == (404, "application/json")


@pytest.mark.parametrize("accept", ["text/html", "image/*;q=0", "", "\x00", "*/*;q=x", "x" * 5000, "é"])
def test_whatever_is_accepted_json_comes(ask, accept):
    answer = ask("models", headers={"Accept": accept, "HX-Request": "true"})

    assert (answer.status_code, answer["Content-Type"]) == (200, "application/json; charset=utf-8")


def test_an_answer_is_kept_by_its_hash(ask, published):
    path = f"versions/{published.public_id}"
    answer = ask(path)
    etag = answer["ETag"]

    again = ask(path, headers={"If-None-Match": etag})

    assert (answer["Cache-Control"], answer["Vary"]) == ("private, no-cache", "Authorization, Cookie")
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", etag)
    ModelVersion.objects.filter(pk=published.pk).update(state="retired")
    assert ask(path, headers={"If-None-Match": etag}).json()["state"] == "retired"
    assert (answer.cookies, answer.get("Set-Cookie")) == ({}, None)


@pytest.mark.parametrize("token", [True, False])
def test_who_is_signed_in_counts_for_nothing(settings, client, token):
    """Also where their role still has to set up a second factor: a program is no person."""
    settings.SECOND_FACTOR_ROLES = ["hr_admin"]
    hr = make.make_person("hr", Role.HR_ADMIN)
    client.force_login(hr, backend="django.contrib.auth.backends.ModelBackend")
    headers = make.by_token(make.make_token()[1]) if token else {}

    assert client.get("/api/v1/models", headers=headers).status_code == (200 if token else 401)


def test_head_is_answered_as_get_and_nothing_else_is(ask, client):
    secret = make.make_token(make.make_agency("other"))[1]
    headers = make.by_token(secret)
    address = reverse("api:model-list")

    head = client.head(address, headers=headers)

    assert (head.status_code, head["ETag"]) == (200, client.get(address, headers=headers)["ETag"])
    for method in ("post", "put", "patch", "delete", "options", "trace"):
        answer = getattr(client, method)(address, headers=headers)
        assert (method, answer.status_code, answer["Allow"]) == (method, 405, "GET, HEAD")
        assert answer.json()["status"] == 405


def test_a_form_sent_without_its_token_hears_405_as_json():
    answer = Client(enforce_csrf_checks=True).post("/api/v1/openapi.json", {"a": "b"})

    assert (answer.status_code, answer.json()["status"]) == (405, 405)


def test_too_many_requests_are_told_when_to_ask_again(ask, settings, monkeypatch):
    monkeypatch.setattr("models_app.api.access.timezone.now", lambda: make.NOON)
    settings.API_REQUESTS_A_MINUTE = 2

    answers = [ask("models") for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert (answers[2]["Retry-After"], answers[2].json()["status"]) == ("60", 429)


def many(count):
    """So many models, each of one version, and one version of so many competencies."""
    version = make.make_model_version(names=("Writing",))
    model, group, revision = version.model, version.groups.get(), version.uses.get().revision
    agency, bank = model.agency, model.bank
    n = range(count)
    jobs = JobClass.objects.bulk_create(
        JobClass(agency=agency, slug=f"many-{count}-{i}", title="Clerk") for i in n
    )
    models = CompetencyModel.objects.bulk_create(
        CompetencyModel(
            agency=model.agency, slug=f"many-{count}-{i}", job_class=jobs[i], bank=model.bank, title="Clerk"
        )
        for i in n
    )
    ModelVersion.objects.bulk_create(
        ModelVersion(model=one, number=1, state="published", title="Clerk") for one in models
    )
    competencies = Competency.objects.bulk_create(
        Competency(bank=bank, slug=f"many-{count}-{i}", family=f"Skill {i}") for i in n
    )
    revisions = CompetencyRevision.objects.bulk_create(
        CompetencyRevision(competency=one, family=one.family, scale=revision.scale, published=True)
        for one in competencies
    )
    CompetencyUse.objects.bulk_create(
        CompetencyUse(version=version, group=group, position=i + 2, revision=revisions[i]) for i in n
    )
    return version


PATHS = (
    "agencies",
    "models",
    "banks",
    "scales",
    "versions/V",
    "versions/V/competencies",
    "banks/B/competencies",
)


def test_answers_cost_the_same_with_3_and_with_300(ask, count_queries):
    def counts(version):
        ids = {"V": version.public_id, "B": version.model.bank.public_id}
        found = {}
        for path in PATHS:
            parts = [ids.get(part, part) for part in path.split("/")]
            size = {} if path == "versions/V" else {"page_size": 100}
            with count_queries() as queries:
                assert ask("/".join(parts), size).status_code == 200
            found[path] = len(queries)
        return found

    ask("agencies")  # the first request of a day writes its day
    few = counts(many(3))

    assert counts(many(300)) == few
    assert max(few.values()) <= 25
