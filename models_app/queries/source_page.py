"""A source document line by line, and what came from it."""

from dataclasses import dataclass

from models_app.models import ModelVersion, SourceDocument
from models_app.queries.places import parsed


@dataclass(frozen=True)
class Line:
    """One line of a document; numbers count from 1."""

    number: int
    text: str
    marked: bool


def marked_lines(source: SourceDocument, lines: str) -> list[Line]:
    """All lines, those of the place `lines` ('18-45, 60') marked; a place that is not one marks nothing."""
    texts = source.lines()
    if texts and not texts[-1]:
        texts = texts[:-1]  # the end of the last line is not a line of its own
    ranges = parsed(lines)
    return [
        Line(number, text, any(first <= number <= last for first, last in ranges))
        for number, text in enumerate(texts, 1)
    ]


def versions_from(user, source: SourceDocument):
    """Model versions with this source that the person may read."""
    return ModelVersion.objects.visible_to(user).filter(source=source).select_related("model")
