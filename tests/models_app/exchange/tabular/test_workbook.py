"""The portal's own workbook: there and back without loss; what an edit added is left out, what it broke is named."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest

from competency_portal.exchange import sheets
from competency_portal.exchange.documents import read_document
from competency_portal.exchange.neutralizing import neutralize
from models_app.calculations.left_out import EMPTIED, texts_left_out
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
from models_app.exchange.empty_texts import EMPTY, without_empty_texts
from models_app.exchange.imported import readings_for
from models_app.exchange.source_places import CHANGED
from models_app.exchange.tabular import reading, workbook
from models_app.exchange.tabular.naming import CONTRADICTS, GONE, GROUP_GONE, RENAMED
from models_app.exchange.tabular.records import SOURCE_CHANGED
from models_app.models import ModelVersion
from models_app.queries.plain_version import plain_of


@pytest.fixture(autouse=True)
def _parser_as_in_the_child(monkeypatch):
    monkeypatch.setattr(sheets, "LXML", False)
    monkeypatch.setattr(sheets, "DEFUSEDXML", True)


def back(data):
    return reading.read(sheets.read_sheets(data))


@pytest.mark.parametrize("code", ["nara", "la", "nc"])
def test_there_and_back_loses_nothing_and_keeps_every_place(code, library):
    plain = plain_of(ModelVersion.objects.get(model__agency__code=code))

    read = back(workbook.write(plain))

    assert read == plain
    assert bundle.write(read) == bundle.write(plain)
    assert workbook.write(read) == workbook.write(plain)


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


SOURCES = (
    "a\u2028b\tc",
    "x\u2028\u2028=y\n\u2028z",
    "\u2409 and \u2424 and \u241b\u2409",
    "_x000D_ 'a",
    " \n\t\n=x\n  ",
)


@pytest.mark.parametrize("text", SOURCES)
def test_source_comes_back_to_the_letter_with_breaks_in_its_cells(text):
    plain = replace(model_with("x"), source=PlainSource("Notice", "notice.xlsx", text))

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


def edited(*changes, plain=None):
    """The workbook of a model after cells were changed: sheet, row, column, value; or after a function changed it."""
    book = openpyxl.load_workbook(BytesIO(workbook.write(plain or model_with("x"))))
    for change in changes:
        if callable(change):
            change(book)
        else:
            sheet, row, column, value = change
            book[sheet].cell(row=row, column=column).value = value
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def test_edited_text_is_read_as_edited():
    read = back(edited(("Competencies", 2, 5, "Plans ahead.")))

    assert read.competencies[0].definition == "Plans ahead."


def test_words_of_fixed_lists_are_read_in_capitals_too():
    changed = edited(("Indicators", 2, 3, "Indicator "), ("Links", 2, 3, "Group"))

    assert back(changed) == model_with("x")


@pytest.mark.parametrize(
    ("place", "message"),
    [
        (("Indicators", 2, 3, "hint"), "Sheet 'Indicators', row 2, column C (Kind): 'hint' is no kind; it must be one"),
        (("Indicators", 2, 1, None), "Sheet 'Indicators', row 2, column A (Competency no.): a number is needed here."),
        (("Competencies", 2, 1, "one"), "Sheet 'Competencies', row 2, column A (No.): 'one' must be a whole number."),
        (("Competencies", 2, 1, None), "Sheet 'Competencies', row 2, column A (No.): a number is needed here."),
        (("Competencies", 2, 2, "-7"), "Sheet 'Competencies', row 2, column B (Number in bank): '-7' must be a whole"),
        (("Competencies", 2, 3, None), "Sheet 'Competencies', row 2, column C (Name): a competency needs a name."),
        (("Competencies", 2, 6, "maybe"), "Sheet 'Competencies', row 2, column F (Selection use): 'maybe' is no sel"),
        (("Competencies", 1, 3, "Title"), "Sheet 'Competencies', row 1: there is no column 'Name'. Put the heading"),
        (("Levels", 2, 3, "much"), "Sheet 'Levels', row 2, column C (Value): 'level.value' must be a number"),
        (("Levels", 3, 2, "Grand"), "Sheet 'Levels', row 3, column B (Level): it names the level 'Grand', which no"),
        (("Links", 2, 3, "twin of"), "Sheet 'Links', row 2, column C (Linked by): 'twin of' is no link; it must be"),
        (("Links", 3, 4, "t"), "Sheet 'Links', row 3, column D (To): the scale is 't' here, and 's' in a row of"),
        (("Links", 4, 4, "Grand"), "Sheet 'Links', row 4, column D (To): it names the level 'Grand', which no scale"),
        (("Document", 3, 4, "3"), "The workbook is of version 3; this portal reads 1 and 2."),
        (("Document", 14, 4, "poem"), "Sheet 'Document', row 14, column D (Text): 'poem' is no kind of a part; it"),
    ],
)  # fmt: skip
def test_what_an_edit_broke_is_named(place, message):
    with pytest.raises(Unreadable) as error:
        back(edited(place))

    assert message in str(error.value)
    assert "\n" not in str(error.value)


def test_all_that_is_wrong_is_named_at_once_up_to_fifty():
    with pytest.raises(Unreadable) as error:
        back(edited(*[("Indicators", row, column, "y") for row in range(2, 34) for column in (1, 3)]))

    lines = str(error.value).split("\n")
    assert len(lines) == 51
    assert lines[:2] + lines[-1:] == [
        "Sheet 'Indicators', row 2, column A (Competency no.): 'y' must be a whole number.",
        "Sheet 'Indicators', row 2, column C (Kind): 'y' is no kind; it must be one of indicator, standard, area.",
        "And 14 more of this kind.",
    ]


def test_sheet_that_is_gone_is_named():
    with pytest.raises(
        Unreadable, match=r"The sheet 'Links' is missing\. Put it back, with the columns Competency no."
    ):
        back(edited(lambda book: book.remove(book["Links"])))


def two_competencies():
    """A model with a second competency, whose texts can be told from those of the first."""
    plain = model_with("x")
    second = replace(
        plain.competencies[0], family="Judgment", number=8, slug="judgment", definition="Judges."
    )
    findings = (*plain.findings, replace(plain.findings[0], title="About Judgment", competency=1))
    return replace(plain, competencies=(*plain.competencies, second), findings=findings)


def left(data):
    """The model, and what the ledger names as not used, with reasons."""
    best = readings_for(sheets.read_sheets(data))[0]
    assert (best.code, best.refusal) == ("portal_workbook", "")
    assert best.ledger.placed + best.ledger.not_used == best.ledger.read
    return best.model, [(entry.text, entry.reason) for entry in best.ledger.left if entry.words]


STRANGE = "It stands in a column that the portal does not know"


@pytest.mark.parametrize(
    ("change", "unused"),
    [
        (("Competencies", 2, 13, "Ask Ann."), [("Ask Ann.", STRANGE)]),
        (("Document", 1, 6, "Remarks"), [("Remarks", "A column that the portal does not know")]),
        (("Document", 1, 5, "Remarks"), [("Remarks", "A column that the portal does not know")]),
        (("Indicators", 9, 1, "Ask Ann."), [("Ask Ann.", "One word or remark alone is no row of this sheet")]),
        (("Indicators", 9, 2, "Ask Ann."), [("Ask Ann.", "One word or remark alone is no row of this sheet")]),
        (("Indicators", 2, 4, "A label"), [("A label", "There is no place for it in a row of this kind")]),
        (lambda book: book["Indicators"].insert_cols(3), []),
        (lambda book: book["Levels"].move_range("A1:G9", rows=3), []),
        (lambda book: book["Document"].append(["author", None, "name", "Ann"]),
         [(word, "The portal knows no record of this name") for word in ("author", "name", "Ann")]),
        (lambda book: book["Document"].append(["part", 1, "colour", "Red"]),
         [(word, "A record 'part' has no field of this name") for word in ("part", "1", "colour", "Red")]),
    ],
)  # fmt: skip
def test_what_somebody_added_is_left_out_and_named(change, unused):
    model, told = left(edited(change))

    assert (model, told) == (model_with("x"), unused)


def test_deleted_competency_takes_its_rows_along_and_no_other():
    data = edited(lambda book: book["Competencies"].delete_rows(2), plain=two_competencies())

    model, told = left(data)

    second = replace(model_with("x"), competencies=two_competencies().competencies[1:])
    finding = replace(two_competencies().findings[1], competency=0)
    assert model == replace(second, findings=(finding,))
    assert {reason for _, reason in told} == {GONE}
    assert ("7. Skill (x)", GONE) in told


@pytest.mark.parametrize("name", ["8. Judgment (x)", "Foresight"])
def test_name_that_contradicts_its_number_is_a_finding(name):
    model, told = left(edited(("Indicators", 2, 2, name), plain=two_competencies()))

    assert model.competencies == two_competencies().competencies
    assert told == [(name, CONTRADICTS)]
    assert [(f.title, f.detail, f.competency) for f in model.findings[2:]] == [
        (
            "Rows of 7. Skill (x) name another competency",
            f"They have the number 1, which is '7. Skill (x)', and say '{name}' (sheet 'Indicators', row 2). "
            "They were taken by their number.",
            0,
        )
    ]


def test_number_of_no_competency_beside_the_name_of_one_is_a_finding():
    model, told = left(edited(("Indicators", 2, 1, 9), plain=two_competencies()))

    assert model.competencies[0].indicators == ()
    assert [f.title for f in model.findings[2:]] == ["Rows have the number 9, which no competency has"]
    assert {reason for _, reason in told} == {GONE}


def test_competency_that_somebody_added_is_asked_what_it_leaves_open():
    model, told = left(edited(("Competencies", 3, 1, 2), ("Competencies", 3, 3, "Foresight")))

    assert ([c.name for c in model.competencies], told) == (["7. Skill (x)", "Foresight"], [])
    assert [(str(f.kind), f.competency) for f in model.findings[1:]] == [
        ("required_level", 1),
        ("selection_use", 1),
        ("definition", 1),
    ]


def test_identifier_of_a_copied_row_is_the_first_ones():
    copied = {1: 2, 2: 8, 3: "Foresight", 5: "Sees.", 9: "skill"}

    model, told = left(edited(*[("Competencies", 3, column, value) for column, value in copied.items()]))

    assert [(c.name, c.slug) for c in model.competencies] == [("7. Skill (x)", "skill"), ("8. Foresight", "")]
    assert told == [("skill", "It is the identifier of another competency")]
    assert model.findings[1].title == "Foresight has the identifier of another competency"


def test_competencies_of_a_group_that_is_gone_stand_in_none_and_are_told():
    model, told = left(edited(("Links", 2, 4, 9)))

    assert (model.competencies[0].group, {reason for _, reason in told}) == (None, {GROUP_GONE})
    assert [(f.title, f.detail) for f in model.findings[1:]] == [
        (
            "There is no group 9 in the sheet 'Document'",
            "Rows that name it say '7. Skill (x)' (sheet 'Links', row 2). These competencies were put in no group.",
        )
    ]


def test_renamed_competency_is_told_and_is_no_contradiction():
    model, told = left(edited(("Competencies", 2, 3, "Craft")))

    assert ([c.name for c in model.competencies], [(f.title, f.competency) for f in model.findings[1:]]) == (
        ["7. Craft (x)"],
        [("7. Craft (x) has another name in its other rows", 0)],
    )
    assert {(text, reason) for text, reason in told} == {("7. Skill (x)", RENAMED)}


def with_places(plain):
    """The model with a line for each text, some of them equal."""
    row = plain.competencies[0]
    placed = replace(
        row,
        lines=(1, 2, 3),
        definition_lines=(2,),
        indicators=(Words("x", (2,)), Words("x", (3,)), Words("y", (1, 3))),
        levels=(replace(row.levels[0], lines=(3,)),),
    )
    return replace(plain, title=Words("x", (1,)), competencies=(placed,))


def test_edited_text_loses_its_place_and_no_other_does():
    plain = with_places(model_with("x"))

    model, told = left(edited(("Competencies", 2, 5, "Plans ahead."), ("Indicators", 2, 5, "z"), plain=plain))

    row = plain.competencies[0]
    indicators = (Words("z", ()), Words("x", ()), row.indicators[2])
    changed = replace(row, definition="Plans ahead.", definition_lines=(), indicators=indicators)
    assert model == replace(plain, competencies=(changed,))
    assert [reason for _, reason in told] == [CHANGED] * 3


def test_places_hold_only_beside_the_source_that_they_are_of():
    model, told = left(edited(("Document", 10, 4, "y"), plain=with_places(model_with("x"))))

    assert (model.source, model.competencies[0].definition) == (None, "x")
    assert model.competencies[0].definition_lines != (2,)
    assert ("y", SOURCE_CHANGED) in told


def test_workbook_of_the_first_version_is_read_without_places():
    def older(book):
        for name in ("Document", "Levels", "Indicators"):
            book[name].delete_cols(book[name].max_column)
        book["Competencies"].delete_cols(10, 2)
        rows = [row for row in book["Document"].iter_rows() if row[2].value in ("version", "fingerprint")]
        rows[0][3].value = "1"
        book["Document"].delete_rows(rows[1][0].row)

    assert back(edited(older, plain=with_places(model_with("x")))).source == model_with("x").source


def test_reader_of_own_workbooks_is_the_first_and_reads_all_of_it():
    best = readings_for(read_document(workbook.write(model_with("Some words")), "model.xlsx"))[0]

    assert (best.code, best.sureness) == ("portal_workbook", "sure")
    assert best.ledger.words_placed == best.ledger.words > 100


def test_sheet_that_somebody_added_is_told():
    model, told = left(edited(lambda book: book.create_sheet("My notes").append(["Ask Ann."])))

    assert (model, [text for text, _ in told]) == (model_with("x"), ["My notes", "Ask Ann."])


def emptied_part(book):
    """The heading and both paragraphs of a text around the competencies are taken out."""
    for row in (15, 16, 17):
        book["Document"].cell(row, 4).value = None


def asking(plain, before):
    """What a workbook leaves out, competencies matched by their place."""
    return [
        str(text) for text in texts_left_out(before, plain, {n: n for n in range(len(plain.competencies))})
    ]


@pytest.mark.parametrize(
    ("change", "asked", "unused"),
    [
        (("Indicators", 2, 5, None), ["Behavioral indicators of 7. Skill (x)"], EMPTY),
        (("Indicators", 3, 5, " "), ["Performance standards of 7. Skill (x)"], EMPTY),
        (("Levels", 3, 6, None), ["Level texts of 7. Skill (x)"], EMPTY),
        (("Indicators", 2, 5, "=A9"), ["Behavioral indicators of 7. Skill (x)"], EMPTY),
        (("Competencies", 2, 5, None), ["Definition of 7. Skill (x)"], None),
        (("Links", 2, 4, None), ["Group 'x' of 7. Skill (x)"], EMPTY),
        (("Document", 18, 4, None), ["Groups of competencies"], GROUP_GONE),
        (("Document", 4, 4, None), ["Title of the model"], None),
        (emptied_part, ["Note"], None),
    ],
)  # fmt: skip
def test_a_cell_whose_words_were_taken_out_is_left_out_and_never_an_empty_text(change, asked, unused):
    model, told = left(edited(change))

    assert asking(model, model_with("x")) == asked
    assert {reason for _, reason in told} == ({unused} if unused else set())
    assert any(f.title.endswith(EMPTIED) for f in model.findings) == (unused == EMPTY)
    assert without_empty_texts(model) == model
