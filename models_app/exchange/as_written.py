"""What the ledger says of a file that the portal wrote: its readers refuse what they don't know, so all is read.

The places in such a model are lines of the source document that it carries, not of the file.
"""

from competency_portal.exchange.document import Document
from models_app.calculations.plain import Frame, PlainJob, PlainModel, Words
from models_app.exchange.tabular.layout import SHEETS


def as_written(document: Document) -> PlainModel:
    """A model that holds nothing and names every line of the file as read, but for sheets that somebody added."""
    names = {passage.page: passage.text for passage in document.passages if passage.kind == "heading"}
    frame = tuple(
        Frame(cell, (n,), "Read as this portal wrote it")
        for n, passage in enumerate(document.passages, 1)
        if document.kind == "json" or names.get(passage.page) in SHEETS
        for cell in passage.text.split("\t")
        if cell.strip()
    )
    return PlainModel(Words("", ()), PlainJob("", ()), (), (), (), (), frame=frame)
