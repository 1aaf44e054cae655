"""Tables below names that stand outside of them: their columns are levels of the name above, as a person said."""

from models_app.calculations.plain import Frame, PlainStandard, Unused
from models_app.exchange.labels import Section
from models_app.exchange.lines import without_typeface
from models_app.exchange.row_parts import Column
from models_app.exchange.tables import Row, Table, one_line, paragraphs

NO_NAME_ABOVE = "No name stands above the table"
NOT_NAMED = "Nobody named what its column holds"
ONLY_LEVELS = "Its table has no column of names: only levels are read there"
SECOND_ROW = "A second text of a level that has one"


class LevelRows:
    """The rows of such tables, until the name above each is known."""

    def __init__(self) -> None:
        self.frame: list[Frame] = []
        self.unused: list[Unused] = []
        self._levels: dict[tuple[int, ...], list[PlainStandard]] = {}

    def read(self, table: Table, columns: list[Column]) -> None:
        """All rows of a table without a column of names; each goes with the head above it."""
        labels = {column.place: column.label for column in columns if column.use == Section.LEVELS}
        reasons = {
            column.place: column.reason if column.use == Section.NOT_USED else ONLY_LEVELS
            for column in columns
        }
        heads = [head for head in (table.head, *table.repeats) if head.lines]
        for head in heads:
            for place, cell in enumerate(head.cells):
                if cell:
                    meaning = "Head of a column of levels" if place in labels else "Head of a column"
                    self.frame.append(Frame(one_line(without_typeface(cell)), head.lines, meaning))
        for row in table.rows:
            self._levels[row.lines] = self._row(row, labels, reasons)

    def _row(self, row: Row, labels: dict[int, str], reasons: dict[int, str]) -> list[PlainStandard]:
        self.unused += [
            Unused(row.lines, reasons.get(place, NOT_NAMED), row.cell(place))
            for place in row.filled
            if place not in labels
        ]
        return [
            PlainStandard(labels[place], paragraphs(without_typeface(row.cell(place))), row.lines)
            for place in row.filled
            if place in labels
        ]

    def add_to(self, levels: list[PlainStandard] | None, lines: tuple[int, ...]) -> None:
        """The levels of the row at this place, to those of the name above it, None where none is above."""
        for level in self._levels.get(lines, ()):
            if levels is None or level.label in {one.label for one in levels}:
                reason = NO_NAME_ABOVE if levels is None else SECOND_ROW
                self.unused.append(Unused(lines, reason, level.text))
            else:
                levels.append(level)
