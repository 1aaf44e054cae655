"""Which rows of a sheet belong to the competencies of another one, and what is told of those that do not."""

from dataclasses import dataclass, field

from models_app.calculations.plain import Frame, PlainFinding, Unused, Words
from models_app.choices import FindingKind
from models_app.exchange.keyed_names import JOINS, NamedSheet, key_of
from models_app.exchange.keyed_rows import SideSheet, cells_at
from models_app.exchange.lines import joined_lines, without_typeface
from models_app.exchange.tables import one_line, row_of

NAME_AGAIN = "Name beside the number, once more"
NO_COUNTERPART = "No competency has its number"
TWO_NAMES = "One of the numbers stands beside more than one name, so that no row can be joined for sure"
OTHER_NAME = "Another name stands beside its number"
TITLE_OF_SHEET = "The title of a sheet that was joined with that of the names"
AGAIN = "The same stands there already"
ANOTHER = "Another text stands there already, for the same number and in the same place"


@dataclass
class Joined:
    """The lines, such sheets as one; and what was understood, left out and asked on the way."""

    lines: list[Words]
    frame: list[Frame] = field(default_factory=list)
    unused: list[Unused] = field(default_factory=list)
    findings: list[PlainFinding] = field(default_factory=list)

    def leave(self, lines: list[Words], why: str, side: SideSheet) -> None:
        """Rows of a sheet that have no place, all for one reason."""
        self.unused += [Unused(line.lines, why) for line in lines]
        said = "; ".join(f"{_place(line)}: '{_said(line)}'" for line in lines)
        count = "1 row" if len(lines) == 1 else f"{len(lines)} rows"
        title = f"{count} of {side.called} could not be joined with the names"
        self.ask(title, f"{why}. Not used: {said[:1000]}.", joined_lines(*(line.lines for line in lines)))

    def ask(self, title: str, detail: str, lines: tuple[int, ...]) -> None:
        """A question about the sheets."""
        self.findings.append(PlainFinding(FindingKind.LAYOUT, title, detail, lines))


def _place(line: Words) -> str:
    return f"row {line.row}" if line.row else f"line {line.lines[0]}"


def _said(line: Words) -> str:
    return "; ".join(one_line(without_typeface(cell)) for cell in row_of(line).cells if cell)


def rows_that_fit(result: Joined, named: NamedSheet, side: SideSheet) -> dict[str, list[Words]]:
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
        result.leave(lines, why, side)
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
            f"{side.called[:1].upper()}{side.called[1:]} says nothing of {len(missing)} of the names",
            f"No row of it has the number of {said[:500]}. Nothing was assumed.",
            joined_lines(*(named.rows[key].lines for key in missing)),
        )
