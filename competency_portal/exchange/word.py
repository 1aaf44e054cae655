"""Reads Word documents. Runs in the child process only.

Text is read in the order of the document: a paragraph with breaks in it becomes several passages, a table one passage
for each row. Nothing outside the file is ever asked for: targets of links are not even looked at.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from docx.opc.package import OpcPackage
from docx.opc.part import PartFactory
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.package import Package
from docx.parts.document import DocumentPart

from competency_portal.exchange import limits
from competency_portal.exchange.archives import office_parts
from competency_portal.exchange.document import CELL_BREAK, Document, Passage
from competency_portal.exchange.passages import (
    DocumentBuilder,
    Piece,
    Pieces,
    joined,
    plain,
    replaced,
    short,
    without_start,
)
from competency_portal.exchange.table import UnreadableFile
from competency_portal.exchange.word_left_out import leave_out_parts
from competency_portal.exchange.word_numbering import BULLET, Numbering
from competency_portal.exchange.word_runs import DELETED_REASON, MC, Pages, ParagraphReader
from competency_portal.exchange.word_styles import VAL, Styles

_MAIN_TYPES = (
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
)
TYPED_BULLET = re.compile(r"\s*[•▪▫■□●○◦‣⁃∙·\uf0b7\uf0a7\uf0d8\uf076\uf0fc➢❖✓✔][ \t\xa0]+(?=\S)")
TRACKED = (
    "The document holds tracked changes: what was inserted is read as text, what was deleted is left out."
)
BOXES = (
    "The document holds text boxes: each is read below the paragraph that it is anchored to, which may not be where "
    "the page shows it. The first one begins '{}'."
)
_CONTAINERS = {qn(f"w:{n}") for n in ("customXml", "ins", "moveTo", "sdtContent")} | {f"{MC}Choice"}


def read_word(data: bytes) -> Document:
    """The document in a .docx or .docm file. Raises UnreadableFile; anything else it raises means a damaged file."""
    names = office_parts(data)
    for kind in _MAIN_TYPES:
        PartFactory.part_type_for[kind] = DocumentPart
    package = Package.open(io.BytesIO(data))
    main = package.main_document_part
    if not isinstance(main, DocumentPart):
        raise ValueError("The main part is no document.")
    return _WordReader(main, names).document(package)


@dataclass
class _Block:
    """A passage to be, and whether it is still without words."""

    pieces: Pieces
    kind: str = "paragraph"
    page: int | None = None
    table: int | None = None
    depth: int | None = None
    continued: bool = False
    nested: int = 0
    behind: int | None = None


class _WordReader:
    """One pass over the document."""

    def __init__(self, main: DocumentPart, names: dict[str, bytes]):
        self._main, self._names = main, names
        self._parts = {rel.reltype.rpartition("/")[2]: rel for rel in main.rels.values()}
        self._builder = DocumentBuilder()
        self._pages = Pages()
        self._styles = Styles(self._root("styles"))
        self._numbering = Numbering(self._root("numbering"), self._styles)
        self._tables = 0
        self._nesting = 0
        self._tracked = False
        self._first_box = ""
        self._behind: dict[tuple[str, str], int] = {}  # notes, and the passage with the sign of each

    def document(self, package: OpcPackage) -> Document:
        body = self._main.element.find(qn("w:body"))
        self._add_running(body, "header")
        for block in self._blocks(body):
            self._add(block)
        self._add_notes()
        self._add_running(body, "footer")
        leave_out_parts(self._builder, self._names, self._root("comments"), package)
        if self._tracked:
            self._builder.notes.append(TRACKED)
        if self._first_box:
            self._builder.notes.append(BOXES.format(self._first_box))
        found = self._builder.document("docx")
        return found if self._pages.known else _without_pages(found)

    def _root(self, name: str) -> Any:
        """The root element of the part with this relationship; None where the file has none."""
        rel = self._parts.get(name)
        if rel is None or rel.is_external:
            return None
        return parse_xml(rel.target_part.blob)

    def _add(self, block: _Block) -> None:
        self._builder.add(
            block.pieces,
            block.kind,
            page=block.page,
            table=block.table,
            depth=block.depth,
            continued=block.continued,
            nested=block.nested,
            behind=block.behind,
        )

    def _blocks(self, element: Any) -> Iterator[_Block]:
        for child in element:
            if child.tag == qn("w:p"):
                yield from self._paragraph(child)
            elif child.tag == qn("w:tbl"):
                yield from self._deeper(self._table(child))
            elif child.tag == qn("w:sdt"):
                yield from self._blocks(child.find(qn("w:sdtContent")) if len(child) else child)
            elif child.tag == f"{MC}AlternateContent" or child.tag in _CONTAINERS:
                yield from self._blocks(child)
            elif child.tag == qn("w:altChunk"):
                self._builder.leave_out(
                    "A file put into the document", "Files inside the document are not opened."
                )

    def _deeper(self, blocks: Iterator[_Block]) -> Iterator[_Block]:
        self._nesting += 1
        if self._nesting > limits.NESTING:
            raise UnreadableFile(
                f"The document has tables or text boxes more than {limits.NESTING} deep in each other. "
                "Take them apart and try again."
            )
        yield from blocks
        self._nesting -= 1

    def _paragraph(self, paragraph: Any) -> Iterator[_Block]:
        properties = paragraph.find(qn("w:pPr"))
        if properties is not None and properties.find(qn("w:pageBreakBefore")) is not None:
            self._pages.turn()
        label, depth = self._numbering.label(paragraph)
        heading = self._styles.heading(paragraph)
        read = ParagraphReader(paragraph, self._styles, self._pages, self._builder)
        for key in read.notes:
            self._behind.setdefault(key, len(self._builder.passages) + 1)
        self._tracked = self._tracked or read.tracked
        kind, depth = ("heading", heading) if heading else ("paragraph", depth)
        began = False
        for number, line in enumerate(read.lines):
            pieces = _laid_out(line.pieces, label if not number else "")
            if not plain(pieces).strip() and (len(read.lines) > 1 or read.boxes):
                continue
            yield _Block(pieces, kind, line.page or self._pages.current, depth=depth, continued=began)
            began = True
        for box in read.boxes:
            yield from self._deeper(self._box(box))
        self._end_of_section(properties)

    def _box(self, box: Any) -> Iterator[_Block]:
        for block in self._blocks(box):
            self._first_box = self._first_box or short(plain(block.pieces))
            yield block

    def _end_of_section(self, properties: Any) -> None:
        section = None if properties is None else properties.find(qn("w:sectPr"))
        if section is not None:
            kind = section.find(qn("w:type"))
            if kind is None or kind.get(VAL) not in ("continuous", "nextColumn"):
                self._pages.turn()

    def _table(self, table: Any) -> Iterator[_Block]:
        rows = list(_children(table, qn("w:tr")))
        cells = [list(_children(row, qn("w:tc"))) for row in rows[:2]]
        if len(rows) == 1 and len(cells[0]) == 1:  # a frame around text, not a table
            yield from self._blocks(cells[0][0])
            return
        self._tables += 1
        number = self._tables
        for row in rows:
            yield from self._row(row, number)

    def _row(self, row: Any, table: int) -> Iterator[_Block]:
        properties = row.find(qn("w:trPr"))
        if properties is not None and properties.find(qn("w:del")) is not None:
            self._tracked = True
            text = " ".join(t.text or "" for t in row.iter(qn("w:t"), qn("w:delText")))
            self._builder.leave_out(f"Deleted row: '{short(text)}'", DELETED_REASON)
            return
        cells: list[Pieces] = [[]] * _number(properties, "w:gridBefore")
        below: list[_Block] = []
        pages: list[int] = []
        for cell in _children(row, qn("w:tc")):
            blocks = list(self._blocks(cell))
            own = [block for block in blocks if block.kind != "row"]
            below += [block for block in blocks if block.kind == "row"]
            pages += [block.page for block in own if block.page and plain(block.pieces).strip()]
            cells += self._cell(cell, own)
        while cells and not plain(cells[-1]).strip():
            cells.pop()
        if len(cells) > limits.COLUMNS:
            raise UnreadableFile(f"A table has more than {limits.COLUMNS} columns, which is the most.")
        if cells or not below:
            yield _Block(joined(cells, "\t"), "row", min(pages, default=self._pages.current), table)
        inside = bool(cells)
        yield from (replace(block, nested=block.nested + inside) for block in below)

    def _cell(self, cell: Any, blocks: list[_Block]) -> list[Pieces]:
        """The cell, and empty ones for the columns that it stretches over; below one stretched down there is none."""
        while blocks and not plain(blocks[-1].pieces).strip():
            blocks.pop()
        while blocks and not plain(blocks[0].pieces).strip():
            blocks.pop(0)
        pieces = replaced(joined([block.pieces for block in blocks], CELL_BREAK), "\t", " ")
        properties = cell.find(qn("w:tcPr"))
        merged = None if properties is None else properties.find(qn("w:vMerge"))
        if merged is not None and merged.get(VAL, "continue") == "continue" and plain(pieces).strip():
            self._builder.leave_out(
                f"Text under a merged cell: '{short(plain(pieces))}'", "Word does not show it either."
            )
            pieces = []
        span = max(_number(properties, "w:gridSpan"), 1)
        return [pieces, *[[] for _ in range(span - 1)]]

    def _add_running(self, body: Any, kind: str) -> None:
        """Running heads or feet, each text once however many sections have it."""
        seen = set()
        for reference in body.iter(qn(f"w:{kind}Reference")):
            rel = self._main.rels.get(reference.get(qn("r:id"), ""))
            if rel is None or rel.is_external:
                continue
            for block in self._blocks(parse_xml(rel.target_part.blob)):
                text = plain(block.pieces).strip()
                if text and text not in seen:
                    seen.add(text)
                    self._add(replace(block, kind=kind, page=None, depth=None))

    def _add_notes(self) -> None:
        roots = {kind: self._root(kind) for kind in ("footnotes", "endnotes")}
        by_id = {
            (kind, note.get(qn("w:id"), "")): note
            for kind, root in roots.items()
            if root is not None
            for note in root
        }
        for key, behind in self._behind.items():
            for block in self._blocks(by_id.get(key, ())):
                if plain(block.pieces).strip():
                    self._add(replace(block, page=None, behind=behind))


def _laid_out(pieces: Pieces, label: str) -> Pieces:
    """With its number or bullet in front, also for a bullet that was typed; tabs that only indent are dropped."""
    text = plain(pieces)
    if typed := TYPED_BULLET.match(text):
        return [Piece(label or BULLET), *without_start(pieces, typed.end())]
    indent = len(text) - len(text.lstrip("\t"))
    if indent and "\t" not in text.strip("\t"):
        pieces = without_start(pieces, indent)
    return [Piece(label), *pieces] if label and text.strip() else pieces


def _children(element: Any, tag: str) -> Iterator[Any]:
    """Rows of a table or cells of a row, also those in content controls."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _CONTAINERS or child.tag == qn("w:sdt"):
            yield from _children(child, tag)


def _number(properties: Any, tag: str) -> int:
    found = None if properties is None else properties.find(qn(tag))
    value = "0" if found is None else found.get(VAL, "0")
    return min(int(value), limits.COLUMNS) if re.fullmatch(r"\d{1,9}", value) else 0


def _without_pages(found: Document) -> Document:
    """No break of a page was met: the file does not say where its pages end."""
    passages: tuple[Passage, ...] = tuple(replace(passage, page=None) for passage in found.passages)
    return replace(found, passages=passages)
