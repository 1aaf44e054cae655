"""Reads plain text, also what somebody pasted: each line is a passage, so that line numbers are those of the file."""

from competency_portal.exchange.decoding import decoded
from competency_portal.exchange.document import Document
from competency_portal.exchange.passages import DocumentBuilder, insist_on_rows
from competency_portal.exchange.sniffing import SAVE_AS_DOCUMENT
from competency_portal.exchange.text_headings import (
    TAKEN,
    Heading,
    marked_headings,
    wiki_headings,
    wiki_typeface,
)


def read_plain_text(data: bytes) -> Document:
    """The document in a text file. A form feed ends a page. Raises UnreadableFile."""
    text, notice = decoded(data, SAVE_AS_DOCUMENT)
    builder = DocumentBuilder()
    builder.notes += [notice] if notice else []
    page = 1 if "\f" in text else None
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    insist_on_rows(sum("\t" in line.strip() for line in lines))
    bare = [line.strip("\f") for line in lines]
    if wiki_headings(bare):
        lines = [wiki_typeface(line) for line in lines]
    headings, signs = marked_headings(bare)
    builder.notes += [TAKEN] if headings else []
    for n, line in enumerate(lines):
        page = _after(page, line[: len(line) - len(line.lstrip("\f"))])
        words = "" if n in signs else line.strip("\f").replace("\f", " ")
        _add(builder, words, headings.get(n), page)
        page = _after(page, line[len(line) - len(line.lstrip("\f")) :])
    return builder.document("text")


def _add(builder: DocumentBuilder, words: str, heading: Heading | None, page: int | None) -> None:
    if heading:
        builder.add(heading.text, "heading", page=page, depth=heading.depth)
    else:
        builder.add(words, page=page)


def _after(page: int | None, text: str) -> int | None:
    return None if page is None else page + text.count("\f")
