"""The portal's Word document in tests: written, edited as people do it in Word, and read again."""

from dataclasses import replace
from io import BytesIO

import docx
from docx.oxml.ns import qn

from competency_portal.exchange.word import read_word
from models_app.exchange.word import reading, writing
from models_app.exchange.word.places import without_places


def opened(plain):
    """The document of a model, open for editing."""
    return docx.Document(BytesIO(writing.write(plain)))


def read_edited(document):
    """What the reader of uploads makes of an edited document."""
    data = BytesIO()
    document.save(data)
    return read_word(data.getvalue())


def back(plain_or_document):
    """The model that comes back, without places and without what the reader understood of the layout."""
    edited = plain_or_document if hasattr(plain_or_document, "save") else opened(plain_or_document)
    return content(reading.read(read_edited(edited)))


def content(plain):
    """Everything that a model holds but its places, and what readers note beside it: frame and unused."""
    return replace(without_places(plain), frame=(), unused=())


def find(document, text):
    """The first paragraph with this text, in the body or a cell."""
    for element in document.element.body.iter(qn("w:p")):
        paragraph = docx.text.paragraph.Paragraph(element, document)
        if paragraph.text == text:
            return paragraph
    raise AssertionError(f"No paragraph '{text}'.")


def cell_right_of(document, label, occurrence=0):
    """The cell beside a label."""
    rows = [row for table in document.tables for row in table.rows if row.cells[0].text == label]
    return rows[occurrence].cells[1]
