"""Tables of a PDF that stand side by side under the same heads, and are read one after the other."""

from dataclasses import replace
from itertools import groupby
from typing import Any

from competency_portal.exchange.passages import Pieces, plain
from competency_portal.exchange.pdf_sheets import Sheet
from competency_portal.exchange.pdf_tables import Table

_HEADS = 3  # rows at most, down to the one of the heads

Row = list[Pieces]
OnSheet = tuple[Sheet, Table]


def put_below(flow: list[Any]) -> list[Any]:
    """Tables whose heads repeat to the right, 'Competency, Definition, Competency, Definition': left before right.

    The pages of one table have one number: the first tells where all are cut. Each part is read over the pages that
    follow each other; a text between two of them stays there.
    """
    starts: dict[int, list[int]] = {}
    found: list[Any] = []
    for number, group in groupby(flow, lambda one: one[1].number if isinstance(one, tuple) else None):
        run = list(group)
        if number is not None and len(starts.setdefault(number, _starts(run[0][1]))) > 1:
            run = _cut(run, starts[number])
        found += run
    return found


def _cut(pages: list[OnSheet], starts: list[int]) -> list[OnSheet]:
    parts = zip(starts, [*starts[1:], None], strict=True)
    return [
        (sheet, replace(table, rows=_without_empty(table.rows, part)))
        for part in parts
        for sheet, table in pages
    ]


def _starts(table: Table) -> list[int]:
    """The columns in which the heads begin anew."""
    for head in table.rows[:_HEADS]:
        texts = [plain(cell).casefold().split() for cell in head]
        starts = [place for place, text in enumerate(texts) if text and text == texts[0]]
        if not starts:  # a row without a head in its first column, as above heads of two rows
            continue
        blocks = [
            [text for text in texts[start:end] if text]
            for start, end in zip(starts, [*starts[1:], None], strict=True)
        ]
        if len(blocks) > 1 and len(blocks[0]) > 1 and all(block == blocks[0] for block in blocks):
            return starts
    return []


def _without_empty(rows: list[Row], part: tuple[int, int | None]) -> list[Row]:
    cut = [row[slice(*part)] for row in rows]
    return [row for row in cut if any(plain(cell).strip() for cell in row)]
