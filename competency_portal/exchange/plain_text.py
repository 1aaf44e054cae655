"""Reads plain text, also what somebody pasted: each line is a passage, so that line numbers are those of the file."""

from competency_portal.exchange.decoding import decoded
from competency_portal.exchange.document import Document
from competency_portal.exchange.passages import DocumentBuilder, insist_on_rows
from competency_portal.exchange.sniffing import SAVE_AS_DOCUMENT


def read_plain_text(data: bytes) -> Document:
    """The document in a text file. A form feed ends a page. Raises UnreadableFile."""
    text, notice = decoded(data, SAVE_AS_DOCUMENT)
    builder = DocumentBuilder()
    builder.notes += [notice] if notice else []
    page = 1 if "\f" in text else None
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    insist_on_rows(sum("\t" in line.strip() for line in lines))
    for line in lines:
        words = line.strip("\f")
        page = _after(page, line[: len(line) - len(line.lstrip("\f"))])
        builder.add(words.replace("\f", " "), page=page)
        page = _after(page, line[len(line) - len(line.lstrip("\f")) :])
    return builder.document("text")


def _after(page: int | None, text: str) -> int | None:
    return None if page is None else page + text.count("\f")
