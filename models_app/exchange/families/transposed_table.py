"""Documents with a table of competencies across and what is said about them down: read as if it were turned.

Competency <tab> Zoning            <tab> Surveying
Definition <tab> Applies the code. <tab> Measures land.
Level 1    <tab> …                 <tab> …
"""

import re
from dataclasses import replace

from models_app.calculations.plain import (
    Frame,
    NotThere,
    PlainCompetency,
    PlainFinding,
    PlainModel,
    PlainStandard,
    Unreadable,
    Words,
)
from models_app.choices import FindingKind
from models_app.exchange.families import level_table
from models_app.exchange.labels import MEANINGS, Section, holds_levels, names_level, rank_alone, section_of
from models_app.exchange.level_words import is_level, label_in
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
ASPECT = re.compile(
    r"\b(?:knowledge|skills?|abilit\w+|tasks?|dut(?:y|ies)|scope|complexity|autonomy|responsibilit\w+|experience|"
    r"education|training|notes?|remarks?|comments?|examples?|meanings?|required|grades?|salary|pay)\b",
    re.IGNORECASE,
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
    corner, lines = next(iter(places.items()))
    by_form = holds_levels(corner)
    return replace(
        model,
        findings=(*model.findings, *([_of_columns(model, lines)] if by_form else [])),
        competencies=tuple(_on_its_lines(competency, places) for competency in model.competencies),
        frame=(
            *(item for item in model.frame if item.text != HEAD or HEAD in places),
            *([Frame(corner, lines, MEANINGS[Section.LEVELS])] if by_form else []),
        ),
    )


def _of_columns(model: PlainModel, lines: tuple[int, ...]) -> PlainFinding:
    named = ", ".join(f"'{one.name}'" for one in model.competencies)
    return PlainFinding(
        FindingKind.LAYOUT,
        "Nothing but their form tells that the columns beside the levels are competencies",
        f"{named} stand across the table, and the levels down its left. Each column was taken as one competency. "
        "If they are sides of a single one, say so by hand.",
        lines,
        by_form=True,
    )


def _is_transposed(run: list[Words]) -> bool:
    """Names in the first row, and down the left nothing but labels in common use."""
    rows = [row_of(line) for line in run]
    corner = one_line(without_typeface(rows[0].cell(0)))
    names = [cell for cell in rows[0].cells[1:] if cell]
    labels = [one_line(without_typeface(row.cell(0))) for row in rows[1:]]
    named = len(names) >= LEAST and all(may_be_head(row_of(Words(f"x\t{name}", ()))) for name in names)
    fits = not corner or section_of(corner) == Section.NAME or _may_head_levels(corner, names)
    known = [
        is_level(label) or section_of(label) in FACTS or (holds_levels(corner) and bool(label_in(label)))
        for label in labels
    ]
    is_label = _is_bare_label if holds_levels(corner) else is_level
    telling = not any(is_label(name) or section_of(name) for name in names)
    apart = len(set(labels)) == len(labels) and all(len(row.cells) <= len(rows[0].cells) for row in rows)
    return named and fits and telling and apart and len(labels) >= LEAST and all(known)


def _is_bare_label(name: str) -> bool:
    """'Level 2', 'Expert'; 'Working with Families' may be a competency."""
    return names_level(name) or rank_alone(name)


def _may_head_levels(corner: str, names: list[str]) -> bool:
    """Whether 'Level' stands above the labels, and enough columns that are no aspects of one competency beside it."""
    return holds_levels(corner) and len(names) > LEAST and not any(map(ASPECT.search, names))


def _turned(run: list[Words]) -> list[Words]:
    """One row a competency; each stands on all lines of the table."""
    rows = [row_of(line) for line in run]
    lines = tuple(n for line in run for n in line.lines)
    columns = [[row.cell(n) for row in rows] for n in range(max(len(row.cells) for row in rows))]
    if holds_levels(one_line(without_typeface(columns[0][0]))) or not columns[0][0]:
        columns[0][0] = HEAD
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
