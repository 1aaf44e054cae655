"""Texts in cells, so that they come back to the letter: tabs, breaks, and what looks like a formula."""

import re
from collections.abc import Iterator

from competency_portal.exchange import limits
from competency_portal.exchange.document import CELL_BREAK
from competency_portal.exchange.neutralizing import restore

TAB = "\u2409"  # the visible sign for a tab: readers of tables take a tab for the edge of a cell
BREAK = "\u2424"  # the visible sign for a break inside a cell of the source document
LETTER = "\u241b"  # before one of these signs, or a blank, that is itself meant
SIGNS = {TAB: "\t", BREAK: CELL_BREAK}
_SIGN = re.compile(f"{LETTER}(.)|[{''.join(SIGNS)}]", re.DOTALL)
LONGEST = (limits.CELL_CHARACTERS - 10) // 2  # each sign in it may need one before it


def cell(text: str) -> str:
    """A text as it stands in a cell; the writer of files keeps it from being evaluated."""
    text = re.sub(f"[{LETTER}{''.join(SIGNS)}]", rf"{LETTER}\g<0>", text)
    for sign, meant in SIGNS.items():
        text = text.replace(meant, sign)
    return LETTER + text if text and not text.strip() else text


def text_in(passage_cell: str) -> str:
    """The text in a cell of a document that was read."""
    text = restore(passage_cell.replace(CELL_BREAK, "\n"))
    return _SIGN.sub(lambda found: found[1] or SIGNS[found[0]], text)


def pieces(text: str) -> Iterator[str]:
    """A long text cut into what cells can hold."""
    yield text[:LONGEST]
    for start in range(LONGEST, len(text), LONGEST):
        yield text[start : start + LONGEST]
