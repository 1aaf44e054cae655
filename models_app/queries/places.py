"""Where a text stands in its source document, as a link and in words."""

from dataclasses import dataclass

from django.urls import reverse

from models_app.calculations.places import Lines, lines_in_words, parse_lines
from models_app.models import ProficiencyLevel, ProficiencyScale, SourceDocument

NO_PLACE = "place not stated"


@dataclass(frozen=True)
class Place:
    """A place in a source document: the document, its lines in words, and the page that shows them marked."""

    document: SourceDocument
    words: str
    url: str


def parsed(lines: str) -> Lines:
    """The ranges of a stored or asked place; nothing when it is not well formed."""
    try:
        return parse_lines(lines)
    except ValueError:
        return []


def place(document: SourceDocument | None, lines: str) -> Place | None:
    """The place in a document; None for a text that the agency wrote in the portal."""
    if document is None:
        return None
    address = reverse("library:source-detail", args=[document.public_id])
    ranges = parsed(lines)
    if not ranges:
        return Place(document, NO_PLACE, address)
    plain = lines.replace(" ", "")
    return Place(document, lines_in_words(ranges), f"{address}?lines={plain}#L{ranges[0][0]}")


def scale_place(scale: ProficiencyScale, levels: list[ProficiencyLevel]) -> Place | None:
    """Where a scale stands: its own place, else the lines that name its levels in their document."""
    named = [level for level in levels if level.source is not None]
    if scale.source is not None or not named:
        return place(scale.source, scale.source_lines)
    lines = ", ".join(level.source_lines for level in named if level.source == named[0].source)
    return place(named[0].source, lines)
