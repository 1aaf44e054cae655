"""What a file is, by its first bytes; its name makes it nothing, but may be untrue."""

import re
from enum import StrEnum

from competency_portal.exchange.table import UnreadableFile

WHAT_TO_DO = "Save it as an Excel workbook (.xlsx) or as CSV and try again."
SAVE_AS_DOCUMENT = (
    "Save it as a Word document (.docx), a PDF with text, an Excel workbook (.xlsx), CSV or plain text "
    "and try again."
)


MARKDOWN = (
    "This is a Markdown text with a table, whose rows would be read as mere lines. Open it in a program that shows "
    "tables, and save it from there as a Word document (.docx) or a PDF with text."
)


class FileKind(StrEnum):
    WORKBOOK = "workbook"
    TEXT = "text"


class DocumentKind(StrEnum):
    """`OFFICE` is a zip archive; which of the office formats, only its parts tell."""

    OFFICE = "office"
    PDF = "pdf"
    JSON = "json"
    CSV = "csv"
    TEXT = "text"


_REFUSED = [
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Excel file (.xls) or one protected by a password"),
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"{\\rtf", "a Word text (RTF)"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file"),
    (b"Rar!", "a compressed file"),
    (b"PK\x05\x06", "an empty compressed file"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
]
_NOT_DOCUMENTS = [
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an old Word or Excel file (.doc, .xls) or one protected by a password",
    ),
    *((start, name) for start, name in _REFUSED if start[:1] not in (b"\xd0", b"%")),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"BM", "a picture"),
    (b"%!PS", "a PostScript file"),
]
_SHORT_STARTS = (b"MZ", b"BM")  # words begin like this too; a NUL soon after tells
# The line below the head of a table that is drawn with '|'.
_PIPE_TABLE = re.compile(
    rb"^[ \t]*(?:\|[ \t]*)?:?-{3,}:?[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*)+(?:\|[ \t]*)?\r?$", re.MULTILINE
)
_WORKBOOK_NAMES = ("xlsx", "xlsm", "xltx", "xltm")
_MARKUP = (b"<!doctype", b"<html", b"<?xml", b"<svg", b"<table")


def kind_of(data: bytes) -> FileKind:
    """WORKBOOK for anything packed as a zip archive, TEXT otherwise; UnreadableFile for what is known to be
    neither.
    """
    if not data.strip():
        raise UnreadableFile("The file is empty.")
    if data.startswith(b"PK\x03\x04"):
        return FileKind.WORKBOOK
    for start, name in _REFUSED:
        if _starts(data, start):
            raise UnreadableFile(f"This is {name}, not a table. {WHAT_TO_DO}")
    if _bare(data)[:16].lower().startswith(_MARKUP):
        raise UnreadableFile(f"This is a web page or an XML file, not a table. {WHAT_TO_DO}")
    return FileKind.TEXT


def check_name(data: bytes, filename: str) -> None:
    """UnreadableFile for what is named as an Excel workbook and is text: read as CSV it would be all wrong rows."""
    ending = filename.lower().rpartition(".")[2]
    if ending in _WORKBOOK_NAMES and kind_of(data) is not FileKind.WORKBOOK:
        raise UnreadableFile(
            f"The name ends in .{ending}, but this is no Excel workbook. Save it from Excel as .xlsx and try again; "
            "if it is a CSV file, let its name end in .csv."
        )


def document_kind_of(data: bytes, filename: str) -> DocumentKind:
    """What a document is by its content; the name tells CSV from text, and a broken data file from a text."""
    if not data.strip():
        raise UnreadableFile("The file is empty.")
    if data.startswith(b"PK\x03\x04"):
        return DocumentKind.OFFICE
    if b"%PDF-" in data[:1024]:
        return DocumentKind.PDF
    for start, name in _NOT_DOCUMENTS:
        if _starts(data, start):
            raise UnreadableFile(f"This is {name}, which can't be read. {SAVE_AS_DOCUMENT}")
    if _bare(data)[:16].lower().startswith((*_MARKUP, b"mime-version")):
        raise UnreadableFile(f"This is a web page or an XML file, which can't be read. {SAVE_AS_DOCUMENT}")
    ending = filename.lower().rpartition(".")[2]
    if _looks_like_data(data, ending):
        return DocumentKind.JSON
    if ending in ("csv", "tsv"):
        return DocumentKind.CSV
    if _PIPE_TABLE.search(data.replace(b"\x00", b"")):
        raise UnreadableFile(MARKDOWN)
    return DocumentKind.TEXT


def _starts(data: bytes, start: bytes) -> bool:
    return data.startswith(start) and not (start in _SHORT_STARTS and b"\x00" not in data[:512])


def _bare(data: bytes) -> bytes:
    """The beginning without marks, blanks and the NULs of UTF-16."""
    return data[:256].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")


def _looks_like_data(data: bytes, ending: str) -> bool:
    """Braces around it all, or the beginning of an object or a list of objects; '[Draft] Model' is a text."""
    start = _bare(data)
    if ending == "json" or re.match(rb'(\[\s*)?\{\s*"', start):
        return True
    end = data[-64:].replace(b"\x00", b"").rstrip()[-1:]
    return (start[:1], end) in ((b"{", b"}"), (b"[", b"]")) and not re.match(rb"\[\s*[A-Za-z]", start)
