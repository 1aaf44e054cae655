"""Texts in cells, so that they come back to the letter: tabs, breaks, and what looks like a formula."""

from collections.abc import Iterator

from competency_portal.exchange import limits
from competency_portal.exchange.document import CELL_BREAK
from competency_portal.exchange.neutralizing import restore

TAB = "\u2409"  # the visible sign for a tab: readers of tables take a tab for the edge of a cell
LONGEST = limits.CELL_CHARACTERS - 10


def cell(text: str) -> str:
    """A text as it stands in a cell; the writer of files keeps it from being evaluated."""
    return text.replace("\t", TAB)


def text_in(passage_cell: str) -> str:
    """The text in a cell of a document that was read."""
    return restore(passage_cell.replace(CELL_BREAK, "\n")).replace(TAB, "\t")


def pieces(text: str) -> Iterator[str]:
    """A long text cut into what cells can hold."""
    yield text[:LONGEST]
    for start in range(LONGEST, len(text), LONGEST):
        yield text[start : start + LONGEST]
