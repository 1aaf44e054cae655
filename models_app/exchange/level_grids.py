"""Tables that hold the levels of one competency: labels in a row with the texts below, or one level a row."""

from dataclasses import dataclass, field
from itertools import pairwise

from models_app.calculations.plain import Frame, PlainFinding, PlainStandard, Unreadable, Unused, Words
from models_app.exchange.labels import Section, holds_levels, section_of
from models_app.exchange.level_details import details_of
from models_app.exchange.level_words import NO_TEXT, SPEAKS_OF_NAMES, is_level, label_in
from models_app.exchange.lines import joined_lines, without_typeface
from models_app.exchange.required_cells import Answer
from models_app.exchange.tables import Row, is_row, one_line, paragraphs, runs_of
from models_app.exchange.torn_levels import levels_made_whole

MOST_FACTS = 2  # columns that may just as well be facts about the thing above them


@dataclass(frozen=True)
class Grid:
    """The levels of one competency. `says_so`: a head or the labels themselves say that they are levels.

    `answer`: what a column beside them says of the required one.
    """

    levels: tuple[PlainStandard, ...]
    says_so: bool
    frame: tuple[Frame, ...] = ()
    unused: tuple[Unused, ...] = ()
    findings: tuple[PlainFinding, ...] = ()
    answer: Answer = field(default_factory=Answer)

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels in small letters, in order."""
        return tuple(level.label.casefold() for level in self.levels)


def say_levels(grids: list[Grid]) -> bool:
    """Whether these are levels for sure: each grid says so, or three labels or more come back above prose."""
    same = len(grids) > 1 and len({grid.labels for grid in grids}) == 1 and len(grids[0].labels) > MOST_FACTS
    prose = all(len(level.text.split()) > 1 for grid in grids for level in grid.levels)
    return (same and prose) or all(grid.says_so for grid in grids)


def grid_of(rows: list[Row]) -> Grid:
    """The levels in a table. Raises Unreadable where it holds something else."""
    rows = [row for row in rows if row.filled]
    grid = across(rows) or _down(rows) or _detailed(rows)
    if grid is None:
        raise Unreadable(_refusal(rows))
    return grid


def _refusal(rows: list[Row]) -> str:
    """Why a table is none of levels, by its first row, and what helps."""
    first = " / ".join(one_line(rows[0].cells[n]) for n in rows[0].filled)[:120] if rows else ""
    return (
        f"The table that begins with '{first}' stands below a heading and is no table of levels: it has neither their "
        "labels in the first row with the texts in one row below, nor one level a row. If its rows are running text, "
        "take the columns out of the document; else name the columns yourself."
    )


def across(rows: list[Row]) -> Grid | None:
    """Labels in the first row, their texts in the only row below it. An empty text is missing."""
    rows, torn = levels_made_whole(rows)
    if len(rows) != 2 or len(rows[0].filled) < 2 or len(rows[1].cells) > len(rows[0].cells):
        return None
    head, texts = rows
    labels = [label_in(cell) for cell in head.cells]
    if not all(labels) or len(set(labels)) < len(labels):
        return None
    if holds_levels(labels[0]) or any(section_of(label) and not is_level(label) for label in labels):
        return None
    levels = tuple(
        PlainStandard(label, paragraphs(without_typeface(texts.cell(n))), head.lines + texts.lines)
        for n, label in enumerate(labels)
        if texts.cell(n)
    )
    missing = [label for n, label in enumerate(labels) if not texts.cell(n)]
    frame = tuple(Frame(label, head.lines, NO_TEXT) for label in missing)
    return Grid(levels, all(is_level(label) for label in labels), frame, findings=tuple(torn))


def _down(rows: list[Row]) -> Grid | None:
    """A level a row, its text beside it, below a head such as 'Level | Description' or without one.

    A label with an empty cell beside it is a level whose text is missing.
    """
    rows, torn = levels_made_whole(rows)
    if not _pairs_of_cells(rows):
        return None
    repeats = [row for row in rows[1:] if row.cells == rows[0].cells and holds_levels(label_in(row.cell(0)))]
    rows = [row for row in rows if row not in repeats]
    pairs = [(label_in(row.cells[row.filled[0]]), row.cells[row.filled[-1]], row) for row in rows]
    headed = holds_levels(pairs[0][0])
    frame = []
    if headed:
        head, text, row = pairs.pop(0)
        lines = joined_lines(row.lines, *(again.lines for again in repeats))
        frame = [
            Frame(head, lines, "Heading above the levels"),
            Frame(one_line(text), lines, "Head of a column"),
        ]
    labels = [label for label, _, _ in pairs]
    if len(set(labels)) < len(labels) or len(labels) < 2 or not all(labels):
        return None
    if not headed and not all(is_level(label) for label in labels):
        return None
    levels = tuple(
        PlainStandard(label, paragraphs(without_typeface(text)), row.lines)
        for label, text, row in pairs
        if len(row.filled) > 1
    )
    frame += [Frame(label, row.lines, NO_TEXT) for label, _, row in pairs if len(row.filled) == 1]
    return Grid(levels, True, tuple(frame), findings=tuple(torn))


def _detailed(rows: list[Row]) -> Grid | None:
    """A level a row, with more columns than its text beside it."""
    found = details_of(rows)
    return found and Grid(found.levels, True, found.frame, found.unused, found.findings, found.answer)


def _pairs_of_cells(rows: list[Row]) -> bool:
    """Whether each row has two cells, or only the first of them, and most have both."""
    both = [row for row in rows if len(row.filled) == 2]
    places = {row.filled[0] for row in rows}
    fits = len(both) > 1 and len(both) * 2 > len(rows) and len(rows[0].filled) == 2
    alone = any(len(row.filled) == 1 for row in rows)
    return fits and all(len(row.filled) in (1, 2) for row in rows) and (not alone or len(places) == 1)


def may_be_levels_of_one(lines: list[Words], least: int = 1) -> bool:
    """Whether every table, `least` of them, may be the levels of what stands right above it."""
    runs = runs_of(lines)
    below = {after.lines for line, after in pairwise(lines) if not is_row(line)}
    return len(runs) >= least and all(_may_hold_one(run) and run[0].lines in below for run in runs)


def _may_hold_one(rows: list[Row]) -> bool:
    """Whether a table has two rows, and a head that does not speak of names."""
    first = label_in(rows[0].cell(0))
    speaks = section_of(first) == Section.NAME or SPEAKS_OF_NAMES.search(first)
    return not speaks and across([row for row in rows if row.filled]) is not None
