"""Tables with a margin: the first columns of a sheet are often left empty."""

from collections import defaultdict
from dataclasses import replace

from models_app.calculations.plain import Words
from models_app.exchange.tables import is_row


def without_margins(lines: list[Words]) -> list[Words]:
    """The rows of each table without the columns at its left that no row of several cells has anything in.

    A title above the head may stand in the margin; it keeps its words.
    """
    empty: dict[int | None, list[int]] = defaultdict(list)
    for line in lines:
        if is_row(line) and sum(bool(cell.strip()) for cell in line.text.split("\t")) > 1:
            empty[line.table].append(_empty_in_front(line.text))
    margins = {table: min(counts) for table, counts in empty.items()}
    return [_moved(line, margins.get(line.table, 0)) for line in lines]


def _empty_in_front(text: str) -> int:
    """How many cells in front of the first one with words."""
    cells = text.split("\t")
    return next((n for n, cell in enumerate(cells) if cell.strip()), len(cells))


def _moved(line: Words, margin: int) -> Words:
    cells = line.text.split("\t")
    empty = min(margin, _empty_in_front(line.text), len(cells) - 1)
    if not is_row(line) or not empty:
        return line
    gone = sum(len(cell) + 1 for cell in cells[:empty])
    marks = tuple(
        replace(mark, start=mark.start - gone, end=mark.end - gone)
        for mark in line.marks
        if mark.start >= gone
    )
    return replace(line, text="\t".join(cells[empty:]), marks=marks)
