"""Small parts of the document: cells, facts, a label in front of a text."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from competency_portal.exchange.passages import PLAIN, Piece, Pieces
from competency_portal.exchange.word_writing import BOLD, ITALIC, Cell
from models_app.exchange.word.layout import NOT_STATED
from models_app.exchange.word.texts import cell_of


def cell(value: Any, *, bold: bool = False) -> Cell:
    """A cell with a paragraph for each line; empty where there is nothing."""
    if value is None or value == "":
        return []
    text = f"{value:f}" if isinstance(value, Decimal) else str(value)
    return [[Piece(line, BOLD if bold else PLAIN)] for line in cell_of(text)]


def facts(stated: Iterable[tuple[str, Any]]) -> list[list[Cell]]:
    """Rows of label and value; what is not stated is said to be so."""
    return [[cell(label), cell(value) or [[Piece(NOT_STATED, ITALIC)]]] for label, value in stated]


def labelled(label: str, text: str) -> Pieces:
    """'Definition: Plans ahead.' with its label in bold."""
    return [Piece(f"{label}:", BOLD), Piece(f" {text}")]
