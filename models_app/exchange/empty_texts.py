"""Texts without a word in a file that people edit: nothing is taken from them, and that is said."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from models_app.calculations.left_out import EMPTIED
from models_app.calculations.plain import PlainCompetency, PlainFinding, PlainModel
from models_app.choices import FindingKind
from models_app.exchange.lines import joined_lines

EMPTY = "There are no words in the place of its text"
NAMES = {
    "levels": ("level text", "level texts"),
    "indicators": ("behavioral indicator", "behavioral indicators"),
    "standards": ("performance standard", "performance standards"),
    "areas": ("competency area", "competency areas"),
}
NOT_TAKEN = (
    "Nothing was taken from there. Write the words, or take the row out of the file; where they should go on as an "
    "older version has them, say that they stay."
)


def without_empty_texts(model: PlainModel) -> PlainModel:
    """The model without texts that have no word, with a finding for each competency that has such ones."""
    competencies, findings = [], []
    for place, row in enumerate(model.competencies):
        gone = {
            name: lines
            for name in NAMES
            if (lines := [one.lines for one in getattr(row, name) if not one.text.strip()])
        }
        if row.definition is not None and not row.definition.strip():
            row = replace(row, definition=None, definition_lines=())
        if gone:
            row = replace(row, **{name: _with_words(getattr(row, name)) for name in gone})
            findings.append(_finding(row, place, gone))
        competencies.append(row)
    if tuple(competencies) == model.competencies:
        return model
    return replace(model, competencies=tuple(competencies), findings=(*model.findings, *findings))


def _with_words(rows: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(row for row in rows if row.text.strip())


def _finding(row: PlainCompetency, place: int, gone: dict[str, list[tuple[int, ...]]]) -> PlainFinding:
    counted = [
        f"{len(lines)} {NAMES[name][0] if len(lines) == 1 else NAMES[name][1]}"
        for name, lines in gone.items()
    ]
    lines = joined_lines(*(one for found in gone.values() for one in found))
    return PlainFinding(
        FindingKind.TEXT, f"{row.name} {EMPTIED}", f"Empty: {', '.join(counted)}. {NOT_TAKEN}", lines, place
    )
