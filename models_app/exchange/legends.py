"""Tables that explain the levels: a sheet 'Legend', or 'Rating Scale' in a text, with rows of a level and its meaning.

No competency stands there.
"""

import re
from dataclasses import dataclass

from models_app.calculations.plain import PlainFinding, Unused, Words
from models_app.calculations.same_words import folded
from models_app.choices import FindingKind
from models_app.exchange.labels import holds_levels, names_level, ranks
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
    r"(?: (?:legend|key|definitions?|descriptions?|explained))?:?|"
    r"(?:appendix|attachment|annex)(?: [a-z0-9])?\s?[:.–—-]?\s?(?:the )?(?:proficiency |competency )?levels?"
    r"(?: (?:definitions?|descriptions?|explained))?:?",
    re.IGNORECASE,
)
SPEAKS_OF_LEVELS = re.compile(r"\b(?:scales?|levels?|ratings?|legend|key)\b", re.IGNORECASE)
FEWEST_ALIKE = 2  # tables with the same labels, beside the one that explains them
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
    tables = [n for n, run in enumerate(runs) if is_row(run[0])]
    for n in (n for n in tables if n):
        run = runs[n]
        above = _heading(runs[n - 1]) if run[0].row else _heading_in_text(runs[max(n - 2, 0) : n])
        labels: frozenset[str] = frozenset()
        if not above:
            above, labels = _heading_of_all(runs, tables, n)
        levels = _levels(run, labels) or _across(run, labels) if above else []
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


def _heading_of_all(runs: list[list[Words]], tables: list[int], n: int) -> tuple[list[Words], frozenset[str]]:
    """The heading right above the first or last table, and its labels, which those of the competencies have too.

    They stand below a text each, and this one below none, as it belongs to no competency.
    """
    heading = runs[n - 1][0]
    if heading.kind != "heading" or n not in (tables[0], tables[-1]):
        return [], frozenset()
    others = [k for k in tables if k != n]
    alike = [_labels(runs[k]) & _labels(runs[n]) for k in others]
    below_texts = all(runs[k - 1][0].kind != "heading" for k in others if k)
    speaks = SPEAKS_OF_LEVELS.search(without_typeface(heading.text))
    if not (speaks and below_texts and all(alike)) or len(others) < FEWEST_ALIKE:
        return [], frozenset()
    return [heading], frozenset().union(*(labels for found in alike for labels in found))


def _labels(run: list[Words]) -> set[frozenset[str]]:
    """What may be the labels of levels in a table: the cells of its first row or column, with or without a head."""
    rows = [[folded(one_line(cell)) for cell in row_of(line).cells if cell] for line in run]
    first = [row[0] for row in rows if row]
    sets = (rows[0], rows[0][1:], first, first[1:])
    return {frozenset(labels) for labels in sets if len(labels) > 1} if is_row(run[0]) else set()


def _across(run: list[Words], labels: frozenset[str]) -> list[Row]:
    """A row of labels with one of meanings below, as rows of a level and its meaning."""
    rows = [row_of(line) for line in run] if is_row(run[0]) else []
    if len(rows) != 2 or rows[0].filled != rows[1].filled or len(rows[0].filled) < 2:
        return []
    pairs = [Row((rows[0].cells[n], rows[1].cells[n]), rows[0].lines + rows[1].lines) for n in rows[0].filled]
    return pairs if all(_is_level(pair, labels) for pair in pairs) else []


def _levels(run: list[Words], labels: frozenset[str] = frozenset()) -> list[Row]:
    """The rows of a level and its meaning, at most one head above them; none where the table holds anything else."""
    rows = [row_of(line) for line in run] if is_row(run[0]) else []
    headed = bool(rows) and (holds_levels(one_line(rows[0].cell(0))) or not _is_level(rows[0], labels))
    rows = rows[1:] if headed else rows
    return rows if len(rows) > 1 and all(_is_level(row, labels) for row in rows) else []


def _is_level(row: Row, labels: frozenset[str]) -> bool:
    """Whether a row is a level and its meaning: one of these labels, or one that ranks or says that it is a level."""
    cells = [one_line(row.cells[n]) for n in row.filled]
    if len(cells) not in (2, 3) or len(cells[0].split()) > 4:
        return False
    return folded(cells[0]) in labels or ranks(cells[0]) or names_level(cells[0])


def _legend(heading: Words, run: list[Words], levels: list[Row]) -> Legend:
    rows = tuple((tuple(one_line(row.cells[n]) for n in row.filled), row.lines) for row in levels)
    return Legend(heading, rows, joined_lines(heading.lines, *(line.lines for line in run)))
