"""Documents with a table of competencies: one a row, what is said about them across.

    Functional Competencies <tab> Contributing <tab> Journey <tab> Advanced
    Planning and Organizing <tab> …        <tab> …     <tab> …

Columns may be levels, a definition, indicators, a number, a group, a required level. A page break repeats title, note
and head, and may tear a row: the rest of its cells then stands in a row without a name, and is joined to the one above.
"""

from models_app.calculations.plain import NotThere, PlainFinding, PlainModel, Unreadable, Words
from models_app.choices import FindingKind
from models_app.exchange.assembly import assembled
from models_app.exchange.cell_names import run_in, section_of_head
from models_app.exchange.column_uses import columns_of, heads_group, holds_bands
from models_app.exchange.columns import TableReader
from models_app.exchange.front import front_of
from models_app.exchange.group_headings import headings_above_tables
from models_app.exchange.heading_numbers import no_whole_named
from models_app.exchange.labels import Section, names_level, ranks
from models_app.exchange.level_grids import may_be_levels_of_one
from models_app.exchange.lines import without_typeface
from models_app.exchange.marked_cells import marked_names_apart
from models_app.exchange.row_parts import Column
from models_app.exchange.sheet_parts import groups_as_rows
from models_app.exchange.tables import Table, is_row, may_be_head, one_line, tables_of
from models_app.exchange.wide_rows import doubts_head, refusal_of

MOST_ABOVE = 10  # rows above a head that nobody knows
code = "level_table"
label = "a table with one competency a row, levels or other texts across"


def read(lines: list[Words]) -> PlainModel:
    """The model in such a document. Raises Unreadable without a table that has a head and rows with as many cells."""
    lines, torn = marked_names_apart(groups_as_rows(lines))
    tables = [table for table in tables_of(lines) if is_one_a_row(table)]
    if not tables:
        raise _head_below(lines) or NotThere(_no_table(lines))
    if all(doubts_head(table) for table in tables):
        raise Unreadable(refusal_of(tables))
    if may_be_levels_of_one(lines):
        raise Unreadable(
            "It can't be told whether the tables hold competencies or the levels of the one above. Give the columns "
            "heads such as 'Competency' or 'Level', or say by hand what the columns and headings are."
        )
    headings = _group_headings(lines, tables)
    once, repeats = _without_repeats([line for line in lines if not is_row(line) and line not in headings])
    first = tables[0].head.lines[0]
    before = [line for line in once if line.lines[0] < first]
    front = front_of(before)
    reader = TableReader(front.job.grade)
    for table in tables:
        columns = columns_of(table)
        reader.read(table, columns, head_is_group=_names_group(columns, tables))
    loose = headings if reader.groups else []
    if headings and not loose:
        reader.put_in_groups(headings)
    competencies = list(reader.competencies())
    heads = [] if headings else [_heads(table) for table in tables if table.repeats]
    again = [*repeats, *heads]
    return assembled(
        front,
        competencies,
        groups=reader.groups,
        tail=[*(line for line in once if line.lines[0] > first), *loose],
        level_labels=reader.labels,
        frame=reader.frame,
        unused=reader.unused,
        findings=[
            *torn,
            *reader.findings,
            *no_whole_named(reader.unused),
            *(_repeat_finding(line) for line in sorted(again, key=lambda line: line.lines)),
        ],
    )


def _no_table(lines: list[Words]) -> str:
    """Why no table is read: there is none, or the first row of the first one is no head of names and texts."""
    tables = tables_of(lines)
    if not tables:
        return "There is no table with a head and a row below it."
    table = tables[0]
    wide = max(len(row.filled) for row in (table.head, *table.rows))
    rows = [
        row for row in (table.head, *table.rows[:MOST_ABOVE]) if len(row.filled) == wide and may_be_head(row)
    ]
    head = rows[0] if rows else table.head
    cells = [one_line(without_typeface(cell)) for cell in head.cells if cell]
    which = (
        "The first row of the table" if head is table.head else "The row of the table that may be its head"
    )
    unknown = [cell for cell in cells if not (section_of_head(cell) or names_level(cell) or ranks(cell))]
    named = f" The portal does not know {', '.join(map(repr, unknown[:4]))}." if unknown and rows else ""
    return (
        f"{which}, '{' / '.join(cells)[:120]}', does not say what stands below it: there must be one head above the "
        "names ('Competency') and one above each text beside them ('Definition', or the label of a level), and a row "
        f"below.{named} Give the columns such heads, or say yourself what the columns are and in which row their heads "
        "stand."
    )


def _head_below(lines: list[Words]) -> Unreadable | None:
    """The refusal where a head of known words stands below rows that may be anything."""
    for table in tables_of(lines)[:1]:
        for row in table.rows[:MOST_ABOVE]:
            cells = [one_line(without_typeface(cell)) for cell in row.cells if cell]
            uses = [section_of_head(cell) for cell in cells]
            if Section.NAME in uses and Section.DEFINITION in uses and may_be_head(row):
                first = " / ".join(one_line(cell) for cell in table.head.cells if cell)[:120]
                return Unreadable(
                    f"The head of the table may be its row '{' / '.join(cells)[:120]}'. It can't be told what the rows "
                    f"above it are, which begin with '{first}'. Take them out of the table, or say yourself in which "
                    "row its head stands."
                )
    return None


def _group_headings(lines: list[Words], tables: list[Table]) -> list[Words]:
    """Headings above the tables that name groups, where the tables name none themselves."""
    found = [columns_of(table) for table in tables]
    if any(column.use == Section.GROUP for columns in found for column in columns):
        return []
    if any(_names_group(columns, tables) for columns in found):
        return []
    rows = {row.lines for table in tables for row in (table.head, *table.rows, *table.repeats)}
    return headings_above_tables(lines, rows)


def _names_group(columns: list[Column], tables: list[Table]) -> bool:
    """Whether the head of the names is a group's: by its words, or as the tables have different ones."""
    heads = {one_line(table.head.cell(column.place)) for table in tables for column in _names(columns)}
    unknown = any(section_of_head(column.label) is None for column in _names(columns))
    return heads_group(columns) or (unknown and len(heads) > 1)


def _names(columns: list[Column]) -> list[Column]:
    return [column for column in columns if column.use == Section.NAME][:1]


def is_one_a_row(table: Table) -> bool:
    """A row with two cells, and two columns beside the names that say what they hold; one where a head says 'names'."""
    if not may_be_head(table.head) or not any(len(row.filled) > 1 for row in table.rows):
        return False
    try:
        columns = columns_of(table)
    except Unreadable:
        return False
    uses = [column.use for column in columns if column.use not in (Section.NAME, Section.NOT_USED)]
    named = any(column.use == Section.NAME and section_of_head(column.label) for column in columns)
    packed = any(holds_bands(table, column.place) for column in columns)
    several = len(columns) > 2 or packed or run_in(table.rows, columns)
    return len(uses) > 1 or (named and len(uses) == 1 and several)


def _without_repeats(lines: list[Words]) -> tuple[list[Words], list[Words]]:
    """Each line once, with all the places where it stands; and those that stand more than once."""
    places: dict[str, list[int]] = {}
    kinds: dict[str, str] = {}
    for line in lines:
        places.setdefault(line.text, []).extend(line.lines)
        kinds.setdefault(line.text, line.kind)
    once = [Words(text, tuple(numbers), kinds[text]) for text, numbers in places.items()]
    return once, [line for line in once if len(line.lines) > 1]


def _heads(table: Table) -> Words:
    lines = table.head.lines + tuple(n for row in table.repeats for n in row.lines)
    return Words("\t".join(table.head.cells), lines)


def _repeat_finding(line: Words) -> PlainFinding:
    what = "Table head" if "\t" in line.text else "Page title" if line.lines[0] == 1 else "Paragraph"
    short = line.text.replace("\t", " / ")
    short = short if len(short) <= 90 else f"{short[:90].rsplit(' ', 1)[0]} …"
    return PlainFinding(
        FindingKind.LAYOUT,
        f"{what} stands {'twice' if len(line.lines) == 2 else f'{len(line.lines)} times'}",
        f"'{short}' stands on more than one page, word for word the same. It was taken once, with all its places.",
        line.lines,
    )
