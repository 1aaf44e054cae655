"""Tables that a person joins by a number or ID: what the others say of a competency is read in that of the names."""

from dataclasses import dataclass, replace

from models_app.calculations.plain import Frame, Unreadable, Unused, Words
from models_app.exchange.keyed_fits import TWO_NAMES, Joined, rows_that_fit
from models_app.exchange.keyed_names import JOINS, NamedSheet, key_of, named_by
from models_app.exchange.keyed_rows import LISTS, SideSheet
from models_app.exchange.keyed_sheets import Table as JoinedTable
from models_app.exchange.labels import Section
from models_app.exchange.levels_by_hand import level_columns
from models_app.exchange.lines import without_typeface
from models_app.exchange.mapping import KEY, LEVEL, LEVEL_LABEL, LEVEL_TEXT, ColumnUse, Mapping
from models_app.exchange.tables import Row, Table, one_line, row_of

NEEDS_NAMES = (
    "its rows are joined by a number or ID, and no table with names has one. Name it there too, as 'key', "
    "or as 'number' where it is also that of the bank"
)


@dataclass(frozen=True)
class UsedTable:
    """A table, its number in the document, and what its columns hold."""

    number: int
    table: Table
    uses: dict[int, ColumnUse]

    def place(self, use: str) -> int | None:
        """The column of this use; None where there is none."""
        return next((place for place, one in self.uses.items() if one.use == use), None)


def used_tables(mapping: Mapping, found: list[Table]) -> list[UsedTable]:
    """The tables with what was said of each of their columns."""
    return [
        UsedTable(
            number,
            table,
            {
                one.column: one
                for one in mapping.columns
                if one.table in (None, number) and one.width in (None, table.width)
            },
        )
        for number, table in enumerate(found, 1)
    ]


def joined_by_hand(tables: list[UsedTable]) -> tuple[list[UsedTable], Joined]:
    """The tables, those that were joined as one; and what was understood and asked on the way.

    Raises Unreadable where it can't be told which table has the names, or what the levels are.
    """
    result = Joined([])
    keyed = [one for one in tables if one.table.rows and one.place(KEY) is not None]
    sides = [one for one in keyed if one.place(Section.NAME) is None]
    for one in keyed:
        result.frame += _key_frame(one)
    main = _with_names(tables, keyed, sides[0]) if sides else None
    found = []
    for one in tables:
        if one is main:
            found.append(_joined(main, sides, result))
        elif one not in sides:
            found.append(_without_key(one) if one in keyed else one)
    return found, result


def _with_names(tables: list[UsedTable], keyed: list[UsedTable], side: UsedTable) -> UsedTable:
    named = [one for one in tables if one.table.rows and one.place(Section.NAME) is not None]
    found = [one for one in named if one in keyed] or [
        one for one in named if one.place(Section.NUMBER) is not None
    ]
    if not found:
        raise Unreadable(f"Table {side.number}: {NEEDS_NAMES}.")
    if len(found) > 1:
        which = " and ".join(str(one.number) for one in found[:2])
        raise Unreadable(
            f"Tables {which} both have names beside a number or ID, so that it can't be told to which "
            f"table {side.number} belongs. Name the names in one of them only."
        )
    if found[0].place(LEVEL_LABEL) is not None:
        raise Unreadable(
            f"Table {found[0].number}: its levels stand one a row, so that no table can be joined with it."
        )
    return found[0]


def _joined(main: UsedTable, others: list[UsedTable], result: Joined) -> UsedTable:
    named = _named(main)
    sides = [(one, _side(one)) for one in others]
    long = [(one, side) for one, side in sides if side.is_long]
    if len(long) > 1:
        raise Unreadable(
            f"Tables {long[0][0].number} and {long[1][0].number} both have levels one a row. Join one of them."
        )
    table = JoinedTable(named, long[0][1] if long else None)
    uses = _without_key(main).uses if main.place(KEY) is not None else dict(main.uses)
    taken: list[SideSheet] = []
    for one, side in sorted(sides, key=lambda pair: pair[1].is_long):
        if named.twice:
            result.unused.append(Unused(side.head.lines, TWO_NAMES))
            result.leave([line for _, line in side.rows], TWO_NAMES, side)
            continue
        first = named.width + len(table.heads)
        rows = rows_that_fit(result, named, side)
        table.take(side, rows) if side.is_long else table.take_beside(side, rows)
        uses |= {
            first + n: replace(one.uses[place], column=first + n)
            for n, place in enumerate(side.places)
            if place in one.uses
        }
        taken.append(side)
    repeats = [row for one in (main, *others) for row in one.table.repeats]
    return UsedTable(main.number, _as_table(main.table, table, taken, repeats), uses)


def _as_table(own: Table, joined: JoinedTable, sides: list[SideSheet], repeats: list[Row]) -> Table:
    """The table of the names with all that was joined."""
    instead = joined.joined(sides) if sides else {}
    head, *rows = (
        [row_of(line) for line in instead.get(row.lines) or [_padded(row, joined)]]
        for row in (own.head, *own.rows)
    )
    return Table(head[0], [row for each in rows for row in each], repeats)


def _padded(row: Row, joined: JoinedTable) -> Words:
    line = _line(row)
    return replace(line, text="\t".join(joined.padded(line)))


def _named(main: UsedTable) -> NamedSheet:
    key, name = main.place(KEY), main.place(Section.NAME)
    number = main.place(Section.NUMBER)
    place = key if key is not None else number
    lines = [_line(row) for row in main.table.rows]
    return named_by(_line(main.table.head), lines, place or 0, name or 0, known=key is None)


def _side(used: UsedTable) -> SideSheet:
    """A table of others, each row with its number or with the last one above it."""
    key = used.place(KEY) or 0
    label, text = used.place(LEVEL_LABEL), used.place(LEVEL_TEXT)
    if label is not None or text is not None:
        level_columns(label, text, used.place(LEVEL) is not None, used.number)
    places = tuple(n for n in range(used.table.width) if n != key)
    for place in places:
        _refuse_without_label(used, place)
    rows: list[tuple[str, Words]] = []
    for row in used.table.rows:
        number = key_of(row.cell(key)) or (rows[-1][0] if rows else "")
        rows.append((number, _line(row)))
    said = {one.use for one in used.uses.values()} - {KEY, Section.NOT_USED}
    head = _line(used.table.head)
    title = f"table {used.number}"
    return SideSheet(head, (), head, key, None, places, label, said <= set(LISTS), tuple(rows), title)


def _refuse_without_label(used: UsedTable, place: int) -> None:
    use = used.uses.get(place)
    labelled = use and use.use in (LEVEL, Section.STANDARDS)
    if use and labelled and not (use.label or used.table.head.cell(place)):
        raise Unreadable(f"Column {place + 1} of table {used.number} has no head: say its label.")


def _key_frame(used: UsedTable) -> list[Frame]:
    """The numbers that do nothing but join: of a table of names all, of another those in heads that come back."""
    key, table = used.place(KEY) or 0, used.table
    own = (table.head, *table.rows) if used.place(Section.NAME) is not None else ()
    rows = [row for row in (*own, *table.repeats) if row.cell(key)]
    return [Frame(one_line(without_typeface(row.cell(key))), row.lines, JOINS, anywhere=True) for row in rows]


def _without_key(used: UsedTable) -> UsedTable:
    """The table with nothing in the column that joins."""
    key, table = used.place(KEY), used.table
    rows = [_emptied(row, key) for row in table.rows]
    uses = {place: one for place, one in used.uses.items() if place != key}
    return UsedTable(used.number, Table(_emptied(table.head, key), rows, table.repeats), uses)


def _emptied(row: Row, place: int | None) -> Row:
    return replace(row, cells=tuple("" if n == place else cell for n, cell in enumerate(row.cells)))


def _line(row: Row) -> Words:
    return Words("\t".join(row.cells), row.lines, "row", row.page)
