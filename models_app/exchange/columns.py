"""The competencies in the rows of tables, by what their columns hold."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from models_app.calculations.plain import Frame, PlainCompetency, PlainFinding, PlainStandard, Unused, Words
from models_app.choices import FindingKind
from models_app.exchange.assembly import split_variant
from models_app.exchange.bands import bands_of, level_for
from models_app.exchange.bare_names import may_head_groups
from models_app.exchange.block_competency import with_stated_level
from models_app.exchange.cell_names import name_and_definition, run_in, section_of_head
from models_app.exchange.group_cells import GroupCell, carried_down
from models_app.exchange.group_headings import group_above
from models_app.exchange.head_findings import of_head_as_group, of_levels, of_unknown_head
from models_app.exchange.labels import MEANINGS, Section
from models_app.exchange.lines import NUMBERED, has_letter, without_typeface
from models_app.exchange.listed_rows import with_rows_in_lists
from models_app.exchange.row_findings import of_bands, of_bare, of_going_on, of_grades, of_marks, of_stated
from models_app.exchange.row_parts import Column, Parts
from models_app.exchange.stated_uses import with_use_of_cells
from models_app.exchange.tables import NOT_UNDERSTOOD, Row, Table, one_line, paragraphs
from models_app.exchange.torn_rows import is_torn, made_whole
from models_app.exchange.wide_rows import not_placed, only, overfull, which_column

NO_NAME = "A row whose name has no letter"


@dataclass
class Draft:
    """A competency while its rows are read: the text of each column with its lines."""

    name: str
    row: Row
    group: int | None
    lines: tuple[int, ...] = ()
    page: int | None = None  # of its last row
    texts: dict[int, Words] = field(default_factory=dict)
    levels: list[PlainStandard] = field(default_factory=list)  # where they stand one a row


@dataclass
class TableReader:
    """Reads tables by their columns, one after the other."""

    grade: str = ""
    drafts: list[tuple[Draft, list[Column]]] = field(default_factory=list)
    groups: list[Words] = field(default_factory=list)
    frame: list[Frame] = field(default_factory=list)
    unused: list[Unused] = field(default_factory=list)
    findings: list[PlainFinding] = field(default_factory=list)
    labels: list[Words] = field(default_factory=list)
    runs_in: bool = False
    """Whether the names of the table that is read have their definitions behind them."""
    listed: bool = False
    """Whether each row of the table that is read is one item of a list."""
    unsure_groups: list[PlainFinding] = field(default_factory=list)
    """Heads above names that were taken as groups; several different ones are groups for sure."""

    def read(
        self, table: Table, columns: list[Column], head_is_group: bool = True, said_by_hand: bool = False
    ) -> None:
        """One table. `head_is_group`: words above the names that are no label name the group.

        `said_by_hand`: a person left columns out, so that no finding asks about them.
        """
        heads = table.head.lines + tuple(n for row in table.repeats for n in row.lines)
        self._head(columns, heads, head_is_group, said_by_hand)
        name = next(column for column in columns if column.use == Section.NAME)
        asked = frozenset() if said_by_hand else overfull(table)
        rows, torn = made_whole(self._answerable(table, asked, name.place), name.place)
        self.findings += torn
        rows, again, self.listed = with_rows_in_lists(rows, columns)
        self.frame += again
        lines = {row.lines for row in asked}
        self.runs_in = run_in(rows, columns)
        bare = [_is_bare(row, name, columns) and row.lines not in lines for row in rows]
        grouped = may_head_groups(bare) and not said_by_hand
        for row, alone in zip(rows, bare, strict=True):
            self._row(row, alone and grouped and row is not rows[-1], name, columns)
        if said_by_hand and not any(column.use == Section.GROUP for column in columns):
            above = [row for row, *pair in zip(rows, bare, bare[1:], strict=False) if pair == [True, False]]
            places = {draft.row.lines: place for place, (draft, _) in enumerate(self.drafts)}
            self.findings += [
                of_bare(one_line(without_typeface(row.cell(name.place))), row, places.get(row.lines))
                for row in above
            ]

    def _answerable(self, table: Table, asked: frozenset[Row], name_place: int) -> list[Row]:
        """The rows; of those that fit no head the name alone, with a question about the rest."""
        for row in table.rows:
            if row in asked:
                self.unused += not_placed(row, name_place)
                self.findings.append(which_column(row, name_place))
        kept = [only(row, name_place) if row in asked else row for row in table.rows]
        return [row for row in kept if row.filled]

    def _head(
        self, columns: list[Column], lines: tuple[int, ...], head_is_group: bool, said_by_hand: bool
    ) -> None:
        for column in columns:
            known = section_of_head(column.label)
            if column.use == Section.LEVELS:
                self.labels.append(Words(column.label, lines))
            elif column.use == Section.NOT_USED and said_by_hand:
                self.unused.append(Unused(lines, column.reason, column.label))
            elif column.use == Section.NOT_USED:
                self.unused.append(Unused(lines, NOT_UNDERSTOOD, column.label))
                self._finding(
                    f"The column '{column.label}' was not used",
                    f"{NOT_UNDERSTOOD}. Say what it is, or leave it out.",
                    lines,
                )
            elif column.use == Section.NAME and known is None and head_is_group:
                self.groups.append(Words(column.label, lines))
                self.unsure_groups += of_head_as_group(column.label, lines)
            else:
                self.frame.append(Frame(column.label, lines, MEANINGS[column.use]))
                if column.use == Section.NAME and known is None and not said_by_hand:
                    self.findings.append(of_unknown_head(column.label, lines))

        self.findings += of_levels(
            [column.label for column in columns if column.use == Section.LEVELS], lines
        )

    def _finding(self, title: str, detail: str, lines: tuple[int, ...], place: int | None = None) -> None:
        self.findings.append(PlainFinding(FindingKind.LAYOUT, title, detail, lines, place))

    def _row(self, row: Row, heads_group: bool, name: Column, columns: list[Column]) -> None:
        places = [column.place for column in columns]
        text = one_line(without_typeface(row.cell(name.place)))
        filled = [n for n in row.filled if n in places]
        self._leftovers(row, places)
        if text and not has_letter(text):
            self.unused.append(Unused(row.lines, NO_NAME))
            self._finding(
                f"'{text}' is no name", "A row begins with it. It has no letter and was not used.", row.lines
            )
            return
        if text and heads_group:
            self.groups.append(Words(text, row.lines))
        elif text:
            self.drafts.append((self._draft(row, name, columns), columns))
        elif filled and self.drafts:
            self._go_on(self.drafts[-1][0], row, columns)
        elif filled:
            self.unused.append(Unused(row.lines, "A row without a name, and none above it"))
            self._finding("A row has no name", "No row above it has one either. It was not used.", row.lines)

    def _leftovers(self, row: Row, places: list[int]) -> None:
        for n in row.filled:
            if n not in places:
                self.unused.append(Unused(row.lines, "A cell without a column head", row.cells[n]))
                self._finding(
                    "A cell stands below no head",
                    f"'{row.cells[n][:80]}'. It was not used.",
                    row.lines,
                )

    def _draft(self, row: Row, name: Column, columns: list[Column]) -> Draft:
        text, below = name_and_definition(without_typeface(row.cell(name.place)), self.runs_in)
        group = len(self.groups) - 1 if self.groups else None
        draft = Draft(text, row, group, row.lines, row.page)
        if below:
            draft.texts[name.place] = Words(below, row.lines)
        for column in columns:
            if column.use != Section.NAME and row.cell(column.place):
                draft.texts[column.place] = Words(row.cell(column.place), row.lines)
        return draft

    def _go_on(self, draft: Draft, row: Row, columns: list[Column]) -> None:
        """A row without a name goes on with the one above: torn by a page break, or a further row of it."""
        joined = [(c, draft.texts.get(c.place), row.cell(c.place)) for c in columns if row.cell(c.place)]
        torn = not self.listed and (
            draft.page != row.page or any(is_torn(above, cell) for _, above, cell in joined)
        )
        apart = " " if torn else "\u2028"
        for column, above, cell in joined:
            draft.texts[column.place] = (
                Words(f"{above.text}{apart}{cell}", above.lines + row.lines)
                if above
                else Words(cell, row.lines)
            )
        place, lines = len(self.drafts) - 1, draft.lines + row.lines
        self.findings += [] if self.listed else [of_going_on(draft.name, row, torn, lines, place)]
        draft.lines += row.lines
        draft.page = row.page

    def put_in_groups(self, headings: list[Words]) -> None:
        """Each competency stands in the group whose heading is the last above it."""
        self.groups = list(headings)
        for draft, _ in self.drafts:
            draft.group = group_above(headings, draft.row.lines)

    def competencies(self) -> Iterator[PlainCompetency]:
        """What the rows hold, in order."""
        self.findings += self.unsure_groups if len(self.unsure_groups) == 1 else []
        self._carry_groups()
        for place, (draft, columns) in enumerate(self.drafts):
            yield self._competency(draft, columns, place)

    def _carry_groups(self) -> None:
        """Merged cells of a group count for all their rows."""
        for columns in {id(columns): columns for _, columns in self.drafts}.values():
            place = next((column.place for column in columns if column.use == Section.GROUP), None)
            drafts = [draft for draft, of in self.drafts if of is columns]
            if place is None:
                continue
            empty = Words("", ())
            cells = [
                GroupCell(draft.name, one_line(draft.texts.get(place, empty).text), draft.row.lines)
                for draft in drafts
            ]
            carried = carried_down(cells, place < next(c.place for c in columns if c.use == Section.NAME))
            self.findings += carried.findings
            for draft, text in zip(drafts, carried.texts, strict=True):
                if text:
                    draft.texts[place] = Words(text, ())

    def _competency(self, draft: Draft, columns: list[Column], place: int) -> PlainCompetency:
        numbered = NUMBERED.fullmatch(draft.name)
        family, variant = split_variant(numbered["text"] if numbered else draft.name)
        number = int(numbered["number"]) if numbered else None
        below_name = draft.texts.get(next(c.place for c in columns if c.use == Section.NAME))
        parts = Parts([Words(paragraphs(below_name.text), below_name.lines)] if below_name else [])
        for column in columns:
            text = draft.texts.get(column.place)
            if text and column.use != Section.NAME:
                parts.put(column, text)
        if parts.number is not None and number is None:
            number = parts.number
        group = self._group(parts.group, draft)
        definition = parts.definitions
        self.unused += parts.unused
        competency = PlainCompetency(
            family=family,
            variant=variant,
            number=number,
            group=group,
            definition="\n\n".join(words.text for words in definition) or None,
            definition_lines=tuple(n for words in definition for n in words.lines) or draft.row.lines,
            lines=draft.lines,
            levels=(*parts.levels, *draft.levels),
            indicators=tuple(parts.indicators),
            standards=tuple(parts.standards),
            areas=tuple(parts.areas),
        )
        return self._with_required(competency, parts, place)

    def _group(self, named: Words | None, draft: Draft) -> int | None:
        """The group that a column names, or else the heading above."""
        if named is None:
            return draft.group
        for n, group in enumerate(self.groups):
            if group.text.casefold() == named.text.casefold():
                self.groups[n] = Words(group.text, group.lines + named.lines)
                return n
        self.groups.append(named)
        return len(self.groups) - 1

    def _with_required(self, competency: PlainCompetency, parts: Parts, place: int) -> PlainCompetency:
        """A level that a column states; bands of grades only for the grade of the class."""
        for text, says_required in parts.bands:
            level = level_for(self.grade, bands_of(text.text)) if says_required else None
            if level:
                competency = with_stated_level(competency, Words(level, text.lines))
            else:
                self.findings.append(of_bands(competency.name, text, says_required, place))
        if parts.grades:
            self.findings.append(of_grades(competency.name, parts.grades, place))
        if parts.stated:
            self.findings.append(of_stated(competency.name, parts.stated, place))
        if parts.marks:
            self.findings.append(of_marks(competency.name, parts.marks, place))
        if parts.required:
            self.frame.append(Frame(parts.required.text, parts.required.lines, "Required level"))
            competency = with_stated_level(competency, parts.required)
        return self._with_use(competency, parts.selection, place) if parts.selection else competency

    def _with_use(self, competency: PlainCompetency, stated: Words, place: int) -> PlainCompetency:
        """The selection use that a column states; words that state neither are a finding."""
        said = with_use_of_cells(competency, [stated], place)
        self.frame += said.frame
        self.unused += said.unused
        self.findings += said.findings
        return said.competency


def _is_bare(row: Row, name: Column, columns: list[Column]) -> bool:
    """Whether a row has a name and nothing in the other columns."""
    places = [column.place for column in columns]
    text = one_line(without_typeface(row.cell(name.place)))
    return has_letter(text) and [n for n in row.filled if n in places] == [name.place] and len(columns) > 1
