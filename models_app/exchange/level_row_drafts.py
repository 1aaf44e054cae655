"""The competencies in tables with one level a row, while their rows are read."""

from dataclasses import dataclass, field, replace

from models_app.calculations.plain import (
    Frame,
    PlainCompetency,
    PlainFinding,
    PlainStandard,
    Unused,
    Words,
)
from models_app.choices import FindingKind
from models_app.exchange.assembly import split_variant
from models_app.exchange.group_cells import GroupCell, carried_down
from models_app.exchange.group_headings import group_above
from models_app.exchange.heading_numbers import NO_WHOLE
from models_app.exchange.labels import MEANINGS, Section
from models_app.exchange.level_columns import of_form
from models_app.exchange.level_row_columns import Columns
from models_app.exchange.level_texts import longer_cell, of_further_texts, whole_text
from models_app.exchange.lines import ENDS_SENTENCE, NUMBERED, without_typeface
from models_app.exchange.required_cells import RequiredCell, answer_of, in_first_rows_only, with_answer
from models_app.exchange.stated_uses import with_use_of_cells
from models_app.exchange.tables import NOT_UNDERSTOOD, Row, Table, one_line, paragraphs

NO_PLACE = "A row without a level and its text"
ANOTHER = "Another text in the same column, for the same competency"


@dataclass
class LevelRow:
    """One level while the rows are read: what each column of texts says of it."""

    label: str
    cells: list[str]
    lines: tuple[int, ...]
    page: int | None = None

    def goes_on_with(self, cells: list[str]) -> bool:
        """Whether cells without a label go on with these: no sentence of the level's text ends before."""
        return not cells[0] or not paragraphs(without_typeface(self.cells[0])).endswith(ENDS_SENTENCE)

    def longer(self, cells: list[str], lines: tuple[int, ...]) -> "LevelRow":
        """The same with what goes on: in the text behind one space."""
        text = " ".join(filter(None, (self.cells[0], cells[0])))
        further = [longer_cell(*both) for both in zip(self.cells[1:], cells[1:], strict=True)]
        return LevelRow(self.label, [text, *further], self.lines + lines, self.page)


@dataclass
class Draft:
    """One competency while its rows are read."""

    name: str
    lines: tuple[int, ...] = ()
    group: int | None = None
    levels: list[LevelRow] = field(default_factory=list)
    required: list[RequiredCell] = field(default_factory=list)
    required_head: str = ""
    uses: list[Words] = field(default_factory=list)
    """What is stated of its selection use."""
    facts: dict[Section, Words] = field(default_factory=dict)


@dataclass
class Rows:
    """The competencies while the rows of all tables are read."""

    headings: list[Words]
    groups: list[Words]
    drafts: dict[str, Draft] = field(default_factory=dict)
    frame: list[Frame] = field(default_factory=list)
    unused: list[Unused] = field(default_factory=list)
    findings: list[PlainFinding] = field(default_factory=list)
    current: Draft | None = None
    heading: int | None = None
    """The group whose heading stands above."""
    required_head: str = ""

    def read(self, table: Table, columns: Columns) -> None:
        """One table."""
        self._head(table, columns)
        self.findings += of_form(table, columns.level)
        required = columns.stated.get(Section.REQUIRED)
        self.required_head = one_line(table.head.cell(required)) if required is not None else ""
        for n, row in enumerate(table.rows):
            self._row(row, table.rows[n + 1] if n + 1 < len(table.rows) else None, columns)

    def _head(self, table: Table, columns: Columns) -> None:
        lines = table.head.lines + tuple(n for row in table.repeats for n in row.lines)
        meanings = {columns.name: MEANINGS[Section.NAME], columns.level: MEANINGS[Section.LEVELS]}
        meanings |= {place: MEANINGS[use] for use, place in (columns.facts | columns.stated).items()}
        for n in table.head.filled:
            text = one_line(table.head.cell(n))
            if n not in columns.left:
                self.frame.append(Frame(text, lines, meanings.get(n, "Head of a column")))
                continue
            self.unused.append(Unused(lines, NOT_UNDERSTOOD, text))
            title = f"The column '{text}' was not used"
            self._finding(title, f"{NOT_UNDERSTOOD}. Say what it is, or leave it out.", lines)
        text, *further = (one_line(table.head.cell(n)) for n in columns.texts)
        if further:
            self.findings.append(of_further_texts(text, further, lines))

    def _finding(self, title: str, detail: str, lines: tuple[int, ...]) -> None:
        self.findings.append(PlainFinding(FindingKind.LAYOUT, title, detail, lines))

    def _row(self, row: Row, following: Row | None, columns: Columns) -> None:
        """A name alone stands above its levels; above another name it is a group's."""
        name = one_line(without_typeface(row.cell(columns.name)))
        if self.headings and (self.heading is None or self.heading < len(self.headings)):
            self.heading = group_above(self.headings, row.lines)
        if name and row.filled == [columns.name] and following and following.cell(columns.name):
            self.groups.append(Words(name, row.lines))
            self.heading, self.current = len(self.groups) - 1, None
            return
        if name:
            self.current = self._draft(name)
        self._leftovers(row, columns)
        if self.current is None:
            self.unused.append(Unused(row.lines, NO_PLACE))
            self._finding("A row has no name", "No row above it has one either. It was not used.", row.lines)
            return
        self.current.lines += row.lines
        for use, place in columns.facts.items():
            self._fact(self.current, use, Words(paragraphs(row.cell(place)), row.lines))
        self._level(self.current, row, columns)
        self._stated(self.current, row, columns)

    def _draft(self, name: str) -> Draft:
        return self.drafts.setdefault(f"{self.heading} {name.casefold()}", Draft(name, group=self.heading))

    def _leftovers(self, row: Row, columns: Columns) -> None:
        for n in row.filled:
            if n not in columns.known:
                self.unused.append(Unused(row.lines, NOT_UNDERSTOOD, row.cells[n]))

    def _fact(self, draft: Draft, use: Section, said: Words) -> None:
        """What a column says of the competency: once, or the same on each of its rows."""
        if not said.text:
            return
        if use == Section.NUMBER and not said.text.rstrip(".").isdecimal():
            self.unused.append(Unused(said.lines, NO_WHOLE, said.text))
            return
        kept = draft.facts.setdefault(use, said)
        if kept is said:
            self._group(draft, use, said)
        elif kept.text == said.text:
            draft.facts[use] = replace(kept, lines=kept.lines + said.lines)
            self._group(draft, use, said)
        else:
            self.unused.append(Unused(said.lines, ANOTHER, said.text))
            self._finding(
                f"{draft.name} has more than one '{use}'", f"{ANOTHER}. The first was taken.", said.lines
            )

    def _group(self, draft: Draft, use: Section, said: Words) -> None:
        if use != Section.GROUP:
            return
        place = next((n for n, group in enumerate(self.groups) if group.text == said.text), len(self.groups))
        if place == len(self.groups):
            self.groups.append(said)
        else:
            self.groups[place] = replace(self.groups[place], lines=self.groups[place].lines + said.lines)
        draft.group = place

    def carry_groups(self, in_front: bool) -> None:
        """Merged cells of a group count for all their competencies."""
        drafts, empty = list(self.drafts.values()), Words("", ())
        carried = carried_down(
            [GroupCell(d.name, d.facts.get(Section.GROUP, empty).text, d.lines[:1]) for d in drafts], in_front
        )
        self.findings += carried.findings
        for draft, text in zip(drafts, carried.texts, strict=True):
            if text:
                self._group(draft, Section.GROUP, Words(text, ()))

    def _level(self, draft: Draft, row: Row, columns: Columns) -> None:
        level = one_line(without_typeface(row.cell(columns.level)))
        cells = [row.cell(n) for n in columns.texts]
        text = whole_text(cells)
        if level and text:
            draft.levels.append(LevelRow(level, cells, row.lines, row.page))
        elif level:
            self.frame.append(Frame(level, row.lines, "Label of a level without a text"))
        elif text and draft.levels and draft.levels[-1].goes_on_with(cells):
            draft.levels[-1] = draft.levels[-1].longer(cells, row.lines)
            below = row.page is not None and row.page == draft.levels[-1].page
            where = "goes on in the row below" if below else "broken over the page"
            self._finding(
                f"Row of '{draft.name}' {where}",
                f"'{text[:200]}' stands without a level. It was joined to the text above with one space.",
                draft.levels[-1].lines,
            )
        elif text:
            self.unused += [Unused(row.lines, NO_PLACE, cell) for cell in cells if cell]
            self._finding(
                f"A text of '{draft.name}' has no level", f"'{text[:200]}' was not used.", row.lines
            )

    def _stated(self, draft: Draft, row: Row, columns: Columns) -> None:
        """What the row says of the required level and the selection use."""
        level = one_line(without_typeface(row.cell(columns.level)))
        if (place := columns.stated.get(Section.REQUIRED)) is not None and (level or row.cell(place)):
            draft.required.append(RequiredCell(level, one_line(row.cell(place)), row.lines))
            draft.required_head = self.required_head
        if (place := columns.stated.get(Section.SELECTION)) is not None and row.cell(place):
            draft.uses.append(Words(one_line(row.cell(place)), row.lines))

    def competencies(self) -> list[PlainCompetency]:
        """What the rows hold, in order, with the levels and uses that they state."""
        drafts = list(self.drafts.values())
        merged = in_first_rows_only([draft.required for draft in drafts])
        found = []
        for place, draft in enumerate(drafts):
            answer = answer_of(draft.required, draft.required_head, merged)
            competency, doubts = with_answer(_competency(draft), answer, place)
            said = with_use_of_cells(competency, draft.uses, place)
            self.frame += [*answer.frame, *said.frame]
            self.unused += [*answer.unused, *said.unused]
            self.findings += [*doubts, *said.findings]
            found.append(said.competency)
        return found


def _competency(draft: Draft) -> PlainCompetency:
    numbered = NUMBERED.fullmatch(draft.name)
    family, variant = split_variant(numbered["text"] if numbered else draft.name)
    stated = draft.facts.get(Section.NUMBER)
    definition = draft.facts.get(Section.DEFINITION)
    number = numbered["number"] if numbered else stated.text.rstrip(".") if stated else ""
    return PlainCompetency(
        family=family,
        lines=draft.lines,
        definition=definition.text if definition else None,
        definition_lines=definition.lines if definition else draft.lines[:1],
        variant=variant,
        number=int(number) if number.isascii() and number.isdecimal() and len(number) <= 6 else None,
        group=draft.group,
        levels=tuple(PlainStandard(one.label, whole_text(one.cells), one.lines) for one in draft.levels),
    )
