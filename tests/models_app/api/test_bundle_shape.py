"""A version's answer is its export, and the description knows every member that a bundle can hold."""

import json
from dataclasses import fields

import jsonschema
import pytest

from models_app.api.bundle_shape import shape_of
from models_app.api.description import described
from models_app.calculations import plain
from models_app.exchange import bundle
from models_app.exchange.plain_json import LEFT_OUT
from models_app.models import ModelVersion
from models_app.queries.plain_version import plain_of

TABLES = (plain.PlainModel, plain.PlainCompetency, plain.PlainScale, plain.PlainFinding, plain.Words)


@pytest.mark.parametrize("code", ["la", "nara", "nc"])
def test_a_version_is_the_bundle_of_its_export(ask, library, code):
    version = ModelVersion.objects.get(model__agency__code=code)

    answer = ask(f"versions/{version.public_id}").json()

    own = json.loads(bundle.write(plain_of(version)))
    assert {name: answer[name] for name in own} == own
    assert (answer["content_hash"], answer["state"]) == (version.content_hash, "published")
    whole = {**described(), "$ref": "#/components/schemas/Version"}
    jsonschema.Draft202012Validator(whole).validate(answer)


@pytest.mark.parametrize("table", TABLES)
def test_the_description_names_every_member_of_a_plain_row(table):
    assert set(shape_of(table).model_fields) == {field.name for field in fields(table)} - LEFT_OUT


def test_what_the_description_does_not_allow_is_found():
    whole = {**described(), "$ref": "#/components/schemas/BundleLevel"}
    validator = jsonschema.Draft202012Validator(whole)

    assert validator.is_valid({"label": "Basic", "value": "1.00"})
    assert not validator.is_valid({"label": "Basic", "value": 1})
    assert not validator.is_valid({"value": "1.00"})
    part = {"kind": "note", "heading": "", "paragraphs": ["Words."], "lines": ""}
    parts = jsonschema.Draft202012Validator({**described(), "$ref": "#/components/schemas/BundlePart"})
    assert parts.is_valid(part)
    assert not parts.is_valid({**part, "kind": "poem"})
