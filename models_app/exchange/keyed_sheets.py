"""Sheets whose rows belong to the competencies of another sheet by a number that stands beside both.

    ID <tab> Competency <tab> Definition     ID <tab> Level <tab> Text      or     ID <tab> Basic <tab> Expert
    C1 <tab> Zoning     <tab> …              C1 <tab> Basic <tab> …                C1 <tab> …     <tab> …
    C2 <tab> Charts     <tab> …              C1 <tab> Expert <tab> …               C2 <tab> …     <tab> …

They are read as one table. What has no counterpart, stands twice or says two things is not used, and told.
"""

from dataclasses import dataclass, field, replace
from itertools import pairwise

from competency_portal.exchange.document import CELL_BREAK
from models_app.calculations.plain import Frame, PlainFinding, Unused, Words
from models_app.choices import FindingKind
from models_app.exchange.keyed_rows import SideSheet, cells_at, key_of, labels_of, side_sheet
from models_app.exchange.labels import Section, section_of
from models_app.exchange.lines import joined_lines, without_typeface
from models_app.exchange.sheet_names import NAME_OF_SHEET
from models_app.exchange.sheet_parts import table_runs
from models_app.exchange.tables import one_line, row_of

JOINS = "Number that joins the rows of two sheets"
NAME_TITLE_OF_SHEET = "The title of a sheet that was joined with that of the names"
AGAIN = "Name beside the number, once more"
NAME_AGAIN = "Name beside the number, once more"
NO_COUNTERPART = "No competency of the other sheet has its number"
TWO_NAMES = "One of the numbers stands beside more than one name, so that no row can be joined for sure"
OTHER_NAME = "The other sheet has another name for its number"
TITLE_OF_SHEET = "The title of a sheet that was joined with that of the names"
AGAIN = "The same stands there already"
ANOTHER = "Another text stands there already, for the same number and in the same place"


@dataclass
class NamedSheet:
    """The sheet with the names: its head, the places of number and name, and its rows by number."""

    head: Words
    key: int
    name: int
    rows: dict[str, Words] = field(default_factory=dict)
    twice: set[str] = field(default_factory=set)
    width: int = 0

    @property
    def names(self) -> dict[str, str]:
        """The names by their numbers."""
        return {
            key: one_line(without_typeface(row_of(line).cell(self.name))) for key, line in self.rows.items()
        }

    @property
    def has(self) -> set[Section]:
        """What its heads say that it holds."""
        return {use for label in labels_of(self.head) if (use := section_of(label))}


@dataclass
class Joined:
    """The lines, such sheets as one; and what was understood, left out and asked on the way."""

    lines: list[Words]
    frame: list[Frame] = field(default_factory=list)
    unused: list[Unused] = field(default_factory=list)
    findings: list[PlainFinding] = field(default_factory=list)

    def leave(self, lines: list[Words], why: str, heading: Words) -> None:
        """Rows of a sheet that have no place, all for one reason."""
        self.unused += [Unused(line.lines, why) for line in lines]
        said = "; ".join(f"row {line.row}: '{_said(line)}'" for line in lines)
        count = "1 row" if len(lines) == 1 else f"{len(lines)} rows"
        title = f"{count} of the sheet '{heading.text.strip()}' could not be joined with the names"
        self.ask(title, f"{why}. Not used: {said[:1000]}.", joined_lines(*(line.lines for line in lines)))

    def ask(self, title: str, detail: str, lines: tuple[int, ...]) -> None:
        """A question about the sheets."""
        self.findings.append(PlainFinding(FindingKind.LAYOUT, title, detail, lines))


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
            self.heads += cells_at(side.head, side.places)
            for key in self.named.rows:
                own = rows.get(key, [])
                columns = [[row_of(line).cell(n) for line in own] for n in side.places]
                self.cells.setdefault(key, []).extend(CELL_BREAK.join(filter(None, one)) for one in columns)
                self.places.setdefault(key, []).extend(line.lines for line in own)

    def head(self, sides: list[SideSheet]) -> Words:
        """The heads of all columns."""
        levels = cells_at(self.long.head, self.long.places) if self.long else []
        cells = [*self._padded(self.named.head), *self.heads, *levels]
        lines = joined_lines(self.named.head.lines, *(side.head.lines for side in sides))
        return replace(self.named.head, text="\t".join(cells), lines=lines, marks=())

    def rows(self, key: str, line: Words) -> list[Words]:
        """The row of a name with all that is said of it; further levels as rows of their own below."""
        own, levels = self.levels.get(key, []), self.long.places if self.long else ()
        cells = [*self._padded(line), *self.cells.get(key, []), *(cells_at(own[0], levels) if own else [])]
        lines = joined_lines(line.lines, *self.places.get(key, []), *(level.lines for level in own[:1]))
        width = self.named.width + len(self.heads)
        before = [self.named.names[key] if n == self.named.name else "" for n in range(width)]
        return [
            replace(line, text="\t".join(cells), lines=lines, marks=()),
            *(_beside(line, level, [*before, *cells_at(level, levels)]) for level in own[1:]),
        ]

    def _padded(self, line: Words) -> list[str]:
        cells = row_of(line).cells
        return [*cells, *[""] * (self.named.width - len(cells))]


def keys_joined(lines: list[Words]) -> Joined:
    """The lines, sheets that are joined by a number as one table in the place of that with the names."""
    sheets = [
        (above[0], run)
        for above, run in pairwise(table_runs(lines))
        if run[0].row and above[0].kind == "heading"
    ]
    for heading, run in sheets:
        named = _named_sheet(run)
        if named is None:
            continue
        others = [one for one in sheets if one[0] is not heading]
        sides = [side for one in others if (side := side_sheet(*one, named.names, named.has))]
        if sides and sum(side.is_long for side in sides) < 2:
            return _joined(lines, run, named, sides)
    return Joined(lines)


def _named_sheet(run: list[Words]) -> NamedSheet | None:
    """The sheet, where its head has a column of numbers and one of names."""
    for n, line in enumerate(run[:-1]):
        uses = [section_of(label) for label in labels_of(line)]
        if Section.NAME in uses and Section.NUMBER in uses:
            named = NamedSheet(line, uses.index(Section.NUMBER), uses.index(Section.NAME))
            for below in run[n + 1 :]:
                number, name = key_of(row_of(below).cell(named.key)), row_of(below).cell(named.name)
                if number and name:
                    named.twice |= {number} & set(named.rows)
                    named.rows.setdefault(number, below)
            named.width = max(len(row_of(one).cells) for one in (line, *run[n + 1 :]))
            return named
    return None


def _joined(lines: list[Words], run: list[Words], named: NamedSheet, sides: list[SideSheet]) -> Joined:
    result = Joined([])
    table = Table(named, next((side for side in sides if side.is_long), None))
    for side in sides:
        result.frame += [Frame(side.heading.text, side.heading.lines, NAME_OF_SHEET)]
        result.unused += [Unused(line.lines, TITLE_OF_SHEET) for line in side.above]
        if not named.twice:
            table.take(side, _rows_that_fit(result, named, side))
        else:
            result.unused.append(Unused(side.head.lines, TWO_NAMES))
            result.leave([line for _, line in side.rows], TWO_NAMES, side.heading)
    joined = {line.lines: table.rows(key, line) for key, line in named.rows.items()}
    joined[named.head.lines] = [table.head(sides)]
    gone = {line.lines for side in sides for line in (side.heading, *side.lines)}
    for line in lines:
        if line.lines not in gone:
            result.lines += [line] if named.twice else joined.get(line.lines, [line])
        result.lines += table.apart if line is run[-1] else []
    return result


def _said(line: Words) -> str:
    return "; ".join(one_line(without_typeface(cell)) for cell in row_of(line).cells if cell)


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


def _rows_that_fit(result: Joined, named: NamedSheet, side: SideSheet) -> dict[str, list[Words]]:
    """The rows of a sheet by their number; those that have no place are told, and names without a row too."""
    found: dict[str, list[Words]] = {}
    seen: dict[tuple[str, ...], list[str]] = {}
    left: dict[str, list[Words]] = {}
    result.frame += _key_frame(side, side.head)
    for key, line in side.rows:
        said = cells_at(line, side.places)
        place = (key, key_of(row_of(line).cell(side.level))) if side.level is not None else (key,)
        why = _why_not(named, side, key, line)
        if not why and place in seen and not side.is_list and place[-1]:
            why = AGAIN if seen[place] == said else ANOTHER
        if why:
            left.setdefault(why, []).append(line)
            continue
        seen[place] = said
        found.setdefault(key, []).append(line)
        result.frame += _key_frame(side, line)
    for why, lines in left.items():
        result.leave(lines, why, side.heading)
    _tell_missing(result, named, side, found)
    return found


def _key_frame(side: SideSheet, line: Words) -> list[Frame]:
    row = row_of(line)
    number, name = (
        one_line(row.cell(side.key)),
        one_line(row.cell(side.name)) if side.name is not None else "",
    )
    found = [Frame(number, line.lines, JOINS, anywhere=True)] if number else []
    return [*found, Frame(name, line.lines, NAME_AGAIN, anywhere=True)] if name else found


def _why_not(named: NamedSheet, side: SideSheet, key: str, line: Words) -> str:
    """Why a row belongs to no competency; empty where it does."""
    if key not in named.rows:
        return NO_COUNTERPART
    said = key_of(row_of(line).cell(side.name)) if side.name is not None else ""
    return OTHER_NAME if said and said != key_of(named.names[key]) else ""


def _tell_missing(result: Joined, named: NamedSheet, side: SideSheet, rows: dict[str, list[Words]]) -> None:
    """A finding on names for which a sheet has no row."""
    missing = [key for key in named.rows if key not in rows]
    if missing:
        said = "; ".join(f"{named.names[key]} ({row_of(named.rows[key]).cell(named.key)})" for key in missing)
        result.ask(
            f"The sheet '{side.heading.text.strip()}' says nothing of {len(missing)} of the names",
            f"No row of it has the number of {said[:500]}. Nothing was assumed.",
            joined_lines(*(named.rows[key].lines for key in missing)),
        )
