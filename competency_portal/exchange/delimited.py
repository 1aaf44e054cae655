"""Reads text tables: comma, semicolon or tab between the cells."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from competency_portal.exchange import limits
from competency_portal.exchange.decoding import decoded
from competency_portal.exchange.sniffing import WHAT_TO_DO
from competency_portal.exchange.table import Table, TableBuilder, UnreadableFile

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab"}


def read_delimited(data: bytes) -> Table:
    """The table in a text file. Raises UnreadableFile."""
    builder = TableBuilder()
    text, notice = decoded(data, WHAT_TO_DO)
    if notice:
        builder.notices.append(notice)
    for number, cells in enumerate(records(text), start=1):
        builder.add(number, cells)
    return builder.table()


def records(text: str) -> Iterator[list[str]]:
    """The rows of such a text, the separator found by how well it fits. Raises UnreadableFile."""
    delimiter, text = _delimiter_of(text)
    csv.field_size_limit(limits.CELL_CHARACTERS)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    try:
        for cells in reader:
            number += 1
            yield cells
    except csv.Error as error:
        raise UnreadableFile(_reason(error, number + 1)) from error


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
