"""The one writer of exports: CSV and Excel. Text is kept from being evaluated; numbers stay numbers,
exactly.

A cell is text, an int, a Decimal (already rounded), a date, an aware datetime, or None for an empty cell.
Floats and fractions are refused: rounding is the caller's, once. Say 'not stated' rather than leaving a
cell empty.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from itertools import chain, islice
from typing import Any
from urllib.parse import quote

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from competency_portal.exchange import limits
from competency_portal.exchange.neutralizing import neutralize
from competency_portal.exchange.sheet_rows import RowTexts, saved_with_rows

Cell = str | int | Decimal | date | datetime | None

CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_ROWS_MEASURED = 100  # for column widths
_NARROWEST, _WIDEST = 8, 60
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CUT = " … (cut here: longer than a cell can be)"


@dataclass(frozen=True)
class Sheet:
    """One sheet of a workbook: its name, headings and rows."""

    title: str
    columns: Sequence[str]
    rows: Iterable[Sequence[Cell]]


def about_sheet(lines: Iterable[tuple[str, Cell]], *, title: str = "About this file") -> Sheet:
    """A sheet that says where the figures come from: (what, value) pairs such as rule set, computed at,
    hash.
    """
    return Sheet(title, ("What", "Value"), lines)


def write_csv(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """UTF-8 with a mark, so that Excel reads accents; comma, CRLF. Comes in pieces, for a streamed answer."""
    yield b"\xef\xbb\xbf"
    buffer = io.StringIO(newline="")
    writer, tidy = csv.writer(buffer), _remembering_texts(_text)
    for row in chain([columns], rows):
        # Most cells are small whole numbers and words that come again and again: they take the short way.
        writer.writerow(
            [v if type(v) is int else tidy(v) if type(v) is str else _csv_cell(v, tidy) for v in row]
        )
        if buffer.tell() > 64 * 1024:
            yield _taken(buffer)
    yield _taken(buffer)


def csv_bytes(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """The same in one piece."""
    return b"".join(write_csv(columns, rows))


def write_xlsx(sheets: Sequence[Sheet]) -> bytes:
    """A workbook with bold headings that stay in view and columns as wide as their content."""
    if not sheets:
        raise ValueError("A workbook has at least one sheet.")
    workbook = Workbook(write_only=True)
    workbook.properties.creator = "Competency Portal"
    taken: set[str] = set()
    try:
        bodies = [
            _write_sheet(workbook.create_sheet(_sheet_title(sheet.title, taken)), sheet) for sheet in sheets
        ]
    except Exception:
        for sheet in workbook.worksheets:
            sheet.close()  # a sheet left half written complains later, when nobody knows why
        raise
    return saved_with_rows(workbook, bodies)


def safe_file_name(stem: str, extension: str) -> str:
    """A name for the saved file: letters, digits, dot, hyphen; at most 80 characters; never empty, never a
    path.
    """
    words = unicodedata.normalize("NFC", stem)
    kept = re.sub(r"[^\w.-]+", "-", words).strip(".-_")[:80].strip(".-_")
    return f"{kept or 'export'}.{extension}"


def content_disposition(file_name: str) -> str:
    """The header that makes a browser save the file under this name, also one with accents (RFC 6266)."""
    stem, dot, extension = file_name.rpartition(".")
    name = safe_file_name(stem, extension) if dot else safe_file_name(file_name, "bin")
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii")
    plain = plain if plain.rpartition(".")[0] else f"export{plain}"
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def _remembering_texts(tidy: Callable[[str], str]) -> Callable[[str], str]:
    """The same, remembering for one file what stands in every row of it: words, a hash."""
    return lru_cache(maxsize=256)(tidy)


def _csv_cell(value: Cell, tidy: Callable[[str], str]) -> str:
    if isinstance(value, str):
        return tidy(value)
    value = _checked(value)
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value:f}"
    return _moment(value) if isinstance(value, date) else str(value)


def _checked(value: Any) -> Any:
    """The value as it may stand in any export; TypeError for what can't be written exactly."""
    if value is None or (isinstance(value, int) and not isinstance(value, bool)) or isinstance(value, date):
        return value
    if isinstance(value, Decimal):
        if not value.is_finite():
            raise ValueError("Only finite numbers can be exported.")
        return value
    raise TypeError(f"An export takes text, whole numbers, Decimals and dates, not {type(value).__name__}.")


def _text(value: str) -> str:
    text = neutralize(_UNPRINTABLE.sub("\ufffd", value))
    if len(text) > limits.CELL_CHARACTERS:
        return text[: limits.CELL_CHARACTERS - len(_CUT)] + _CUT
    return text


def _moment(value: date) -> str:
    if not isinstance(value, datetime):
        return value.isoformat()
    if value.utcoffset() is None:
        raise ValueError("A time without a zone can't be exported.")
    return value.isoformat(sep=" ", timespec="seconds")


def _taken(buffer: io.StringIO) -> bytes:
    piece = buffer.getvalue().encode("utf-8")
    buffer.seek(0)
    buffer.truncate()
    return piece


def _write_sheet(sheet: Any, content: Sheet) -> str:
    """Headings and widths go into the sheet; gives the text of the rows below them."""
    rows = iter(content.rows)
    first = list(islice(rows, _ROWS_MEASURED))
    for place, width in enumerate(_widths(content.columns, first), start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "A2"
    sheet.append([_heading(sheet, column) for column in content.columns])
    texts, tidy = RowTexts(sheet), _remembering_texts(_text)
    return "".join(
        texts.row(number, [value if type(value) is int else _xlsx_value(value, tidy) for value in row])
        for number, row in enumerate(chain(first, rows), start=2)
    )


def _widths(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> list[int]:
    widths = [len(column) for column in columns]
    for row in rows:
        for place, value in enumerate(row[: len(widths)]):
            widths[place] = max(widths[place], len(str(value or "")))
    return [min(max(width + 2, _NARROWEST), _WIDEST) for width in widths]


def _heading(sheet: Any, text: str) -> WriteOnlyCell:
    cell = _typed_text(sheet, _text(text))
    cell.font = Font(bold=True)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _xlsx_value(value: Cell, tidy: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return tidy(value)
    value = _checked(value)
    return _moment(value) if isinstance(value, datetime) else value


def _typed_text(sheet: Any, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"
    return cell


def _sheet_title(title: str, taken: set[str]) -> str:
    """A name Excel takes: 31 characters, no brackets, colons or slashes, each name only once."""
    words = re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", title).split()
    base = " ".join(words).strip("' ")[:31].strip("' ") or "Sheet"
    name, number = base, 1
    while name.casefold() in taken:
        number += 1
        name = f"{base[:27]} {number}"
    taken.add(name.casefold())
    return name
