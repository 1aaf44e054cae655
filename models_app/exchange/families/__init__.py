"""Recognisers by family of document: each knows a structure, never a certain document's words.

A new one is a module with `code`, `label` and `read(lines)`, which raises Unreadable in words; its name goes in
`FAMILIES`.
"""

from typing import Protocol

from models_app.calculations.plain import PlainModel, Words
from models_app.exchange.families import (
    competency_tables,
    definition_list,
    headed_paragraphs,
    labelled_blocks,
    level_rows,
    level_table,
    levels_below,
    numbered_blocks,
    transposed_table,
)


class Family(Protocol):
    """A recogniser. `label` completes 'Read as …'."""

    code: str
    label: str

    def read(self, lines: list[Words], /) -> PlainModel:
        """The model in these lines. Raises Unreadable where the structure is another one."""


# Between readings that are equally good, the earlier one wins.
FAMILIES: tuple[Family, ...] = (
    numbered_blocks,
    level_rows,
    level_table,
    transposed_table,
    competency_tables,
    levels_below,
    labelled_blocks,
    headed_paragraphs,
    definition_list,
)
