"""Tables with one level a row, as a person said: which column names the level, and which holds its text."""

from dataclasses import dataclass, field

from models_app.calculations.plain import Frame, PlainFinding, PlainStandard, Unused, Words
from models_app.choices import FindingKind
from models_app.exchange.columns import Draft, TableReader
from models_app.exchange.labels import LEVEL_LABEL, MEANINGS, Section
from models_app.exchange.levels_by_hand import NO_LEVEL, NOT_NAMED, SECOND_ROW, LevelColumns
from models_app.exchange.lines import without_typeface
from models_app.exchange.row_parts import Column
from models_app.exchange.tables import Row, Table, one_line

NO_NAME = "A row without a name, and none above it"
ANOTHER = "Another text in the same column, for the same competency"


@dataclass
class RowsOfLevels:
    """Puts the rows of one table together to competencies, each with its levels, for the reader of tables."""

    reader: TableReader
    at: LevelColumns
    columns: list[Column]
    drafts: dict[str, Draft] = field(default_factory=dict)
    current: Draft | None = None

    def read(self, table: Table) -> None:
        """All rows; a name counts until the next one, and rows of the same name belong together."""
        self._heads(table)
        for row in table.rows:
            self._row(row)

    def _heads(self, table: Table) -> None:
        meanings = {column.place: MEANINGS.get(column.use, "Head of a column") for column in self.columns}
        meanings |= {self.at.label: MEANINGS[Section.LEVELS], self.at.text: "Head of the texts of levels"}
        reasons = {column.place: column.reason for column in self.columns if column.use == Section.NOT_USED}
        for head in (table.head, *table.repeats):
            for place in head.filled:
                text = one_line(without_typeface(head.cell(place)))
                if place in meanings and place not in reasons:
                    self.reader.frame.append(Frame(text, head.lines, meanings[place]))
                else:
                    self.reader.unused.append(Unused(head.lines, reasons.get(place, NOT_NAMED), text))

    def _row(self, row: Row) -> None:
        name = next(column.place for column in self.columns if column.use == Section.NAME)
        if said := one_line(without_typeface(row.cell(name))):
            self.current = self._draft(said, row)
        if self.current is None:
            self.reader.unused.append(Unused(row.lines, NO_NAME))
            self._finding("A row has no name", f"{NO_NAME}. It was not used.", row.lines)
            return
        draft = self.current
        draft.lines += row.lines if row.lines != draft.lines else ()
        for column in self.columns:
            if column.use != Section.NAME and row.cell(column.place):
                self._text(draft, column, Words(row.cell(column.place), row.lines))
        known = {self.at.label, self.at.text, *(column.place for column in self.columns)}
        self.reader.unused += [
            Unused(row.lines, NOT_NAMED, row.cell(n)) for n in row.filled if n not in known
        ]
        self._level(draft, self.at.level_of(row))

    def _draft(self, name: str, row: Row) -> Draft:
        if (key := name.casefold()) not in self.drafts:
            self.drafts[key] = Draft(name, row, None, row.lines, row.page)
            self.reader.drafts.append((self.drafts[key], self.columns))
        return self.drafts[key]

    def _text(self, draft: Draft, column: Column, said: Words) -> None:
        """What a column says of the competency: once, or the same on each of its rows."""
        kept = draft.texts.setdefault(column.place, said)
        if kept is said:
            return
        if kept.text == said.text:
            draft.texts[column.place] = Words(kept.text, kept.lines + said.lines)
        elif column.use == Section.NOT_USED:
            self.reader.unused.append(Unused(said.lines, column.reason, said.text))
        else:
            self._left(draft, said, ANOTHER, f"{draft.name} has more than one text for '{column.label}'")

    def _level(self, draft: Draft, level: PlainStandard) -> None:
        said = Words(level.text, level.lines)
        if not level.label and level.text:
            self._left(draft, said, NO_LEVEL, f"A text of '{draft.name}' has no level")
        elif level.label and not level.text:
            self.reader.frame.append(Frame(level.label, level.lines, LEVEL_LABEL))
        elif level.label in {one.label for one in draft.levels}:
            self.reader.frame.append(Frame(level.label, level.lines, LEVEL_LABEL))
            self._left(draft, said, SECOND_ROW, f"{draft.name} has a second text for '{level.label}'")
        elif level.label:
            draft.levels.append(level)

    def _left(self, draft: Draft, said: Words, why: str, title: str) -> None:
        """A text that has no place, with a finding of the competency."""
        self.reader.unused.append(Unused(said.lines, why, said.text))
        place = next(n for n, (one, _) in enumerate(self.reader.drafts) if one is draft)
        self._finding(title, f"'{one_line(said.text)[:200]}' was not used. {why}.", said.lines, place)

    def _finding(self, title: str, detail: str, lines: tuple[int, ...], place: int | None = None) -> None:
        self.reader.findings.append(PlainFinding(FindingKind.LAYOUT, title, detail, lines, place))
