"""Readers by family of document: each recognises a structure, never a certain document's words."""

from models_app.exchange.families import headed_paragraphs, level_table, numbered_blocks
from models_app.exchange.lines import written_lines
from models_app.exchange.plain import PlainModel, Unreadable

FAMILIES = (numbered_blocks, level_table, headed_paragraphs)


def read_model(text: str) -> PlainModel:
    """The competency model in a text document. Raises Unreadable where no family recognises the structure."""
    lines = written_lines(text)
    for family in FAMILIES:
        if family.recognises(lines):
            return family.read(lines)
    raise Unreadable(
        "No known structure: neither numbered blocks, nor a table of levels, nor headed paragraphs."
    )
