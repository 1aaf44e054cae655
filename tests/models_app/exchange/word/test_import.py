"""A Word document of a shipped version through the importer: the same changes nothing, an edit is offered."""

import json
from io import BytesIO, StringIO

import docx
import pytest
from django.core.management import CommandError, call_command

from models_app.calculations.matching import MatchKind
from models_app.exchange.exporting import export
from models_app.exchange.imported import readings_for
from models_app.models import Competency, CompetencyModel, ModelVersion
from models_app.queries.matching import proposals
from tests.models_app.exchange.word.files import find, read_edited


def rows():
    return CompetencyModel.objects.count(), Competency.objects.count(), ModelVersion.objects.count()


def test_file_of_the_command_is_recognised_and_the_same_again_changes_nothing(la, hr, tmp_path):
    path = tmp_path / "model.docx"
    call_command("export_model", la.public_id, format="docx", output=path, verbosity=0)
    before, told = rows(), StringIO()

    call_command("import_model", str(path), agency="la", as_json=True, stdout=told)
    with pytest.raises(CommandError, match="says exactly what version"):
        call_command("import_model", str(path), agency="la", apply=True, username=hr.username, verbosity=0)

    report = json.loads(told.getvalue())
    assert (report["format"], report["reader"], report["sureness"]) == ("docx", "portal_document", "sure")
    assert (report["counts"]["not_used"], report["not_used"]) == (0, [])
    assert rows() == before


def test_edited_definition_becomes_a_new_revision_in_the_next_version(la, hr, tmp_path):
    document = docx.Document(BytesIO(export(la, "docx").data))
    old = "Generates activity that facilitates accomplishment of work."
    find(document, f"Definition: {old}").runs[1].text = " Starts work unasked."
    plain = readings_for(read_edited(document))[0].model
    document.save(tmp_path / "edited.docx")

    offered = proposals(plain, la.model.bank, la.model)
    call_command(
        "import_model",
        str(tmp_path / "edited.docx"),
        agency="la",
        apply=True,
        username=hr.username,
        verbosity=0,
    )

    assert [(p.kind, p.entry.wording.family) for p in offered if p.kind != MatchKind.SAME] == [
        (MatchKind.REVISION, "Initiative")
    ]
    draft = la.model.versions.first()
    changed = [
        (new.revision.family, new.revision.definition)
        for new, old in zip(draft.uses.all(), la.uses.all(), strict=True)
        if new.revision_id != old.revision_id
    ]
    assert (draft.number, draft.source, changed) == (2, la.source, [("Initiative", "Starts work unasked.")])
