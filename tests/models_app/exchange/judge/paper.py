"""A sheet to lay a model out on: passages as a Word file has them, plain text, or real files, read again."""

import io
import textwrap
from itertools import groupby
from typing import Any

from docx import Document as WordFile
from openpyxl import Workbook

from competency_portal.exchange.document import Document, Mark, Passage
from competency_portal.exchange.parsing import parse_document


class Paper:
    """What is put on it stays in order."""

    def __init__(self, title: str):
        self.passages: list[Passage] = []
        self.tables = 0
        self.heading(title)

    def heading(self, text: str, depth: int = 1) -> None:
        """A heading of its level; a line by itself in plain text."""
        self.blank()
        self.passages.append(Passage(text, "heading", depth=depth))

    def line(self, text: str, typeface: str = "", upto: int | None = None) -> None:
        """A paragraph, in this typeface as far as said."""
        marks = (Mark(0, len(text) if upto is None else upto, typeface),) if typeface else ()
        self.passages.append(Passage(text, marks=marks))

    def lead(self, label: str, text: str) -> None:
        """A paragraph that begins with bold words."""
        self.line(f"{label} {text}", "bold", len(label))

    def items(self, texts: tuple[str, ...], bullet: str = "- ") -> None:
        """A list."""
        self.passages += [Passage(bullet + text) for text in texts]

    def table(self, rows: list[list[str]]) -> None:
        """Rows of a table."""
        self.tables += 1
        self.passages += [Passage("\t".join(row), "row", table=self.tables) for row in rows]

    def blank(self) -> None:
        """An empty line."""
        self.passages.append(Passage("", "blank"))

    def passed(self) -> Document:
        """As the reader of Word files passes it on."""
        return Document("docx", tuple(self.passages))

    def text(self, width: int | None = None) -> Document:
        """As plain text, broken at this width."""
        lines = [line for passage in self.passages for line in _broken(passage.text, width)]
        return parse_document("\n".join(lines).encode(), "model.txt")

    def word(self) -> Document:
        """As a real Word file, read again."""
        file = WordFile()
        for table, passages in groupby(self.passages, lambda passage: passage.table):
            if table:
                _add_table(file, [passage.text.split("\t") for passage in passages])
            else:
                for passage in passages:
                    _add_paragraph(file, passage)
        return parse_document(_saved(file), "model.docx")

    def workbook(self) -> Document:
        """As a real workbook of one sheet, read again."""
        file = Workbook()
        for passage in self.passages:
            file.active.append(passage.text.split("\t"))
        return parse_document(_saved(file), "model.xlsx")


def _broken(text: str, width: int | None) -> list[str]:
    if width is None or not text:
        return [text]
    return textwrap.wrap(text, width, subsequent_indent="  " if text.startswith("- ") else "")


def _add_paragraph(file: Any, passage: Passage) -> None:
    if passage.kind == "heading":
        file.add_heading(passage.text, passage.depth)
        return
    paragraph, start = file.add_paragraph(), 0
    for mark in passage.marks:
        setattr(paragraph.add_run(passage.text[start : mark.end]), mark.typeface, True)
        start = mark.end
    paragraph.add_run(passage.text[start:])


def _add_table(file: Any, rows: list[list[str]]) -> None:
    table = file.add_table(len(rows), max(map(len, rows)))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=False):
            cell.text = text


def _saved(file: Any) -> bytes:
    buffer = io.BytesIO()
    file.save(buffer)
    return buffer.getvalue()
