"""Documents with a table of competencies across and what is said about them down: read as if it were turned.

Competency <tab> Zoning            <tab> Surveying
Definition <tab> Applies the code. <tab> Measures land.
Level 1    <tab> …                 <tab> …
"""

from dataclasses import replace

from models_app.calculations.plain import (
    NotThere,
    PlainCompetency,
    PlainModel,
    PlainStandard,
    Unreadable,
    Words,
)
from models_app.exchange.families import level_table
from models_app.exchange.labels import Section, section_of
from models_app.exchange.level_words import is_level
from models_app.exchange.lines import without_typeface
from models_app.exchange.sheet_parts import table_runs
from models_app.exchange.tables import is_row, may_be_head, one_line, row_of

code = "transposed_table"
label = "a table with one competency a column, levels or other texts down"

LEAST = 2  # competencies, and rows that say something about them
FACTS = (
    Section.DEFINITION,
    Section.REQUIRED,
    Section.INDICATORS,
    Section.STANDARDS,
    Section.AREAS,
    Section.NUMBER,
    Section.GROUP,
)
HEAD = "Competency"  # above the names, where the first cell is empty

Places = dict[str, tuple[int, ...]]


def read(lines: list[Words]) -> PlainModel:
    """The model in such a document. Raises Unreadable where no table has names in its first row and labels below."""
    turned: list[Words] = []
    places: Places = {}
    for run in table_runs(lines):
        if is_row(run[0]) and _is_transposed(run):
            if places:
                raise Unreadable("There are several tables with competencies across.")
            places = {one_line(without_typeface(row_of(line).cell(0))): line.lines for line in run}
            turned += _turned(run)
        else:
            turned += run
    if not places:
        raise NotThere(
            "There is no table with names in its first row and labels such as 'Level 1' down its left."
        )
    model = level_table.read(turned)
    return replace(
        model,
        competencies=tuple(_on_its_lines(competency, places) for competency in model.competencies),
        frame=tuple(item for item in model.frame if item.text != HEAD or HEAD in places),
    )


def _is_transposed(run: list[Words]) -> bool:
    """Names in the first row, and down the left nothing but labels in common use."""
    rows = [row_of(line) for line in run]
    corner = one_line(without_typeface(rows[0].cell(0)))
    names = [cell for cell in rows[0].cells[1:] if cell]
    labels = [one_line(without_typeface(row.cell(0))) for row in rows[1:]]
    named = len(names) >= LEAST and all(may_be_head(row_of(Words(f"x\t{name}", ()))) for name in names)
    fits = not corner or section_of(corner) == Section.NAME
    known = [is_level(label) or section_of(label) in FACTS for label in labels]
    telling = not any(is_level(name) or section_of(name) for name in names)
    apart = len(set(labels)) == len(labels) and all(len(row.cells) <= len(rows[0].cells) for row in rows)
    return named and fits and telling and apart and len(labels) >= LEAST and all(known)


def _turned(run: list[Words]) -> list[Words]:
    """One row a competency; each stands on all lines of the table."""
    rows = [row_of(line) for line in run]
    lines = tuple(n for line in run for n in line.lines)
    columns = [[row.cell(n) for row in rows] for n in range(max(len(row.cells) for row in rows))]
    columns[0][0] = columns[0][0] or HEAD
    return [replace(run[0], text="\t".join(cells), lines=lines, marks=()) for cells in columns if any(cells)]


def _on_its_lines(competency: PlainCompetency, places: Places) -> PlainCompetency:
    """Each text on the line of its label alone."""
    defined = next(
        (lines for label, lines in places.items() if section_of(label) == Section.DEFINITION), None
    )
    levels = tuple(_on_its_line(level, places) for level in competency.levels)
    return replace(competency, levels=levels, definition_lines=defined or competency.definition_lines)


def _on_its_line(level: PlainStandard, places: Places) -> PlainStandard:
    return replace(level, lines=places.get(level.label, level.lines))
