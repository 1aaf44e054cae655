"""What a sheet's own XML says of rows, columns and merged cells; openpyxl tells it only when it loads all cells."""

import re
from dataclasses import dataclass

from openpyxl.utils import get_column_letter, range_boundaries

_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_COLUMN = re.compile(rb"<(?:\w+:)?col\b([^>]*)>")
_MERGED = re.compile(rb"""<(?:\w+:)?mergeCell\b[^>]*?ref=["']([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})["']""")
_ATTRIBUTE = re.compile(rb"""\b(r|hidden|min|max)=["'](\w*)["']""")
_SHOWN = 8


@dataclass(frozen=True)
class _Area:
    """A merged range."""

    left: int
    top: int
    right: int
    bottom: int


class SheetFacts:
    """Read once; rows are asked for from the first to the last."""

    def __init__(self, xml: bytes):
        hides = b"hidden=" in xml
        self.hidden_rows = _hidden_rows(xml) if hides else []
        self.hidden_columns = _hidden_columns(xml) if hides else ""
        areas = (_Area(*range_boundaries(match.decode("ascii"))) for match in _MERGED.findall(xml))
        self._coming = sorted(areas, key=lambda area: -area.top)
        self._open: list[_Area] = []
        self._row = 0

    def is_covered(self, row: int, column: int) -> bool:
        """Whether a cell lies in a merged range and is not its first one."""
        if row != self._row:
            self._row = row
            while self._coming and self._coming[-1].top <= row:
                self._open.append(self._coming.pop())
            self._open = [area for area in self._open if area.bottom >= row]
        return any(
            area.left <= column <= area.right and (row, column) != (area.top, area.left)
            for area in self._open
        )


def spans(numbers: list[int]) -> str:
    """'3–5, 9': numbers in order, neighbours together."""
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][1] + 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    texts = [str(first) if first == last else f"{first}–{last}" for first, last in found]
    more = len(texts) - _SHOWN
    return ", ".join(texts[:_SHOWN]) + (f" and {more} more" if more > 0 else "")


def _attributes(text: bytes) -> dict[bytes, bytes]:
    return dict(_ATTRIBUTE.findall(text))


def _hidden_rows(xml: bytes) -> list[int]:
    hidden = []
    number = 0
    for match in _ROW.finditer(xml):
        said = _attributes(match[1])
        number = int(said[b"r"]) if said.get(b"r", b"").isdigit() else number + 1
        if said.get(b"hidden") in (b"1", b"true"):
            hidden.append(number)
    return hidden


def _hidden_columns(xml: bytes) -> str:
    found = []
    for match in _COLUMN.finditer(xml):
        said = _attributes(match[1])
        if said.get(b"hidden") in (b"1", b"true") and said.get(b"min", b"").isdigit():
            first, last = int(said[b"min"]), int(said.get(b"max", said[b"min"]) or 0)
            ends = [get_column_letter(n) for n in dict.fromkeys((first, last)) if 0 < n <= 16_384]
            found.append("–".join(ends))
    return ", ".join(found[:_SHOWN])
