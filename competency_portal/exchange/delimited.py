"""Reads text tables: comma, semicolon or tab between the cells."""

import csv
import io
import re
from collections import Counter

from competency_portal.exchange import limits
from competency_portal.exchange.sniffing import WHAT_TO_DO
from competency_portal.exchange.table import Table, TableBuilder, UnreadableFile

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab"}
_MARKS = [  # the longer mark first: UTF-16's is the beginning of UTF-32's
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
]
_CONTROLS = re.compile(r"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]")


def read_delimited(data: bytes) -> Table:
    """The table in a text file. Raises UnreadableFile."""
    builder = TableBuilder()
    text = _decode(data, builder)
    _refuse_what_is_no_text(text)
    delimiter, text = _delimiter_of(text)
    csv.field_size_limit(limits.CELL_CHARACTERS)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            builder.add(number, cells)
    except csv.Error as error:
        raise UnreadableFile(_reason(error, number + 1)) from error
    return builder.table()


def _decode(data: bytes, builder: TableBuilder) -> str:
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None) or _unmarked(data)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding != "utf-8":
            raise UnreadableFile(f"The text of the file is damaged. {WHAT_TO_DO}") from error
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise UnreadableFile(f"This is not a text file. {WHAT_TO_DO}") from error
    builder.notices.append(
        "The file is not in UTF-8; it was read as Windows-1252. Check letters with accents before importing."
    )
    return text


def _unmarked(data: bytes) -> str:
    """UTF-16 without a mark shows as a NUL in every second byte of Latin text."""
    start = data[:4096]
    if start[1::2].count(0) > len(start) // 4:
        return "utf-16-le"
    if start[::2].count(0) > len(start) // 4:
        return "utf-16-be"
    return "utf-8"


def _refuse_what_is_no_text(text: str) -> None:
    if "\x00" in text:
        line = text.count("\n", 0, text.index("\x00")) + 1
        raise UnreadableFile(
            f"Line {line} holds a NUL character, which no text has: the file is damaged. {WHAT_TO_DO}"
        )
    if len(_CONTROLS.findall(text)) * 20 > len(text):
        raise UnreadableFile(f"This is not a text file. {WHAT_TO_DO}")


def _delimiter_of(text: str) -> tuple[str, str]:
    """The separator, and the text without the line 'sep=;' by which spreadsheet programs name it."""
    if match := re.match(r'"?sep=([,;\t])"?\r?\n', text, re.IGNORECASE):
        # The line stays as an empty one, so that rows are counted as the spreadsheet program counts them.
        return match[1], "\n" + text[match.end() :]
    return max(DELIMITERS, key=lambda delimiter: _fitness(text, delimiter)), text


def _fitness(text: str, delimiter: str) -> tuple[int, int]:
    """How well a separator fits the first lines: rows that have as many cells as most of them, then cells."""
    reader = csv.reader(io.StringIO(text[:200_000], newline=""), delimiter=delimiter)
    widths: Counter[int] = Counter()
    try:
        for cells, _ in zip(reader, range(50), strict=False):
            widths[len(cells)] += len(cells) > 1
    except csv.Error:
        return (0, 0)
    if not widths:
        return (0, 0)
    width, rows = widths.most_common(1)[0]
    return (rows, width)


def _reason(error: csv.Error, row: int) -> str:
    words = str(error)
    if "field larger" in words:
        return (
            f"Row {row} has a cell with more than {limits.CELL_CHARACTERS:,} characters. "
            "Perhaps a quotation mark was opened and never closed."
        )
    if "unexpected end" in words:
        return f"Row {row} opens a quotation mark that is never closed."
    return f"Row {row} has a quotation mark in the wrong place: inside quotes it must be doubled."
