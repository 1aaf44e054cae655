"""Bringing documents in through the browser: upload, review, decisions, draft; what is refused and what is kept."""

import io
import json
import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from django.utils.html import escape

from competency_portal.accounts.choices import Role
from competency_portal.audit.models import AuditEntry
from competency_portal.exchange.document import Document, Passage
from models_app.actions.importing import adjust_import, store_import
from models_app.choices import ImportState, VersionState
from models_app.exchange import bundle
from models_app.exchange.import_review import review_of
from models_app.models import Competency, CompetencyBank, CompetencyModel, DocumentImport, ModelVersion
from models_app.queries.plain_version import plain_of
from tests.factories import DOCUMENT, make_agency, make_import, make_model_version, make_person
from tests.models_app.views.import_page import answers
from tests.models_app.views.import_page import import_url as url

SOURCES = Path(__file__).resolve().parents[3] / "fixtures" / "sources"
NEW = reverse("library:import-new")
LIST = reverse("library:import-list")


@pytest.fixture
def here(db):
    return make_agency("here")


@pytest.fixture
def admin(here, client):
    person = make_person("hr.here", Role.HR_ADMIN, here)
    client.force_login(person)
    return person


def upload(client, data, name="clerk.txt", **more):
    return client.post(NEW, {"file": SimpleUploadedFile(name, data), "target": "new", **more})


def draft_of(client, imported, **changed):
    response = client.post(url(imported), answers(imported, do="draft", **changed))
    assert response.status_code == 302, response.content.decode()
    imported.refresh_from_db()
    return imported.version


def published(version):
    ModelVersion.objects.filter(pk=version.pk).update(state=VersionState.PUBLISHED)
    version.refresh_from_db()
    return version


# ---- bringing in --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["la-director-of-systems-9375", "nara-it-specialist-gs-12", "nc-it-manager"])
def test_an_upload_gives_what_the_command_gives(client, here, admin, name):
    path = SOURCES / f"{name}.txt"
    out = io.StringIO()
    call_command("import_model", str(path), "--agency", "here", "--json", stdout=out)
    told = json.loads(out.getvalue())

    upload(client, path.read_bytes(), path.name)
    imported = DocumentImport.objects.get()
    review = review_of(imported)
    draft = draft_of(client, imported, **({} if review.plain.job.title else {"job_title": "Specialist"}))

    counts = told["counts"]
    assert (review.reading.code, review.reading.basis) == (told["reader"], told["basis"])
    assert [use.revision.family for use in draft.uses.select_related("revision")] == [
        one["family"] for one in told["competencies"]
    ]
    assert (
        review.ledger.read,
        review.ledger.placed,
        review.ledger.not_used,
        review.level_texts,
        review.open_findings,
        draft.findings.count(),
    ) == (
        counts["read"],
        counts["placed"],
        counts["not_used"],
        counts["level_texts"],
        counts["findings"],
        counts["findings"],
    )


def test_a_model_of_which_nothing_stands_is_not_offered(client, here, admin):
    model = make_model_version(here).model
    make_model_version(here, state=VersionState.DISCARDED)

    offered = client.get(NEW).context["form"].fields["target"].choices

    assert [key for key, _ in offered] == ["new", model.public_id]


def test_pasted_text_is_read_like_a_file(client, admin):
    response = client.post(NEW, {"text": DOCUMENT.replace("\n", "\r\n"), "target": "new"})

    imported = DocumentImport.objects.get()
    assert (response.status_code, response["Location"]) == (302, url(imported))
    assert [row.plain.family for row in review_of(imported).competencies] == ["Leading", "Writing"]


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        ({}, "Choose a file, or paste the text below."),
        ({"text": "Kept words", "target": "elsewhere"}, "Choose a new model, or one of your agency"),
        ({"text": "Kept words\x00"}, "This holds an invisible character (U+0000)."),
        ({"text": "Kept words", "file": SimpleUploadedFile("a.txt", b"words")}, "Send one of the two."),
    ],
)
def test_what_can_not_be_taken_is_said_and_pasted_text_stays(client, admin, sent, message):
    response = client.post(NEW, {"target": "new", **sent})

    page = response.content.decode()
    assert (response.status_code, DocumentImport.objects.count()) == (422, 0)
    assert message in page
    assert ("Kept words" in page) == ("text" in sent)


def test_a_file_that_is_too_large_is_refused_unread(client, admin, monkeypatch):
    monkeypatch.setattr("models_app.forms.importing.limits.UPLOAD_BYTES", 10)

    response = upload(client, b"eleven bytes")

    assert response.status_code == 422
    assert "which is the most" in response.content.decode()


def test_an_unreadable_file_is_kept_and_can_be_tried_again(client, admin, monkeypatch):
    response = upload(client, b"%PDF-1.7 cut off", "model.pdf")
    imported = DocumentImport.objects.get()
    page = client.get(response["Location"]).content.decode()
    again = client.post(url(imported, "retry"))
    still = DocumentImport.objects.get()
    monkeypatch.setattr("models_app.views.imports.read_document", lambda data, name, further: make_document())
    client.post(url(imported, "retry"))

    imported.refresh_from_db()
    assert (again.status_code, still.state) == (302, ImportState.UNREADABLE)
    assert escape(still.problem) in page and "Try again" in page
    assert (imported.state, imported.problem) == (ImportState.READ, "")
    assert client.post(url(imported, "retry")).status_code == 302  # read already: said, not an error


def make_document():
    return Document("text", tuple(Passage(line) for line in DOCUMENT.split("\n")))


# ---- review and draft ---------------------------------------------------------------------------------------------


def test_the_review_shows_source_counts_findings_and_structure(client, here, admin):
    imported = make_import(here, admin, DOCUMENT + "\n<script>alert(1)</script> & more")

    page = client.get(url(imported)).content.decode()

    assert "<script>alert(1)" not in page and "&lt;script&gt;alert(1)" in page
    assert "Guides many people." in page
    assert "Required level of 2 competencies" in page and "Show 2<" in page
    assert "None of them can be picked for a hiring action until its use is settled." in page
    assert page.count('class="cp-meta cp-tree__where" href="#L') == 2
    assert "Nothing is written yet." in page and "Create draft version 1" in page


def test_a_draft_is_made_with_the_facts_that_were_given(client, here, admin):
    imported = make_import(here, admin)

    version = draft_of(client, imported, job_grade="GS-9")

    assert (version.number, version.state, version.model.job_class.grade) == (1, "draft", "GS-9")
    assert imported.state == ImportState.APPLIED
    entries = AuditEntry.objects.filter(action__startswith="import.").order_by("pk")
    assert list(entries.values_list("action", flat=True)) == [
        "import.upload",
        "import.adjust",
        "import.draft",
    ]


def test_a_text_around_the_competencies_is_put_elsewhere(client, here, admin, monkeypatch):
    imported = make_import(here, admin, DOCUMENT.replace("\n", "\nNote: Runs the port.\n", 1))
    read = answers(imported)["p0"]

    client.post(url(imported), answers(imported, do="keep", p0="description_of_work"))
    kept = answers(imported)["p0"]
    with monkeypatch.context() as crowded:
        crowded.setattr("models_app.exchange.import_page.MOST_PARTS", 0)
        without_room = answers(imported)
    version = draft_of(client, imported, p0="minimum_training")

    assert (read, kept, "p0" in without_room) == ("general_note", "description_of_work", False)
    assert [(part.kind, part.text) for part in version.parts.all()] == [
        ("minimum_training", "Runs the port.")
    ]


def test_a_document_without_a_job_class_asks_for_it_at_its_field(client, here, admin):
    imported = make_import(here, admin, DOCUMENT.replace("Competency model: ", ""))

    refused = client.post(url(imported), answers(imported, do="draft"))
    version = draft_of(client, imported, job_title="Clerk")

    assert refused.status_code == 422 and 'href="#id_job_title"' in refused.content.decode()
    assert version.model.job_class.title == "Clerk"


def test_keeping_choices_writes_nothing_into_the_library(client, here, admin):
    imported = make_import(here, admin)

    client.post(url(imported), answers(imported, do="keep", job_series="2210"))

    imported.refresh_from_db()
    assert imported.decisions["job"] == {"series": "2210"}
    assert (ModelVersion.objects.count(), CompetencyBank.objects.count()) == (0, 0)
    assert 'value="2210"' in client.get(url(imported)).content.decode()


def test_the_same_document_twice_changes_nothing(client, here, admin):
    published(draft_of(client, make_import(here, admin)))
    again = make_import(here, admin)

    page = client.get(url(again)).content.decode()
    response = client.post(url(again), answers(again, do="draft"))

    assert "This very document is on file." in page
    assert (response.status_code, ModelVersion.objects.count(), Competency.objects.count()) == (422, 1, 2)
    assert "says exactly what version 1 says" in response.content.decode()


def test_a_stale_review_keeps_what_was_typed(client, here, admin):
    imported = make_import(here, admin)
    sent = answers(imported, do="draft", job_grade="GS-11")
    adjust_import(imported=imported, actor=admin, decisions={"job": {"series": "0301"}})

    response = client.post(url(imported), sent)

    page = response.content.decode()
    imported.refresh_from_db()
    assert (response.status_code, ModelVersion.objects.count(), imported.edit) == (409, 0, 1)
    assert 'value="GS-11"' in page and "Somebody has changed this import" in page
    assert client.post(url(imported), sent | {"edit": "1"}).status_code == 302


def test_a_stale_review_forgets_matches_of_another_reader(client, here, admin):
    imported = make_import(here, admin)
    sent = answers(imported, do="draft", job_grade="GS-11", reader="numbered_blocks", edit="7")

    response = client.post(url(imported), sent)

    assert response.status_code == 409
    assert 'value="GS-11"' in response.content.decode()


def shortened(here, admin, client):
    """A next version that says other words of the first competency and leaves the second out."""
    first = published(draft_of(client, make_import(here, admin)))
    text = DOCUMENT.replace("many people", "all people").rsplit("\n", 1)[0] + "\nTyping\tTypes.\tTypes fast."
    return first, make_import(here, admin, text, model=first.model)


def test_what_the_document_leaves_out_is_asked_and_kept_or_dropped(client, here, admin):
    first, imported = shortened(here, admin, client)
    (use,) = review_of(imported).left_out

    asked = client.post(url(imported), answers(imported, do="draft"))
    version = draft_of(client, imported, **{f"k{use.revision.competency.public_id}": "keep"})

    page = asked.content.decode()
    assert asked.status_code == 422 and 'href="#left-out"' in page and "Stays in the model" in page
    assert [one.revision.family for one in version.uses.all()] == ["Leading", "Writing", "Typing"]
    assert (version.model, version.number) == (first.model, 2)


def test_what_falls_away_falls_away(client, here, admin):
    _, imported = shortened(here, admin, client)
    (use,) = review_of(imported).left_out

    version = draft_of(client, imported, **{f"k{use.revision.competency.public_id}": "drop"})

    assert [one.revision.family for one in version.uses.all()] == ["Leading", "Typing"]


def test_texts_that_the_document_does_not_have_are_asked_about_and_kept(client, here, admin):
    first = published(draft_of(client, make_import(here, admin)))
    text = "Clerk\nCompetency\tDefinition\nLeading\tLeads on.\nWriting\tWrites on."
    imported = make_import(here, admin, text, model=first.model)

    asked = client.post(url(imported), answers(imported, do="draft"))
    version = draft_of(client, imported, texts="keep")

    page = asked.content.decode()
    assert (asked.status_code, 'href="#left-texts"' in page) == (422, True)
    listed = '<p class="cp-strong cp-mt">{}</p><ul class="cp-list"><li>Level texts</li></ul>'
    assert listed.format("Leading") + listed.format("Writing") in page
    assert [(r.definition, r.levels.count()) for r in (use.revision for use in version.uses.all())] == [
        ("Leads on.", 2),
        ("Writes on.", 2),
    ]


ONE_LEVEL = DOCUMENT.replace("\tGuides many people.", "\t").replace("Writes notes.", "Writes short notes.")


@pytest.mark.parametrize(
    ("word", "levels"),
    [("keep", ["Guides one person.", "Guides many people."]), ("drop", ["Guides one person."])],
)
def test_a_single_text_that_the_document_does_not_have_stays_or_falls_away(client, here, admin, word, levels):
    first = published(draft_of(client, make_import(here, admin)))
    imported = make_import(here, admin, ONE_LEVEL, model=first.model)

    asked = client.post(url(imported), answers(imported, do="draft"))
    version = draft_of(client, imported, texts=word)
    ModelVersion.objects.filter(pk=first.pk).update(state=VersionState.SUPERSEDED)
    published(version)

    page = asked.content.decode()
    listed = '<p class="cp-strong cp-mt">Leading</p><ul class="cp-list"><li>Advanced</li></ul>'
    assert (asked.status_code, listed in page) == (422, True)
    leading, writing = ([level.text for level in use.revision.levels.all()] for use in version.uses.all())
    assert (leading, writing) == (levels, ["Writes short notes.", "Writes long letters."])
    again = make_import(here, admin, ONE_LEVEL, model=first.model)
    refused = client.post(url(again), answers(again, do="draft", texts=word))
    assert (refused.status_code, "says exactly what version 2 says" in refused.content.decode()) == (
        422,
        True,
    )
    assert len(review_of(again).left_texts) == (word == "keep")


def test_a_match_can_be_changed_and_is_kept(client, here, admin):
    _, imported = shortened(here, admin, client)

    client.post(url(imported), answers(imported, do="keep", c1="other", o1="writing"))
    review = review_of(DocumentImport.objects.get(pk=imported.pk))
    version = draft_of(client, imported)

    assert [row.match.entry_label for row in review.competencies] == ["Leading", "Writing"]
    assert review.left_out == ()
    revision = version.uses.all()[1].revision
    assert (revision.competency.family, revision.number, revision.family) == ("Writing", 2, "Typing")


def test_a_likeness_under_another_name_is_asked_about_and_never_proposed(client, here, admin):
    table = "{}\nCompetency\tDefinition\n{}\tCares for people at sea.\nMooring\tTies ships."
    published(
        draft_of(client, make_import(here, admin, table.format("Mate", "Crowd Care")), job_title="Mate")
    )
    imported = make_import(here, admin, table.format("Cook", "Crowd Handling"))
    cook = {"job_title": "Cook"}

    page = client.get(url(imported)).content.decode()
    untouched = answers(imported, do="draft", **cook)
    refused = client.post(url(imported), untouched)
    different = draft_of(client, imported, c0="different", **cook)
    renamed = make_import(here, admin, table.format("Pilot", "Crowd Duty"))
    client.post(url(renamed), answers(renamed, do="keep", job_title="Pilot", c0="proposed"))
    kept = answers(renamed)["c0"]
    revised = draft_of(client, renamed)

    assert '<a href="#competency-0">Crowd Handling</a>: in the bank perhaps Crowd Care' in page
    assert "Crowd Care, which this class calls Crowd Handling" in page
    assert (untouched["c0"], untouched["c1"], refused.status_code) == ("", "proposed", 422)
    assert (
        'href="#competency-0">&#x27;Crowd Handling&#x27; has nearly the name or the words'
        in refused.content.decode()
    )
    assert [version.uses.first().revision.competency.slug for version in (different, revised)] == [
        "crowd-handling",
        "crowd-care",
    ]
    assert (kept, revised.uses.first().revision.family) == ("proposed", "Crowd Duty")


def test_a_name_that_the_bank_does_not_have_is_refused_at_its_field(client, here, admin):
    _, imported = shortened(here, admin, client)

    response = client.post(url(imported), answers(imported, do="keep", c1="other", o1="Nowhere"))

    page = response.content.decode()
    assert response.status_code == 422
    assert "&#x27;Nowhere&#x27; is not in this bank." in page and 'href="#id_o1"' in page


def test_too_many_competencies_for_one_form_are_taken_as_proposed(client, here, admin, settings):
    _, imported = shortened(here, admin, client)
    names = set(re.findall(r' name="([^"]+)"', client.get(url(imported)).content.decode()))
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = len(names) - 1

    page = client.get(url(imported)).content.decode()
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = len(names) + 20
    with_room = client.get(url(imported)).content.decode()

    assert names >= {"c0", "o0", "w0", "edit", "do"} and any(name.startswith("k") for name in names)
    assert "they are taken as proposed, and as new where" in page and 'name="c0"' not in page
    assert 'name="c0"' in with_room


def test_another_model_matches_anew_before_a_draft_is_made(client, here, admin):
    first = published(draft_of(client, make_import(here, admin)))
    imported = make_import(here, admin, DOCUMENT.replace("Clerk", "Senior Clerk"))

    response = client.post(url(imported), answers(imported, do="draft", target=first.model.public_id))

    imported.refresh_from_db()
    assert (response.status_code, response["Location"]) == (302, url(imported))
    assert (imported.model, imported.state, ModelVersion.objects.count()) == (first.model, "read", 1)
    assert "No draft was made yet." in client.get(url(imported)).content.decode()


def test_a_model_of_the_same_title_or_class_is_named_and_asked_about(client, here, admin):
    model = published(draft_of(client, make_import(here, admin))).model
    imported = make_import(here, admin, DOCUMENT.replace("many people", "all people"))

    page = client.get(url(imported)).content.decode()
    refused = client.post(url(imported), answers(imported, do="draft"))
    client.post(url(imported), answers(imported, do="keep", target="another"))
    kept = answers(imported)
    client.post(url(imported), answers(imported, do="keep", target=model.public_id))
    client.post(url(imported), answers(imported, do="keep", target="another"))
    version = draft_of(client, imported)

    detail = reverse("library:model-detail", args=[model.public_id])
    assert f'model with this title or class:</b> <a href="{detail}">{model.title}</a>' in page
    assert (refused.status_code, 'href="#id_target"' in refused.content.decode()) == (422, True)
    assert kept["target"] == "another"
    assert (version.model == model, version.number, CompetencyModel.objects.count()) == (False, 1, 2)


def test_a_model_that_was_made_meanwhile_is_asked_about_too(client, here, admin):
    imported = make_import(here, admin, DOCUMENT.replace("many people", "all people"))
    sent = answers(imported, do="draft")
    draft_of(client, make_import(here, admin))

    response = client.post(url(imported), sent)

    assert (sent["target"], response.status_code, CompetencyModel.objects.count()) == ("new", 422, 1)


def test_a_bank_is_asked_for_where_there_are_several(client, here, admin):
    banks = [
        CompetencyBank.objects.create(agency=here, code=code, name=code.title()) for code in ("one", "two")
    ]
    imported = make_import(here, admin)

    refused = client.post(url(imported), answers(imported, do="draft"))
    client.post(url(imported), answers(imported, do="keep", bank=banks[1].public_id))
    version = draft_of(client, imported)

    assert refused.status_code == 422 and 'href="#id_bank"' in refused.content.decode()
    assert version.model.bank == banks[1]


@pytest.mark.parametrize("new", [False, True])
def test_a_renamed_bank_is_asked_about_before_its_old_bundle_makes_a_second_one(client, here, admin, new):
    version = make_model_version(here)
    data = json.loads(bundle.write(plain_of(version)))
    CompetencyBank.objects.update(name="Port skills")
    document = Document("json", (Passage("{}", "data"),), data=data)
    imported = store_import(agency=here, actor=admin, filename="a.json", data=b"{}", document=document)

    refused = client.post(url(imported), answers(imported, do="draft", target="another"))
    page = refused.content.decode()
    bank = version.model.bank
    client.post(
        url(imported), answers(imported, do="keep", target="another", bank="new" if new else bank.public_id)
    )
    draft = draft_of(client, imported)

    assert refused.status_code == 422 and 'href="#id_bank"' in page and "A new bank: Bank" in page
    assert "‘Port skills’ may be it under another name" in page
    assert (draft.model.bank == bank, draft.model.bank.name) == (
        not new,
        "Bank" if new else "Port skills",
    )


def test_another_reader_can_be_chosen_and_a_useless_one_not(client, here, admin):
    imported = make_import(here, admin, "Clerk\n\n1. Leading – Guides people.\n2. Writing – Writes plainly.")
    code = review_of(imported).reading.code

    client.post(url(imported, "reader"), {"reader": code, "edit": "0"})
    useless = client.post(url(imported, "reader"), {"reader": "level_table", "edit": "1"}, follow=True)
    stale = client.post(url(imported, "reader"), {"reader": code, "edit": "0"}, follow=True)

    imported.refresh_from_db()
    assert (imported.reader, imported.edit) == (code, 1)
    assert "This reader can&#x27;t read the document." in useless.content.decode()
    assert "Somebody has changed this import" in stale.content.decode()


def test_a_document_without_a_model_says_why_and_offers_no_draft(client, here, admin):
    imported = make_import(here, admin, "Good morning.")

    page = client.get(url(imported)).content.decode()
    response = client.post(url(imported), {"edit": "0", "reader": "x", "target": "new", "do": "draft"})

    assert "No competency model was recognized" in page and "Create draft" not in page
    assert (response.status_code, ModelVersion.objects.count()) == (422, 0)


@pytest.mark.parametrize("edit", ["", "x", str(2**63), "9" * 5000])
def test_a_meddled_form_is_answered_not_broken(client, here, admin, edit):
    imported = make_import(here, admin)

    response = client.post(
        url(imported), answers(imported, do="draft", edit=edit, c0="bad\x00", target="\x00")
    )

    assert response.status_code == 422


# ---- the list, putting aside, the original ------------------------------------------------------------------------


def test_the_list_tells_what_became_of_each_and_counts_no_more_queries(client, here, admin, count_queries):
    make_import(here, admin)
    client.get(LIST)
    with count_queries() as one:
        client.get(LIST)
    for n in range(3):
        draft_of(client, make_import(here, admin, DOCUMENT.replace("Clerk", f"Clerk {n}")))
    make_import(here, admin, problem="Damaged.", filename="broken.pdf")
    with count_queries() as many:
        page = client.get(LIST).content.decode()

    assert len(one) == len(many)
    assert "Clerk 2, version 1" in page and "broken.pdf" in page and "5 documents" in page


def test_the_review_asks_the_same_number_of_queries_whatever_it_shows(client, here, admin, count_queries):
    published(draft_of(client, make_import(here, admin)))
    small = make_import(here, admin, DOCUMENT + "\nSpeaking\tSpeaks.\tSpeaks well.")
    rows = "".join(f"\nSkill {n}\tDoes {n}.\tDoes {n} well." for n in range(20))
    large = make_import(here, admin, DOCUMENT + rows)
    client.get(url(small))
    with count_queries() as few:
        client.get(url(small))
    with count_queries() as many:
        client.get(url(large))

    assert len(few) == len(many)


def test_an_empty_list_leads_on(client, admin):
    page = client.get(LIST).content.decode()

    assert "No imports yet" in page and f'href="{NEW}"' in page


def test_an_import_is_put_aside_with_a_reason(client, here, admin):
    imported = make_import(here, admin)

    without = client.post(url(imported, "discard"), {"reason": " "})
    client.post(url(imported, "discard"), {"reason": "The wrong file."})
    again = client.post(url(imported, "discard"), {"reason": "Once more."})

    imported.refresh_from_db()
    assert (without.status_code, again.status_code, imported.state) == (422, 422, ImportState.DISCARDED)
    assert "Create draft" not in client.get(url(imported)).content.decode()


def test_the_original_is_for_saving_only(client, here, admin):
    imported = make_import(here, admin, filename="Mödel <b>.html")

    response = client.get(url(imported, "original"))

    assert response.content == DOCUMENT.encode()
    assert response["Content-Disposition"].startswith("attachment;")
    assert (response["Content-Type"], response["X-Content-Type-Options"]) == (
        "application/octet-stream",
        "nosniff",
    )


@pytest.mark.parametrize("name", ["review", "original", "discard"])
def test_a_foreign_import_answers_like_a_missing_one(client, here, admin, name):
    elsewhere = make_agency("elsewhere")
    foreign = make_import(elsewhere, make_person("hr.elsewhere", Role.HR_ADMIN, elsewhere))

    answers_ = [
        client.get(reverse(f"library:import-{name}", args=[one])) for one in (foreign.public_id, "zzzz")
    ]

    assert [one.status_code for one in answers_] == [404, 404]
    assert foreign.filename not in client.get(LIST).content.decode()


def test_a_foreign_model_can_not_be_the_target(client, here, admin):
    elsewhere = make_agency("elsewhere")
    other = make_person("hr.elsewhere", Role.HR_ADMIN, elsewhere)
    client.force_login(other)
    foreign = draft_of(client, make_import(elsewhere, other)).model
    client.force_login(admin)

    response = client.post(NEW, {"text": DOCUMENT, "target": foreign.public_id})

    assert (response.status_code, CompetencyModel.objects.filter(agency=here).count()) == (422, 0)


def test_the_list_is_searched_by_file_model_and_person_and_narrowed_by_state(client, here, admin):
    make_import(here, admin, filename="oars.pdf", problem="The file is damaged.")
    draft_of(client, make_import(here, admin, filename="clerk.txt"))

    def shown(**asked):
        return [one.filename for one in client.get(LIST, asked).context["page"]]

    assert shown(q="OARS") == ["oars.pdf"]
    assert shown(q="clerk tester") == ["clerk.txt"]
    assert shown(state="unreadable") == ["oars.pdf"]
    assert shown(state="nonsense", q="\x00") == []
    assert "No import found" in client.get(LIST, {"q": "nowhere"}).content.decode()


def test_what_differs_from_the_bank_stands_word_by_word(client, here, admin):
    first = published(draft_of(client, make_import(here, admin)))
    imported = make_import(
        here, admin, DOCUMENT.replace("Writes notes.", "Writes short notes."), model=first.model
    )

    page = client.get(url(imported)).content.decode()
    leading, writing = review_of(imported).competencies

    assert (leading.different, [pair.label for pair in writing.different]) == ((), ["Basic"])
    assert "What differs from the bank: 1 text" in page
    assert '<ins><span class="usa-sr-only">[only in the document: </span> short<' in page


def test_a_page_draws_so_many_competencies_and_findings_and_says_how_many_more(
    client, here, admin, monkeypatch
):
    monkeypatch.setattr("models_app.exchange.import_page.MOST_DRAWN", 1)
    monkeypatch.setattr("models_app.exchange.import_findings.MOST_DRAWN", 1)
    imported = make_import(here, admin)

    page = client.get(url(imported)).content.decode()

    assert "<b>1 more competencies</b>" in page and 'id="competency-1"' not in page
    assert page.count("1 more are not shown here") == 3
    assert draft_of(client, imported).uses.count() == 2


def test_new_words_beside_an_open_draft_of_the_bank_are_said_to_be_of_this_class_only(client, here, admin):
    first = draft_of(client, make_import(here, admin))
    other = make_import(here, admin, DOCUMENT.replace("Clerk", "Aide").replace("one person", "a few people"))

    page = client.get(url(other)).content.decode()
    version = draft_of(client, other)

    own = [use.revision.for_model for use in version.uses.order_by("position")]
    assert page.count(">For this class only</span>") == 1
    assert own == [version.model, None]
    assert first.model != version.model
