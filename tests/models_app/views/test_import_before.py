"""The same file brought in again begins as it was decided the first time; every content is invented."""

import io
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse

from competency_portal.accounts.choices import Role
from competency_portal.audit.models import AuditEntry
from models_app.choices import VersionState
from models_app.exchange.import_review import review_of
from models_app.models import DocumentImport, ModelVersion
from tests.factories import make_agency, make_import, make_person
from tests.models_app.views.import_page import answers
from tests.models_app.views.import_page import import_url as url

TEXT = "\n".join(
    (
        "Clerk: what we look for",
        "Wissen\tWas es ist\tStufe A",
        "Approved by\tM. Chen\tYes.",
        "Knoten\tBindet Knoten.\tEinen.",
        "Segel\tSetzt Segel.\tEines.",
    )
)
MAPPING = {
    "columns": [{"column": n, "use": use} for n, use in enumerate(("name", "definition", "level"))],
    "title_line": 1,
}
WHY = "It is the line of approval."


def brought_again(client, text):
    file = SimpleUploadedFile("clerk.txt", text.encode())
    answer = client.post(reverse("library:import-new"), {"file": file, "target": "new"})
    assert answer.status_code == 302
    return DocumentImport.objects.latest("pk")


@pytest.fixture
def first(client, db):
    here = make_agency("here")
    admin = make_person("hr.here", Role.HR_ADMIN, here)
    client.force_login(admin)
    imported = make_import(here, admin, TEXT)
    DocumentImport.objects.filter(pk=imported.pk).update(reader="by_hand", mapping=MAPPING)
    imported.refresh_from_db()
    said = answers(imported, do="draft", c0="leave", w0=WHY, job_title="Clerk")
    assert client.post(url(imported), said).status_code == 302
    imported.refresh_from_db()
    return imported


def test_the_same_file_begins_as_decided_and_changes_nothing(client, first):
    again = brought_again(client, TEXT)
    page = client.get(url(again)).content.decode()
    review = review_of(again)
    refused = client.post(url(again), answers(again, do="draft"))

    assert (again.reader, again.mapping, again.model) == ("by_hand", MAPPING, first.version.model)
    assert (review.decisions.not_taken, review.begun_as, review.says_the_same) == ({0: WHY}, first, True)
    assert "<b>As decided on " in page and "1 competency is left out, each with the reason." in page
    assert refused.status_code == 422
    assert ModelVersion.objects.count() == 1


def test_it_is_one_step_with_one_entry_in_the_trail(client, first):
    again = brought_again(client, TEXT)

    (entry,) = AuditEntry.objects.filter(object_id=again.public_id)
    told = json.loads(entry.payload)["after"]

    assert (entry.action, told["reader"], again.edit) == ("import.upload", "by_hand", 0)
    assert WHY in told["decisions"]


@pytest.mark.parametrize(
    "where", ["actions.importing.record_import", "exchange.import_before.made_of_same_file"]
)
def test_where_the_beginning_fails_no_upload_is_kept(client, first, monkeypatch, where):
    def broken(*args, **kwargs):
        raise RuntimeError("no")

    monkeypatch.setattr(f"models_app.{where}", broken)
    client.raise_request_exception = False
    file = SimpleUploadedFile("clerk.txt", TEXT.encode())
    answer = client.post(reverse("library:import-new"), {"file": file, "target": "new"})

    assert answer.status_code == 500
    assert list(DocumentImport.objects.all()) == [first]


def test_what_could_not_be_read_begins_as_decided_when_it_is_read_at_last(client, first):
    unread = make_import(first.agency, first.created_by, TEXT, problem="No text.")

    client.post(reverse("library:import-retry", args=[unread.public_id]))
    unread.refresh_from_db()

    assert (unread.state, unread.reader, unread.mapping) == ("read", "by_hand", MAPPING)
    assert review_of(unread).begun_as == first


def test_what_was_taken_over_can_be_changed_and_says_no_more_that_it_was(client, first):
    again = brought_again(client, TEXT)

    client.post(url(again), answers(again, do="keep", c0="different"))
    again.refresh_from_db()
    taken = review_of(again).decisions.not_taken
    client.post(reverse("library:import-mapping", args=[again.public_id]), {"do": "undo"})
    again.refresh_from_db()

    assert (taken, again.mapping, again.decisions) == ({}, None, {})


@pytest.mark.parametrize("case", ["another file", "discarded draft", "read otherwise"])
def test_another_file_or_reading_begins_with_nothing_that_may_be_untrue(client, first, case):
    text = TEXT
    if case == "another file":
        text = TEXT.replace("Eines.", "Zwei.")
    elif case == "discarded draft":
        ModelVersion.objects.update(state=VersionState.DISCARDED)
    else:  # the place now names a competency that the version has
        DocumentImport.objects.update(decisions={"not_taken": {"1": WHY}})

    again = brought_again(client, text)

    begun = {"reader": again.reader, "gone": again.decisions.get("not_taken", {})}
    assert begun == {"reader": "by_hand" if case == "read otherwise" else "", "gone": {}}


def test_the_command_takes_over_what_was_decided_when_told_to(client, first, tmp_path):
    same, other = tmp_path / "clerk.txt", tmp_path / "other.txt"
    same.write_text(TEXT)
    other.write_text(TEXT.replace("Eines.", "Zwei."))
    told = ("--agency", "here", "--as-before")
    ModelVersion.objects.update(state=VersionState.PUBLISHED)

    report = io.StringIO()
    call_command("import_model", str(same), *told, "--json", stdout=report)
    with pytest.raises(CommandError, match="says exactly what version 1 says"):
        call_command("import_model", str(same), *told, "--apply", "--as", "hr.here")
    with pytest.raises(CommandError, match="Nothing was decided of this very file before"):
        call_command("import_model", str(other), *told)
    with pytest.raises(CommandError, match="Say either --as-before"):
        call_command("import_model", str(same), *told, "--reader", "definition_list")

    assert json.loads(report.getvalue())["reader"] == "by_hand"
    assert ModelVersion.objects.count() == 1
