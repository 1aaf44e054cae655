"""Documents with a table of one level a row: the name of the competency, the level and its text across.

    Competency <tab> Level  <tab> Description
    Zoning     <tab> Basic  <tab> …
               <tab> Expert <tab> …

The name may stand on each of its rows or on the first only. A definition or a group stands to the left of the levels.
"""

from dataclasses import dataclass, field, replace

from models_app.calculations.plain import (
    Frame,
    NotThere,
    PlainCompetency,
    PlainFinding,
    PlainModel,
    PlainStandard,
    Unreadable,
    Unused,
    Words,
)
from models_app.choices import FindingKind
from models_app.exchange.assembly import assembled, split_variant
from models_app.exchange.front import front_of
from models_app.exchange.group_cells import GroupCell, carried_down
from models_app.exchange.group_headings import group_above, headings_above_tables
from models_app.exchange.heading_numbers import NO_WHOLE, no_whole_named
from models_app.exchange.labels import MEANINGS, Section, section_of
from models_app.exchange.level_columns import heads_of, level_place, of_form
from models_app.exchange.lines import ENDS_SENTENCE, NUMBERED, without_typeface
from models_app.exchange.tables import Row, Table, is_row, one_line, paragraphs, tables_of
from models_app.exchange.wide_rows import REFUSAL, overfull

code = "level_rows"
label = "a table with one level a row, the competency's name beside it"

NO_PLACE = "A row without a level and its text"
OTHER_TABLE = "A row of a table that lists no levels"
NOT_UNDERSTOOD = "Its head does not say what the column holds"
ANOTHER = "Another text in the same column, for the same competency"
FACTS = (Section.GROUP, Section.NUMBER)


@dataclass(frozen=True)
class Columns:
    """Which column holds what; `left` are those that nobody can tell."""

    name: int
    level: int
    text: int
    facts: dict[Section, int]
    left: tuple[int, ...]


@dataclass
class Draft:
    """One competency while its rows are read."""

    name: str
    lines: tuple[int, ...] = ()
    group: int | None = None
    levels: list[PlainStandard] = field(default_factory=list)
    facts: dict[Section, Words] = field(default_factory=dict)


def read(lines: list[Words]) -> PlainModel:
    """The model in such a document. Raises Unreadable where no table has a column of levels, or most names one row."""
    tables = tables_of(lines)
    found = [(table, columns) for table in tables if (columns := columns_in(table))]
    if not found:
        raise NotThere("There is no table with a column of levels between names and texts.")
    if any(overfull(table) for table, _ in found):
        raise Unreadable(REFUSAL)
    headings = headings_above_tables(lines, {row.lines for table, _ in found for row in _rows_of(table)})
    reader = Rows(headings, list(headings))
    for table, columns in found:
        reader.read(table, columns)
    reader.carry_groups(all(columns.facts.get(Section.GROUP, -1) < columns.name for _, columns in found))
    if sum(len(draft.levels) > 1 for draft in reader.drafts.values()) * 2 <= len(reader.drafts):
        raise Unreadable(
            "Most names stand beside one level only: it is a fact about them, and no list of levels."
        )
    others = [row for table in tables if not columns_in(table) for row in _rows_of(table)]
    first = found[0][0].head.lines[0]
    texts = [line for line in lines if not is_row(line) and line not in headings]
    unused = [*reader.unused, *(Unused(row.lines, OTHER_TABLE) for row in others)]
    return assembled(
        front_of([line for line in texts if line.lines[0] < first]),
        [_competency(draft) for draft in reader.drafts.values()],
        groups=reader.groups,
        tail=[line for line in texts if line.lines[0] > first],
        frame=reader.frame,
        unused=unused,
        findings=[*reader.findings, *no_whole_named(unused)],
    )


def _rows_of(table: Table) -> list[Row]:
    return [table.head, *table.repeats, *table.rows]


def columns_in(table: Table) -> Columns | None:
    """The columns of such a table; None for any other one."""
    heads, level = heads_of(table), level_place(table)
    uses = {n: section_of(text) for n, text in enumerate(heads) if text and n != level}
    if level is None:
        return None
    before, after = [n for n in uses if n < level], [n for n in uses if n > level]
    name = next((n for n in before if uses[n] == Section.NAME), None)
    if name is None:
        name = next((n for n in before if uses[n] is None), None)
    if name is None or not after:
        return None
    told = {use: n for n, use in uses.items() if use in FACTS or (use == Section.DEFINITION and n in before)}
    places = (name, after[0], *told.values())
    return Columns(name, level, after[0], told, tuple(n for n in uses if n not in places))  # type: ignore[arg-type]


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

    def read(self, table: Table, columns: Columns) -> None:
        """One table."""
        self._head(table, columns)
        self.findings += of_form(table, columns.level)
        for n, row in enumerate(table.rows):
            self._row(row, table.rows[n + 1] if n + 1 < len(table.rows) else None, columns)

    def _head(self, table: Table, columns: Columns) -> None:
        lines = table.head.lines + tuple(n for row in table.repeats for n in row.lines)
        meanings = {columns.name: MEANINGS[Section.NAME], columns.level: MEANINGS[Section.LEVELS]}
        meanings |= {place: MEANINGS[use] for use, place in columns.facts.items()}
        for n in table.head.filled:
            text = one_line(table.head.cell(n))
            if n not in columns.left:
                self.frame.append(Frame(text, lines, meanings.get(n, "Head of a column")))
                continue
            self.unused.append(Unused(lines, NOT_UNDERSTOOD, text))
            title = f"The column '{text}' was not used"
            self._finding(title, f"{NOT_UNDERSTOOD}. Say what it is, or leave it out.", lines)

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

    def _draft(self, name: str) -> Draft:
        return self.drafts.setdefault(f"{self.heading} {name.casefold()}", Draft(name, group=self.heading))

    def _leftovers(self, row: Row, columns: Columns) -> None:
        known = (columns.name, columns.level, columns.text, *columns.facts.values())
        for n in row.filled:
            if n not in known:
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
        text = paragraphs(without_typeface(row.cell(columns.text)))
        if level and text:
            draft.levels.append(PlainStandard(level, text, row.lines))
        elif level:
            self.frame.append(Frame(level, row.lines, "Label of a level without a text"))
        elif text and draft.levels and not draft.levels[-1].text.endswith(ENDS_SENTENCE):
            last = draft.levels[-1]
            draft.levels[-1] = replace(last, text=f"{last.text} {text}", lines=last.lines + row.lines)
            self._finding(
                f"Row of '{draft.name}' broken over the page",
                f"'{text[:200]}' stands without a level. It was joined to the text above with one space.",
                last.lines + row.lines,
            )
        elif text:
            self.unused.append(Unused(row.lines, NO_PLACE, text))
            self._finding(
                f"A text of '{draft.name}' has no level", f"'{text[:200]}' was not used.", row.lines
            )


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
        levels=tuple(draft.levels),
    )
