"""Cuts the document at its headings of the first depth."""

from dataclasses import dataclass, field

from models_app.calculations.same_words import folded
from models_app.exchange.word.layout import KIND_OF_TEXT, SECTIONS
from models_app.exchange.word.notes import Numbered


@dataclass
class Section:
    """A heading with what stands below it. `name`: which section of the layout; None: a text with that heading."""

    heading: str
    line: int
    name: str | None = None
    body: list[Numbered] = field(default_factory=list)


def sections_of(passages: list[Numbered]) -> tuple[list[Numbered], list[Section]]:
    """What stands above the first section, and the sections in order."""
    front: list[Numbered] = []
    sections: list[Section] = []
    for place, (number, passage) in enumerate(passages):
        if passage.kind == "heading" and passage.depth == 1 and place:
            sections.append(Section(passage.text, number))
        elif sections:
            sections[-1].body.append((number, passage))
        else:
            front.append((number, passage))
    for section in sections:
        section.name = _name(section)
    return front, sections


def _name(section: Section) -> str | None:
    """The layout's own section. One that says what kind of text it is, is that text whatever its heading."""
    opening = next((passage for _, passage in section.body if passage.kind != "blank"), None)
    if opening and folded(opening.text).startswith(f"{folded(KIND_OF_TEXT)}:"):
        return None
    return next((name for name in SECTIONS if folded(name) == folded(section.heading)), None)
