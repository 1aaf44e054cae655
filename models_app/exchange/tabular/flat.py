"""A model as one flat table, a row for each text, for spreadsheets and scripts; and back, as far as it goes."""

from collections.abc import Iterator
from itertools import groupby

from competency_portal.exchange.document import Document
from competency_portal.exchange.writing import Cell, csv_bytes
from models_app.calculations.plain import (
    Frame,
    PlainArea,
    PlainCompetency,
    PlainJob,
    PlainLevelRef,
    PlainModel,
    PlainStandard,
    Unreadable,
    Words,
)
from models_app.choices import SelectionUse
from models_app.exchange.tabular.cells import cell, text_in

code = "portal_table"
label = "a table of this portal"

COLUMNS = ("Model", "Job class", "Group", "No.", "Number in bank", "Name", "Variant", "What", "Label", "Text")
DEFINITION, LEVEL, INDICATOR, STANDARD, AREA = "definition", "level", "indicator", "standard", "area"
REQUIRED, USE = "required level", "selection use"
ONCE = (REQUIRED, USE)  # once in a competency, and no text of their own
WHATS = (DEFINITION, LEVEL, INDICATOR, STANDARD, AREA, REQUIRED, USE)


def write(plain: PlainModel) -> bytes:
    """The table as CSV: titles, groups, names and texts of the competencies, required levels and selection use."""
    return csv_bytes(COLUMNS, list(_rows(plain)))


def _rows(plain: PlainModel) -> Iterator[tuple[Cell, ...]]:
    for n, row in enumerate(plain.competencies, 1):
        group = plain.groups[row.group].text if row.group is not None else ""
        start = (plain.title.text, plain.job.title, group, n, row.number, row.family, row.variant)
        for what, name, text in _texts(row):
            cells = (*start, what, name, text)
            yield tuple(cell(value) if isinstance(value, str) else value for value in cells)


def _texts(row: PlainCompetency) -> Iterator[tuple[str, str, str]]:
    # The use is always said, so that every competency has a row.
    yield (USE, "", str(row.selection_use))
    if row.definition is not None:
        yield (DEFINITION, "", row.definition)
    if row.required_level:
        yield (REQUIRED, row.required_level.label, "")
    yield from ((LEVEL, level.label, level.text) for level in row.levels)
    yield from ((INDICATOR, "", words.text) for words in row.indicators)
    yield from ((STANDARD, text.label, text.text) for text in row.standards)
    yield from ((AREA, area.heading, area.text) for area in row.areas)


def recognises(document: Document) -> bool:
    """Whether it is such a table: by its columns."""
    rows = [passage for passage in document.passages if passage.kind == "row"]
    return document.kind == "csv" and bool(rows) and tuple(rows[0].text.split("\t")) == COLUMNS


Placed = tuple[int, list[str]]


def read(document: Document) -> PlainModel:
    """The model in the table; its own lines are the places. Raises Unreadable that names row and reason."""
    rows = [
        (n, [*map(text_in, passage.text.split("\t")), *[""] * len(COLUMNS)][: len(COLUMNS)])
        for n, passage in enumerate(document.passages, 1)
        if passage.kind == "row" and passage.text.strip()
    ]
    head, rows = rows[:1], rows[1:]
    if not rows:
        raise Unreadable("The table has no row below its heading.")
    groups: dict[str, int] = {}
    competencies = []
    for number, found in groupby(rows, key=lambda row: row[1][3]):
        same = list(found)
        if not same[0][1][5].strip():
            raise Unreadable(f"Row {same[0][0]}: the competency '{number[:20]}' has no name.")
        competencies.append(_competency(same, groups))
    first, cells = rows[0]
    labels = {level.label: level.lines for row in competencies for level in row.levels}
    for row in competencies:
        if row.required_level:
            labels.setdefault(row.required_level.label, row.lines)
    return PlainModel(
        title=Words(cells[0], (first,)),
        job=PlainJob(cells[1], (first,)),
        parts=(),
        groups=tuple(Words(name, (place,)) for name, place in _places(rows, groups)),
        level_labels=tuple(Words(label, lines) for label, lines in labels.items()),
        competencies=tuple(competencies),
        frame=tuple(_frame(head, rows)),
    )


def _frame(head: list[Placed], rows: list[Placed]) -> Iterator[Frame]:
    """Cells that say what the text of their row is and whose. A second definition or level is no part of the model."""
    for n, cells in head:
        yield from (Frame(text, (n,), "Head of a column") for text in cells)
    seen: set[tuple[str, str]] = set()
    for n, cells in rows:
        what, about = cells[7], cells[:8]
        yield from (Frame(text, (n,), name) for name, text in zip(COLUMNS, about, strict=False) if text)
        taken = what not in ONCE or (cells[3], what) not in seen
        seen.add((cells[3], what))
        if taken and what in ONCE:
            yield from (Frame(text, (n,), what.capitalize()) for text in (cells[8], cells[9]) if text)


def _places(rows: list[Placed], groups: dict[str, int]) -> list[tuple[str, int]]:
    return [(name, next(n for n, cells in rows if cells[2] == name)) for name in groups]


def _competency(rows: list[Placed], groups: dict[str, int]) -> PlainCompetency:
    first, cells = rows[0]
    _, _, group, _, number, family, variant, *_ = cells
    if number and not (number.isascii() and number.isdecimal() and len(number) < 10):
        raise Unreadable(f"Row {first}: the number '{number[:20]}' must be a whole number.")
    of: dict[str, list[tuple[int, str, str]]] = {what: [] for what in WHATS}
    for n, (*_, what, name, text) in rows:
        if what not in of:
            raise Unreadable(
                f"Row {n}: '{what[:40]}' is no kind of text; it must be one of {', '.join(WHATS)}."
            )
        of[what].append((n, name, text))
    use = of[USE][0][2] if of[USE] else SelectionUse.NOT_STATED
    if use not in SelectionUse.values:
        raise Unreadable(f"Row {first}: '{use[:40]}' must be one of {', '.join(SelectionUse.values)}.")
    definition = of[DEFINITION][0] if of[DEFINITION] else None
    return PlainCompetency(
        family=family,
        variant=variant,
        number=int(number) if number else None,
        lines=tuple(n for n, _ in rows),
        group=groups.setdefault(group, len(groups)) if group else None,
        definition=definition[2] if definition else None,
        definition_lines=(definition[0],) if definition else (),
        levels=tuple(PlainStandard(name, text, (n,)) for n, name, text in of[LEVEL]),
        indicators=tuple(Words(text, (n,)) for n, _, text in of[INDICATOR]),
        standards=tuple(PlainStandard(name, text, (n,)) for n, name, text in of[STANDARD]),
        areas=tuple(PlainArea(name, text, (n,)) for n, name, text in of[AREA]),
        required_level=PlainLevelRef(of[REQUIRED][0][1]) if of[REQUIRED] else None,
        selection_use=str(use),
    )
