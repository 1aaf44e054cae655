"""The one way to read an uploaded document (Word, PDF, workbook, CSV, text, JSON) from bytes that nobody may trust."""

import json
import re

from competency_portal.exchange import limits
from competency_portal.exchange.archives import DAMAGED_DOCUMENT
from competency_portal.exchange.document import Document
from competency_portal.exchange.reading import ask_child
from competency_portal.exchange.table import UnreadableFile

__all__ = ["Document", "UnreadableFile", "read_document"]

_TOO_MUCH = (
    "The file takes too much time or memory to read. Divide it into several files, or save it as plain text."
)


def read_document(data: bytes, filename: str, further: str = "") -> Document:
    """Read an upload by what is in it; its name only tells CSV from text. Raises UnreadableFile with plain words.

    `further` names a function ('package.module:function') for which a large document must not be too much either.
    Blocks for at most 30 seconds; about half a second for an ordinary file.
    """
    if len(data) > limits.UPLOAD_BYTES:
        raise UnreadableFile(f"The file is larger than {limits.UPLOAD_BYTES // 2**20} MB, which is the most.")
    ending = re.search(r"\.([a-z]{1,5})\Z", filename.lower())
    answer = json.loads(
        ask_child(
            data,
            ending[1] if ending else "none",
            *([further] if further else []),
            seconds=limits.DOCUMENT_SECONDS,
            too_much=_TOO_MUCH,
            damaged=DAMAGED_DOCUMENT,
        )
    )
    if "unreadable" in answer:
        raise UnreadableFile(answer["unreadable"])
    return Document.from_plain(answer)
