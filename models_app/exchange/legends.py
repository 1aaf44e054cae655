"""Sheets that explain the levels: 'Legend' with rows of a level and its meaning. No competency stands there."""

import re
from itertools import pairwise

from models_app.calculations.plain import PlainFinding, Unused, Words
from models_app.choices import FindingKind
from models_app.exchange.labels import names_level, ranks
from models_app.exchange.lines import joined_lines, without_typeface
from models_app.exchange.sheet_parts import table_runs
from models_app.exchange.tables import Row, is_row, one_line, row_of

LEGEND = re.compile(
    r"(?:the )?(?:legend|key|(?:rating|proficiency|level|competency)? ?scale|(?:proficiency |competency )?levels?)"
    r"(?: (?:legend|key|definitions?|descriptions?|explained))?:?",
    re.IGNORECASE,
)
EXPLAINS = "A legend of the levels, not a competency"
MOST_NAMED = 6


def legends_apart(lines: list[Words]) -> tuple[list[Words], list[Unused], list[PlainFinding]]:
    """The lines without such sheets; these; and a finding for each, with its words."""
    gone: list[Words] = []
    findings: list[PlainFinding] = []
    for above, run in pairwise(table_runs(lines)):
        heading = above[0]
        levels = _levels(run) if run[0].row else []
        if heading.kind == "heading" and LEGEND.fullmatch(without_typeface(heading.text).strip()) and levels:
            gone += [heading, *run]
            findings.append(_finding(heading, run, levels))
    others = [line for line in lines if line not in gone]
    if not any(is_row(line) for line in others):
        return lines, [], []
    return others, [Unused(line.lines, EXPLAINS) for line in gone], findings


def _levels(run: list[Words]) -> list[Row]:
    """The rows of a level and its meaning, at most one head above them; none where the table holds anything else."""
    rows = [row_of(line) for line in run] if is_row(run[0]) else []
    rows = rows if rows and _is_level(rows[0]) else rows[1:]
    return rows if len(rows) > 1 and all(_is_level(row) for row in rows) else []


def _is_level(row: Row) -> bool:
    cells = [one_line(row.cells[n]) for n in row.filled]
    return len(cells) in (2, 3) and len(cells[0].split()) <= 4 and (ranks(cells[0]) or names_level(cells[0]))


def _finding(heading: Words, run: list[Words], levels: list[Row]) -> PlainFinding:
    said = "; ".join(": ".join(one_line(row.cells[n]) for n in row.filled) for row in levels[:MOST_NAMED])
    more = f"; and {len(levels) - MOST_NAMED} more" if len(levels) > MOST_NAMED else ""
    return PlainFinding(
        FindingKind.LAYOUT,
        f"'{heading.text.strip()}' explains the levels",
        f"It says: {said}{more}. Nothing was taken from it: write it at the levels of the scale where it is needed.",
        joined_lines(heading.lines, *(line.lines for line in run)),
    )
