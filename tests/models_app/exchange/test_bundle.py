"""The portal's own bundle: the same bytes whoever writes them, and nothing taken that was changed."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from competency_portal.accounts.choices import Role
from competency_portal.accounts.models import Agency
from competency_portal.exchange.document import Document
from competency_portal.exchange.documents import read_document
from models_app.actions.importing import make_draft, store_import
from models_app.actions.settling import settle_findings
from models_app.calculations.plain import Unreadable
from models_app.exchange import bundle
from models_app.exchange.exporting import export
from models_app.exchange.imported import readings_for
from models_app.models import Competency, CompetencyModel, ModelVersion
from models_app.queries.plain_version import plain_of
from tests.factories import make_person


def brought_in(data, agency, format):
    admin = make_person(f"hr.{agency.code}.new", Role.HR_ADMIN, agency)
    name = f"model.{format}"
    document = read_document(data, name)
    imported = store_import(agency=agency, actor=admin, filename=name, data=data, document=document)
    return make_draft(imported=imported, plain=readings_for(document)[0].model, actor=admin)


@pytest.mark.parametrize(
    ("code", "format"), [("nara", "json"), ("la", "json"), ("nc", "json"), ("nc", "xlsx"), ("nara", "docx")]
)
def test_out_and_in_and_out_again_gives_the_same_bytes(library, hr, code, format):
    version = ModelVersion.objects.filter(model__agency__code=code).latest("number")
    settle_findings(findings=[version.findings.first()], value=None, reason="Looked up.", actor=hr)
    version = ModelVersion.objects.filter(model__agency__code=code).latest("number")
    data = export(version, format).data
    empty = Agency.objects.create(code="empty", name="Empty", short_name="Empty")

    draft = brought_in(data, empty, format)

    assert export(draft, "json").data == export(version, "json").data
    assert format == "docx" or export(draft, format).data == data
    assert (draft.state, draft.number, draft.model.agency) == ("draft", 1, empty)


@pytest.fixture
def data(nc):
    return json.loads(bundle.write(plain_of(nc)))


def unreadable(data):
    with pytest.raises(Unreadable) as error:
        bundle.read(Document("json", (), data=data))
    return str(error.value)


def test_a_changed_word_is_noticed(data):
    data["model"]["competencies"][0]["family"] += "!"

    assert unreadable(data) == (
        "The bundle was changed after it was written: its content does not have the hashes that it states."
    )


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (("format_version",), 2, "The bundle is of version 2; this portal reads 1."),
        (("model",), [], "The bundle has no member 'model'."),
        (("model", "title"), "x", "'model.title' must be an object with members."),
        (("model", "competencies"), {}, "'model.competencies' must be a list."),
        (
            ("model", "competencies", 0, "number"),
            "3",
            "'model.competencies[0].number' must be a whole number.",
        ),
        (
            ("model", "competencies", 0, "lines"),
            "x",
            "'model.competencies[0].lines': 'x' is not a line or a range of lines such as 12-14.",
        ),
        (
            ("model", "competencies", 0, "colour"),
            "red",
            "'model.competencies[0]' has a member 'colour' that this format does not know.",
        ),
        (
            ("model", "competencies", 0, "lines"),
            "1-999999999",
            "'model.competencies[0].lines' names more than 100,000 lines.",
        ),
    ],
)
def test_what_is_wrong_is_named(data, path, value, message):
    place = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value

    assert unreadable(data) == message


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (("competencies", 0, "group"), 9, "is in a group that is not there."),
        (("findings", 0, "competency"), 99, "is about a competency that is not there."),
        (("competencies", 0, "selection_use"), "maybe", "'maybe' is no selection use"),
        (("competencies", 0, "levels", 0, "label"), "Grand", "names the level 'Grand', which no scale has."),
    ],
)
def test_places_that_are_not_there_are_refused_whatever_the_hashes_say(data, path, value, message):
    place = data["model"]
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    data["hashes"] = bundle.hashes_of(data["model"])

    assert message in unreadable(data)


def test_a_bundle_twice_changes_nothing(nc, hr, tmp_path):
    path = Path(tmp_path) / "model.json"
    call_command("export_model", nc.public_id, format="json", output=path, verbosity=0)
    before = (CompetencyModel.objects.count(), Competency.objects.count(), ModelVersion.objects.count())

    with pytest.raises(CommandError, match="says exactly what version"):
        call_command("import_model", str(path), agency="nc", apply=True, username=hr.username, verbosity=0)

    assert (
        CompetencyModel.objects.count(),
        Competency.objects.count(),
        ModelVersion.objects.count(),
    ) == before
