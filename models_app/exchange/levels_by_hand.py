"""Tables below names that stand outside of them: they hold levels of the name above, as a person said."""

from dataclasses import dataclass

from models_app.calculations.plain import Frame, PlainStandard, Unreadable, Unused
from models_app.exchange.labels import LEVEL_LABEL, Section
from models_app.exchange.lines import without_typeface
from models_app.exchange.row_parts import Column
from models_app.exchange.tables import Row, Table, one_line, paragraphs

NO_NAME_ABOVE = "No name stands above the table"
NOT_NAMED = "Nobody named what its column holds"
ONLY_LEVELS = "Its table has no column of names: only levels are read there"
SECOND_ROW = "A second text of a level that has one"
NO_LEVEL = "A text in a row without a level"


@dataclass(frozen=True)
class LevelColumns:
    """The column with the label of each row's level, and the one with its text."""

    label: int
    text: int

    def level_of(self, row: Row) -> PlainStandard:
        """The level of a row; label or text may be empty."""
        label, text = (without_typeface(row.cell(place)) for place in (self.label, self.text))
        return PlainStandard(one_line(label), paragraphs(text), row.lines)


def level_columns(label: int | None, text: int | None, levels_across: bool, table: int) -> LevelColumns:
    """Both columns of a table. Raises Unreadable where one of them is not named, or levels stand across too."""
    if label is None or text is None:
        raise Unreadable(
            f"Table {table}: name both the column of the levels and the column with the text of each."
        )
    if levels_across:
        raise Unreadable(
            f"Table {table}: its levels stand either one a row or one a column. Name one of them."
        )
    return LevelColumns(label, text)


class LevelRows:
    """The rows of such tables, until the name above each is known."""

    def __init__(self) -> None:
        self.frame: list[Frame] = []
        self.unused: list[Unused] = []
        self._levels: dict[tuple[int, ...], list[PlainStandard]] = {}
        self._labelled: set[tuple[int, ...]] = set()  # rows that hold the label of their level

    def read(self, table: Table, columns: list[Column], at: LevelColumns | None = None) -> None:
        """All rows of a table without a column of names; `at`: its levels stand one a row."""
        labels = {column.place: column.label for column in columns if column.use == Section.LEVELS}
        reasons = {
            column.place: column.reason if column.use == Section.NOT_USED else ONLY_LEVELS
            for column in columns
        }
        heads = [head for head in (table.head, *table.repeats) if head.lines]
        for head in heads:
            for place, cell in enumerate(head.cells):
                if cell:
                    levels = place in labels or (at and place in (at.label, at.text))
                    meaning = "Head of a column of levels" if levels else "Head of a column"
                    self.frame.append(Frame(one_line(without_typeface(cell)), head.lines, meaning))
        for row in table.rows:
            self._levels[row.lines] = [
                *(self._level(row, at) if at else ()),
                *self._row(row, labels, reasons, (at.label, at.text) if at else ()),
            ]

    def _level(self, row: Row, at: LevelColumns) -> list[PlainStandard]:
        """The level that a row names; a label or a text alone is none."""
        level = at.level_of(row)
        if level.label and level.text:
            self._labelled.add(row.lines)
            return [level]
        if level.label:
            self.frame.append(Frame(level.label, row.lines, LEVEL_LABEL))
        elif level.text:
            self.unused.append(Unused(row.lines, NO_LEVEL, level.text))
        return []

    def _row(
        self, row: Row, labels: dict[int, str], reasons: dict[int, str], known: tuple[int, ...]
    ) -> list[PlainStandard]:
        self.unused += [
            Unused(row.lines, reasons.get(place, NOT_NAMED), row.cell(place))
            for place in row.filled
            if place not in labels and place not in known
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
                if lines in self._labelled:
                    self.frame.append(Frame(level.label, lines, LEVEL_LABEL))
            else:
                levels.append(level)
