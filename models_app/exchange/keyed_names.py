"""The sheet with the names of the competencies, each beside the number or ID by which other sheets speak of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from models_app.calculations.plain import Frame, Words
from models_app.calculations.same_words import folded
from models_app.exchange.labels import FIGURE, Section, holds_levels, names_level, ranks, section_of
from models_app.exchange.lines import without_typeface
from models_app.exchange.required_cells import heads_required
from models_app.exchange.tables import one_line, row_of

LEAST_CELLS = 2  # of a head with a number and a name
LONGEST_KEY = 40  # characters
LEAST_ALIKE = 3  # rows that are joined by their values alone
JOINS = "Number that joins the rows of two tables"
COUNTED = re.compile(r"[0-9]{1,2}")


def labels_of(line: Words) -> list[str]:
    """The heads of a row, in one line each."""
    return [one_line(without_typeface(cell)).rstrip(":").strip() for cell in row_of(line).cells]


def key_of(cell: str) -> str:
    """A number as it is compared."""
    return folded(one_line(without_typeface(cell))).rstrip(".")


def is_key(label: str) -> bool:
    """Whether a column with this head may hold numbers or IDs: it has a word for them, or says nothing known."""
    speaks = heads_required(label) or holds_levels(label) or names_level(label) or ranks(label)
    return bool(label) and section_of(label) in (None, Section.NUMBER) and not speaks


@dataclass
class NamedSheet:
    """The sheet with the names: its head, the places of number and name, and its rows by number.

    `known`: its number is one of the bank, by the head; else it only joins the sheets.
    """

    head: Words
    key: int
    name: int
    known: bool = True
    rows: dict[str, Words] = field(default_factory=dict)
    twice: set[str] = field(default_factory=set)
    count: int = 0
    """Rows with a name."""
    width: int = 0

    @property
    def names(self) -> dict[str, str]:
        """The names by their numbers."""
        return {
            key: one_line(without_typeface(row_of(line).cell(self.name))) for key, line in self.rows.items()
        }

    @property
    def has(self) -> set[Section]:
        """What its heads say that it holds."""
        return {use for label in labels_of(self.head) if (use := section_of(label))}

    def frame(self) -> list[Frame]:
        """Its numbers, where they do nothing but join."""
        lines = () if self.known or self.twice else (self.head, *self.rows.values())
        cells = [(one_line(without_typeface(row_of(line).cell(self.key))), line) for line in lines]
        return [Frame(cell, line.lines, JOINS, anywhere=True) for cell, line in cells if cell]

    @property
    def label(self) -> str:
        """The head of its numbers."""
        return labels_of(self.head)[self.key] if self.key < len(labels_of(self.head)) else ""

    @property
    def is_whole(self) -> bool:
        """Whether each name has a short value of its own, and these are no levels."""
        levels = all(names_level(key) or (ranks(key) and not FIGURE.search(key)) for key in self.rows)
        short = all(len(key) <= LONGEST_KEY for key in self.rows)
        return not self.twice and len(self.rows) == self.count >= LEAST_ALIKE and short and not levels

    @property
    def is_counted(self) -> bool:
        """Whether the numbers only count, so that those of another list may be the same by chance."""
        return all(COUNTED.fullmatch(key) for key in self.rows)


def named_sheets(run: list[Words]) -> Iterator[NamedSheet]:
    """The sheet by each column that may hold its numbers: by the head, else one with another value on each row."""
    for n, line in enumerate(run[:-1]):
        labels = labels_of(line)
        uses = [section_of(label) for label in labels]
        if Section.NAME not in uses or len(row_of(line).filled) < LEAST_CELLS:
            continue
        body, name = run[n + 1 :], uses.index(Section.NAME)
        number = uses.index(Section.NUMBER) if Section.NUMBER in uses else None
        if number is not None:
            yield named_by(line, body, number, name)
        for key, label in enumerate(labels):
            if key != number and is_key(label):
                named = named_by(line, body, key, name, known=False)
                if named.is_whole:
                    yield named


def named_by(head: Words, body: list[Words], key: int, name: int, known: bool = True) -> NamedSheet:
    """The sheet, its rows by the values of this column."""
    named = NamedSheet(head, key, name, known)
    for below in body:
        number, text = key_of(row_of(below).cell(key)), row_of(below).cell(name)
        named.count += bool(text)
        if number and text:
            named.twice |= {number} & set(named.rows)
            named.rows.setdefault(number, below)
    named.width = max(len(row_of(one).cells) for one in (head, *body))
    return named
