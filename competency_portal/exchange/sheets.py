"""Reads tables as documents: every sheet of an Excel workbook, or a CSV file. Runs in the child process only."""

import io
import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

import openpyxl
from defusedxml import DefusedXmlException
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.utils import get_column_letter
from openpyxl.utils.escape import unescape
from openpyxl.worksheet import _read_only
from openpyxl.worksheet._reader import WorkSheetParser
from openpyxl.xml import DEFUSEDXML, LXML

from competency_portal.exchange import limits
from competency_portal.exchange.archives import DAMAGED_DOCUMENT, office_parts
from competency_portal.exchange.decoding import decoded
from competency_portal.exchange.delimited import records
from competency_portal.exchange.document import Document
from competency_portal.exchange.passages import (
    TYPEFACES,
    DocumentBuilder,
    Piece,
    Pieces,
    joined,
    plain,
    replaced,
    short,
)
from competency_portal.exchange.sheet_facts import SheetFacts, spans
from competency_portal.exchange.sniffing import SAVE_AS_DOCUMENT
from competency_portal.exchange.table import UnreadableFile
from competency_portal.exchange.workbook import as_text

READ = "Its cells were brought in with all others; what became of each is told beside the source."
_NO_VALUE = "The formula has no stored value. Save the file in Excel again, or type the value."
_PERCENT = re.compile(r"0(?:\.(0+))?%")


def read_csv(data: bytes) -> Document:
    """The rows of a CSV file, empty ones kept. Raises UnreadableFile."""
    text, notice = decoded(data, SAVE_AS_DOCUMENT)
    rows = _Rows(DocumentBuilder(), table=1, page=None)
    rows.builder.notes += [notice] if notice else []
    if re.match(r'"?sep=[,;\t]"?\r?\n', text, re.IGNORECASE):
        rows.builder.leave_out("The first line", "It only names the separator between the cells.")
    for number, cells in enumerate(records(text), start=1):
        rows.add(number, [[Piece(cell)] for cell in cells])
    return rows.builder.document("csv")


def read_sheets(data: bytes) -> Document:
    """All sheets of a workbook, hidden ones too, by the values last stored for formulas. Raises UnreadableFile."""
    if LXML or not DEFUSEDXML:
        raise RuntimeError("The guarded XML parser is not active.")
    parts = office_parts(data)
    # Row by row, openpyxl reads typeface inside of cells only where all cells share one store of texts.
    _read_only.WorkSheetParser = partial(WorkSheetParser, rich_text=True)
    try:
        return _Workbook(data, parts).document()
    except ValueError as error:
        if isinstance(error, DefusedXmlException) or isinstance(error.__cause__, DefusedXmlException):
            raise UnreadableFile(DAMAGED_DOCUMENT) from error
        raise


class _Rows:
    """Takes the rows of one sheet."""

    def __init__(self, builder: DocumentBuilder, table: int, page: int | None):
        self.builder, self._table, self._page = builder, table, page

    def add(self, number: int, cells: list[Pieces]) -> None:
        """One row; empty cells at its end are cut off."""
        while cells and not plain(cells[-1]).strip():
            cells.pop()
        if len(cells) > limits.COLUMNS:
            raise UnreadableFile(f"Row {number} has more than {limits.COLUMNS} columns, which is the most.")
        pieces = joined([replaced(cell, "\t", " ") for cell in cells], "\t")
        self.builder.add(pieces, "row", page=self._page, table=self._table, row=number)

    def gap(self) -> None:
        """Rows without anything between others."""
        self.builder.add("", page=self._page, table=self._table)


class _Workbook:
    """One pass over all sheets."""

    def __init__(self, data: bytes, parts: dict[str, bytes]):
        self._data, self._parts = data, parts
        self._builder = DocumentBuilder()
        self._values = self._open(values=True)
        formulas = any(
            re.search(rb"<(?:\w+:)?f[\s/>]", part)
            for name, part in parts.items()
            if name.startswith("xl/worksheets/")
        )
        self._formulas = self._open(values=False) if formulas else None

    def document(self) -> Document:
        """The document; UnreadableFile when no sheet has a cell with something in it."""
        for number, sheet in enumerate(self._values.worksheets, start=1):
            self._sheet(number, sheet)
        for sheet in self._values.chartsheets:
            self._builder.leave_out(f"Sheet '{short(sheet.title)}'", "It holds a diagram and no cells.")
        if not any(passage.kind == "row" for passage in self._builder.passages):
            raise UnreadableFile("The workbook has no sheet with anything in its cells.")
        self._leave_out_parts()
        return self._builder.document("xlsx")

    def _open(self, *, values: bool) -> openpyxl.Workbook:
        return openpyxl.load_workbook(
            io.BytesIO(self._data), read_only=True, data_only=values, keep_links=False, rich_text=values
        )

    def _sheet(self, number: int, sheet: Any) -> None:
        name = f"Sheet '{short(sheet.title)}'"
        facts = SheetFacts(self._parts.get(sheet._worksheet_path.lstrip("/"), b""))
        self._builder.add(sheet.title.replace("\t", " "), "heading", page=number, depth=1)
        if sheet.sheet_state != "visible":
            self._builder.leave_out(f"{name} is hidden", READ, number)
        if facts.hidden_rows:
            self._builder.leave_out(f"{name}: hidden rows {spans(facts.hidden_rows)}", READ, number)
        if facts.hidden_columns:
            self._builder.leave_out(f"{name}: hidden columns {facts.hidden_columns}", READ, number)
        rows = _Rows(self._builder, table=number, page=number)
        last = 0
        for row_number, row, formulas in self._rows(number, sheet):
            if last and row_number > last + 1:
                rows.gap()
            last = row_number
            rows.add(row_number, [self._cell(cell, name, number, facts) for cell in row])
            for place in formulas:
                self._builder.leave_out(f"{name}, cell {place}", _NO_VALUE, number)

    def _rows(self, number: int, sheet: Any) -> Iterator[tuple[int, Any, list[str]]]:
        """Rows with content, with the places of formulas that have no value; formats of empty rows cost nothing."""
        sheet.reset_dimensions()  # some programs store a wrong extent, which would cut rows off
        twins: Iterable[Any] = ()
        if self._formulas is not None:
            twin = self._formulas.worksheets[number - 1]
            twin.reset_dimensions()
            twins = twin.iter_rows()
        others = iter(twins)
        for row_number, row in enumerate(sheet.iter_rows(), start=1):
            missing = _without_value(row_number, row, next(others, ()))
            if missing or any(cell.value not in (None, "") for cell in row):
                yield row_number, row, missing

    def _cell(self, cell: Any, name: str, page: int, facts: SheetFacts) -> Pieces:
        if cell.value in (None, ""):
            return []
        pieces = [
            Piece(unescape(piece.text) if "_x" in piece.text else piece.text, piece.faces)
            for piece in _pieces(cell)
        ]
        if facts.is_covered(cell.row, cell.column):
            place = f"{get_column_letter(cell.column)}{cell.row}"
            self._builder.leave_out(
                f"{name}, cell {place} under a merged cell: '{short(plain(pieces))}'",
                "Excel does not show it either.",
                page,
            )
            return []
        return pieces

    def _leave_out_parts(self) -> None:
        lower = [name.lower() for name in self._parts]
        for found, what, reason in [
            (lambda n: n.endswith("vbaproject.bin") or "/macrosheets/" in n, "Macros",
             "Programs in a workbook are never read or run."),
            (lambda n: "comments" in n and n.endswith(".xml"), "Comments", "Comments are not part of the cells."),
            (lambda n: n.startswith("xl/media/"), "Pictures", "Pictures hold no text that can be read."),
            (lambda n: n.startswith("xl/charts/"), "Diagrams", "Diagrams are drawn from the cells, which are read."),
            (lambda n: n.startswith("xl/embeddings/"), "Embedded objects", "Files inside the file are not opened."),
            (lambda n: n.startswith("xl/externallinks/"), "Links to other files",
             "Nothing outside the file is opened; the values stored here were read."),
        ]:  # fmt: skip
            if any(map(found, lower)):
                self._builder.leave_out(what, reason)


def _pieces(cell: Any) -> Pieces:
    font = getattr(cell, "font", None)
    own = _faces(font)
    if isinstance(cell.value, CellRichText):
        return [
            Piece(part.text, _faces(part.font)) if isinstance(part, TextBlock) else Piece(str(part), own)
            for part in cell.value
        ]
    return [Piece(_shown(cell.value, getattr(cell, "number_format", "General")), own)]


def _faces(font: Any) -> frozenset[str]:
    if font is None:
        return frozenset()
    said = (font.b, font.i, font.u and font.u != "none")
    return frozenset(face for face, on in zip(TYPEFACES, said, strict=True) if on)


def _shown(value: Any, number_format: str) -> str:
    percent = _PERCENT.fullmatch(number_format)
    if percent and isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value * 100:.{len(percent[1] or '')}f}%"
    return as_text(value, number_format)


def _without_value(number: int, row: Any, twins: Any) -> list[str]:
    """Cells of a row that hold a formula and no value."""
    return [
        f"{get_column_letter(column)}{number}"
        for column, twin in enumerate(twins, start=1)
        if twin.data_type == "f" and (column > len(row) or row[column - 1].value in (None, ""))
    ]
