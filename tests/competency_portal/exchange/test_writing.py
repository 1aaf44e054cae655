import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from competency_portal.exchange import workbook
from competency_portal.exchange.delimited import read_delimited
from competency_portal.exchange.neutralizing import neutralize, restore
from competency_portal.exchange.parsing import parse_document
from competency_portal.exchange.workbook import as_text
from competency_portal.exchange.writing import (
    Sheet,
    about_sheet,
    content_disposition,
    csv_bytes,
    safe_file_name,
    write_csv,
    write_xlsx,
)

TRIGGERS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "'=1", "''+1", "＝1", "-"]
calm = settings(derandomize=True, max_examples=300, deadline=None)


@pytest.mark.parametrize("text", TRIGGERS)
def test_neutralize_puts_an_apostrophe_before_what_might_be_evaluated(text):
    assert neutralize(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Ana", "O'Hara", "'quoted'", "a=1", "1-2", "’=1"])
def test_neutralize_leaves_other_text_alone(text):
    assert neutralize(text) == text


@calm
@given(st.text() | st.text(alphabet="'=+-@ \t\ra"))
def test_restore_gives_back_what_neutralize_was_given(text):
    assert restore(neutralize(text)) == text


def test_csv():
    rows = [
        ["Ána", 1, Decimal("91.50"), None],
        ["=1+1", -1, Decimal("-3"), date(2026, 11, 22)],
        ['a,"b"\nc', 0, Decimal("1E+2"), datetime(2026, 11, 22, 3, tzinfo=UTC)],
    ]

    data = csv_bytes(["Name", "No", "Score", "=When"], rows)

    assert data == (
        b"\xef\xbb\xbfName,No,Score,'=When\r\n"
        b"\xc3\x81na,1,91.50,\r\n"
        b"'=1+1,-1,-3,2026-11-22\r\n"
        b'"a,""b""\nc",0,100,2026-11-22 03:00:00+00:00\r\n'
    )


def test_csv_comes_in_pieces():
    pieces = list(write_csv(["Name"], ([f"{'x' * 1000}"] for _ in range(200))))

    assert len(pieces) > 3
    assert b"".join(pieces).count(b"\r\n") == 201


@pytest.mark.parametrize("value", [1.5, Fraction(1, 2), True, b"x", object()])
def test_exports_refuse_what_is_not_exact(value):
    with pytest.raises(TypeError):
        csv_bytes(["A"], [[value]])
    with pytest.raises(TypeError):
        write_xlsx([Sheet("One", ["A"], [[value]])])


@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("Infinity"), datetime(2026, 11, 22)])
def test_exports_refuse_what_is_undefined(value):
    with pytest.raises(ValueError, match=r"finite|zone"):
        csv_bytes(["A"], [[value]])


def test_xlsx_types_its_cells():
    rows = [["=1+1", Decimal("91.50"), 3, "#N/A", date(2026, 11, 22), None, "007"]]
    data = write_xlsx([Sheet("One", list("ABCDEFG"), rows)])

    cells = load_workbook(io.BytesIO(data)).active[2]

    assert [(cell.value, cell.data_type) for cell in cells] == [
        ("'=1+1", "s"),
        (91.5, "n"),
        (3, "n"),
        ("#N/A", "s"),
        (datetime(2026, 11, 22), "d"),
        (None, "n"),
        ("007", "s"),
    ]
    assert cells[1].number_format == "0.00"


def test_xlsx_holds_every_text_and_number_as_it_is():
    texts = ["a & b <c>", " spaced ", "two\nlines", "a\r\nb", "'", "é 漢 🙂", ""]
    numbers = [0, -7, 10**15, Decimal("0.5"), Decimal("-12.500"), Decimal("1E+2")]

    data = write_xlsx([Sheet("One", ["A"], [[text] for text in texts]), Sheet("Two", ["A"], [numbers])])

    one, two = load_workbook(io.BytesIO(data))
    assert [cell.value or "" for [cell] in one.iter_rows(min_row=2)] == texts
    assert [cell.value for cell in two[2]] == [0, -7, 10**15, 0.5, -12.5, 100]
    assert [cell.number_format for cell in two[2]] == ["General", "General", "General", "0.0", "0.000", "0"]


@pytest.mark.parametrize("text", ["a_x000D_b", "_x0041_x0042_ and _x000d_", "_x00_", "snake_x_case"])
def test_what_looks_like_the_code_of_a_character_comes_back_from_a_workbook(text, monkeypatch):
    monkeypatch.setattr(workbook, "LXML", False)
    monkeypatch.setattr(workbook, "DEFUSEDXML", True)
    data = write_xlsx([Sheet("One", ["A"], [[text]])])

    assert workbook.read_workbook(data).rows[0].cells == (text,)
    assert parse_document(data, "a.xlsx").passages[-1].text == text


@pytest.mark.parametrize("text", TRIGGERS)
def test_no_cell_of_an_export_is_a_formula(text):
    data = write_xlsx([Sheet(text, [text], [[text]]), about_sheet([(text, text)])])

    cells = [cell for sheet in load_workbook(io.BytesIO(data)) for row in sheet for cell in row]

    assert {cell.data_type for cell in cells} == {"s"}
    [[heading], [cell]] = list(
        csv.reader(io.StringIO(csv_bytes([text], [[text]]).decode("utf-8-sig"), newline=""))
    )
    assert heading[0] == cell[0] == "'"


def test_xlsx_headings_stay_in_view():
    data = write_xlsx([Sheet("One", ["Name", "A long heading"], [["x" * 200, "y"]])])

    sheet = load_workbook(io.BytesIO(data)).active

    assert sheet["A1"].font.bold
    assert sheet.freeze_panes == "A2"
    assert [sheet.column_dimensions[letter].width for letter in "AB"] == [60, 16]


def test_xlsx_sheet_names_are_made_fit_and_unlike():
    titles = ["26-0388: ranked/list", "26-0388 ranked list", "'", "x" * 40, "x" * 40]

    data = write_xlsx([Sheet(title, ["A"], []) for title in titles])

    assert load_workbook(io.BytesIO(data)).sheetnames == [
        "26-0388 ranked list",
        "26-0388 ranked list 2",
        "Sheet",
        "x" * 31,
        "x" * 27 + " 2",
    ]


def test_unprintable_characters_and_long_texts_do_not_break_an_export():
    rows = [["a\x00b\x0b\ud800"], ["x" * 40_000]]

    sheet = load_workbook(io.BytesIO(write_xlsx([Sheet("One", ["A"], rows)]))).active
    table = read_delimited(csv_bytes(["A"], rows))

    assert sheet["A2"].value == table.rows[0].cells[0] == "a\ufffdb\ufffd\ufffd"
    assert len(sheet["A3"].value) == 32_767
    assert sheet["A3"].value.endswith("(cut here: longer than a cell can be)")


printable = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=20).filter(
    lambda text: "\ufffe" not in text and "\uffff" not in text
)
words = st.one_of(printable, st.sampled_from(TRIGGERS)).filter(lambda text: text.strip())


@calm
@given(st.lists(st.tuples(words, words), min_size=1, max_size=10))
def test_what_is_written_as_csv_is_read_again(rows):
    found = read_delimited(csv_bytes(["One", "Two"], rows))

    assert [tuple(restore(cell) for cell in row.cells) for row in found.rows] == rows


@settings(derandomize=True, max_examples=30, deadline=None)
@given(st.lists(words, min_size=1, max_size=5))
def test_what_is_written_as_xlsx_is_read_again(texts):
    data = write_xlsx([Sheet("One", ["One"], [[text] for text in texts])])

    cells = list(load_workbook(io.BytesIO(data)).active.iter_rows(min_row=2, values_only=True))

    assert [restore(as_text(cell)) for (cell,) in cells] == texts


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("26-0388 results", "26-0388-results.csv"),
        ("../../etc/passwd", "etc-passwd.csv"),
        ("Prüfung\r\nX: y", "Prüfung-X-y.csv"),
        ("", "export.csv"),
        ("...", "export.csv"),
        ("x" * 200, "x" * 80 + ".csv"),
    ],
)
def test_safe_file_name(stem, name):
    assert safe_file_name(stem, "csv") == name


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("results.csv", "attachment; filename=\"results.csv\"; filename*=UTF-8''results.csv"),
        ("Prüfung.csv", "attachment; filename=\"Prufung.csv\"; filename*=UTF-8''Pr%C3%BCfung.csv"),
        ("日本.csv", "attachment; filename=\"export.csv\"; filename*=UTF-8''%E6%97%A5%E6%9C%AC.csv"),
        (
            'a"\r\nSet-Cookie: b.csv',
            "attachment; filename=\"a-Set-Cookie-b.csv\"; filename*=UTF-8''a-Set-Cookie-b.csv",
        ),
    ],
)
def test_content_disposition(name, header):
    assert content_disposition(name) == header
