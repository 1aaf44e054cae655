"""In which row the head of each table may stand: what a person chooses from, and what the portal takes it for."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from models_app.calculations.plain import Words
from models_app.exchange.heads_by_hand import head_place, prepared
from models_app.exchange.lines import without_typeface
from models_app.exchange.mapping import HeadRow, Mapping
from models_app.exchange.sheet_parts import table_runs
from models_app.exchange.tables import is_row, one_line, row_of

FIRST_ROWS = 10
MOST_TABLES = 20  # choices on a page
SHOWN = 60  # characters of a row
NO_HEAD = "none"


@dataclass(frozen=True)
class HeadChoice:
    """One table: the line of its first row, rows that may be its head, and the line that the portal takes for it.

    `guess` is empty where the table goes on with the one above, and needs no head.
    """

    line: int
    number: int
    rows: tuple[tuple[int, str], ...]
    guess: str
    lines: frozenset[int]
    """Of all its rows."""

    def said(self, chosen: str) -> HeadRow | None:
        """What a choice says; nothing where it is what the portal takes it for."""
        if not chosen or chosen == self.guess:
            return None
        return HeadRow(self.line, head=False) if chosen == NO_HEAD else HeadRow(int(chosen))

    def chosen(self, heads: tuple[HeadRow, ...]) -> str:
        """The choice that says the same as these heads."""
        one = next((one for one in heads if one.line in self.lines), None)
        return self.guess if one is None else str(one.line) if one.head else NO_HEAD


def head_choices(lines: list[Words], said: tuple[HeadRow, ...] = ()) -> tuple[HeadChoice, ...]:
    """The tables as the document has them, also one for each page; a row that was said is among them."""
    runs = [run for run in table_runs(lines) if is_row(run[0])][:MOST_TABLES]
    opening = {
        row.lines for table in prepared(lines, Mapping()).tables() for row in (table.head, *table.repeats)
    }
    named = {one.line for one in said if one.head}
    return tuple(_choice(run, number, opening, named) for number, run in enumerate(runs, 1))


def _choice(run: list[Words], number: int, opening: set[tuple[int, ...]], named: set[int]) -> HeadChoice:
    place = head_place(run)
    head = run[min(place, len(run) - 1)]
    rows = [
        (next((line for line in row.lines if line in named), row.lines[0]), _row(n, row))
        for n, row in enumerate(run, 1)
        if n <= max(FIRST_ROWS, place + 1) or named.intersection(row.lines)
    ]
    guess = str(head.lines[0]) if head.lines in opening else ""
    return HeadChoice(
        run[0].lines[0], number, tuple(rows), guess, frozenset(n for row in run for n in row.lines)
    )


def as_text(heads: Iterable[HeadRow]) -> str:
    """The heads in one field of a form: '5,-12', where the table of line 12 has none."""
    return ",".join(
        str(one.line if one.head else -one.line) for one in sorted(heads, key=lambda one: one.line)
    )


def from_text(text: str) -> tuple[HeadRow, ...]:
    """Back from it; what is no number is no head."""
    numbers = [int(part) for part in text.split(",") if re.fullmatch(r"-?[1-9]\d{0,6}", part)]
    return tuple(HeadRow(abs(number), number > 0) for number in numbers)


def _row(number: int, line: Words) -> str:
    text = " / ".join(one_line(without_typeface(cell)) for cell in row_of(line).cells if cell)
    return f"Row {number}: {text if len(text) <= SHOWN else f'{text[:SHOWN]} …'}"
