"""Reads the first visible sheet of an Excel workbook as texts. Runs in the child process only."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import openpyxl
from defusedxml import DefusedXmlException
from openpyxl.utils import get_column_letter
from openpyxl.xml import DEFUSEDXML, LXML

from competency_portal.errors import Problem
from competency_portal.exchange.archives import checked_workbook
from competency_portal.exchange.table import Table, TableBuilder, UnreadableFile

SHOWN = 5  # cells named in a notice
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_ESCAPED = re.compile(
    "_x005[Ff]_(?=x[0-9A-Fa-f]{4}_)"
)  # as Excel writes '_' where a code of a character would follow
_ENTITIES = "The file defines its own XML entities, which a workbook never needs. It was refused for safety."
_LONGEST_EXACT = 10**15  # Excel keeps 15 digits of a number


def read_workbook(data: bytes) -> Table:
    """The table in the first visible sheet. Raises UnreadableFile; anything else it raises means a damaged
    file.
    """
    if LXML or not DEFUSEDXML:
        raise RuntimeError("The guarded XML parser is not active.")
    builder = TableBuilder()
    builder.notices += checked_workbook(data)
    try:
        formulas = _formula_cells(data) if _mentions_formulas(data) else set()
        _Sheet(builder, formulas).read(_open(data, values=True))
    except ValueError as error:
        if isinstance(error, DefusedXmlException) or isinstance(error.__cause__, DefusedXmlException):
            raise UnreadableFile(_ENTITIES) from error
        raise
    return builder.table()


class _Sheet:
    """One pass over a sheet; collects what to say about its cells."""

    def __init__(self, builder: TableBuilder, formulas: set[tuple[int, int]]):
        self.builder = builder
        self.formulas = formulas
        self.long_numbers: list[str] = []

    def read(self, workbook: openpyxl.Workbook) -> None:
        sheet = _first_visible(workbook)
        others = len(workbook.worksheets) - 1
        if others:
            self.builder.notices.append(
                f"Only the sheet '{sheet.title}' was read; {others} more in the file."
            )
        formula_rows = frozenset(row for row, _ in self.formulas)
        for row_number, row in _rows(sheet, formula_rows):
            cells = [self._text(cell, row_number, place) for place, cell in enumerate(row, start=1)]
            self.builder.add(row_number, cells)
        self._tell_about_formulas()
        if self.long_numbers:
            self.builder.notices.append(
                f"Numbers of more than 15 digits lose digits in Excel; check {_named(self.long_numbers)}."
            )

    def _text(self, cell: Any, row: int, column: int) -> str:
        value = cell.value
        if value is None or value == "":
            if (row, column) in self.formulas:
                self._problem(
                    row, column, "holds a formula without a stored value. Save the file in Excel again"
                )
            return ""
        if cell.data_type == "e":
            self._problem(row, column, f"shows the error {value}. Correct it in the file")
        if isinstance(value, int | float) and abs(value) >= _LONGEST_EXACT:
            self.long_numbers.append(_place(row, column))
        text = as_text(value, getattr(cell, "number_format", "General"))
        return _ESCAPED.sub("_", text)

    def _problem(self, row: int, column: int, what: str) -> None:
        message = f"Cell {_place(row, column)} {what}, or type the value."
        self.builder.problems.append(Problem(message, field=get_column_letter(column), row=row))

    def _tell_about_formulas(self) -> None:
        if self.formulas:
            places = [_place(row, column) for row, column in sorted(self.formulas)]
            self.builder.notices.append(
                f"Formulas were read as the values last stored for them: {_named(places)}."
            )


def as_text(value: Any, number_format: str = "General") -> str:
    """A cell's value as text: dates as 2026-11-22, numbers without exponent, leading zeros as the format
    shows them.
    """
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        midnight = value.time() == time()
        return value.date().isoformat() if midnight else value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat(timespec="minutes")
    if isinstance(value, int | float):
        return _number(value, number_format)
    if isinstance(value, timedelta):
        return str(value)
    return str(value)


def _number(value: int | float, number_format: str) -> str:
    text = f"{Decimal(repr(value)):f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    if re.fullmatch("0{2,}", number_format) and text.isdecimal():
        return text.zfill(len(number_format))
    return text


def _open(data: bytes, *, values: bool) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=values, keep_links=False)


def _first_visible(workbook: openpyxl.Workbook) -> Any:
    sheet = next((sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"), None)
    if sheet is None:
        raise UnreadableFile("The workbook has no visible sheet with cells.")
    sheet.reset_dimensions()  # some programs store a wrong extent, which would cut rows off
    return sheet


def _rows(sheet: Any, keep: frozenset[int] = frozenset()) -> Iterator[tuple[int, Any]]:
    """Rows with content and their numbers; a format that reaches down to the last row of the sheet costs
    nothing.
    """
    for number, row in enumerate(sheet.iter_rows(), start=1):
        if number in keep or any(cell.value is not None for cell in row):
            yield number, row


def _mentions_formulas(data: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
        return any(_FORMULA.search(archive.read(name)) for name in sheets)


def _formula_cells(data: bytes) -> set[tuple[int, int]]:
    return {
        (number, column)
        for number, row in _rows(_first_visible(_open(data, values=False)))
        for column, cell in enumerate(row, start=1)
        if cell.data_type == "f"
    }


def _place(row: int, column: int) -> str:
    return f"{get_column_letter(column)}{row}"


def _named(places: list[str]) -> str:
    more = len(places) - SHOWN
    return ", ".join(places[:SHOWN]) + (f" and {more} more" if more > 0 else "")
