"""The sheets of a workbook as rows with named cells, and what became of each cell.

Columns are found by their headings, wherever they stand. What no column, record or row of the portal holds is left,
with its reason; so every cell is either understood or left.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from openpyxl.utils import get_column_letter

from competency_portal.exchange.document import Document, Passage
from models_app.calculations.plain import Frame, PlainFinding, Unreadable, Unused
from models_app.calculations.same_words import folded
from models_app.choices import FindingKind
from models_app.exchange.tabular import layout
from models_app.exchange.tabular.cells import text_in

MOST_PROBLEMS = 50
HEADS_WITHIN = 20  # rows from the top in which the headings of the columns may stand


@dataclass(frozen=True)
class Row:
    """A row below the headings: its number in the sheet, its line in the document, its texts by column."""

    sheet: str
    number: int
    line: int
    cells: dict[str, str]
    places: dict[str, int]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


@dataclass
class Notes:
    """Gathered over all sheets: what is wrong, what is left out and why, what somebody should look at."""

    problems: list[str] = field(default_factory=list)
    findings: list[PlainFinding] = field(default_factory=list)
    lines_left: dict[int, str] = field(default_factory=dict)
    cells_left: dict[tuple[int, int], str] = field(default_factory=dict)

    def wrong(self, row: Row, column: str, why: str) -> None:
        """A value that can't be what it says it is."""
        place = row.places.get(column)
        where = f", column {get_column_letter(place + 1)} ({column})" if place is not None else ""
        self.problems.append(f"Sheet '{row.sheet}', row {row.number}{where}: {why}")

    def left(self, row: Row, why: str, *columns: str) -> None:
        """Cells of a row that go nowhere, as far as there is anything in them."""
        for column in columns:
            if column in row.places and row[column]:
                self.cells_left[row.line, row.places[column]] = why

    def left_whole(self, row: Row, why: str) -> None:
        """A row that goes nowhere."""
        self.lines_left[row.line] = why

    def found(
        self,
        title: str,
        detail: str,
        rows: Iterable[Row],
        competency: int | None = None,
        kind: str = FindingKind.LAYOUT,
    ) -> None:
        """Something in the workbook that somebody should look at."""
        lines = tuple(row.line for row in rows)
        self.findings.append(PlainFinding(kind, title, detail, lines, competency))

    def insist(self) -> None:
        """Raise Unreadable with what is wrong, at most the first fifty."""
        if self.problems:
            shown, more = self.problems[:MOST_PROBLEMS], len(self.problems) - MOST_PROBLEMS
            raise Unreadable("\n".join([*shown, *([f"And {more} more of this kind."] if more > 0 else [])]))


class Workbook:
    """The sheets of the portal's layout in an uploaded workbook."""

    def __init__(self, document: Document) -> None:
        self.notes = Notes()
        self._document = document
        self._sheets = _sheets_of(document)
        self._known: dict[int, str] = {}  # lines of known sheets with what they are

    def rows(self, sheet: str) -> list[Row]:
        """The rows of a sheet with something in the portal's columns; missing columns are a problem."""
        lines = self._sheets.get(folded(sheet))
        if lines is None:
            self.notes.problems.append(
                f"The sheet '{sheet}' is missing. Put it back, with the columns {', '.join(layout.SHEETS[sheet])}."
            )
            return []
        self._known |= {line: sheet for line, _ in lines}
        place, heads = self._heads(sheet, lines)
        missing = [column for column in layout.SHEETS[sheet] if column not in heads]
        if missing:
            self.notes.problems.append(self._missing(sheet, missing, lines, place))
            return []
        return [
            row for line, passage in lines[place + 1 :] if (row := self._row(sheet, line, passage, heads))
        ]

    def told(self) -> tuple[tuple[Frame, ...], tuple[Unused, ...]]:
        """What became of every cell. Sheets that somebody added are nobody's, so nothing is told of them."""
        frame: list[Frame] = []
        unused = [Unused((line,), why) for line, why in self.notes.lines_left.items()]
        for line, sheet in self._known.items():
            if line in self.notes.lines_left:
                continue
            for n, text in enumerate(self._document.passages[line - 1].text.split("\t")):
                if not text.strip():
                    continue
                if why := self.notes.cells_left.get((line, n)):
                    unused.append(Unused((line,), why, text))
                else:
                    frame.append(Frame(text, (line,), f"Sheet '{sheet}' as this portal writes it"))
        names = {folded(name) for name in layout.SHEETS}
        frame += [
            Frame(passage.text, (line,), "Name of a sheet")
            for line, passage in enumerate(self._document.passages, 1)
            if passage.kind == "heading" and folded(passage.text) in names
        ]
        return tuple(frame), tuple(unused)

    def _heads(self, sheet: str, lines: list[tuple[int, Passage]]) -> tuple[int, dict[str, int]]:
        """Which row holds the headings, and the places of the columns: the row with most of them, from the top."""
        known = {folded(name): name for name in (*layout.SHEETS[sheet], *layout.PLACES[sheet])}
        best: tuple[int, dict[str, int]] = (0, {})
        for n, (_, passage) in enumerate(lines[:HEADS_WITHIN]):
            heads: dict[str, int] = {}
            for place, text in enumerate(passage.text.split("\t")):
                if name := known.get(folded(text_in(text))):
                    heads.setdefault(name, place)
            if len(heads) > len(best[1]):
                best = n, heads
        place, heads = best
        for line, _ in lines[:place]:
            self.notes.lines_left[line] = "It stands above the headings of the columns"
        if lines:
            self._mark_unknown(
                lines[place][0], lines[place][1], heads, "A column that the portal does not know"
            )
        return place, heads

    def _row(self, sheet: str, line: int, passage: Passage, heads: dict[str, int]) -> Row | None:
        raw = passage.text.split("\t")
        self._mark_unknown(line, passage, heads, "It stands in a column that the portal does not know")
        cells = {name: text_in(raw[n]) for name, n in heads.items() if n < len(raw) and raw[n].strip()}
        row = Row(sheet, passage.row or 0, line, cells, heads)
        own = [column for column in layout.SHEETS[sheet] if column in cells]
        names = (layout.SHEETS[sheet][0], "Competency")  # that alone state nothing
        if len(own) == 1 and own[0] in names and not cells[own[0]].strip().isdecimal():
            self.notes.left_whole(row, "One word or remark alone is no row of this sheet")
        elif not own:
            self.notes.left(row, "There is nothing in the columns of this sheet", *cells)
        else:
            return row
        return None

    def _mark_unknown(self, line: int, passage: Passage, heads: dict[str, int], why: str) -> None:
        ours = set(heads.values())
        for place, text in enumerate(passage.text.split("\t")):
            if place not in ours and text.strip():
                self.notes.cells_left[line, place] = why

    def _missing(self, sheet: str, missing: list[str], lines: list[tuple[int, Passage]], place: int) -> str:
        row = lines[place][1].row if lines else 1
        columns = ", ".join(f"'{column}'" for column in missing)
        put_back = "Put the heading back; its cells may be empty."
        return f"Sheet '{sheet}', row {row}: there is no column {columns}. {put_back}"


def _sheets_of(document: Document) -> dict[str, list[tuple[int, Passage]]]:
    """The rows of each sheet, with their lines, by the sheet's name."""
    found: dict[str, list[tuple[int, Passage]]] = {}
    current: list[tuple[int, Passage]] = []
    for line, passage in enumerate(document.passages, 1):
        if passage.kind == "heading":
            current = found.setdefault(folded(passage.text), [])
        elif passage.kind == "row" and passage.text.strip():
            current.append((line, passage))
    return found


def top_rows(document: Document) -> Iterator[list[str]]:
    """The texts of the first rows of each sheet."""
    for lines in _sheets_of(document).values():
        for _, passage in lines[:HEADS_WITHIN]:
            yield [text_in(text) for text in passage.text.split("\t")]
