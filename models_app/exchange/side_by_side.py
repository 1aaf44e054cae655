"""Two tables beside each other on one sheet, with the very same heads: they are read one after the other.

Competency <tab> Definition <tab> <tab> Competency <tab> Definition
Knots      <tab> …          <tab> <tab> Radio      <tab> …
"""

from dataclasses import replace

from models_app.calculations.plain import PlainFinding, Words
from models_app.calculations.same_words import folded
from models_app.choices import FindingKind
from models_app.exchange.labels import Section, section_of
from models_app.exchange.lines import without_typeface
from models_app.exchange.sheet_parts import table_runs
from models_app.exchange.tables import one_line, row_of

LEAST = 2  # columns of each


def apart_side_by_side(lines: list[Words]) -> tuple[list[Words], list[PlainFinding]]:
    """The lines, the rows of the table on the right below those of the one on the left; and what is said of it."""
    result: list[Words] = []
    findings = []
    for run in table_runs(lines):
        start = _second_start(run) if run[0].row else 0
        if not start:
            result += run
            continue
        result += [*_cut(run, 0, start), *_cut(run, start, None)]
        detail = "Both have the same heads. The one on the right was read below the one on the left."
        findings.append(
            PlainFinding(FindingKind.LAYOUT, "Two tables stand side by side", detail, run[0].lines)
        )
    return result, findings


def _second_start(run: list[Words]) -> int:
    """Where the second table begins; 0 where the first row is no head that says everything twice."""
    labels = [folded(one_line(without_typeface(cell))) for cell in row_of(run[0]).cells]
    start = next((n for n, label in enumerate(labels) if n and label == labels[0]), 0)
    left = [label for label in labels[:start] if label]
    twice = start and labels[start:] == left and left == labels[: len(left)] and len(left) >= LEAST
    between = range(len(left), start)
    fits = all(len(row_of(line).cells) <= len(labels) for line in run)
    empty = not any(row_of(line).cell(n) for line in run for n in between)
    return start if twice and fits and empty and section_of(labels[0]) == Section.NAME else 0


def _cut(run: list[Words], first: int, end: int | None) -> list[Words]:
    """The rows with the cells of one table only, without those that have none."""
    parts = [
        replace(line, text="\t".join(row_of(line).cells[first:end]).rstrip("\t"), marks=()) for line in run
    ]
    return [line for line in parts if line.text.strip()]
