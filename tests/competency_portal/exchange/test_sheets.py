import io
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart
from openpyxl.comments import Comment
from openpyxl.styles import Font

from competency_portal.exchange.decoding import WINDOWS_1252
from competency_portal.exchange.document import Document, LeftOut, Mark, Passage
from competency_portal.exchange.documents import read_document
from competency_portal.exchange.parsing import parse_document
from competency_portal.exchange.sheet_facts import spans
from competency_portal.exchange.sheets import READ
from tests.competency_portal.exchange.files import (
    HEADING,
    MACROS,
    raw_workbook,
    saved,
    text_cell,
    workbook_of,
)


def sheet_name(text="Sheet", page=1):
    return Passage(text, "heading", page=page, depth=1)


def row(text, page=1, marks=()):
    return Passage(text, "row", page=page, table=page, marks=marks)


def gap(page=1):
    return Passage("", "blank", page=page, table=page)


def test_every_sheet_is_read_row_by_row():
    workbook = Workbook()
    workbook.active.append(["Name", 2.0, None, "two\nlines"])
    for _ in range(3):
        workbook.active.append([])
    workbook.active.append([None, "tab\there", True, date(2026, 11, 25), 0.5])
    workbook.active["E5"].number_format = "0.0%"
    workbook.create_sheet("Levels").append(["Level 1"])

    assert read_document(saved(workbook), "model.xlsx") == Document(
        "xlsx",
        (
            sheet_name(),
            row("Name\t2\t\ttwo\u2028lines"),
            gap(),
            row("\ttab here\tTRUE\t2026-11-25\t50.0%"),
            sheet_name("Levels", 2),
            row("Level 1", 2),
        ),
    )


def test_typeface_of_cells_and_inside_of_cells():
    workbook = Workbook()
    rich = CellRichText("a ", TextBlock(InlineFont(b=True), "bold"), " b")
    workbook.active.append(["all", rich, "none"])
    workbook.active["A1"].font = Font(bold=True, italic=True, underline="single")

    assert parse_document(saved(workbook), "").passages[1] == row(
        "all\ta bold b\tnone",
        marks=(Mark(0, 3, "bold"), Mark(0, 3, "italic"), Mark(0, 3, "underline"), Mark(6, 10, "bold")),
    )


def test_what_is_hidden_is_read_and_named():
    workbook = Workbook()
    for number in range(6):
        workbook.active.append([number, "x"])
    for number in (2, 3, 5):
        workbook.active.row_dimensions[number].hidden = True
    workbook.active.column_dimensions["B"].hidden = True
    workbook.create_sheet("Old").append(["old"])
    workbook["Old"].sheet_state = "veryHidden"

    found = parse_document(saved(workbook), "")

    assert [passage.text for passage in found.passages] == [
        "Sheet", "0\tx", "1\tx", "2\tx", "3\tx", "4\tx", "5\tx", "Old", "old",
    ]  # fmt: skip
    assert found.left_out == (
        LeftOut("Sheet 'Sheet': hidden rows 2–3, 5", READ, 1),
        LeftOut("Sheet 'Sheet': hidden columns B", READ, 1),
        LeftOut("Sheet 'Old' is hidden", READ, 2),
    )


def test_merged_cells_are_read_once():
    merged = '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>'
    cells = [f'<row r="{n}">{text_cell(f"A{n}", "a")}{text_cell(f"B{n}", "b")}</row>' for n in (1, 2, 3)]

    found = parse_document(raw_workbook("".join(cells) + f"</sheetData>{merged}<sheetData>"), "")

    assert [passage.text for passage in found.passages] == ["One", "a", "", "a\tb"]
    assert [item.what for item in found.left_out] == [
        "Sheet 'One', cell B1 under a merged cell: 'b'",
        "Sheet 'One', cell A2 under a merged cell: 'a'",
        "Sheet 'One', cell B2 under a merged cell: 'b'",
    ]


def test_formulas_are_read_by_their_values():
    cells = '<row r="2"><c r="A2"><f>1+1</f><v>2</v></c><c r="B2"><f>1+2</f></c></row>'
    alone = '<row r="9"><c r="C9"><f>A1</f></c></row>'

    found = parse_document(raw_workbook(HEADING + cells + alone), "")

    assert [passage.text for passage in found.passages] == ["One", "Name\tValue", "2", "", ""]
    assert [(item.what, item.page) for item in found.left_out] == [
        ("Sheet 'One', cell B2", 1),
        ("Sheet 'One', cell C9", 1),
    ]


def test_what_is_no_cell_is_left_out_by_name():
    workbook = Workbook()
    workbook.active.append(["x"])
    workbook.active["A1"].comment = Comment("Check", "Somebody")
    workbook.create_chartsheet("Diagram").add_chart(BarChart())
    outside = raw_workbook(
        HEADING,
        content_type=MACROS,
        extra={
            "xl/vbaProject.bin": b"x",
            "xl/externalLinks/externalLink1.xml": "<externalLink/>",
            "xl/media/a.png": b"",
        },
    )

    assert [item.what for item in parse_document(saved(workbook), "").left_out] == [
        "Sheet 'Diagram'",
        "Comments",
        "Diagrams",
    ]
    assert [item.what for item in parse_document(outside, "").left_out] == [
        "Macros",
        "Pictures",
        "Links to other files",
    ]


def test_escapes_of_excel_are_what_it_shows():
    cell = text_cell("A1", "a_x000D_\nb")

    found = parse_document(raw_workbook(f'<row r="1">{cell}</row>'), "")

    assert found.passages[1] == row("a\u2028b")


def test_csv_keeps_its_rows():
    data = 'sep=;\nName;"two\r\nlines";\n\nÁna;tab\there;\n'

    rows = (
        Passage("", "blank", table=1),
        Passage("Name\ttwo\u2028lines", "row", table=1),
        Passage("", "blank", table=1),
        Passage("Ána\ttab here", "row", table=1),
    )
    named = (LeftOut("The first line", "It only names the separator between the cells."),)
    assert read_document(data.encode(), "MODEL.CSV") == Document("csv", rows, named)
    assert parse_document(data.encode("cp1252"), "a.csv") == Document("csv", rows, named, note=WINDOWS_1252)


@pytest.mark.parametrize(
    ("numbers", "text"),
    [
        ([], ""),
        ([3], "3"),
        ([1, 2, 4], "1–2, 4"),
        (list(range(1, 40, 2)), "1, 3, 5, 7, 9, 11, 13, 15 and 12 more"),
    ],
)
def test_spans(numbers, text):
    assert spans(numbers) == text


cell = st.text(
    st.characters(
        codec="utf-8", exclude_categories=["Cc", "Cf", "Zl", "Zp"], exclude_characters="\ufffe\uffff"
    ),
    max_size=20,
).filter(lambda text: "_x" not in text and not text.startswith(("=", "#")))


@settings(derandomize=True, max_examples=25, deadline=None)
@given(
    st.lists(
        st.lists(cell, min_size=1, max_size=4).filter(lambda row: row[-1].strip()), min_size=1, max_size=4
    )
)
def test_what_openpyxl_writes_is_read_again(rows):
    found = parse_document(workbook_of(*rows), "x.xlsx")

    assert [tuple(passage.text.split("\t")) for passage in found.passages[1:]] == [tuple(row) for row in rows]


def test_a_workbook_is_read_within_its_memory_and_time():
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet()
    for number in range(2_000):
        sheet.append([f"Competency {number}", *["Plans and delivers services."] * 5])
    buffer = io.BytesIO()
    workbook.save(buffer)

    assert len(read_document(buffer.getvalue(), "x.xlsx").passages) == 2_001
