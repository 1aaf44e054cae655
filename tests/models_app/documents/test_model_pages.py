"""The printed competency model in its three layouts: words of the source, the required level, what is not stated."""

from dataclasses import replace

import pdfua
import pytest

from competency_portal.pdf import lay_out
from models_app.documents.printing import model_sheet_context, model_sheet_pdf
from tests import documents_factory as made
from tests.pdf_reading import elements, flat, loose_content, skipped_levels, words

LAYOUTS = {"pages": made.model_sheet, "matrix": made.model_matrix, "list": made.model_list}


def pages_of(sheet):
    return lay_out("pdf/model.html", model_sheet_context(sheet), title=sheet.title, paper=sheet.paper)


@pytest.mark.parametrize(("layout", "make"), LAYOUTS.items())
def test_layout_follows_the_material(layout, make):
    assert make().layout == layout


@pytest.mark.parametrize("make", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_every_word_of_the_model_is_printed(make):
    sheet = make()
    text = flat(words(pages_of(sheet).pdf()).replace("\n", " "))

    said = [sheet.title, sheet.edition, *sheet.introduction, *(sheet.description_of_work or ())]
    for c in sheet.competencies:
        said += [c.heading, *(c.indicators), *(s.label for s in c.standards)]

    assert [part[:30] for part in said if part[:30] not in text] == []


def test_required_level_is_named_in_words():
    sheet = made.model_sheet()
    pages = pages_of(sheet)

    marked = flat(words(pages.pdf(), pages.anchors["c1"]))
    unknown = flat(words(pages.pdf(), pages.anchors["c2"]))

    assert (
        "Required level: Level 2." in marked,
        "(required level)" in marked,
        "Required level: not stated in the source." in unknown,
    ) == (True, True, True)


@pytest.mark.parametrize("make", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_tags_are_in_order(make, tmp_path):
    pdf = pages_of(make()).pdf()
    path = tmp_path / "model.pdf"
    path.write_bytes(pdf)
    found = elements(pdf)

    findings = [(f.rule_id, f.message) for f in pdfua.validate(str(path)).findings]

    assert (
        findings,
        loose_content(pdf),
        skipped_levels(found),
        [e for e in found if e.kind == "TH" and e.scope is None],
        sum(e.kind == "H1" for e in found),
    ) == ([], [], [], [], 1)


def test_findings_still_open_are_listed():
    pages = pages_of(made.model_sheet())

    record = flat(words(pages.pdf(), pages.anchors["record"]))

    assert ("Findings still open" in record, "no level is so marked" in record, made.HASH in record) == (
        True,
        True,
        True,
    )


def test_a_long_second_table_begins_below_its_caption_and_gaps_of_numbers_are_explained():
    """It is longer than what its page has left: only its rows may not break."""
    sheet = made.model_matrix()
    group = sheet.groups[0]
    competency = replace(group.competencies[0], definition="Said of the work, at some length. " * 6)
    groups = (replace(group, competencies=(competency,) * 14),)
    findings = (made.OpenFinding(2, "It", "It is open."),)
    sheet = replace(sheet, groups=groups, findings=findings, notes=("As the document says.",))

    printed = [flat(page) for page in words(pages_of(sheet).pdf(), order="-raw").split("\f")]

    (page,) = (text for text in printed if "What the table does not show" in text)
    assert "Said of the work" in page.partition("What the table does not show")[2]
    all_pages = " ".join(printed)
    assert ("A finding keeps its number" in all_pages, "Other texts" in all_pages) == (True, True)


def test_model_is_rendered_once(settings, tmp_path, monkeypatch):
    settings.DOCUMENTS_DIR = tmp_path
    first = model_sheet_pdf(made.model_list())
    monkeypatch.setattr("models_app.documents.printing.render_pdf", None)

    assert model_sheet_pdf(made.model_list()) == first
