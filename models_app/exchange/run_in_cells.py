"""Tables of one column whose rows begin with a name that runs into its text: paragraphs in a frame, and no table."""

from collections.abc import Iterator
from dataclasses import replace

from competency_portal.exchange.document import CELL_BREAK, Mark
from models_app.calculations.plain import Words
from models_app.exchange.run_in_names import FACES, in_face
from models_app.exchange.sheet_parts import table_runs
from models_app.exchange.tables import is_row

LEAST = 3  # rows with such a name


def cells_as_lines(lines: list[Words]) -> list[Words]:
    """The lines, the paragraphs of such rows as lines of their own."""
    return [
        part
        for run in table_runs(lines)
        for line in run
        for part in (_paragraphs(line) if _run_in(run) else [line])
    ]


def _run_in(run: list[Words]) -> bool:
    """Whether all rows but a first one, which may be a head, have one cell that begins so."""
    if not is_row(run[0]) or any("\t" in line.text for line in run):
        return False
    parts = [next(_paragraphs(line), line) for line in run]
    return any(
        sum(found) >= LEAST and all(found[1:])
        for face in FACES
        for found in [[bool(in_face(p, face)) for p in parts]]
    )


def _paragraphs(row: Words) -> Iterator[Words]:
    """The paragraphs of a row's cell, each with its own typeface."""
    start = 0
    for part in row.text.split(CELL_BREAK):
        end, text = start + len(part), part.strip()
        first = start + len(part) - len(part.lstrip())
        if text:
            marks = (
                Mark(max(mark.start, first) - first, min(mark.end, first + len(text)) - first, mark.typeface)
                for mark in row.marks
                if mark.start < first + len(text) and mark.end > first
            )
            yield replace(row, text=text, kind="paragraph", table=None, nested=0, marks=tuple(marks))
        start = end + len(CELL_BREAK)
