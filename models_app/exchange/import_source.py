"""The uploaded document as the review page draws it: pages of paragraphs and tables, each word placed or not used."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from competency_portal.exchange.document import CELL_BREAK, Document, Mark, Passage
from models_app.exchange.ledger import Entry, Ledger

MOST_SHOWN = 3_000  # passages on the page; what is not used is listed apart, whole


@dataclass(frozen=True)
class Run:
    """Characters that follow each other in one typeface; `faces` among 'bold', 'italic' and 'underline'."""

    text: str
    faces: tuple[str, ...]


@dataclass(frozen=True)
class Cell:
    """A paragraph or a cell. `state`: 'placed', 'part', 'off' (not used) or '' (nothing there).

    `runs` give the text with its typeface; empty where nothing in it stands out.
    """

    text: str
    state: str
    placed_as: str
    left: tuple[Entry, ...]
    runs: tuple[Run, ...] = ()


@dataclass(frozen=True)
class Drawn:
    """One passage with its number; a paragraph has one cell."""

    number: int
    heading: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Block:
    """Passages that follow each other: rows of one table, or paragraphs."""

    table: bool
    passages: tuple[Drawn, ...]


@dataclass(frozen=True)
class SourcePage:
    """A page or a sheet; without a number where the file knows none."""

    number: int | None
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Drawing:
    """The document. `beyond` passages are not drawn; `numbers` are those that are."""

    pages: tuple[SourcePage, ...]
    beyond: int
    numbers: frozenset[int]
    page_of: Mapping[int, int] = field(default_factory=dict)
    """Page of each drawn passage, where the file knows pages."""


def drawing_of(document: Document, ledger: Ledger | None) -> Drawing:
    """The passages with something on them, up to `MOST_SHOWN`, marked by what became of them."""
    entries: dict[int, list[Entry]] = {}
    for entry in ledger.entries if ledger else ():
        entries.setdefault(entry.line, []).append(entry)
    numbered = [(n, p) for n, p in enumerate(document.passages, 1) if p.text.strip()]
    shown = numbered[:MOST_SHOWN]
    pages = []
    for number, members in groupby(shown, key=lambda item: item[1].page):
        blocks = [
            _block(is_table, list(rows), entries) for (is_table, _), rows in groupby(members, key=_kind)
        ]
        pages.append(SourcePage(number, tuple(blocks)))
    page_of = {n: passage.page for n, passage in shown if passage.page}
    return Drawing(tuple(pages), len(numbered) - len(shown), frozenset(n for n, _ in shown), page_of)


def _kind(item: tuple[int, Passage]) -> tuple[bool, int | None]:
    passage = item[1]
    table = passage.kind == "row" or "\t" in passage.text
    return table, passage.table if table else None


def _block(table: bool, rows: list[tuple[int, Passage]], entries: dict[int, list[Entry]]) -> Block:
    width = max(len(_texts(p)) for _, p in rows) if table else 1
    return Block(table, tuple(_drawn(n, p, entries.get(n, []), table, width) for n, p in rows))


def _texts(passage: Passage) -> list[str]:
    return passage.text.split("\t")


def _drawn(number: int, passage: Passage, entries: list[Entry], table: bool, width: int) -> Drawn:
    texts = _texts(passage) if table else [passage.text]
    texts += [""] * (width - len(texts))
    cells, start = [], 0
    for n, text in enumerate(texts):
        runs = runs_of(text, start, passage.marks)
        shown = text.rstrip() if passage.kind == "data" else text.strip()  # data keeps its indentation
        cells.append(_cell(shown, [e for e in entries if e.cell in (None, n)], runs))
        start += len(text) + 1  # the tab
    return Drawn(number, passage.kind == "heading", tuple(cells))


def runs_of(text: str, start: int, marks: Iterable[Mark]) -> tuple[Run, ...]:
    """The text, which begins at character `start` of its passage, by typeface; empty where no mark lies over it."""
    end = start + len(text)
    over = [mark for mark in marks if mark.start < end and mark.end > start]
    edges = sorted({start, end} | {min(max(n, start), end) for mark in over for n in (mark.start, mark.end)})
    return tuple(
        Run(
            text[a - start : b - start].replace(CELL_BREAK, "\n"),
            tuple(sorted({mark.typeface for mark in over if mark.start <= a and mark.end >= b})),
        )
        for a, b in pairwise(edges)
        if over
    )


def _cell(text: str, entries: Iterable[Entry], runs: tuple[Run, ...]) -> Cell:
    text = text.replace(CELL_BREAK, "\n")
    if not text.strip():
        return Cell("", "", "", ())
    placed = [entry for entry in entries if entry.placed_as is not None]
    left = tuple(entry for entry in entries if entry.placed_as is None)
    state = ("part" if left else "placed") if placed else ("off" if left else "")
    return Cell(text, state, "; ".join(entry.placed_as or "" for entry in placed), left, runs)
