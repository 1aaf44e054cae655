"""Rows that belong to no table of competencies: titles above a head, and sheets or sections of free notes."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from models_app.calculations.plain import Frame, Unused, Words
from models_app.exchange.labels import MEANINGS, Section, holds_levels, names_level, ranks, section_of
from models_app.exchange.lines import has_letter, in_capitals, is_short, joined_lines, without_typeface
from models_app.exchange.tables import Row, is_row, may_be_head, one_line, row_of

MOST_TITLE_ROWS = 6
LEAST_GROUPS = 2
LEAST_BELOW_FACTS = 3  # cells of a head below rows of a label and a fact
NOTES = re.compile(r"(?:free |my |internal )?(?:notes?|remarks?|comments?|to-?dos?|read ?me)", re.IGNORECASE)
ON_NOTES = "Below a heading that announces notes, not competencies"


def titles_apart(lines: list[Words], any_head: bool = False) -> list[Words]:
    """The lines, rows of one cell above the head of a table made plain lines, so that the head is its first row.

    A head is told by the words of its cells. `any_head`: any row of several short cells is one, as a person said.
    """
    result: list[Words] = []
    for run in table_runs(lines):
        count = _title_rows(run, any_head) if is_row(run[0]) else 0
        result += [
            replace(line, text=text, kind="", table=None)
            for line in run[:count]
            for text in _title_texts(line)
        ]
        result += run[count:]
    return result


def named_by_its_title(lines: list[Words]) -> tuple[list[Words], list[Frame]]:
    """The lines without the name of the only sheet with a table, where a title row stands above its head; and it.

    A row that comes back with another text above the same head is no title but the heading of a group.
    """
    sheets = [(above, run) for above, run in pairwise(table_runs(without_notes(lines)[0])) if run[0].row]
    if len(sheets) != 1 or sheets[0][0][0].kind != "heading":
        return lines, []
    (name,), run = sheets[0]
    count = _title_rows(run, any_head=False)
    heads = [n for n, line in enumerate(run) if row_of(line).cells == row_of(run[count]).cells]
    if not count or any(len(row_of(run[n - 1]).filled) == 1 for n in heads[1:]):
        return lines, []
    return [line for line in lines if line is not name], [Frame(name.text, name.lines, "Name of a sheet")]


def has_own_title(run: list[Words]) -> bool:
    """Whether a row of one text stands above the head of a sheet."""
    return bool(titles_above(run))


def titles_above(run: list[Words]) -> list[Words]:
    """The rows of one text above the head of a sheet, as lines."""
    above = run[: _title_rows(run, any_head=False)]
    return [
        replace(line, text=without_typeface(only_cell(line))) for line in above if not _facts(row_of(line))
    ]


def without_notes(lines: list[Words]) -> tuple[list[Words], list[Unused]]:
    """The lines without the rows below a heading such as 'Notes', the name of a sheet; and those rows."""
    kept: list[Words] = []
    notes: list[Unused] = []
    on_notes = False
    page = None
    for line in lines:
        if line.kind == "heading":
            on_notes = bool(NOTES.fullmatch(without_typeface(line.text).strip()))
            page = line.page
        elif line.row and line.page != page:
            on_notes = False  # another sheet, whose name is no heading any more
        if on_notes and (is_row(line) or line.kind == "heading"):
            notes.append(Unused(line.lines, ON_NOTES))
        else:
            kept.append(line)
    return kept, notes


def heads_joined(lines: list[Words]) -> tuple[list[Words], list[Frame]]:
    """The lines, heads in two rows made one: 'Levels' stands above the labels of the levels; and these headings."""
    result: list[Words] = []
    frame: list[Frame] = []
    for run in table_runs(lines):
        place = _place_of_levels(run) if len(run) > 2 and is_row(run[0]) else None
        if place is None:
            result += run
            continue
        upper, lower = row_of(run[0]), row_of(run[1])
        cells = [lower.cell(n) or upper.cell(n) for n in range(max(len(row.cells) for row in (upper, lower)))]
        again = [line for line in run[2:] if row_of(line).cells in (upper.cells, lower.cells)]
        lines = joined_lines(upper.lines, *(line.lines for line in again if row_of(line).cell(place)))
        frame.append(Frame(one_line(upper.cell(place)), lines, MEANINGS[Section.LEVELS]))
        lines = joined_lines(upper.lines, lower.lines, *(line.lines for line in again))
        result += [
            replace(run[0], text="\t".join(cells), lines=lines, marks=()),
            *(line for line in run[2:] if line not in again),
        ]
    return result, frame


def groups_as_rows(lines: list[Words]) -> list[Words]:
    """The lines, short ones between the rows of a tab-separated text made rows, as a spreadsheet has them.

    Each heads a group: the first stands right below the head of the table, and there are several.
    """
    first = next((n for n, line in enumerate(lines) if is_row(line)), len(lines))
    between = [n for n in range(first + 1, len(lines) - 1) if _is_between(*lines[n - 1 : n + 2])]
    if len(between) < LEAST_GROUPS or between[0] != first + 1 or not may_be_head(row_of(lines[first])):
        return lines
    heads = [section_of(one_line(without_typeface(cell))) for cell in row_of(lines[first]).cells]
    before = "\t" * (heads.index(Section.NAME) if Section.NAME in heads else 0)
    return [
        replace(line, text=f"{before}{line.text}", kind="row") if n in between else line
        for n, line in enumerate(lines)
    ]


def _is_between(above: Words, line: Words, below: Words) -> bool:
    """Whether a line in capitals stands between rows of texts, none of a file that knows tables."""
    rows = all(is_row(one) and one.kind != "row" for one in (above, below))
    text = without_typeface(line.text)
    heads = is_short(text) and has_letter(text) and text[:1].isupper() and in_capitals(text)
    return rows and not is_row(line) and heads and not may_be_head(row_of(below))


def _place_of_levels(run: list[Words]) -> int | None:
    """The column of 'Levels' in a first row, where the second one holds nothing but short labels from there on."""
    upper, lower = row_of(run[0]), row_of(run[1])
    first = lower.filled[0] if lower.filled else 0
    labels = [lower.cells[n] for n in lower.filled]
    above = [n for n in upper.filled if n in lower.filled]
    fits = first > 0 and len(labels) > 1 and above == [first] and may_be_head(upper)
    heading = one_line(without_typeface(upper.cell(first)))
    speaks = holds_levels(heading) or section_of(heading) == Section.LEVELS
    return first if fits and speaks and all(is_short(one_line(label)) for label in labels) else None


def table_runs(lines: list[Words]) -> Iterator[list[Words]]:
    """Rows of one table together, any other line by itself."""
    run: list[Words] = []
    for line in lines:
        if run and not (is_row(line) and is_row(run[-1]) and line.table == run[-1].table):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _title_rows(run: list[Words], any_head: bool) -> int:
    """How many rows stand above the head; 0 where no head follows them."""
    rows = [row_of(line) for line in run]
    count = next((n for n, row in enumerate(rows) if len(row.filled) > 1 and not _facts(row)), 0)
    if not 0 < count <= MOST_TITLE_ROWS or count + 1 >= len(rows):
        return 0
    head = rows[count]
    if any(map(_facts, rows[:count])) and len(head.filled) < LEAST_BELOW_FACTS:
        return 0
    known = may_be_head(head) if any_head else _is_known_head(head) or _fits_rows(head, rows[count + 1])
    return count if known else 0


def _is_known_head(row: Row) -> bool:
    """A head with the word for names, and another cell that says what its column holds; or with three such cells."""
    labels = [one_line(without_typeface(cell)) for cell in row.cells if cell]
    uses = [section_of(label) for label in labels]
    known = [
        label for label, use in zip(labels, uses, strict=True) if use or names_level(label) or ranks(label)
    ]
    return may_be_head(row) and len(known) > 1 and (Section.NAME in uses or len(known) > 2)


def _fits_rows(head: Row, below: Row) -> bool:
    """Whether a first cell says 'Competency', or 'Level' beside heads in no common use, above a row just as wide."""
    labels = [one_line(without_typeface(cell)) for cell in head.cells]
    same = head.filled == below.filled == list(range(len(labels))) and len(labels) > 2
    fits = same and may_be_head(head) and not may_be_head(below)
    names = section_of(labels[0]) == Section.NAME
    levels = holds_levels(labels[0]) and not any(map(section_of, labels[1:]))
    return fits and (names or levels)


def _title_texts(line: Words) -> list[str]:
    """What a row above a head says: its one cell, or each label with the fact beside it."""
    return _facts(row_of(line)) or [only_cell(line)]


def _facts(row: Row) -> list[str]:
    """'Position:' and 'Mechanic II' in cells of their own, made one text; empty for a row that holds anything else."""
    cells = [one_line(without_typeface(row.cells[n])) for n in row.filled]
    pairs = list(zip(cells[::2], cells[1::2], strict=False))
    said = all(
        label.endswith(":") and not section_of(label) and not text.endswith(":") for label, text in pairs
    )
    return [f"{label} {text}" for label, text in pairs] if said and len(cells) == 2 * len(pairs) else []


def only_cell(line: Words) -> str:
    """What the one filled cell of a row holds."""
    return next(cell for cell in row_of(line).cells if cell)
