"""Sheets whose rows belong to the competencies of another sheet by a number that stands beside both.

    ID <tab> Competency <tab> Definition     ID <tab> Level <tab> Text      or     ID <tab> Basic <tab> Expert
    C1 <tab> Zoning     <tab> …              C1 <tab> Basic <tab> …                C1 <tab> …     <tab> …
    C2 <tab> Charts     <tab> …              C1 <tab> Expert <tab> …               C2 <tab> …     <tab> …

They are read as one table. What has no counterpart, stands twice or says two things is not used, and told.
"""

from dataclasses import dataclass, field, replace
from itertools import pairwise

from competency_portal.exchange.document import CELL_BREAK
from models_app.calculations.plain import Frame, Unused, Words
from models_app.exchange.keyed_fits import TITLE_OF_SHEET, TWO_NAMES, Joined, rows_that_fit
from models_app.exchange.keyed_names import NamedSheet, labels_of, named_sheets
from models_app.exchange.keyed_rows import SideSheet, cells_at, side_sheet
from models_app.exchange.lines import joined_lines
from models_app.exchange.sheet_names import NAME_OF_SHEET
from models_app.exchange.sheet_parts import table_runs
from models_app.exchange.tables import row_of


@dataclass
class Table:
    """The one table, while the other sheets are joined to that of the names."""

    named: NamedSheet
    long: SideSheet | None
    heads: list[str] = field(default_factory=list)
    cells: dict[str, list[str]] = field(default_factory=dict)
    """What stands behind each row of the sheet of the names."""
    places: dict[str, list[tuple[int, ...]]] = field(default_factory=dict)
    levels: dict[str, list[Words]] = field(default_factory=dict)
    apart: list[Words] = field(default_factory=list)
    """Rows of a list beside levels, as a table of its own."""

    def take(self, side: SideSheet, rows: dict[str, list[Words]]) -> None:
        """One more sheet."""
        if side is self.long:
            self.levels = rows
        elif self.long and side.is_list and len(side.places) == 1:
            self.apart += _by_name(self.named, side, rows)
        else:
            self.take_beside(side, rows)

    def take_beside(self, side: SideSheet, rows: dict[str, list[Words]]) -> None:
        """One more sheet, what it says behind the rows of the names."""
        self.heads += cells_at(side.head, side.places)
        for key in self.named.rows:
            own = rows.get(key, [])
            columns = [[row_of(line).cell(n) for line in own] for n in side.places]
            self.cells.setdefault(key, []).extend(CELL_BREAK.join(filter(None, one)) for one in columns)
            self.places.setdefault(key, []).extend(line.lines for line in own)

    def joined(self, sides: list[SideSheet]) -> dict[tuple[int, ...], list[Words]]:
        """What stands in the place of the head of the names and of each of their rows."""
        rows = {line.lines: self.rows(key, line) for key, line in self.named.rows.items()}
        return {**rows, self.named.head.lines: [self.head(sides)]}

    def head(self, sides: list[SideSheet]) -> Words:
        """The heads of all columns."""
        levels = cells_at(self.long.head, self.long.places) if self.long else []
        cells = [*self.padded(self.named.head), *self.heads, *levels]
        lines = joined_lines(self.named.head.lines, *(side.head.lines for side in sides))
        return replace(self.named.head, text="\t".join(cells), lines=lines, marks=())

    def rows(self, key: str, line: Words) -> list[Words]:
        """The row of a name with all that is said of it; further levels as rows of their own below."""
        own, levels = self.levels.get(key, []), self.long.places if self.long else ()
        cells = [*self.padded(line), *self.cells.get(key, []), *(cells_at(own[0], levels) if own else [])]
        lines = joined_lines(line.lines, *self.places.get(key, []), *(level.lines for level in own[:1]))
        width = self.named.width + len(self.heads)
        before = [self.named.names[key] if n == self.named.name else "" for n in range(width)]
        return [
            replace(line, text="\t".join(cells), lines=lines, marks=()),
            *(_beside(line, level, [*before, *cells_at(level, levels)]) for level in own[1:]),
        ]

    def padded(self, line: Words) -> list[str]:
        """The cells of a row of the names, without the number where it does nothing but join."""
        named = self.named
        gone = None if named.known else named.key
        return ["" if n == gone else row_of(line).cell(n) for n in range(named.width)]


def keys_joined(lines: list[Words]) -> Joined:
    """The lines, sheets that are joined by a number as one table in the place of that with the names."""
    found = keyed_in(lines)
    return _joined(lines, *found) if found else Joined(lines)


def keyed_in(lines: list[Words]) -> tuple[list[Words], NamedSheet, list[SideSheet]] | None:
    """The rows of the sheet with the names, what it is, and the sheets that are joined with it."""
    sheets = [
        (above[0], run)
        for above, run in pairwise(table_runs(lines))
        if run[0].row and above[0].kind == "heading"
    ]
    for heading, run in sheets if len(sheets) > 1 else ():
        others = [one for one in sheets if one[0] is not heading]
        for named in named_sheets(run):
            sides = [side for one in others if (side := side_sheet(*one, named))]
            if sides and sum(side.is_long for side in sides) < 2:
                return run, named, sides
    return None


def _joined(lines: list[Words], run: list[Words], named: NamedSheet, sides: list[SideSheet]) -> Joined:
    result = Joined([])
    table = Table(named, next((side for side in sides if side.is_long), None))
    for side in sides:
        result.frame += [Frame(side.heading.text, side.heading.lines, NAME_OF_SHEET)]
        result.unused += [Unused(line.lines, TITLE_OF_SHEET) for line in side.above]
        if not named.twice:
            table.take(side, rows_that_fit(result, named, side))
        else:
            result.unused.append(Unused(side.head.lines, TWO_NAMES))
            result.leave([line for _, line in side.rows], TWO_NAMES, side)
    joined = table.joined(sides)
    result.frame += named.frame()
    gone = {line.lines for side in sides for line in (side.heading, *side.lines)}
    for line in lines:
        if line.lines not in gone:
            result.lines += [line] if named.twice else joined.get(line.lines, [line])
        result.lines += table.apart if line is run[-1] else []
    return result


def _beside(first: Words, line: Words, cells: list[str]) -> Words:
    """A further level: the name in its column, level and text behind the others."""
    return replace(line, text="\t".join(cells), table=first.table, page=first.page, marks=())


def _by_name(named: NamedSheet, side: SideSheet, rows: dict[str, list[Words]]) -> list[Words]:
    """A list as a table of its own, the name in the place of the number."""
    first = [labels_of(named.head)[named.name], *cells_at(side.head, side.places)]
    head = replace(side.head, text="\t".join(first), marks=())
    return [
        head,
        *(
            replace(line, text="\t".join([named.names[key], *cells_at(line, side.places)]), marks=())
            for key, lines in rows.items()
            for line in lines
        ),
    ]
