"""Tables that explain the levels: a sheet 'Legend', or 'Rating Scale' in a text, with rows of a level and its meaning.

No competency stands there.
"""

import re
from dataclasses import dataclass

from models_app.calculations.plain import PlainFinding, Unused, Words
from models_app.choices import FindingKind
from models_app.exchange.labels import names_level, ranks
from models_app.exchange.lines import is_paragraph, joined_lines, without_typeface
from models_app.exchange.sheet_parts import table_runs
from models_app.exchange.tables import Row, is_row, one_line, row_of

LEGEND = re.compile(
    r"(?:the )?(?:legend|key|(?:rating|proficiency|level|competency)? ?scale|(?:proficiency |competency )?levels?)"
    r"(?: (?:legend|key|definitions?|descriptions?|explained))?:?",
    re.IGNORECASE,
)
# In a text 'Proficiency Levels' may head the levels of one competency; a scale is that of all.
SCALE_OF_ALL = re.compile(
    r"(?:(?:appendix|attachment|annex)(?: [a-z0-9])?\s?[:.–—-]?\s?)?(?:the )?"
    r"(?:legend|key|(?:rating|proficiency|level|competency|performance)? ?scale)"
    r"(?: (?:legend|key|definitions?|descriptions?|explained))?:?",
    re.IGNORECASE,
)
EXPLAINS = "A legend of the levels, not a competency"
MOST_NAMED = 6
FEWEST_OTHERS = 4  # lines beside it: the names and texts of two competencies
NOTHING_TAKEN = "Nothing was taken from it: write it at the levels of the scale where it is needed."


@dataclass(frozen=True)
class Legend:
    """One such table: its heading, the cells of each level with their lines, and all its lines."""

    heading: Words
    rows: tuple[tuple[tuple[str, ...], tuple[int, ...]], ...]
    lines: tuple[int, ...]

    def finding(self, taken: str = NOTHING_TAKEN) -> PlainFinding:
        """What it says, and what was `taken` from it."""
        said = "; ".join(": ".join(cells) for cells, _ in self.rows[:MOST_NAMED])
        more = f"; and {len(self.rows) - MOST_NAMED} more" if len(self.rows) > MOST_NAMED else ""
        title = f"'{self.heading.text.strip()}' explains the levels"
        return PlainFinding(FindingKind.LAYOUT, title, f"It says: {said}{more}. {taken}", self.lines)


def legends_apart(lines: list[Words]) -> tuple[list[Words], list[Unused], list[Legend]]:
    """The lines without such tables; these as not used; and what each of them says."""
    gone: list[Words] = []
    found: list[Legend] = []
    runs = list(table_runs(lines))
    for n, run in enumerate(runs[1:], 1):
        above = _heading(runs[n - 1]) if run[0].row else _heading_in_text(runs[max(n - 2, 0) : n])
        levels = _levels(run) if above else []
        if levels:
            gone += [*above, *run]
            found.append(_legend(above[0], [*above[1:], *run], levels))
    others = [line for line in lines if line not in gone]
    is_whole = any(line.row for line in gone) and not any(is_row(line) for line in others)
    if not gone or is_whole or len(others) < FEWEST_OTHERS:
        return lines, [], []
    return others, [Unused(line.lines, EXPLAINS) for line in gone], found


def is_legend(heading: Words, run: list[Words]) -> bool:
    """Whether a sheet of this name, with these rows, explains the levels."""
    return bool(_heading([heading])) and bool(_levels(run))


def _heading(above: list[Words]) -> list[Words]:
    """The name of a sheet that may explain the levels."""
    heading = above[0]
    named = heading.kind == "heading" and LEGEND.fullmatch(without_typeface(heading.text).strip())
    return [heading] if named else []


def _heading_in_text(above: list[list[Words]]) -> list[Words]:
    """The heading of a table in a text, with at most one sentence between."""
    near = [run[0] for run in above if not is_row(run[0])]
    if len(near) == 2 and not is_paragraph(near[1].text):
        near = near[1:]
    named = bool(near) and SCALE_OF_ALL.fullmatch(without_typeface(near[0].text).strip())
    return near if named else []


def _levels(run: list[Words]) -> list[Row]:
    """The rows of a level and its meaning, at most one head above them; none where the table holds anything else."""
    rows = [row_of(line) for line in run] if is_row(run[0]) else []
    rows = rows if rows and _is_level(rows[0]) else rows[1:]
    return rows if len(rows) > 1 and all(_is_level(row) for row in rows) else []


def _is_level(row: Row) -> bool:
    cells = [one_line(row.cells[n]) for n in row.filled]
    return len(cells) in (2, 3) and len(cells[0].split()) <= 4 and (ranks(cells[0]) or names_level(cells[0]))


def _legend(heading: Words, run: list[Words], levels: list[Row]) -> Legend:
    rows = tuple((tuple(one_line(row.cells[n]) for n in row.filled), row.lines) for row in levels)
    return Legend(heading, rows, joined_lines(heading.lines, *(line.lines for line in run)))
