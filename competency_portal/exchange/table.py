"""A table read from a file: texts only, with the place each row came from."""

from dataclasses import dataclass
from typing import Any

from competency_portal.errors import Problem
from competency_portal.exchange import limits


class UnreadableFile(Exception):
    """The file was not read at all; `message` says why and what to do, in words for the person who chose
    it.
    """

    def __init__(self, message: str):
        self.message = message
        super().__init__(message)


@dataclass(frozen=True)
class Row:
    """One row of data. `number` is the row as a spreadsheet program counts it: the first row of the file is
    1.
    """

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """What a file holds: heading, rows without the empty ones, all of the heading's length.

    `notices` are to be read before going on; `problems` are cells that could not be read for certain and
    that must stop an import.
    """

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    notices: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    def as_plain(self) -> dict[str, Any]:
        """Lists and texts only, for handing over as JSON; `from_plain` reads it."""
        return {
            "header": self.header,
            "rows": [[row.number, row.cells] for row in self.rows],
            "notices": self.notices,
            "problems": [[problem.message, problem.field, problem.row] for problem in self.problems],
        }

    @classmethod
    def from_plain(cls, plain: dict[str, Any]) -> "Table":
        return cls(
            header=tuple(plain["header"]),
            rows=tuple(Row(number, tuple(cells)) for number, cells in plain["rows"]),
            notices=tuple(plain["notices"]),
            problems=tuple(Problem(*problem) for problem in plain["problems"]),
        )


class TableBuilder:
    """Takes rows one by one and refuses as soon as a limit is passed. The first row with content is the
    heading.
    """

    def __init__(self) -> None:
        self.header: tuple[str, ...] = ()
        self.rows: list[Row] = []
        self.notices: list[str] = []
        self.problems: list[Problem] = []
        self._cells = 0
        self._characters = 0

    def add(self, number: int, cells: list[str]) -> None:
        """Take one row of the file; empty rows are left out, empty cells at its end are cut off."""
        while cells and not cells[-1].strip():
            cells.pop()
        if not cells:
            return
        self._check(number, cells)
        if not self.header:
            self.header = tuple(cells)
        else:
            self._add_data(number, cells)

    def table(self) -> Table:
        """The finished table; UnreadableFile when there was nothing in it."""
        if not self.header:
            raise UnreadableFile("The file holds no table: it is empty.")
        return Table(self.header, tuple(self.rows), tuple(self.notices), tuple(self.problems))

    def _add_data(self, number: int, cells: list[str]) -> None:
        if len(self.rows) >= limits.ROWS:
            raise UnreadableFile(
                f"The file has more than {limits.ROWS:,} rows. Divide it into several files and try again."
            )
        if len(cells) > len(self.header):
            message = (
                f"Row {number} has {len(cells)} cells but the heading has {len(self.header)}. "
                "Give the extra column a heading, or put text that holds the separator into quotes."
            )
            self.problems.append(Problem(message, row=number))
        width = len(self.header)
        self.rows.append(Row(number, tuple([*cells, *[""] * (width - len(cells))][:width])))

    def _check(self, number: int, cells: list[str]) -> None:
        if len(cells) > limits.COLUMNS:
            raise UnreadableFile(f"Row {number} has more than {limits.COLUMNS} columns, which is the most.")
        longest = max(len(cell) for cell in cells)
        if longest > limits.CELL_CHARACTERS:
            raise UnreadableFile(
                f"Row {number} has a cell with {longest:,} characters; the most is {limits.CELL_CHARACTERS:,}."
            )
        self._cells += len(cells)
        self._characters += sum(map(len, cells))
        if self._cells > limits.CELLS or self._characters > limits.TEXT_CHARACTERS:
            raise UnreadableFile(
                "The file holds more text than can be read at once. Divide it into several files."
            )
