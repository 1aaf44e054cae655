"""What the ledger says of a data file that the portal wrote: its readers refuse what they don't know, so all is read.

The places in such a model are lines of the source document that it carries, not of the file.
"""

from competency_portal.exchange.document import Document
from models_app.calculations.plain import Frame, PlainJob, PlainModel, Words


def as_written(document: Document) -> PlainModel:
    """A model that holds nothing and names every line of the file as read."""
    frame = tuple(
        Frame(passage.text, (n,), "Read as this portal wrote it")
        for n, passage in enumerate(document.passages, 1)
        if passage.text.strip()
    )
    return PlainModel(Words("", ()), PlainJob("", ()), (), (), (), (), frame=frame)
