"""Findings settled in the browser before there is a draft, and numbers of another bank left out."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from competency_portal.accounts.choices import Role
from competency_portal.exchange.document import Document, Mark, Passage
from models_app.actions.importing import adjust_import, store_import
from models_app.choices import VersionState
from models_app.exchange.exporting import export
from models_app.exchange.import_review import review_of
from models_app.models import DocumentImport, ModelVersion
from models_app.queries.importing import Sameness, uses_of
from tests.factories import DOCUMENT, level, make_agency, make_import, make_person, make_scale
from tests.models_app.views.import_page import answers
from tests.models_app.views.import_page import import_url as url

LEVELS = {"group": "required_level", "reason": "Job analysis.", "do": "settle"}


@pytest.fixture
def here(db):
    return make_agency("here")


@pytest.fixture
def admin(here, client):
    person = make_person("hr.here", Role.HR_ADMIN, here)
    client.force_login(person)
    return person


def settle(client, imported, *keys, **sent):
    imported.refresh_from_db()
    return client.post(
        url(imported, "settle"), {**LEVELS, "findings": keys, "edit": str(imported.edit), **sent}
    )


def draft_of(client, imported, status=302, **changed):
    response = client.post(url(imported), answers(imported, do="draft") | changed)
    assert response.status_code == status, response.status_code
    imported.refresh_from_db()
    return imported.version or response.content.decode()


def published(version):
    ModelVersion.objects.filter(pk=version.pk).update(state=VersionState.PUBLISHED)
    return version


def test_findings_are_settled_on_the_way_and_written_with_the_draft(client, here, admin):
    imported = make_import(here, admin)

    review = client.get(url(imported)).content.decode()
    asked = client.get(url(imported, "settle"), {"kind": "required_level", "all": "required_level"})
    first = settle(client, imported, "required_level-0-1", value="|Basic", evidence="Panel of May 4.")
    last = settle(client, imported, "required_level-1-1", value="leave")
    after = client.get(url(imported)).content.decode()
    version = published(draft_of(client, imported, job_grade="GS-5"))
    held = review_of(make_import(here, admin))

    assert f'{url(imported, "settle")}?kind=required_level&amp;all=required_level&amp;value=leave"' in review
    assert asked.content.decode().count("checked") == 2
    assert first["Location"] == f"{url(imported, 'settle')}?kind=required_level"
    assert last["Location"] == f"{url(imported)}#findings-head"
    assert "Settled as ‘Basic’, because: Job analysis. Evidence: Panel of May 4." in after
    assert [use.required_level and use.required_level.label for use in version.uses.all()] == ["Basic", None]
    assert list(version.uses.values_list("required_level_evidence", flat=True)) == ["Panel of May 4.", ""]
    assert version.findings.filter(kind="required_level", settled_at=None).count() == 0
    assert [(row.is_open, row.settled_as) for row in held.findings[0].rows] == [
        (False, f"Basic ({version.uses.first().required_level.scale.name})"),
        (False, "Left without a required level"),
    ]


def test_what_was_settled_is_taken_back_without_a_reason(client, here, admin):
    imported = make_import(here, admin)
    settle(client, imported, "required_level-0-1", value="|Basic")

    back = settle(client, imported, "required_level-0-1", do="take-back", reason="")
    imported.refresh_from_db()
    left = imported.decisions
    again = settle(client, imported, "\x00", do="take-back")

    imported.refresh_from_db()
    assert (back.status_code, again.status_code, left.get("settled", {})) == (302, 302, {})
    assert "Choose at least one that is settled." in client.get(again["Location"]).content.decode()
    assert imported.edit == 2


@pytest.mark.parametrize(
    "sent",
    [
        {"reason": ""},
        {"value": "nothing"},
        {"group": "nothing"},
        {"findings": ["text-7-1"]},
        {"findings": ["\x00"]},
        {"edit": "x"},
        {"edit": "9" * 5000},
    ],
)
def test_what_is_wrong_is_said_and_kept_and_nothing_is_settled(client, here, admin, sent):
    imported = make_import(here, admin)

    response = settle(
        client, imported, "required_level-0-1", **{"value": "|Basic", "reason": "Typed by hand.", **sent}
    )

    imported.refresh_from_db()
    assert (response.status_code, imported.decisions) == (422, {})


def test_a_stale_page_keeps_what_was_typed(client, here, admin):
    imported = make_import(here, admin)
    adjust_import(imported=imported, actor=admin, decisions={"job": {"series": "0301"}})

    response = settle(client, imported, "required_level-0-1", value="|Basic", edit="0", reason="Typed words.")

    page = response.content.decode()
    imported.refresh_from_db()
    assert (response.status_code, "Typed words." in page, "settled" in imported.decisions) == (
        409,
        True,
        False,
    )
    assert settle(client, imported, "required_level-0-1", value="|Basic").status_code == 302


@pytest.mark.parametrize("text", ["Good morning.", None])
def test_where_nothing_can_be_settled_it_leads_back_to_the_review(client, here, admin, text):
    imported = make_import(here, admin, text or DOCUMENT)
    if text is None:
        draft_of(client, imported)

    response = client.get(url(imported, "settle"))

    assert (response.status_code, response["Location"]) == (302, url(imported))


def test_levels_of_a_model_without_any_are_set_competency_by_competency(client, here, admin):
    high = level(make_scale(), 5)
    imported = make_import(here, admin, "Competency\tDefinition\nLeading\tLeads.\nFiling\tFiles.")

    page = client.get(url(imported, "settle"), {"kind": "required_level"})
    (value,) = [key for key, _ in page.context["form"].fields["value"].choices if high.public_id in key]
    settle(client, imported, "required_level-1-0", value=value)
    review = client.get(url(imported)).content.decode()
    imported.refresh_from_db()
    demands = [row.demands[0] for row in review_of(imported).competencies]
    version = draft_of(client, imported, job_title="Clerk")

    assert "as needed" in page.content.decode()
    assert "A level is set here for 1 of 2 competencies." in review
    assert [(one.draft, one.settled) for one in demands] == [(None, False), ("Expert", True)]
    assert [use.required_level for use in version.uses.all()] == [None, high]


# ---- numbers of another bank --------------------------------------------------------------------------------------


def numbered(*names):
    rows = "".join(f"\n{n}\t{name}\tIn {name} {name} {name}." for n, name in enumerate(names, 1))
    return f"Competency model: {names[0]} Clerk\nCompetency number\tCompetency\tDefinition{rows}"


@pytest.mark.parametrize(("choice", "numbers"), [("clashing", [None, None, 3]), ("all", [None, None, None])])
def test_numbers_of_another_bank_are_told_beforehand_and_left_out(client, here, admin, choice, numbers):
    draft_of(client, make_import(here, admin, numbered("Judgment", "Zeal")))
    imported = make_import(here, admin, numbered("Filing", "Typing", "Sorting"))

    review = review_of(imported)
    rows = sum(len(group.rows) for group in review.findings)
    counts = (review.all_findings, review.open_findings, review.to_decide)
    told = client.get(url(imported)).content.decode()
    refused = draft_of(client, imported, status=422)
    version = draft_of(client, imported, numbers=choice)

    assert "number 1 is ‘1. Judgment’ in the bank" in told
    assert 'href="#numbers"' in refused
    assert [use.revision.bank_number for use in version.uses.all()] == numbers
    assert version.findings.filter(value="Left out").count() == 1
    # The page lists the two numbers among the findings, so its counts have them too.
    assert counts == (rows + 2, rows + 2, rows + 2)


def test_numbers_left_out_stay_left_out_when_no_clash_is_left(client, here, admin):
    draft_of(client, make_import(here, admin, numbered("Judgment")))
    imported = make_import(here, admin, numbered("Filing"))
    bank = review_of(imported).words.labels
    taken = {"c0": "other", "o0": next(iter(bank))}

    draft_of(client, imported, do="keep", numbers="all", **taken)
    review = review_of(imported)
    page = client.get(url(imported)).content.decode()
    draft_of(client, imported, do="keep")

    assert (review.clashes, review.decisions.numbers) == ((), "all")
    assert "Leave none out: the bank can give all" in page and "can’t give: 0" not in page
    assert DocumentImport.objects.get(pk=imported.pk).decisions["numbers"] == "all"


# ---- what the document demands, and what is on file ---------------------------------------------------------------


def in_italics(here, admin, marked, data=b"one"):
    """A document that says which level is required by its typeface."""
    row = "Leading\tGuides one person.\tGuides many people."
    start = row.index(marked)
    rows = (
        Passage("Competency model: Clerk"),
        Passage("The level that the job requires is printed in italics."),
        Passage("Competency\tBasic\tAdvanced", kind="row", table=1),
        Passage(row, kind="row", table=1, marks=(Mark(start, start + len(marked), "italic"),)),
        Passage("Writing\tWrites notes.\tWrites long letters.", kind="row", table=1),
    )
    return store_import(
        agency=here, actor=admin, filename="clerk.docx", data=data, document=Document("docx", rows)
    )


def test_a_level_that_typeface_tells_otherwise_can_not_be_overlooked(client, here, admin):
    first = published(draft_of(client, in_italics(here, admin, "Guides one person.")))
    imported = in_italics(here, admin, "Guides many people.", b"two")

    review = review_of(imported)
    page = client.get(url(imported)).content.decode()
    version = draft_of(client, imported)

    assert [row.plain.family for row in review.other_demands] == ["Leading"]
    assert "required level Advanced, before Basic" in page and "Level differs" in page
    assert '<span class="cp-face-italic ">Guides many people.</span>' in page
    assert "This very document is on file" not in page
    assert (review.on_file.sameness, review.says_the_same) == (Sameness.WORDS, False)
    assert [use.required_level.label for use in (first.uses.first(), version.uses.first())] == [
        "Basic",
        "Advanced",
    ]
    assert version.source != first.source
    waiting = client.get(url(in_italics(here, admin, "Guides many people.", b"three"))).content.decode()
    assert (" has a draft already" in page, "has a draft already" in waiting) == (False, True)
    assert ("Create draft version" in page, "Create draft version" in waiting) == (True, False)


@pytest.mark.parametrize(("data", "sameness"), [(b"one", Sameness.FILE), (b"two", Sameness.DOCUMENT)])
def test_the_same_bytes_or_the_same_content_are_the_very_document(client, here, admin, data, sameness):
    published(draft_of(client, in_italics(here, admin, "Guides one person.")))

    imported = in_italics(here, admin, "Guides one person.", data)
    imported.refresh_from_db()

    review = review_of(imported)

    assert (review.on_file.sameness, review.says_the_same, review.other_demands) == (sameness, True, ())


def test_an_export_brought_in_finds_its_model_and_is_not_called_the_document(client, here, admin):
    version = published(draft_of(client, make_import(here, admin)))
    file = export(version, "json")

    client.post(
        reverse("library:import-new"),
        {"file": SimpleUploadedFile(file.filename, file.data), "target": "new"},
    )

    imported = DocumentImport.objects.first()
    review = review_of(imported)
    assert (imported.model, review.on_file.sameness, review.says_the_same) == (
        version.model,
        Sameness.CARRIED,
        True,
    )


def test_the_uses_of_a_version_come_with_their_levels(client, here, admin, count_queries):
    version = draft_of(client, in_italics(here, admin, "Guides one person."))

    with count_queries() as queries:
        levels = [use.required_level and use.required_level.label for use in uses_of(version)]

    assert (levels, len(queries)) == (["Basic", None], 2)
