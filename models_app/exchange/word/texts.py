"""Texts of a model as paragraphs of a Word document, so that they come back to the letter.

What Word can't tell apart stands as a visible sign: a tab, and a line break where Word would lose it. Blanks at the
ends of a text, which nobody sees, are all that does not come back.
"""

import re
from collections.abc import Sequence

from competency_portal.exchange.document import CELL_BREAK
from competency_portal.exchange.word import TYPED_BULLET
from models_app.exchange.tabular.cells import TAB

BREAK = "\u2424"  # the visible sign for a line break that Word would lose
JOINER = "\u2060"  # seen by nobody; keeps a bullet sign that begins a text from being taken for one of a list
_OTHER_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


def paragraphs_of(text: str) -> list[str]:
    """A text of the body: a paragraph for each part between empty lines; a line feed is a break within it."""
    text = _tidy(text)
    parts = text.split("\n\n")
    if all(_has_lines(part) for part in parts):
        return [_guarded(part) for part in parts]
    return [_guarded(text.replace("\n", BREAK))]


def item_of(text: str) -> str:
    """A text that must be one paragraph, such as an item of a list."""
    text = _tidy(text)
    return _guarded(text if _has_lines(text) else text.replace("\n", BREAK))


def line_of(text: str) -> str:
    """A text that must be one line, such as a heading."""
    return _guarded(_tidy(text).replace("\n", BREAK))


def cell_of(text: str) -> list[str]:
    """The paragraphs of a cell: one for each line."""
    text = _tidy(text)
    lines = text.split("\n")
    if not (lines[0].strip() and lines[-1].strip()):
        lines = [text.replace("\n", BREAK)]
    return [_guarded(line) for line in lines]


def text_of(paragraphs: Sequence[str]) -> str:
    """The text of the body back from its paragraphs, in which line feeds are breaks."""
    return restored("\n\n".join(paragraphs))


def text_in(cell: str) -> str:
    """The text of a cell back."""
    return restored(cell.replace(CELL_BREAK, "\n"))


def restored(text: str) -> str:
    """Signs back to what they stand for."""
    return text.strip(" \n").replace(JOINER, "").replace(TAB, "\t").replace(BREAK, "\n")


def _tidy(text: str) -> str:
    return _OTHER_BREAKS.sub("\n", text).replace("\t", TAB)


def _has_lines(part: str) -> bool:
    return all(line.strip() for line in part.split("\n"))


def _guarded(text: str) -> str:
    return "\n".join(JOINER + line if TYPED_BULLET.match(line) else line for line in text.split("\n"))
