"""Which reader reads which kind of document. Runs in the child process; `documents.read_document` is the way in."""

import importlib

from competency_portal.exchange.archives import office_parts
from competency_portal.exchange.document import Document
from competency_portal.exchange.sniffing import DocumentKind, document_kind_of

# By name: the child loads only the library that it needs, which is half of its time and memory.
_READERS = {
    "docx": ("word", "read_word"),
    "xlsx": ("sheets", "read_sheets"),
    DocumentKind.PDF: ("pdf", "read_pdf"),
    DocumentKind.JSON: ("data_file", "read_data"),
    DocumentKind.CSV: ("sheets", "read_csv"),
    DocumentKind.TEXT: ("plain_text", "read_plain_text"),
}


def parse_document(data: bytes, filename: str) -> Document:
    """The document in a file. Raises UnreadableFile; anything else it raises means a damaged file."""
    kind: str = document_kind_of(data, filename)
    if kind == DocumentKind.OFFICE:
        kind = "docx" if any(name.lower() == "word/document.xml" for name in office_parts(data)) else "xlsx"
    module, function = _READERS[kind]
    reader = getattr(importlib.import_module(f"competency_portal.exchange.{module}"), function)
    return reader(data)
