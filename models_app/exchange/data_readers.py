"""Readers of data files (JSON) that say themselves what they are; the same `Reading` comes out as of any document."""

from typing import Any, Protocol

from competency_portal.exchange.document import Document
from models_app.calculations.plain import PlainModel
from models_app.exchange import bundle
from models_app.exchange.case import reading as case
from models_app.exchange.tabular import flat
from models_app.exchange.tabular import reading as workbook
from models_app.exchange.word import reading as word


class DataReader(Protocol):
    """A reader of one data format. `label` completes 'Read as …'."""

    code: str
    label: str

    def recognises(self, data: Any, /) -> bool:
        """Whether the members of the file say that it is of this format."""

    def read(self, document: Document, /) -> PlainModel:
        """The model, with the lines of `document` as its places. Raises Unreadable in words."""


DATA_READERS: tuple[DataReader, ...] = (bundle, case)

# Readers of files that the portal wrote: these recognise a whole `Document`, and go before all others.
OWN_READERS = (workbook, flat, word)
