"""Names that run into their definitions in the cells of a table: 'Stream Gauging: Measures the flow of streams.'"""

import re
from collections.abc import Sequence

from models_app.exchange.labels import Section, section_of
from models_app.exchange.lines import ENDS_SENTENCE, in_capitals, without_typeface
from models_app.exchange.names import LONGEST_NAME, may_be_name
from models_app.exchange.row_parts import Column
from models_app.exchange.tables import Row, items

SIGNS = (":", " – ", " — ", " - ", ". ")
MOST_WORDS = 5  # of a name that a full stop ends
BOTH = re.compile(r"\s*(?:\band\b|\bwith\b|[&/,+()]|\s[–—-]\s)\s*", re.IGNORECASE)
LEAST = 2  # cells of this form
LEAST_WORDS = 4  # of a definition without a period


def section_of_head(head: str) -> Section | None:
    """What the column below a head holds; 'Competency and Definition' is the head of names."""
    parts = [section_of(part) for part in BOTH.split(" ".join(head.split())) if part]
    return Section.NAME if parts == [Section.NAME, Section.DEFINITION] else section_of(head)


def run_in(rows: Sequence[Row], columns: Sequence[Column]) -> bool:
    """Whether most names of a table without definitions have theirs behind them."""
    if any(column.use == Section.DEFINITION for column in columns):
        return False
    place = next(column.place for column in columns if column.use == Section.NAME)
    cells = [row.cell(place) for row in rows if row.cell(place)]
    found = sum(_apart(without_typeface(cell)) is not None for cell in cells)
    return found >= LEAST and found * 2 > len(cells)


def name_and_definition(cell: str, runs_in: bool) -> tuple[str, str]:
    """Name and definition of a cell, where it runs in or stands below a break; short parts are one name."""
    if runs_in and (apart := _apart(cell)):
        return apart[0], "\n".join(items(apart[1]))
    name, *below = items(cell)
    if below and below[-1].endswith(ENDS_SENTENCE):
        return name, "\n".join(below)
    return " ".join((name, *below)), ""


def _apart(cell: str) -> tuple[str, str] | None:
    for sign in SIGNS:
        name, _, text = (part.strip() for part in cell.partition(sign))
        if sign == ". " and not (in_capitals(name) and len(name.split()) <= MOST_WORDS):
            continue
        phrase = len(text.split()) >= LEAST_WORDS and not in_capitals(text)
        if len(name) <= LONGEST_NAME and may_be_name(name) and (phrase or text.endswith(ENDS_SENTENCE)):
            return name, text
    return None
