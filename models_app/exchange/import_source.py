"""The uploaded document as the review page draws it: pages of paragraphs and tables, each word placed or not used."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from competency_portal.exchange.document import CELL_BREAK, Document, Passage
from models_app.exchange.ledger import Entry, Ledger

MOST_SHOWN = 3_000  # passages on the page; what is not used is listed apart, whole


@dataclass(frozen=True)
class Cell:
    """A paragraph or a cell. `state`: 'placed', 'part', 'off' (not used) or '' (nothing there)."""

    text: str
    state: str
    placed_as: str
    left: tuple[Entry, ...]


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
    return Drawing(tuple(pages), len(numbered) - len(shown), frozenset(n for n, _ in shown))


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
    cells = [_cell(text, [e for e in entries if e.cell in (None, n)]) for n, text in enumerate(texts)]
    return Drawn(number, passage.kind == "heading", tuple(cells))


def _cell(text: str, entries: Iterable[Entry]) -> Cell:
    text = text.replace(CELL_BREAK, "\n").strip()
    if not text:
        return Cell("", "", "", ())
    placed = [entry for entry in entries if entry.placed_as is not None]
    left = tuple(entry for entry in entries if entry.placed_as is None)
    state = ("part" if left else "placed") if placed else ("off" if left else "")
    return Cell(text, state, "; ".join(entry.placed_as or "" for entry in placed), left)
