"""Reading through the child process, as the portal does it: good files, and files that mean harm."""

import io
import subprocess
import sys
import zipfile
from datetime import date, datetime, time
from decimal import Decimal

import pytest
from openpyxl import Workbook

from competency_portal.errors import Problem
from competency_portal.exchange import limits, reading
from competency_portal.exchange.reading import Row, Table, UnreadableFile, read_table
from tests.competency_portal.exchange.files import (
    HEADING,
    MACROS,
    raw_workbook,
    saved,
    text_cell,
    workbook_of,
    zipped,
)

ENTITY_BOMB = (
    "<!DOCTYPE a ["
    + '<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {new} "{("&" + old + ";") * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)
EXTERNAL_ENTITY = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>'

SIMPLE = Table(("Name", "Value"), (Row(2, ("Ana", "1")), Row(3, ("Bo", "2"))))


def test_read_a_text_table():
    assert read_table(b"Name,Value\nAna,1\nBo,2\n") == SIMPLE


def test_read_a_workbook():
    assert read_table(workbook_of(["Name", "Value"], ["Ana", 1], ["Bo", 2])) == SIMPLE


def test_read_a_workbook_by_its_content_whatever_it_holds():
    workbook = Workbook()
    sheet = workbook.active
    sheet.append(["Kind", "Value"])
    values = [
        True,
        12,
        1.5,
        0.1,
        1e-7,
        Decimal("91.50"),
        date(2026, 11, 22),
        datetime(2026, 11, 22),
        datetime(2026, 11, 22, 9, 30),
        time(9, 30),
        " as typed ",
        "é",
    ]
    for value in values:
        sheet.append(["x", value])
    sheet.append(["x", 7])
    sheet.cell(row=14, column=2).number_format = "0000"

    cells = [row.cells[1] for row in read_table(saved(workbook)).rows]

    assert cells == [
        "TRUE",
        "12",
        "1.5",
        "0.1",
        "0.0000001",
        "91.5",
        "2026-11-22",
        "2026-11-22",
        "2026-11-22 09:30",
        "09:30",
        " as typed ",
        "é",
        "0007",
    ]


def test_a_workbook_keeps_row_numbers_over_empty_rows():
    data = workbook_of([], ["Name", "Value"], [], ["Ana", 1], [None, " "], ["Bo", 2])

    assert [row.number for row in read_table(data).rows] == [4, 6]


def test_only_the_first_visible_sheet_is_read_and_it_is_said():
    workbook = Workbook()
    workbook.active.title = "Hidden"
    workbook.active.append(["secret"])
    workbook.active.sheet_state = "hidden"
    workbook.create_sheet("People").append(["Name", "Value"])

    found = read_table(saved(workbook))

    assert found == Table(("Name", "Value"), (), ("Only the sheet 'People' was read; 1 more in the file.",))


def test_formulas_are_read_as_stored_values_and_without_one_are_a_problem():
    data = raw_workbook(
        HEADING
        + f'<row r="2">{text_cell("A2", "Ana")}<c r="B2"><f>1+1</f><v>2</v></c></row>'
        + '<row r="3"><c r="B3"><f>1+2</f></c></row>'
    )

    assert read_table(data) == Table(
        ("Name", "Value"),
        (Row(2, ("Ana", "2")),),
        ("Formulas were read as the values last stored for them: B2, B3.",),
        (
            Problem(
                "Cell B3 holds a formula without a stored value. Save the file in Excel again, or type the value.",
                field="B",
                row=3,
            ),
        ),
    )


def test_an_error_in_a_cell_is_a_problem():
    data = raw_workbook(
        HEADING + f'<row r="2">{text_cell("A2", "Ana")}<c r="B2" t="e"><v>#REF!</v></c></row>'
    )

    assert read_table(data).problems == (
        Problem(
            "Cell B2 shows the error #REF!. Correct it in the file, or type the value.", field="B", row=2
        ),
    )


def test_long_numbers_get_a_notice():
    found = read_table(workbook_of(["Name", "Value"], ["Ana", 12345678901234567890]))

    assert found.notices == ("Numbers of more than 15 digits lose digits in Excel; check B2.",)


def test_links_to_other_files_are_left_alone_and_it_is_said():
    data = raw_workbook(HEADING, extra={"xl/externalLinks/externalLink1.xml": "<externalLink/>"})

    assert read_table(data).notices == (
        "The workbook refers to other files. They were not opened; the values stored in this file were read.",
    )


def test_a_format_down_to_the_last_row_costs_nothing():
    data = raw_workbook(HEADING + '<row r="1048576"><c r="A1048576"/></row>')

    assert read_table(data) == Table(("Name", "Value"), ())


def xlsx(**changes):
    return raw_workbook(HEADING, **changes)


HOSTILE = {
    "empty": (b"", "The file is empty."),
    "blanks": (b" \r\n ", "The file is empty."),
    "empty workbook": (workbook_of(), "The file holds no table: it is empty."),
    "too large": (b"a" * (limits.UPLOAD_BYTES + 1), "larger than 10 MB"),
    "pdf": (b"%PDF-1.7 ...", "a PDF"),
    "picture": (b"\x89PNG\r\n\x1a\n\x00", "a picture"),
    "old or protected": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 100, "protected by a password"),
    "gzip": (b"\x1f\x8b\x08\x00", "a compressed file"),
    "program": (b"MZ\x90\x00\x03\x00", "a program"),
    "web page": (b"\xef\xbb\xbf <!DOCTYPE html><table>", "a web page"),
    "noise": (bytes(range(1, 128)) * 20, "not a text file"),
    "NUL": (b"Name,Value\nAna\x00,1\n", "Line 2 holds a NUL"),
    "damaged UTF-16": (b"\xff\xfea\x00b", "damaged"),
    "20,001 rows": (b"Name\n" + b"x\n" * 20_001, "more than 20,000 rows"),
    "201 columns": (b"," * 200 + b"x\n", "more than 200 columns"),
    "long cell": (b"Name\n" + b"x" * 32_768, "more than 32,767 characters"),
    "open quote": (b'Name,Value\n"Ana,1\n', "never closed"),
    "stray quote": (b'Name,Value\n"An"a,1\n', "Row 2 has a quotation mark in the wrong place"),
    "truncated": (workbook_of(["Name"], ["Ana"])[:-40], "damaged"),
    "truncated early": (workbook_of(["Name"], ["Ana"])[:60], "damaged"),
    "broken xml": (xlsx(extra={"xl/worksheets/sheet1.xml": "<worksheet><sheetData>"}), "damaged"),
    "missing part": (xlsx(extra={"xl/_rels/workbook.xml.rels": "<x/>"}), "visible sheet|damaged"),
    "zip of texts": (zipped({"a.txt": "a"}), "without a workbook"),
    "word": (zipped({"[Content_Types].xml": "", "word/document.xml": ""}), "not a workbook"),
    "open document": (zipped({"mimetype": "x", "content.xml": ""}), "OpenDocument"),
    "binary workbook": (zipped({"xl/workbook.bin": ""}), r"\.xlsb"),
    "macros by part": (xlsx(extra={"xl/vbaProject.bin": b"x"}), "macros"),
    "macros by type": (xlsx(content_type=MACROS), "macros"),
    "zip bomb": (xlsx(extra={"xl/media/a.bin": b"\x00" * 50_000_000}), "grows more than 100 times"),
    "large unpacked": (
        xlsx(extra={f"xl/media/{n}.bin": b"\x00" * 30_000_000 for n in range(4)}),
        "larger than 100 MB",
    ),
    "many parts": (xlsx(extra={f"xl/media/{n}": b"" for n in range(2_000)}), "more than 2,000 parts"),
    "entity bomb": (raw_workbook("<row><c><v>&i;</v></c></row>", prologue=ENTITY_BOMB), "entities"),
    "outside entity": (raw_workbook("<row><c><v>&x;</v></c></row>", prologue=EXTERNAL_ENTITY), "entities"),
    "wide row": (raw_workbook(f'<row r="1">{text_cell("XFD1", "x")}</row>'), "more than 200 columns"),
}


@pytest.mark.parametrize(("data", "reason"), HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_files_are_refused_in_plain_words(data, reason):
    with pytest.raises(UnreadableFile, match=reason) as caught:
        read_table(data)

    assert not any(
        word in caught.value.message for word in ("Traceback", "openpyxl", "zipfile", "/", "Error")
    )


def test_one_stored_text_used_by_many_cells_is_refused():
    shared = "x" * 32_000
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 1000))
    namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    strings = f'<sst xmlns="{namespace}" count="999" uniqueCount="1"><si><t>{shared}</t></si></sst>'
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    data = raw_workbook(cells, extra={"xl/sharedStrings.xml": strings})
    with_type = _with_content_type(data, "/xl/sharedStrings.xml", kind)

    with pytest.raises(UnreadableFile, match="more text than can be read"):
        read_table(with_type)


def _with_content_type(data, part, kind):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    entry = f'<Override PartName="{part}" ContentType="{kind}"/></Types>'.encode()
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", entry)
    return zipped(parts)


@pytest.mark.parametrize(
    ("code", "trace", "reason"),
    [
        (-24, b"", "too much time or memory"),
        (-9, b"", "too much time or memory"),
        (1, b"Traceback ...\n  ...\nMemoryError\n", "too much time or memory"),
        (1, b"Traceback ...\nKeyError: 'Lee'\nof two lines\n", "damaged"),
        (1, b"", "damaged"),
    ],
)
def test_the_end_of_the_reader_is_not_the_end_of_the_portal(monkeypatch, caplog, code, trace, reason):
    ended = reading.subprocess.CompletedProcess([], code, b"", trace)
    monkeypatch.setattr(reading.subprocess, "run", lambda *args, **options: ended)

    with pytest.raises(UnreadableFile, match=reason):
        read_table(b"Name\nAna\n")
    assert len(caplog.records) == 1
    assert "Lee" not in caplog.text


def test_the_reader_can_take_little_memory_and_write_no_file(tmp_path):
    code = """
import sys
from competency_portal.exchange.child import limit_self
assert "django" not in sys.modules
limit_self()
try:
    bytearray(10**9)
except MemoryError:
    print("no memory")
try:
    open(sys.argv[1], "wb", buffering=0).write(b"x")
except OSError:
    print("no file")
"""

    done = subprocess.run(
        [sys.executable, "-c", code, tmp_path / "x"], capture_output=True, text=True, check=False
    )

    assert (done.stdout, done.returncode) == ("no memory\nno file\n", 0), done.stderr


def test_no_workbook_is_read_without_the_guarded_parser(monkeypatch):
    monkeypatch.setitem(reading._ENVIRONMENT, "OPENPYXL_DEFUSEDXML", "False")

    with pytest.raises(UnreadableFile, match="damaged"):
        read_table(workbook_of(["Name"], ["Ana"]))


def test_a_reader_that_takes_too_long_is_stopped(monkeypatch):
    monkeypatch.setattr(limits, "CHILD_SECONDS", 0.001)

    with pytest.raises(UnreadableFile, match="too much time"):
        read_table(b"Name\nAna\n")


def test_the_reader_gets_nothing_of_the_portals_environment(monkeypatch):
    monkeypatch.setenv("DJANGO_SECRET_KEY", "canary")
    seen = {}

    def run(command, **options):
        seen.update(options["env"])
        raise reading.subprocess.TimeoutExpired(command, 1)

    monkeypatch.setattr(reading.subprocess, "run", run)

    with pytest.raises(UnreadableFile):
        read_table(b"Name\nAna\n")
    assert seen == {"OPENPYXL_LXML": "False", "OPENPYXL_DEFUSEDXML": "True", "LC_ALL": "C.UTF-8"}
