"""Texts of a version outside its competencies, as pages show them."""

from dataclasses import dataclass

from models_app.choices import PartKind
from models_app.models import ModelPart, ModelVersion
from models_app.queries.places import Place, place

# The field puts these before the competencies (domain: model documents), the rest after them.
BEFORE = (PartKind.PREFACE, PartKind.NOTE, PartKind.DESCRIPTION_OF_WORK)
BY_LIST = (PartKind.LINKED_ASSESSMENTS,)


@dataclass(frozen=True)
class Part:
    """A text of the version outside its competencies, as paragraphs."""

    heading: str
    kind: str
    paragraphs: tuple[str, ...]
    is_list: bool
    place: Place | None


def parts_of(version: ModelVersion) -> tuple[list[Part], list[Part]]:
    """Texts outside the competencies: those before them, and those after."""
    rows = list(version.parts.select_related("source"))
    before = [part_of(row) for row in rows if row.kind in BEFORE]
    return before, [part_of(row) for row in rows if row.kind not in BEFORE]


def part_of(row: ModelPart) -> Part:
    """A text outside the competencies as pages show it."""
    paragraphs = tuple(text for text in row.text.split("\n") if text.strip())
    return Part(
        heading="" if row.kind == PartKind.PREFACE else row.heading or row.get_kind_display(),
        kind=row.kind,
        paragraphs=paragraphs,
        is_list=row.kind in BY_LIST,
        place=place(row.source or None, row.source_lines),
    )
