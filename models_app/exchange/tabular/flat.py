"""A model as one flat table, a row for each text, for spreadsheets and scripts; and back, as far as it goes."""

from collections.abc import Iterator

from competency_portal.exchange.document import Document
from competency_portal.exchange.writing import Cell, csv_bytes
from models_app.calculations.plain import (
    Frame,
    PlainArea,
    PlainCompetency,
    PlainFinding,
    PlainJob,
    PlainLevelRef,
    PlainModel,
    PlainStandard,
    Unreadable,
    Unused,
    Words,
)
from models_app.choices import FindingKind, SelectionUse
from models_app.exchange.empty_texts import EMPTY, without_empty_texts
from models_app.exchange.tabular.cells import cell, text_in

code = "portal_table"
label = "a table of this portal"

COLUMNS = ("Model", "Job class", "Group", "No.", "Number in bank", "Name", "Variant", "What", "Label", "Text")
DEFINITION, LEVEL, INDICATOR, STANDARD, AREA = "definition", "level", "indicator", "standard", "area"
REQUIRED, USE = "required level", "selection use"
TEXTS = (DEFINITION, LEVEL, INDICATOR, STANDARD, AREA)
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
    for number, same in _by_number(rows).items():
        if not _said(same, 5):
            raise Unreadable(f"Row {same[0][0]}: the competency '{number[:20]}' has no name.")
        competencies.append(_competency(same, groups))
    labels = {level.label: level.lines for row in competencies for level in row.levels if level.label.strip()}
    for row in competencies:
        if row.required_level:
            labels.setdefault(row.required_level.label, row.lines)
    model = PlainModel(
        title=Words(_said(rows, 0), (rows[0][0],)),
        job=PlainJob(_said(rows, 1), (rows[0][0],)),
        parts=(),
        groups=tuple(Words(name, (place,)) for name, place in _places(rows, groups)),
        level_labels=tuple(Words(label, lines) for label, lines in labels.items()),
        competencies=tuple(competencies),
        findings=tuple(_contradictions(rows, competencies)),
        unused=tuple(Unused((n,), EMPTY, cells[8]) for n, cells in rows if _is_emptied(cells) and cells[8]),
        frame=tuple(_frame(head, rows)),
    )
    return without_empty_texts(model)


def _by_number(rows: list[Placed]) -> dict[str, list[Placed]]:
    """The rows of each competency, wherever they were moved to. Raises Unreadable for a row without a number."""
    found: dict[str, list[Placed]] = {}
    for n, cells in rows:
        if not cells[3].strip():
            raise Unreadable(
                f"Row {n}, column '{COLUMNS[3]}': a number is needed here. It says whose the text is."
            )
        found.setdefault(cells[3], []).append((n, cells))
    return found


def _said(rows: list[Placed], column: int) -> str:
    """What the rows of one competency, or all, say of it: the first that says anything."""
    return next((cells[column] for _, cells in rows if cells[column].strip()), "")


def _is_emptied(cells: list[str]) -> bool:
    """Whether the words of a text were taken out."""
    return cells[7] in TEXTS and not cells[9].strip()


def _contradictions(rows: list[Placed], competencies: list[PlainCompetency]) -> Iterator[PlainFinding]:
    """Rows of one number that name different groups or competencies."""
    for place, (made, same) in enumerate(zip(competencies, _by_number(rows).values(), strict=True)):
        for column in (2, 4, 5, 6):
            taken = _said(same, column)
            if other := [
                (n, cells[column]) for n, cells in same if cells[column].strip() not in ("", taken.strip())
            ]:
                yield PlainFinding(
                    FindingKind.LAYOUT,
                    f"Rows of {made.name} differ in '{COLUMNS[column]}'",
                    f"They have the number {same[0][1][3][:20]}. '{taken[:120]}' was taken; row {other[0][0]} says "
                    f"'{other[0][1][:120]}'.",
                    tuple(n for n, _ in other),
                    place,
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
    first = rows[0][0]
    group, number, family, variant = (_said(rows, column) for column in (2, 4, 5, 6))
    if number and not (number.isascii() and number.isdecimal() and len(number) < 10):
        raise Unreadable(f"Row {first}: the number '{number[:20]}' must be a whole number.")
    of: dict[str, list[tuple[int, str, str]]] = {what: [] for what in WHATS}
    for n, (*_, what, name, text) in rows:
        if what not in of:
            raise Unreadable(
                f"Row {n}: '{what[:40]}' is no kind of text; it must be one of {', '.join(WHATS)}."
            )
        if what in (LEVEL, REQUIRED) and text.strip() and not name.strip():
            raise Unreadable(f"Row {n}, column '{COLUMNS[8]}': a level needs a label.")
        if name.strip() or what != REQUIRED:
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
