"""Headings right above tables: where each of several tables has one, they name groups, and none is the title."""

from collections.abc import Container
from itertools import pairwise

from models_app.calculations.plain import Words
from models_app.exchange.front import is_title
from models_app.exchange.lines import has_letter, without_typeface
from models_app.exchange.tables import is_row

Pair = tuple[Words, Words]


def headings_above_tables(lines: list[Words], rows: Container[tuple[int, ...]] | None = None) -> list[Words]:
    """The headings, in order; empty where they may be anything else. `rows`: lines of the rows that count."""
    first = next((line for line in lines if is_row(line) and (rows is None or line.lines in rows)), None)
    pairs = [
        (line, below)
        for line, below in pairwise(lines)
        if is_row(below) and not is_row(line) and (rows is None or below.lines in rows) and _may_head(line)
    ]
    texts = {line.text.casefold() for line, _ in pairs}
    if len(pairs) < 2 or len(texts) < len(pairs) or pairs[0][1] is not first:
        return []
    alone = pairs[0][0] is lines[0]
    return [] if alone and not (_are_sheets(pairs) or _end_alike(pairs)) else [line for line, _ in pairs]


def _may_head(line: Words) -> bool:
    text = without_typeface(line.text)
    return has_letter(text) and is_title(Words(text, line.lines))


def _are_sheets(pairs: list[Pair]) -> bool:
    """Whether each stands on a page of its own: names of sheets."""
    pages = [line.page for line, _ in pairs]
    return (
        None not in pages
        and len(set(pages)) == len(pages)
        and all(line.kind == "heading" for line, _ in pairs)
    )


def _end_alike(pairs: list[Pair]) -> bool:
    """'Core Competencies', 'Technical Competencies'."""
    words = [without_typeface(line.text).split() for line, _ in pairs]
    return len({parts[-1].casefold() for parts in words}) == 1 and all(len(parts) > 1 for parts in words)


def group_above(headings: list[Words], lines: tuple[int, ...]) -> int | None:
    """The place of the last heading above these lines."""
    above = [n for n, heading in enumerate(headings) if heading.lines[0] < lines[0]]
    return above[-1] if above else None
