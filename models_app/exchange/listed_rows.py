"""One item a row: the name stands in the first row of its competency only, or again in each of its rows.

A row without a name that holds one cell of a list is one more item where several competencies of the table have such
rows, and none of them begins in the middle of a sentence or on another page.
"""

from dataclasses import replace
from itertools import pairwise

from models_app.calculations.plain import Frame
from models_app.calculations.same_words import folded
from models_app.exchange.edges import GOES_ON, is_small
from models_app.exchange.labels import Section
from models_app.exchange.lines import ENDS_SENTENCE
from models_app.exchange.row_parts import Column
from models_app.exchange.tables import Row

AGAIN = "Words of the row above once more"
LEAST_NAMES = 2


def with_rows_in_lists(rows: list[Row], columns: list[Column]) -> tuple[list[Row], list[Frame], bool]:
    """The rows without names and texts that come again, these words, and whether each row is one item of a list."""
    lists = [column.place for column in columns if column.use == Section.INDICATORS]
    name = next(column.place for column in columns if column.use == Section.NAME)
    if len(lists) != 1:
        return rows, [], False
    listed = lists[0]
    bare = [rows[0], *(_bare(above, row, name, listed) for above, row in pairwise(rows))] if rows else []
    if not _all_are_lists(bare, name, listed):
        return rows, [], False
    frame = [
        Frame(cell, row.lines, AGAIN, anywhere=True)
        for row, short in zip(rows, bare, strict=True)
        for cell, kept in zip(row.cells, short.cells, strict=True)
        if cell and not kept
    ]
    return bare, frame, True


def _bare(above: Row, row: Row, name: int, listed: int) -> Row:
    """The row with its item alone where all else is as in the row above."""
    others = [n for n in row.filled if n != listed]
    again = row.cell(name) and all(folded(row.cell(n)) == folded(above.cell(n)) for n in others)
    other = folded(row.cell(listed)) != folded(above.cell(listed))
    if not (again and other and row.cell(listed)):
        return row
    return replace(row, cells=tuple(cell if n == listed else "" for n, cell in enumerate(row.cells)))


def _all_are_lists(rows: list[Row], name: int, listed: int) -> bool:
    """Whether names have further rows below them, each with one cell of the list that begins anew.

    Where not every cell ends a sentence, half of the names or more must have such rows.
    """
    if not rows or not rows[0].cell(name):
        return False
    further = [pair for pair in pairwise(rows) if not pair[1].cell(name)]
    opened = [above for above, _ in further if above.cell(name)]
    sentences = all(above.cell(listed).endswith(ENDS_SENTENCE) for above, _ in further)
    names = sum(bool(row.cell(name)) for row in rows)
    enough = len(opened) >= LEAST_NAMES and (sentences or len(opened) * 2 >= names)
    return enough and all(
        row.filled == [listed] and _begins_anew(above, row, listed) for above, row in further
    )


def _begins_anew(above: Row, row: Row, listed: int) -> bool:
    """Whether a cell is no rest of the one above it."""
    before = above.cell(listed)
    torn = above.page != row.page or is_small(row.cell(listed)) or GOES_ON.search(before)
    return bool(before) and not torn
