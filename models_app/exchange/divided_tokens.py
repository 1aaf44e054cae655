"""Words of a text that stand in two lines of the document, a part in each: the text is looked for part by part."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol

from competency_portal.exchange.document import CELL_BREAK
from competency_portal.exchange.hyphens import end_of
from models_app.exchange.tokens import tokens_of


class Line(Protocol):
    """A passage and its words."""

    line: int
    cell: int | None
    text: str
    tokens: list[str]


class Divided(NamedTuple):
    """The last words of a line and the first ones of the line that goes on."""

    above: list[str]
    below: list[str]
    line: int

    def place_in(self, tokens: Sequence[str]) -> int | None:
        """Where the whole word stands in a text, between the words around it."""
        whole = self.above[-1] + self.below[0]
        before, after = "".join(self.above[-2:-1]), "".join(self.below[1:2])
        for place, token in enumerate(tokens):
            if (
                token == whole
                and (place == 0 or tokens[place - 1].endswith(before))
                and (place + 1 == len(tokens) or tokens[place + 1].startswith(after))
            ):
                return place
        return None


def divided_in(units: Sequence[Line]) -> dict[int, list[Divided]]:
    """Lines that end in a hyphen within a word, also those within a cell, with the line that goes on."""
    found: dict[int, list[Divided]] = {}
    lines = [unit for unit in units if unit.cell is None and unit.tokens]
    for one, other in pairwise(lines):
        if end_of(one.text.rstrip(), other.text.lstrip()):
            found.setdefault(one.line, []).append(Divided(one.tokens[-2:], other.tokens[:2], other.line))
    for unit in units:
        parts = [part.strip() for part in unit.text.split(CELL_BREAK)] if CELL_BREAK in unit.text else []
        for above, below in pairwise(parts):
            if end_of(above, below):
                ends = Divided(tokens_of(above)[-2:], tokens_of(below)[:2], unit.line)
                found.setdefault(unit.line, []).append(ends)
    return found


def in_parts(tokens: list[str], lines: Sequence[int], divided: dict[int, list[Divided]]) -> list[str]:
    """The words of a text from these lines, with those that the end of a line divides as their two parts."""
    for ended in (one for line in lines for one in divided.get(line, ())):
        place = ended.place_in(tokens) if ended.line in lines else None
        if place is not None:
            tokens = [*tokens[:place], ended.above[-1], ended.below[0], *tokens[place + 1 :]]
    return tokens
