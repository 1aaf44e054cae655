"""The CASE 1.1 service: each object at its address, the list by parts, and the standard's words for every refusal."""

import json
from functools import cache as cache_of
from pathlib import Path

import jsonschema
import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from models_app.choices import VersionState
from models_app.exchange.case import service
from models_app.exchange.case.about import about
from models_app.exchange.case.naming import BASE_PATH, document_identifier
from models_app.exchange.case.writing import package_of
from models_app.models import (
    BehavioralIndicator,
    CompetencyUse,
    LevelDescription,
    ModelVersion,
)
from models_app.queries.plain_version import plain_of
from tests.factories import by_token, make_agency, make_model_version, make_token

pytestmark = pytest.mark.django_db

OPENAPI = Path(settings.BASE_DIR).resolve().parent / "shared/spec/case/official_case-v1p1-openapi3.json"
ADDRESS = f"http://testserver/{BASE_PATH}"
SCHEMAS = {
    "CFPackages": "CFPackageDType",
    "CFItems": "CFItemDType",
    "CFAssociations": "CFAssociationDType",
    "CFItemAssociations": "CFAssociationSetDType",
    "CFRubrics": "CFRubricDType",
    "CFItemTypes": "CFItemTypeSetDType",
}
UNKNOWN = "01234567-89ab-5def-8123-456789abcdef"


@pytest.fixture
def program():
    cache.clear()
    _, secret = make_token(make_agency("reader"))
    return Client(headers=by_token(secret), raise_request_exception=False)


@pytest.fixture
def version():
    version = make_model_version(make_agency("here"))
    use = version.uses.select_related("revision__scale").first()
    BehavioralIndicator.objects.create(revision=use.revision, position=1, text="Asks why.")
    for level in use.revision.scale.levels.all():
        LevelDescription.objects.create(revision=use.revision, level=level, text=f"At {level.label}.")
    ModelVersion.objects.filter(pk=version.pk).update(published_at=timezone.now())
    return whole(version)


def whole(version):
    return ModelVersion.objects.select_related(
        "model__agency", "model__job_class", "model__bank", "source"
    ).get(pk=version.pk)


def ask(program, path, status=200, **parameters):
    answer = program.get(f"/{BASE_PATH}{path}", parameters)
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/json")
    return answer.json()


def key_of(version):
    return str(document_identifier(about(version).key))


def refusal(code, description, major="failure"):
    field = {"imsx_codeMinorFieldName": "competency-portal", "imsx_codeMinorFieldValue": code}
    return {
        "imsx_codeMajor": major,
        "imsx_severity": "error",
        "imsx_description": description,
        **({"imsx_codeMinor": {"imsx_codeMinorField": [field]}} if code else {}),
    }


@cache_of
def validator(schema):
    """The official description of this type; None where it is not beside the repository."""
    if not OPENAPI.exists():
        return None
    whole = {"components": _components(), "$ref": f"#/components/schemas/{schema}"}
    formats = jsonschema.Draft202012Validator.FORMAT_CHECKER
    return jsonschema.Draft202012Validator(whole, format_checker=formats)


@cache_of
def _components():
    return json.loads(OPENAPI.read_text())["components"]


def checked(schema, data):
    """The data, when the official description has nothing against it; or as it is, where that is absent."""
    official = validator(schema)
    assert official is None or [error.message for error in official.iter_errors(data)] == []
    return data


def test_official_description_is_strict_enough_to_be_worth_asking(program, version):
    if not OPENAPI.exists():
        pytest.skip("The official description is not beside the repository.")

    wrong = {
        **ask(program, f"CFDocuments/{key_of(version)}"),
        "lastChangeDateTime": "2020-05-01T10:00:00",
        "x": 1,
    }

    assert len(list(validator("CFDocumentDType").iter_errors(wrong))) == 2


def test_package_is_the_exported_one_with_addresses_of_the_service(program, version):
    package = checked("CFPackageDType", ask(program, f"CFPackages/{key_of(version)}"))

    assert package == package_of(plain_of(version), about(version, ADDRESS))
    assert package["CFDocument"]["uri"] == f"{ADDRESS}CFDocuments/{key_of(version)}"


def test_every_address_in_a_package_answers_with_its_object(program, version):
    package = ask(program, f"CFPackages/{key_of(version)}")
    objects = [
        *package["CFItems"],
        *package["CFAssociations"],
        *package["CFRubrics"],
        *package["CFDefinitions"]["CFItemTypes"],
    ]
    within = {"title": package["CFDocument"]["title"], "identifier": key_of(version)}
    within["uri"] = f"{ADDRESS}CFDocuments/{key_of(version)}"

    for row in objects:
        kind, identifier = row["uri"].removeprefix(ADDRESS).split("/")
        answer = checked(SCHEMAS[kind], ask(program, f"{kind}/{identifier.upper()}"))
        expected = {"CFItemTypes": [row]} if kind == "CFItemTypes" else row
        more = {"CFDocumentURI": within} if kind in ("CFItems", "CFAssociations") else {}
        assert (answer, identifier) == ({**expected, **more}, row["identifier"])
    assert {row["uri"].removeprefix(ADDRESS).split("/")[0] for row in objects} == set(SCHEMAS) - {
        "CFPackages",
        "CFItemAssociations",
    }
    criterion = package["CFRubrics"][0]["CFRubricCriteria"][0]
    assert criterion["uri"] == f"{package['CFRubrics'][0]['uri']}#{criterion['identifier']}"


def test_associations_of_an_item_are_those_from_it_and_to_it(program, version):
    package = ask(program, f"CFPackages/{key_of(version)}")
    item = next(row for row in package["CFItems"] if row["CFItemType"] == "Competency")

    answer = checked("CFAssociationSetDType", ask(program, f"CFItemAssociations/{item['identifier']}"))

    ends = [
        (row["originNodeURI"]["identifier"], row["destinationNodeURI"]["identifier"])
        for row in answer["CFAssociations"]
    ]
    assert answer["CFItem"] == ask(program, f"CFItems/{item['identifier']}")
    assert [(origin == item["identifier"], target == item["identifier"]) for origin, target in ends] == [
        (True, False),
        (False, True),
    ]


def test_document_stands_alone_and_in_the_list_alike(program, version):
    retired = make_model_version(make_agency("there"), ("Writing",), state=VersionState.RETIRED)
    make_model_version(make_agency("reader"), state=VersionState.DRAFT)

    listed = checked("CFDocumentSetDType", ask(program, "CFDocuments"))["CFDocuments"]

    first = {
        "identifier": key_of(version),
        "uri": f"{ADDRESS}CFDocuments/{key_of(version)}",
        "lastChangeDateTime": version.published_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "frameworkType": "Competency Model",
        "caseVersion": "1.1",
        "creator": "Agency of Here",
        "title": version.title,
        "version": "1",
        "adoptionStatus": "Adopted",
        "CFPackageURI": {
            "title": version.title,
            "identifier": key_of(version),
            "uri": f"{ADDRESS}CFPackages/{key_of(version)}",
        },
    }
    assert listed[0] == first == checked("CFDocumentDType", ask(program, f"CFDocuments/{key_of(version)}"))
    assert [(row["identifier"], row["adoptionStatus"]) for row in listed[1:]] == [
        (key_of(whole(retired)), "Deprecated")
    ]


def test_list_comes_by_parts_with_its_count_and_the_way_to_the_others(program):
    for n in range(5):
        make_model_version(make_agency(f"a{n}"), ())

    answer = program.get(f"/{BASE_PATH}CFDocuments", {"limit": 2, "offset": 2, "fields": "title"})

    at = f"<{ADDRESS}CFDocuments?fields=title&limit=2&offset="
    assert [row["creator"] for row in answer.json()["CFDocuments"]] == ["Agency of A2", "Agency of A3"]
    assert "version" not in checked("CFDocumentSetDType", answer.json())["CFDocuments"][0]
    assert (answer["X-Total-Count"], answer["Link"]) == (
        "5",
        f'{at}0>; rel="first", {at}4>; rel="last", {at}4>; rel="next", {at}0>; rel="prev"',
    )
    assert ask(program, "CFDocuments", filter="creator~'a3'", sort="title")["CFDocuments"][0]["creator"] == (
        "Agency of A3"
    )


@pytest.mark.parametrize(
    ("parameters", "code"),
    [
        ({"limit": "0"}, "invalid_selection_field"),
        ({"offset": str(2**63)}, "invalid_selection_field"),
        ({"filter": "title~'\x00"}, "invalid_selection_field"),
        ({"fields": "colour"}, "invalid_selection_field"),
        ({"sort": "colour"}, "invalid_sort_field"),
    ],
)
def test_parameters_that_can_not_be_followed(program, parameters, code):
    answer = checked("imsx_StatusInfoDType", ask(program, "CFDocuments", 400, **parameters))

    assert answer == refusal(code, answer["imsx_description"])


@pytest.mark.parametrize("kind", service.KINDS)
def test_unknown_objects_of_every_kind(program, version, kind):
    unknown = "Unknown Object: nothing published has this identifier."
    near = key_of(version)[:13] + UNKNOWN[13:]  # begins like a package that is there

    for identifier in (UNKNOWN, near):
        answer = checked("imsx_StatusInfoDType", ask(program, f"{kind}/{identifier}", 404))
        assert answer == refusal("unknownobject", unknown)


@pytest.mark.parametrize("identifier", ["x", "%00", str(2**63), UNKNOWN + "0", "é" * 36, "a" * 3000])
def test_text_that_is_no_identifier(program, identifier):
    answer = checked("imsx_StatusInfoDType", ask(program, f"CFItems/{identifier}", 404))

    assert (answer["imsx_codeMinor"], answer["imsx_description"][:12]) == (
        refusal("invalid_uuid", "")["imsx_codeMinor"],
        "Invalid UUID",
    )


@pytest.mark.parametrize("path", ["CFPeople/" + UNKNOWN, "CFDocuments/", "", "CFItems", "CFItems/a/b"])
def test_addresses_that_the_service_does_not_have(program, path):
    assert ask(program, path, 404)["imsx_codeMinor"] == refusal("unknownobject", "")["imsx_codeMinor"]


def test_drafts_answer_like_what_does_not_exist(program):
    draft = make_model_version(make_agency("reader"), state=VersionState.DRAFT)

    for kind in ("CFDocuments", "CFPackages"):
        assert ask(program, f"{kind}/{key_of(whole(draft))}", 404) == ask(program, f"{kind}/{UNKNOWN}", 404)


def test_who_brings_no_token_and_who_writes(program, version):
    stranger = Client().get(f"/{BASE_PATH}CFDocuments")
    writer = program.post(f"/{BASE_PATH}CFDocuments")

    told = "Send the agency's token: Authorization: Bearer TOKEN."
    assert (stranger.status_code, checked("imsx_StatusInfoDType", stranger.json())) == (
        401,
        refusal("unauthorised_request", told),
    )
    assert stranger["WWW-Authenticate"].startswith("Bearer ")
    assert (writer.status_code, checked("imsx_StatusInfoDType", writer.json())) == (
        405,
        refusal("", "Here only GET, HEAD can be used.", "unsupported"),
    )
    assert writer["Allow"] == "GET, HEAD"


def test_who_asks_too_often_is_told_when_to_come_back(program, monkeypatch):
    monkeypatch.setattr("models_app.api.access.count_use", lambda **_: 7)

    answer = program.get(f"/{BASE_PATH}CFDocuments")

    told = "This token has asked too often. Ask again in 7 seconds."
    assert (answer.status_code, answer["Retry-After"], checked("imsx_StatusInfoDType", answer.json())) == (
        429,
        "7",
        refusal("server_busy", told),
    )


def test_failure_is_told_in_the_form_of_the_standard(program, version, monkeypatch):
    def fail(self):
        raise RuntimeError

    monkeypatch.setattr(service.Service, "documents", fail)

    answer = checked("imsx_StatusInfoDType", ask(program, "CFDocuments", 500))

    assert answer == refusal("internal_server_error", "The portal failed. Nothing was changed.")


def test_known_answers_are_not_sent_again(program, version):
    first = program.get(f"/{BASE_PATH}CFPackages/{key_of(version)}")

    again = program.get(f"/{BASE_PATH}CFPackages/{key_of(version)}", headers={"If-None-Match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")


def test_addresses_follow_the_setting(program, version, settings):
    settings.PORTAL_ADDRESS = "https://portal.example.gov"

    document = ask(program, f"CFDocuments/{key_of(version)}")

    assert document["uri"] == f"https://portal.example.gov/{BASE_PATH}CFDocuments/{key_of(version)}"


def test_queries_do_not_grow_with_the_competencies(program):
    small = make_model_version(make_agency("small"))
    large = make_model_version(make_agency("large"), [f"Competency {n}" for n in range(300)])
    assert CompetencyUse.objects.filter(version=large).count() == 300
    ask(program, "CFDocuments")  # the first request of a day notes that the token is in use
    counts = {}
    for version in (small, large):
        package = package_of(plain_of(whole(version)), about(whole(version)))
        last = package["CFItems"][-1]["identifier"]
        for path in ("CFDocuments", f"CFPackages/{key_of(whole(version))}", f"CFItems/{last}"):
            with CaptureQueriesContext(connection) as counted:
                ask(program, path)
            counts.setdefault(path.partition("/")[0], []).append(len(counted))

    assert {kind: len(set(numbers)) for kind, numbers in counts.items()} == dict.fromkeys(counts, 1)
    assert max(numbers[0] for numbers in counts.values()) <= 25
