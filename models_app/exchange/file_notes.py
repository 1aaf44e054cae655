"""Footnotes that the file itself knows: each is a note that names where it stands, and no text of what it follows."""

from collections.abc import Iterable
from dataclasses import replace

from models_app.calculations.plain import PlainFinding, PlainModel, PlainPart, Words
from models_app.choices import FindingKind, PartKind
from models_app.exchange.lines import joined_lines


def file_notes_apart(words: list[Words]) -> tuple[list[Words], list[Words]]:
    """The passages without footnotes, and these."""
    return [line for line in words if line.behind is None], [
        line for line in words if line.behind is not None
    ]


def with_file_notes(model: PlainModel, notes: list[Words], words: Iterable[Words]) -> PlainModel:
    """The model with each footnote as a note, and a finding that says whose it is."""
    by_line = {n: line for line in words for n in line.lines}
    for note in notes:
        at = note.behind or 0
        text = by_line[at].text if at in by_line else ""
        place = next((n for n, one in enumerate(model.competencies) if at in one.lines), None)
        whose = f"'{model.competencies[place].name}'" if place is not None else "no competency"
        finding = PlainFinding(
            FindingKind.LAYOUT,
            "A footnote was kept as a note",
            f"'{note.text[:300]}' It is a footnote of {whose}: its sign stands in '{text[:120]}'. "
            "Nothing was set by it.",
            joined_lines((at,) if text else (), note.lines),
            place,
        )
        part = PlainPart(PartKind.NOTE, "", (note.text,), note.lines)
        model = replace(model, parts=(*model.parts, part), findings=(*model.findings, finding))
    return model
