"""Rows of a workbook as joined text; openpyxl makes everything around them.

An object a cell, as openpyxl wants it, costs several times what the whole file costs otherwise. Cells are written as
openpyxl writes them: numbers as they are, text in the cell itself, so that nothing in it is ever a formula.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import to_excel

from competency_portal.exchange.timeless import write_part

_END = b"</sheetData>"
# Excel reads "_x000D_" as the character with this number. In small letters, as openpyxl cuts "x005F_" out of a text.
_CODE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_COMPRESSION = 2  # half the time of the usual 6 for a file that is a tenth larger


class RowTexts:
    """Makes the text of one sheet's rows; `number_format` of what is not plain stands in the workbook's styles."""

    def __init__(self, sheet: Any):
        self._sheet = sheet
        self._text_cell = lru_cache(maxsize=1024)(_text_cell)  # the same few words stand in every row
        self._style = lru_cache(maxsize=None)(self._new_style)

    def row(self, number: int, values: Sequence[Any]) -> str:
        """One row; `values` are texts that may stand in a cell, whole numbers, Decimals, dates, or None."""
        cells = [
            f'<c r="{letter}{number}"{self._cell(value)}'
            for letter, value in zip(_letters(len(values)), values, strict=True)
            if value is not None
        ]
        return f'<row r="{number}">{"".join(cells)}</row>'

    def _cell(self, value: Any) -> str:
        if isinstance(value, str):
            return self._text_cell(value)
        if isinstance(value, Decimal):
            style = self._style(max(-int(value.as_tuple().exponent), 0))
            return f' s="{style}"><v>{value:f}</v></c>'
        if isinstance(value, date):
            return f' s="{self._style("yyyy-mm-dd")}"><v>{to_excel(value)}</v></c>'
        return f"><v>{value}</v></c>"

    def _new_style(self, wanted: int | str) -> int:
        """The workbook's number for a format, or for so many decimals."""
        cell = WriteOnlyCell(self._sheet)
        if isinstance(wanted, int):
            wanted = f"0.{'0' * wanted}" if wanted else "0"
        cell.number_format = wanted
        return cell.style_id


def saved_with_rows(workbook: Workbook, bodies: Iterable[str]) -> bytes:
    """The workbook's file, the rows of each of its sheets set in behind the headings; no clock in it."""
    plain, file = io.BytesIO(), io.BytesIO()
    workbook.save(plain)
    rows = {f"xl/worksheets/sheet{n}.xml": body for n, body in enumerate(bodies, 1)}
    with (
        zipfile.ZipFile(plain) as source,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=_COMPRESSION) as target,
    ):
        for name in source.namelist():
            content = source.read(name)
            if name in rows:
                head, end, tail = content.rpartition(_END)
                content = head + rows[name].encode("utf-8") + end + tail
            write_part(target, name, content)
    return file.getvalue()


@lru_cache(maxsize=64)
def _letters(width: int) -> tuple[str, ...]:
    return tuple(get_column_letter(place) for place in range(1, width + 1))


def _text_cell(text: str) -> str:
    text = _CODE.sub("_x005f_", text)
    kept = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
    return f' t="inlineStr"><is><t{kept}>{escape(text, {chr(13): "&#13;"})}</t></is></c>'
