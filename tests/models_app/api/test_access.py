"""The gate for programs: which Authorization headers open it, and what the others hear."""

import json

import pytest
from django.test import RequestFactory

from models_app.actions.api_tokens import revoke_token
from models_app.api.access import refusal_of, secret_in
from models_app.models import CompetencyModel, ModelVersion
from tests import factories as make

ASKING = 'Bearer realm="Competency Portal"'
UNKNOWN = f'{ASKING}, error="invalid_token"'


def request_with(header=None):
    headers = {} if header is None else {"Authorization": header}
    return RequestFactory().get("/api/v1/models", headers=headers)


@pytest.mark.parametrize(
    ("header", "secret"),
    [
        ("Bearer abc", "abc"),
        ("bearer  abc ", "abc"),
        ("BEARER abc", "abc"),
        ("Bearer", ""),
        ("", ""),
        ("Basic abc", ""),
        ("abc", ""),
        ("Bearer " + "x" * 201, ""),
    ],
)
def test_the_secret_in_a_header(header, secret):
    assert secret_in(header) == secret


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("header", "challenge"),
    [
        (None, ASKING),
        ("Basic dXNlcjpwYXNz", ASKING),
        ("Bearer wrong", UNKNOWN),
        ("Bearer \x00", UNKNOWN),
        ("Bearer é' OR 1=1", UNKNOWN),
    ],
)
def test_without_a_known_token_the_gate_asks_for_one(header, challenge):
    make.make_token()

    refusal = refusal_of(request_with(header))

    assert (refusal.status_code, refusal["WWW-Authenticate"]) == (401, challenge)
    assert json.loads(refusal.content).keys() == {"status", "detail", "problems"}


@pytest.mark.django_db
def test_a_token_opens_the_gate_until_it_is_revoked():
    token, secret = make.make_token()
    request = request_with(f"Bearer {secret}")

    assert refusal_of(request) is None
    assert (request.api_token, request.reader.token) == (token, token)

    revoke_token(token=token, actor=token.created_by)
    assert refusal_of(request_with(f"Bearer {secret}")).status_code == 401


@pytest.mark.django_db
def test_who_asks_too_often_hears_when_to_ask_again(settings, monkeypatch):
    settings.API_REQUESTS_A_MINUTE = 1
    monkeypatch.setattr("models_app.api.access.timezone.now", lambda: make.NOON)
    header = f"Bearer {make.make_token()[1]}"
    assert refusal_of(request_with(header)) is None

    refusal = refusal_of(request_with(header))

    assert (refusal.status_code, refusal["Retry-After"]) == (429, "60")
    assert json.loads(refusal.content) == {
        "status": 429,
        "detail": "This token has asked too often. Ask again in 60 seconds.",
        "problems": [],
    }


@pytest.mark.django_db
def test_a_token_reads_what_is_published_and_no_draft_of_its_own_agency():
    token, secret = make.make_token()
    published = make.make_model_version(token.agency)
    elsewhere = make.make_model_version(make.make_agency("elsewhere"))
    make.make_model_version(token.agency, state="draft")
    request = request_with(f"Bearer {secret}")
    refusal_of(request)

    versions = ModelVersion.objects.visible_to(request.reader).order_by("pk")
    models = CompetencyModel.objects.visible_to(request.reader).order_by("pk")

    assert list(versions) == [published, elsewhere]
    assert list(models) == [published.model, elsewhere.model]
