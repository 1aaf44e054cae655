"""A version edited in Word comes back as the edit: what a person reads is what is taken over, and doubts are said."""

from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from competency_portal.exchange.word import read_word
from models_app.calculations.plain import PlainLevelRef, PlainPart, PlainStandard, Words
from models_app.exchange.imported import readings_for
from models_app.exchange.word import reading
from models_app.exchange.word.block import FOREIGN
from tests.models_app.exchange.word.files import back, cell_right_of, content, find, opened, read_edited
from tests.models_app.exchange.word.test_round_trip import full_model

FULL = content(full_model())
READING, LEVELS, COUNTING, SECOND, DRAWING = range(5)


def with_competency(place, plain=FULL, **values):
    rows = list(plain.competencies)
    rows[place] = replace(rows[place], **values)
    return replace(plain, competencies=tuple(rows))


def left(document):
    """What is not used of an edited document, and why."""
    ledger = readings_for(read_edited(document))[0].ledger
    return [(entry.text, entry.reason) for entry in ledger.left]


def added_findings(document):
    """Titles of the findings that the edit gave rise to."""
    return added_to(back(document))


def added_to(edited):
    """The same of what came back."""
    return [finding.title for finding in edited.findings if finding not in FULL.findings]


def block_of(document, heading):
    """The elements of a competency: its heading and all down to the next heading as deep."""
    first = find(document, heading)._p
    found = [first]
    for element in first.itersiblings():
        style = element.xpath("string(w:pPr/w:pStyle/@w:val)")
        if style in ("Heading1", "Heading2", "Heading3"):
            break
        found.append(element)
    return found


@pytest.fixture
def document():
    return opened(full_model())


def test_changed_definition_is_the_only_change(document):
    find(document, "Definition: Does Drawing.").runs[1].text = " Draws to scale."

    assert back(document) == with_competency(DRAWING, definition="Draws to scale.")


def test_word_splits_runs_and_notes_pages_and_spelling(document):
    for run in list(document.element.body.iter(qn("w:r"))):
        second = deepcopy(run)
        words = run.find(qn("w:t"))
        if words is None or len(words.text) < 2 or run.xpath("count(w:t | w:br | w:tab)") > 1:
            continue
        second.find(qn("w:t")).text, words.text = words.text[1:], words.text[0]
        run.addnext(second)
        run.addnext(OxmlElement("w:proofErr"))
        second.insert(1, OxmlElement("w:lastRenderedPageBreak"))

    assert max(len(paragraph.runs) for paragraph in document.paragraphs) > 3
    assert back(document) == FULL


def test_indicator_added_removed_and_moved(document):
    first, second = find(document, "Points.\nTwice."), find(document, "- Draws.")
    new = deepcopy(second._p)
    first._p.addprevious(new)
    Paragraph(new, document).runs[0].text = "Asks."
    second._p.getparent().remove(second._p)

    assert back(document) == with_competency(
        SECOND, indicators=(Words("Asks.", ()), Words("Points.\nTwice.", ()))
    )


def test_row_of_levels_added_and_removed(document):
    table = next(t for t in document.tables if t.rows[1].cells[0].text == "Low" and len(t.columns) == 2)
    table._tbl.remove(table.rows[2]._tr)

    assert back(document) == with_competency(DRAWING, levels=(PlainStandard("Low", "Draws.", ()),))


def test_competency_moved_below_another_group(document):
    for element in block_of(document, "1. Drawing"):
        find(document, "Without a group")._p.addprevious(element)

    moved = back(document)

    assert [(row.family, row.group) for row in moved.competencies] == [
        ("Reading", 2), ("Levels", 1), ("Drawing", 1), ("3. Counting (to ten)", None), ("Reading", 1)
    ]  # fmt: skip
    assert [finding.competency for finding in moved.findings] == [None, 4, 0]


def test_copied_competency_is_a_new_one_and_what_it_leaves_open_is_asked(document):
    block = block_of(document, "1. Drawing")
    for element in reversed([deepcopy(element) for element in block]):
        block[-1].addnext(element)
    Paragraph(block[-1].getnext(), document).runs[0].text = "2. Painting"

    edited = back(document)

    assert edited.competencies[:5] == FULL.competencies
    assert edited.competencies[5:] == (
        replace(FULL.competencies[DRAWING], family="Painting", number=2, slug=""),
    )
    assert added_findings(document) == [
        "Selection use of 2. Painting is not stated",
        "2. Painting has the identifier of another competency",
    ]


def test_no_typeface_is_called_lost_where_somebody_added_a_competency():
    note = PlainPart("general_note", "", ("The required level is printed in italics.",), ())
    plain = replace(full_model(), parts=(note,), findings=())
    rows = [replace(row, required_level=None) for row in plain.competencies]
    rows[DRAWING] = replace(rows[DRAWING], slug="")
    document = opened(replace(plain, competencies=tuple(rows)))

    asked = next(
        f for f in back(document).findings if f.title == "Required level of 1. Drawing is not stated"
    )
    assert "No single level of this competency is printed so as a whole" in asked.detail


def test_renamed_competency_keeps_its_findings(document):
    for run in find(document, "12. Reading (Maps)").runs:
        run.text = "14. Reading (Plans)"

    assert back(document) == with_competency(READING, number=14, variant="Plans")


def test_removed_competency_takes_its_findings_along_and_they_are_named(document):
    for element in block_of(document, "12. Reading (Maps)"):
        element.getparent().remove(element)

    edited = back(document)

    assert [row.slug for row in edited.competencies] == ["l", "counting", "reading-2", "drawing"]
    assert [f.title for f in edited.findings] == ["Comma", "Level"]
    assert {reason for _, reason in left(document)} == {
        "It is about a competency that is not in the document"
    }


def bold(row, on):
    for cell in row.cells:
        for run in cell.paragraphs[0].runs:
            run.bold = on


def levels_of_drawing(document):
    return next(t for t in document.tables if t.rows[-1].cells[1].text == "Draws well.")


def test_level_in_bold_is_the_required_one_where_no_fact_says_it(document):
    table = levels_of_drawing(document)
    bold(table.rows[1], False)
    bold(table.rows[2], True)
    cell_right_of(document, "Required level", 4).text = "not stated"

    required = back(document).competencies[DRAWING]

    assert required.required_level == PlainLevelRef("High", "b")
    assert required.required_level_reason == (
        "The document prints it in bold and says that this marks the required level."
    )


def test_fact_holds_where_no_level_is_bold(document):
    bold(levels_of_drawing(document).rows[1], False)
    cell_right_of(document, "Required level", 4).text = "high"

    assert back(document) == with_competency(DRAWING, required_level=PlainLevelRef("High", "b"))


@pytest.mark.parametrize(
    ("value", "both", "title"),
    [
        ("High", False, "Two required levels of 1. Drawing"),
        ("Low", True, None),
        ("Grand", False, "The stated level of 1. Drawing is none of its scale"),
    ],
)
def test_level_stated_twice_in_two_ways_is_a_finding_and_none_is_set(document, value, both, title):
    if both:
        bold(levels_of_drawing(document).rows[2], True)
    cell_right_of(document, "Required level", 4).text = value

    assert back(document).competencies[DRAWING].required_level == (
        PlainLevelRef("Low", "b") if title is None or value == "Grand" else None
    )
    assert added_findings(document) == ([title] if title else [])


@pytest.mark.parametrize(
    ("label", "occurrence", "value", "title"),
    [
        ("Selection use", 3, "Perhaps", "'Selection use' has an unknown value"),
        ("Years of experience", 0, "some", "'Years of experience' is no number"),
        ("Scale", 1, "Grand", "1. Drawing names a scale that is not in the document"),
    ],
)
def test_value_that_is_none_is_a_finding(document, label, occurrence, value, title):
    cell_right_of(document, label, occurrence).text = value

    assert title in added_findings(document)


def test_level_that_the_scale_lacks_goes_nowhere_and_is_said(document):
    levels_of_drawing(document).rows[2].cells[0].text = "Highest"

    edited = back(document)

    assert edited.competencies[DRAWING].levels == FULL.competencies[DRAWING].levels[:1]
    assert added_findings(document) == ["A level of 1. Drawing was not taken over"]
    assert left(document) == [
        ("Highest", "'Highest' is on no level of the scale"),
        ("Draws well.", "'Highest' is on no level of the scale"),
    ]


def test_new_section_is_a_note(document):
    find(document, "Scales").insert_paragraph_before("Remarks", "Heading 1")
    find(document, "Scales").insert_paragraph_before("Ask Ann.")

    assert back(document).parts == (*FULL.parts, PlainPart("note", "Remarks", ("Ask Ann.",), ()))


def test_text_without_a_place_is_listed_and_changes_nothing(document):
    find(document, "Job class").insert_paragraph_before("By the way.")
    find(document, "Empty").insert_paragraph_before("Nobody's.")
    section = find(document, "1. Drawing")
    section.insert_paragraph_before("Jokes", "Heading 4")
    section.insert_paragraph_before("Ha.")
    document.sections[0].header.paragraphs[0].text = "Secret"

    assert back(document).competencies == FULL.competencies
    assert added_findings(document) == ["Lines stand under no competency"]
    assert left(document) == [
        ("Secret", "Heads and feet of pages are not taken over"),
        ("By the way.", "It stands above the first section; put it under a heading of its own to keep it"),
        ("Nobody's.", "It stands under no competency"),
        ("Jokes", "It stands under no competency"),
        ("Ha.", "It stands under no competency"),
    ]


def test_changed_source_text_is_not_taken_over_and_places_are_those_of_the_document(document):
    find(document, "3: • a bullet").runs[0].text = "3: • a pellet"

    edited = reading.read(read_edited(document))

    assert content(edited) == replace(FULL, source=None)
    lines = read_edited(document).passages
    place = edited.competencies[DRAWING].definition_lines
    assert [lines[n - 1].text for n in place] == ["Definition: Does Drawing."]
    assert (
        "3: • a pellet",
        "The text of the source document was changed or is not whole, so that it is not taken over",
    ) in left(document)


def test_saved_by_another_program_it_says_the_same():
    """The document of `full_model`, opened and saved by LibreOffice 7.4 as Word document."""
    found = readings_for(read_word((Path(__file__).parent / "saved_by_libreoffice.docx").read_bytes()))[0]

    assert content(found.model) == FULL
    assert found.ledger.left == ()


def test_document_that_only_looks_like_it_goes_to_other_readers():
    other = docx.Document()
    other.add_heading("Model")
    other.add_heading("Competencies", 1)
    other.add_paragraph("Definition: none.")

    assert reading.recognises(read_edited(other)) is False


@pytest.fixture
def ungrouped():
    """All competencies in one row, so that no heading of a group parts them."""
    plain = full_model()
    rows = tuple(replace(row, group=None) for row in plain.competencies)
    return opened(replace(plain, groups=(), competencies=rows))


@pytest.mark.parametrize("style", ["Normal", "Heading 3"])
def test_a_heading_that_lost_its_style_gives_nothing_to_the_competency_before(ungrouped, style):
    before = back(ungrouped).competencies
    find(ungrouped, "1. Drawing").style = ungrouped.styles[style]

    edited = back(ungrouped)

    assert edited.competencies == before[:DRAWING]
    not_used = dict(left(ungrouped))
    assert [not_used[text] for text in ("Definition: Does Drawing.", "Draws well.")] == [FOREIGN] * 2
    assert "Below 12. Reading (Maps) the parts of another competency may begin" in added_to(edited)


def test_parts_below_a_lost_heading_are_no_parts_of_one_that_lacks_them(ungrouped):
    before = back(ungrouped).competencies
    label = find(ungrouped, "Definition: Does Reading.")
    label = next(p for p in ungrouped.paragraphs if p.text == label.text and p._p is not label._p)
    label._p.getparent().remove(label._p)
    find(ungrouped, "1. Drawing").style = ungrouped.styles["Normal"]

    edited = back(ungrouped)
    assert edited.competencies == (*before[:SECOND], replace(before[SECOND], definition=None))
    assert "Below 12. Reading (Maps) the parts of another competency may begin" in added_to(edited)


@pytest.mark.parametrize("style", ["Normal", "Heading 2"])
def test_parts_below_the_heading_of_a_group_belong_to_no_competency(document, style):
    find(document, "1. Drawing").style = document.styles[style]

    edited = back(document)
    assert edited.competencies == FULL.competencies[:DRAWING]
    assert "Lines stand under no competency" in added_to(edited)


def test_renamed_label_stray_note_and_bullet_below_a_definition_are_said(document):
    find(document, "Behavioral indicators").runs[0].text = "Indicators"
    definition = find(document, "Definition: Does Drawing.")
    bullet = deepcopy(find(document, "- Draws.")._p)
    definition._p.addnext(bullet)

    edited = back(document)

    assert edited.competencies == with_competency(SECOND, indicators=()).competencies
    findings = {f.title: f.detail for f in edited.findings if f not in FULL.findings}
    assert list(findings) == [
        "12. Reading (Maps) has lines that were not taken over",
        "1. Drawing has lines that were not taken over",
    ]
    assert (
        "'Indicators'; '- Points.'; 'Twice.'; '- - Draws.'"
        in findings["12. Reading (Maps) has lines that were not taken over"]
    )


def test_item_without_a_bullet_is_taken_and_said(document):
    find(document, "Points.\nTwice.").insert_paragraph_before("Asks.", "Normal")

    edited = back(document)
    assert edited.competencies[SECOND].indicators[0] == Words("Asks.", ())
    assert added_to(edited) == ["12. Reading (Maps) has items without bullets"]


def test_several_paragraphs_of_a_definition_are_asked_about_only_where_somebody_added_the_competency(
    document,
):
    block = block_of(document, "1. Drawing")
    for element in reversed([deepcopy(element) for element in block]):
        block[-1].addnext(element)
    new = Paragraph(block[-1].getnext(), document)
    new.runs[0].text = "2. Painting"
    note = deepcopy(block[1])
    new._p.getnext().addnext(note)
    for run in Paragraph(note, document).runs:
        run.text = "Ask Ann."

    assert "2. Painting has further paragraphs below its definition" in added_findings(document)
