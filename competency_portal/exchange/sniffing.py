"""What a file is, by its first bytes; its name says nothing."""

from enum import StrEnum

from competency_portal.exchange.table import UnreadableFile

WHAT_TO_DO = "Save it as an Excel workbook (.xlsx) or as CSV and try again."


class FileKind(StrEnum):
    WORKBOOK = "workbook"
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
        if data.startswith(start) and not (start == b"MZ" and b"\x00" not in data[:512]):
            raise UnreadableFile(f"This is {name}, not a table. {WHAT_TO_DO}")
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:16].lower().startswith(_MARKUP):
        raise UnreadableFile(f"This is a web page or an XML file, not a table. {WHAT_TO_DO}")
    return FileKind.TEXT
