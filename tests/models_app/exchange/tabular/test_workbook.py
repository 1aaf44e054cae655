"""The portal's own workbook: there and back without loss, and refused in words where an edit broke it."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest

from competency_portal.exchange.documents import read_document
from competency_portal.exchange.neutralizing import neutralize
from models_app.calculations.plain import (
    PlainCompetency,
    PlainFinding,
    PlainJob,
    PlainLevel,
    PlainLevelRef,
    PlainModel,
    PlainPart,
    PlainScale,
    PlainSource,
    PlainStandard,
    Unreadable,
    Words,
)
from models_app.exchange import bundle
from models_app.exchange.imported import readings_for
from models_app.exchange.tabular import reading, workbook
from models_app.models import ModelVersion
from models_app.queries.plain_version import plain_of


def read_sheets(data):
    """The workbook as an upload is read: in a process of its own."""
    return read_document(data, "model.xlsx")


def without_places(value):
    """The same rows without lines."""
    if hasattr(value, "__dataclass_fields__"):
        fields = {name: getattr(value, name) for name in value.__dataclass_fields__}
        return replace(
            value,
            **{n: () if n.endswith("lines") else without_places(v) for n, v in fields.items()},
        )
    if isinstance(value, tuple):
        return tuple(without_places(item) for item in value)
    return value


def back(data):
    return reading.read(read_sheets(data))


@pytest.mark.parametrize("code", ["nara", "la", "nc"])
def test_there_and_back_loses_nothing_but_places(code, library):
    plain = plain_of(ModelVersion.objects.get(model__agency__code=code))

    read = back(workbook.write(plain))

    assert without_places(read) == without_places(plain)
    assert bundle.write(read) == bundle.write(without_places(plain))


def model_with(text):
    """A model that has this text wherever a text may stand."""
    scale = PlainScale("s", text, (PlainLevel("Low", (), Decimal("1.50"), text),), description=text)
    competency = PlainCompetency(
        family="Skill",
        lines=(),
        definition=text,
        definition_lines=(),
        number=7,
        group=0,
        variant=text,
        levels=(PlainStandard("Low", text, ()),),
        indicators=(Words(text, ()),),
        standards=(PlainStandard(text, text, ()),),
        scale="s",
        required_level=PlainLevelRef("Low", "s"),
        required_level_reason=text,
        selection_use="for_selection",
        selection_use_evidence=text,
        slug="skill",
    )
    return PlainModel(
        title=Words(text, ()),
        job=PlainJob(text, (), grade=text),
        parts=(PlainPart("note", text, (text, text), ()),),
        groups=(Words(text, ()),),
        level_labels=(),
        competencies=(competency,),
        findings=(PlainFinding("text", text, text, (), 0, settled=True, value=text),),
        scales=(scale,),
        source=PlainSource(text, "a.docx", f"{text}\n\n{text}"),
        asks_open_questions=False,
    )


TEXTS = (
    "=1+1", "'=1+1", "-x", "@SUM(A1)", "+1", "''quoted", "a\nb", "a\tb", "\t=x", "0012", "yes", "1e5", "  blanks  ",
    "\uff1d1", "é ü 漢", "<b>&amp;",
)  # fmt: skip


@pytest.mark.parametrize("text", ["=1+1", "'-x", "a\n\tb"])
def test_text_comes_back_to_the_letter_wherever_it_stands(text):
    assert back(workbook.write(model_with(text))) == model_with(text)


def test_all_kinds_of_text_come_back_to_the_letter():
    plain = replace(model_with("x"), parts=(PlainPart("note", "", TEXTS, ()),))

    assert back(workbook.write(plain)) == plain


def test_long_text_goes_over_several_rows():
    text = "All of it. " * 5_000
    plain = replace(model_with("x"), parts=(PlainPart("note", "", (text,), ()),))

    assert back(workbook.write(plain)).parts[0].paragraphs == (text,)


def test_no_cell_is_a_formula():
    book = openpyxl.load_workbook(BytesIO(workbook.write(model_with("=1+1"))))

    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert neutralize("=1+1") in {cell.value for cell in cells}


def edited(sheet, row, column, value):
    book = openpyxl.load_workbook(BytesIO(workbook.write(model_with("x"))))
    book[sheet].cell(row=row, column=column, value=value)
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def test_edited_text_is_read_as_edited():
    assert back(edited("Competencies", 2, 5, "Plans ahead.")).competencies[0].definition == "Plans ahead."


@pytest.mark.parametrize(
    ("place", "message"),
    [
        (("Indicators", 2, 3, "hint"), "Sheet 'Indicators', row 2: 'hint' is no kind; it must be one of indicator"),
        (("Indicators", 2, 1, 9), "Sheet 'Indicators', row 2: there is no competency with the number '9'."),
        (("Competencies", 2, 1, "one"), "Sheet 'Competencies', row 2: 'one' must be a whole number."),
        (("Competencies", 1, 3, "Title"), "The sheet 'Competencies' must begin with the columns No., Number"),
        (("Links", 2, 3, "twin of"), "Sheet 'Links', row 2: 'twin of' is no link; it must be one of group"),
        (("Links", 2, 9, "more"), "Sheet 'Links', row 2: there is more to the right of 'Evidence'."),
        (("Links", 4, 4, "Grand"), "'Skill' names the level 'Grand', which no scale has."),
        (("Competencies", 2, 6, "maybe"), "'maybe' is no selection use"),
        (("Document", 3, 4, "2"), "The workbook is of version 2; this portal reads 1."),
    ],
)  # fmt: skip
def test_what_an_edit_broke_is_named(place, message):
    with pytest.raises(Unreadable) as error:
        back(edited(*place))

    assert message in str(error.value)


def test_reader_of_own_workbooks_is_the_first_and_reads_all_of_it():
    best = readings_for(read_sheets(workbook.write(model_with("Some words"))))[0]

    assert (best.code, best.sureness) == ("portal_workbook", "sure")
    assert best.ledger.words_placed == best.ledger.words > 100


def test_sheet_that_somebody_added_is_told():
    book = openpyxl.load_workbook(BytesIO(workbook.write(model_with("x"))))
    book.create_sheet("My notes").append(["Ask Ann."])
    data = BytesIO()
    book.save(data)

    best = readings_for(read_sheets(data.getvalue()))[0]

    assert [entry.text for entry in best.ledger.left if entry.words] == ["My notes", "Ask Ann."]
