"""The Word document of a version: everything that a model holds is in it, and comes back to the letter.

Compared is the whole plain model, but for what a reader notes of the layout (`frame`, `unused`). Lines of the source
come back where the source document comes along; `content` takes them away on both sides.
"""

import hashlib
import re
import zipfile
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from itertools import pairwise

import pytest
from docx.oxml.ns import qn
from lxml import etree

from competency_portal.exchange.word import read_word
from models_app.calculations.plain import (
    PlainArea,
    PlainBank,
    PlainCompetency,
    PlainFinding,
    PlainJob,
    PlainLevel,
    PlainLevelRef,
    PlainModel,
    PlainPart,
    PlainRequirement,
    PlainScale,
    PlainSource,
    PlainStandard,
    Words,
)
from models_app.exchange.exporting import export
from models_app.exchange.imported import readings_for
from models_app.exchange.source_places import CHANGED
from models_app.exchange.word import writing
from models_app.models import ModelVersion
from models_app.queries.plain_version import plain_of
from tests.models_app.exchange.tabular.test_workbook import model_with
from tests.models_app.exchange.word.files import back, content, find, opened, read_edited


@pytest.mark.parametrize("code", ["nara", "la", "nc"])
def test_shipped_model_comes_back_and_every_word_is_placed(code, library):
    version = ModelVersion.objects.get(model__agency__code=code)

    best = readings_for(read_word(export(version, "docx").data))[0]

    assert (best.code, best.sureness) == ("portal_document", "sure")
    assert replace(best.model, frame=(), unused=()) == plain_of(version)
    assert (best.ledger.words_placed, best.ledger.left) == (best.ledger.words, ())


@pytest.mark.parametrize("definition", ["not stated", "Not stated", "not stated\n\nor lost", None])
def test_a_definition_that_reads_not_stated_is_a_text(definition):
    plain = replace(
        full_model(), competencies=(competency("Reading", definition=definition, slug="r"),), findings=()
    )

    assert [row.definition for row in back(plain).competencies] == [definition]


LOW_HIGH = (PlainLevel("Low"), PlainLevel("High", (), Decimal("2.00"), "Alone."))


def competency(family, **more):
    return PlainCompetency(family, (), more.pop("definition", f"Does {family}."), (), **more)


def full_model():
    """A model that has everything, and every case in which the layout must say more than usual."""
    return PlainModel(
        title=Words("Competencies of a Mapmaker", ()),
        job=PlainJob("Mapmaker", (), code="77", grade="GS-12", organization="Survey", job_family="Land", slug="map"),
        parts=(
            PlainPart("note", "", ("First of all.", "A line\nand another."), ()),
            PlainPart("description_of_work", "Competencies", ("Draws maps.",), ()),
            PlainPart("note", "Note", ("Below.",), ()),
            PlainPart("general_note", "", ("- An item.", "• Another one."), ()),
        ),
        groups=(Words("Empty", ()), Words("Core", ()), Words("Technical", ()), Words("Last", ())),
        level_labels=(Words("One", ()), Words("Two", ())),
        competencies=(
            competency(
                "Reading", group=2, number=12, variant="Maps", scale="a", slug="reading",
                levels=(PlainStandard("High", "Reads.\n\nAll.", ()),),
                required_level=PlainLevelRef("Two"), required_level_reason="Said so.",
            ),
            competency("Levels", group=1, definition=None, standards=(PlainStandard("Good", "It is.", ()),), slug="l"),
            competency(
                "3. Counting (to ten)", definition="Counts.\n\nOne,\ntwo.", slug="counting",
                areas=(PlainArea("", "Tens", ()), PlainArea("Areas", "Ones", ()), PlainArea("", "None", ())),
            ),
            competency(
                "Reading", group=1, number=12, variant="Maps", slug="reading-2",
                selection_use="not_for_selection", selection_use_evidence="Line 3",
                indicators=(Words("Points.\nTwice.", ()), Words("- Draws.", ())),
            ),
            competency(
                "Drawing", group=2, number=1, scale="b", slug="drawing", required_level=PlainLevelRef("Low", "b"),
                levels=(PlainStandard("Low", "Draws.", ()), PlainStandard("High", "Draws well.", ())),
            ),
        ),
        findings=(
            PlainFinding("text", "Comma", "Two commas.\nLook.", (), None),
            PlainFinding("required_level", "Level", "None.", (), 3, True, "High", "Reason: it is.\nYes."),
            PlainFinding("link", "Dead", "", (), 0),
        ),
        scales=(
            PlainScale("a", "Same name", LOW_HIGH, origin="Survey"),
            PlainScale("b", "Same name", LOW_HIGH, "Two levels.", shipped=True),
        ),
        requirement=PlainRequirement((), "A degree.", "Four years.", Decimal("4.00"), "year_for_year", Decimal("0.50")),
        source=PlainSource("Notice", "notice.docx", "\tA line\twith tabs \n\n• a bullet\na\u2028b", "Scanned."),
        bank=PlainBank("bank", "Bank", "All of them."),
        asks_open_questions=False,
        slug="mapmaker",
    )  # fmt: skip


def test_everything_that_a_model_may_hold_comes_back():
    assert back(full_model()) == content(full_model())


def model_with_places():
    """A model with a line for each of some texts, two of them equal."""
    plain = full_model()
    row = plain.competencies[0]
    placed = replace(
        row,
        lines=(1, 2, 4),
        indicators=(Words("Same.", (1,)), Words("Same.", (2,)), Words("Other.", (2, 4))),
        levels=(replace(row.levels[0], lines=(4,)),),
    )
    defined = replace(plain.competencies[2], definition_lines=(3, 4), lines=(3,))
    rows = (placed, plain.competencies[1], defined, *plain.competencies[3:])
    findings = (replace(plain.findings[0], lines=(2,)), *plain.findings[1:])
    return replace(plain, title=Words(plain.title.text, (1,)), competencies=rows, findings=findings)


def placed_again(document):
    """The model that comes back with its places, and what the ledger names as not used."""
    best = readings_for(read_edited(document))[0]
    left = [(entry.text, entry.reason) for entry in best.ledger.left if entry.words]
    return replace(best.model, frame=(), unused=()), left


def test_places_in_the_source_document_come_back():
    assert placed_again(opened(model_with_places())) == (model_with_places(), [])


def test_edited_text_loses_its_place_and_no_other_does():
    document = opened(model_with_places())
    find(document, "Definition: Counts.").runs[-1].text = " Counts on."
    same = find(document, "Same.")
    same._p.getparent().remove(same._p)

    model, left = placed_again(document)

    plain = model_with_places()
    rows = list(plain.competencies)
    rows[0] = replace(rows[0], indicators=(Words("Same.", ()), rows[0].indicators[2]))
    rows[2] = replace(rows[2], definition="Counts on.\n\nOne,\ntwo.", definition_lines=())
    assert model == replace(plain, competencies=tuple(rows))
    assert [(re.sub(r" \[\w+\]?", "", text), why) for text, why in left] == [("1; 2 … 3-4", CHANGED)]


@pytest.mark.parametrize("text", ["=1+1", "<b>&amp;", "a\tb", "• a", "1. a", "a\n\n\nb", "a\n• b", "é ü 漢"])
def test_text_comes_back_to_the_letter_wherever_it_stands(text):
    plain = replace(model_with(text), parts=(PlainPart("note", text, (text, text), ()),))

    assert back(plain) == content(plain)


def test_blanks_at_the_ends_are_all_that_is_lost():
    assert back(model_with("  blanks  ")).parts == content(model_with("blanks")).parts


def test_least_model_comes_back():
    plain = PlainModel(
        Words("Least", ()),
        PlainJob("", ()),
        (),
        (),
        (),
        (competency("Only", definition=None),),
        asks_open_questions=False,
    )

    assert back(plain) == plain


def test_same_content_is_the_same_file_and_carries_no_clock():
    data = writing.write(full_model())

    with zipfile.ZipFile(BytesIO(data)) as parts:
        times = {entry.date_time for entry in parts.infolist()}
        told = parts.read("docProps/core.xml").decode()
    assert hashlib.sha256(writing.write(full_model())).digest() == hashlib.sha256(data).digest()
    assert times == {(1980, 1, 1, 0, 0, 0)}
    assert ("created" in told, "modified>" in told, "Picture" in told) == (False, False, False)


def test_document_says_what_screen_readers_need():
    document = opened(full_model())

    depths = [int(p.style.name[-1]) for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert all(deeper <= depth + 1 for depth, deeper in zip([0, *depths], depths, strict=False))
    assert [p.text for p in document.paragraphs if p.style.name == "Title"] == ["Competencies of a Mapmaker"]
    properties = document.core_properties
    assert (properties.title, properties.language) == ("Competencies of a Mapmaker", "en-US")
    for table in document.tables:
        assert (
            table.rows[0]._tr.trPr.xpath("w:tblHeader") and table._tbl.tblPr.xpath("w:tblCaption/@w:val")[0]
        )
    footer = (
        document.sections[0].footer._element.xpath("string(.)"),
        document.sections[0].footer._element.xpath("//@w:instr"),
    )
    assert footer == ("Page 1 of 1", ["PAGE", "NUMPAGES"])


@pytest.mark.parametrize("source", [True, False])
def test_document_keeps_the_rules_of_the_format(source):
    """What Word asks for beyond the schema, which full_model() was validated against (docs/exchange.md)."""
    plain = full_model() if source else replace(full_model(), source=None)
    with zipfile.ZipFile(BytesIO(writing.write(plain))) as parts:
        names = set(parts.namelist())
        body = etree.fromstring(parts.read("word/document.xml"))[0]
        styles = etree.fromstring(parts.read("word/styles.xml"))
        types = etree.fromstring(parts.read("[Content_Types].xml"))
        links = etree.fromstring(parts.read("word/_rels/document.xml.rels"))
        zoom = etree.fromstring(parts.read("word/settings.xml")).find(qn("w:zoom"))

    kinds = [etree.QName(element).localname for element in body]
    assert ("tbl", "tbl") not in pairwise(kinds)
    assert kinds[-2:] == ["p", "sectPr"]
    known = {style.get(qn("w:styleId")) for style in styles.findall(qn("w:style"))}
    assert {style.get(qn("w:val")) for style in body.iter(qn("w:pStyle"), qn("w:tblStyle"))} <= known
    for table in body.iter(qn("w:tbl")):
        columns = len(table.find(qn("w:tblGrid")))
        rows = [row.findall(qn("w:tc")) for row in table.findall(qn("w:tr"))]
        assert {len(cells) for cells in rows} == {columns}
        assert {etree.QName(cell[-1]).localname for cells in rows for cell in cells} == {"p"}
    declared = {one.get("PartName", one.get("Extension")) for one in types}
    assert {name for name in names if not {f"/{name}", name.rpartition(".")[2]} & declared} == set()
    assert {f"word/{link.get('Target')}" for link in links if link.get("TargetMode") != "External"} <= names
    assert zoom.get(qn("w:percent")) == "100"


def test_required_level_is_bold_and_the_document_says_so():
    document = opened(full_model())

    bold = [
        (
            table.rows[n].cells[0].text,
            all(r.bold for c in table.rows[n].cells for p in c.paragraphs for r in p.runs),
        )
        for table in document.tables
        if table.rows[0].cells[1].text == "Text"
        for n in range(1, len(table.rows))
    ]
    assert bold == [("High", False), ("Good", False), ("Low", True), ("High", False)]
    assert "the level printed in bold is the required level" in "\n".join(p.text for p in document.paragraphs)


def test_nothing_in_it_is_more_than_text():
    with zipfile.ZipFile(BytesIO(writing.write(model_with('=1+1 DDEAUTO "x"')))) as parts:
        names, body = parts.namelist(), parts.read("word/document.xml").decode()

    assert not [
        name for name in names if "vba" in name.lower() or "embed" in name.lower() or "custom" in name.lower()
    ]
    assert [tag in body for tag in ("w:instrText", "w:fldSimple", "w:hyperlink", "w:object")] == [False] * 4


def test_signs_that_no_file_can_hold_are_left_out():
    document = opened(model_with("a\x00b\x0bc"))

    assert document.core_properties.title == "ab\u2424c"
