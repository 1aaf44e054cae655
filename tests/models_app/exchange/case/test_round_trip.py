"""Our own CASE packages: without an error against the official schema, the same bytes each time, back without loss."""

import json
from pathlib import Path

import jsonschema
import pytest
from django.conf import settings

from competency_portal.exchange.document import Document
from models_app.calculations.plain import Unreadable
from models_app.exchange import bundle
from models_app.exchange.case import reading
from models_app.exchange.case.about import about
from models_app.exchange.case.writing import package_of, write
from models_app.exchange.exporting import export
from models_app.models import ModelVersion
from models_app.queries.plain_version import plain_of

SCHEMA = Path(settings.BASE_DIR).resolve().parent / (
    "shared/spec/case/official_case-v1p1-cfpackage-jsonschema.json"
)
CODES = ["nara", "la", "nc"]


def version_of(code):
    return ModelVersion.objects.get(model__agency__code=code)


def package(version):
    return json.loads(write(plain_of(version), about(version)))


def back(data):
    assert reading.recognises(data)
    return reading.read(Document("json", (), data=data))


@pytest.fixture(scope="module")
def schema():
    if not SCHEMA.exists():
        pytest.skip("The official schema is not beside the repository.")
    return json.loads(SCHEMA.read_text())


def errors(schema, data):
    checker = jsonschema.Draft201909Validator.FORMAT_CHECKER
    return [
        e.message for e in jsonschema.Draft201909Validator(schema, format_checker=checker).iter_errors(data)
    ]


@pytest.mark.parametrize("code", CODES)
def test_package_has_no_error_against_the_official_schema(code, library, schema):
    assert errors(schema, package(version_of(code))) == []


def test_schema_is_strict_enough_to_be_worth_asking(library, schema, nc):
    data = package(nc)
    data["CFItems"][0]["colour"] = "red"
    data["CFItems"][1]["lastChangeDateTime"] = "2020-05-01T10:00:00"  # without a zone
    del data["CFDocument"]["creator"]

    assert len(errors(schema, data)) == 3


@pytest.mark.parametrize("code", CODES)
def test_there_and_back_loses_nothing(code, library):
    version = version_of(code)

    read = back(package(version))

    assert bundle.write(read) == bundle.write(plain_of(version))


def test_identifiers_are_the_same_each_time_and_each_one_is_used_once(la):
    first, again = package(la), package(la)

    ids = [row["identifier"] for name in ("CFItems", "CFAssociations", "CFRubrics") for row in first[name]]
    criteria = [row for rubric in first["CFRubrics"] for row in rubric["CFRubricCriteria"]]
    ids += [row["identifier"] for row in criteria]
    ids += [row["identifier"] for criterion in criteria for row in criterion["CFRubricCriterionLevels"]]
    assert first == again
    assert len(set(ids)) == len(ids) > 100


def test_what_case_says_is_not_said_twice(la):
    item = next(row for row in package(la)["CFItems"] if row["CFItemType"] == "Competency")

    assert {"family", "definition", "number", "indicators"} & set(
        item["extensions"]["competency-portal"]
    ) == set()


def test_text_edited_elsewhere_is_read_as_edited(la):
    data = package(la)
    item = next(row for row in data["CFItems"] if row["CFItemType"] == "Competency")
    item["fullStatement"], item["abbreviatedStatement"] = "Decides wisely.", "Wisdom"

    competency = back(data).competencies[0]

    assert (competency.definition, competency.family) == ("Decides wisely.", "Wisdom")


def test_item_added_elsewhere_is_kept(la):
    data = package(la)
    parent = next(row for row in data["CFItems"] if row["CFItemType"] == "Competency")
    data["CFItems"].append({"identifier": "x-1", "fullStatement": "Says what was decided."})
    data["CFAssociations"].append(
        {
            "associationType": "isChildOf",
            "originNodeURI": {"identifier": "x-1"},
            "destinationNodeURI": {"identifier": parent["identifier"].upper()},
        }
    )

    texts = [words.text for words in back(data).competencies[0].indicators]

    assert (len(texts), texts[-1]) == (
        len(plain_of(la).competencies[0].indicators) + 1,
        "Says what was decided.",
    )


def test_findings_of_a_competency_that_is_gone_are_about_the_model(la):
    plain, data = plain_of(la), package(la)
    gone = next(row for row in data["CFItems"] if row["CFItemType"] == "Competency")["identifier"]
    data["CFItems"] = [row for row in data["CFItems"] if row["identifier"] != gone]

    read = back(data)

    first = plain.competencies[0]
    lost = [row.text for row in (*first.indicators, *first.standards, *first.areas)]
    assert [c.family for c in read.competencies] == [c.family for c in plain.competencies[1:]]
    kept = read.findings[: len(plain.findings)]
    assert [f.title for f in kept] == [f.title for f in plain.findings]
    assert [f.competency for f in kept] == [
        (f.competency or 0) - 1 if f.competency else None for f in plain.findings
    ]
    assert [f.detail for f in read.findings[len(plain.findings) :]] == lost


def test_items_of_no_known_type_may_hang_as_deep_as_anybody_writes_them(nc):
    data = package(nc)
    above = next(row for row in data["CFItems"] if row["CFItemType"] == "Competency")["identifier"]
    for n in range(1200):
        data["CFItems"].append({"identifier": f"x{n}", "fullStatement": f"Text {n}."})
        ends = (
            {"identifier": f"x{n}"},
            {"identifier": f"x{n - 1}" if n else above},
        )
        data["CFAssociations"].append(
            {"associationType": "isChildOf", "originNodeURI": ends[0], "destinationNodeURI": ends[1]}
        )

    assert len(back(data).competencies[0].indicators) == 1200


@pytest.mark.parametrize("version", [0, 2, None, "1"])
def test_another_version_of_the_extension_is_refused(version, nc):
    data = package_of(plain_of(nc), about(nc))
    data["extensions"]["competency-portal"]["format_version"] = version

    with pytest.raises(Unreadable, match="this portal reads 1"):
        back(data)


def test_identifiers_of_a_package_begin_like_its_document_and_do_not_hang_on_the_address(nc):
    plain = plain_of(nc)
    named, served = (
        package_of(plain, about(nc, address)) for address in ("", "https://portal.example.gov/x/")
    )

    document = named["CFDocument"]["identifier"]
    assert {row["identifier"][:13] for row in named["CFItems"]} == {document[:13]}
    assert [row["identifier"] for row in named["CFItems"]] == [row["identifier"] for row in served["CFItems"]]
    assert (named["CFDocument"]["uri"], served["CFDocument"]["uri"]) == (
        f"urn:uuid:{document}",
        f"https://portal.example.gov/x/CFDocuments/{document}",
    )
    assert bundle.write(back(named)) == bundle.write(back(served)) == bundle.write(plain)


def test_exported_file_names_its_objects_by_the_address_of_the_setting(nc, settings):
    settings.PORTAL_ADDRESS = "https://portal.example.gov"

    data = json.loads(export(nc, "case").data)

    assert data["CFItems"][0]["uri"] == (
        f"https://portal.example.gov/ims/case/v1p1/CFItems/{data['CFItems'][0]['identifier']}"
    )
