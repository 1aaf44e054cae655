"""A flat list while its lines are read: heads of tables, names with definitions, groups above them, and the rest."""

from models_app.calculations.plain import (
    Frame,
    PlainCompetency,
    PlainFinding,
    Unreadable,
    Unused,
    Words,
)
from models_app.choices import FindingKind
from models_app.exchange.assembly import split_variant
from models_app.exchange.bare_names import bare_finding, group_finding, name_in
from models_app.exchange.front import is_title
from models_app.exchange.front_job import class_in
from models_app.exchange.front_titles import names_document
from models_app.exchange.labels import Section, holds_levels, section_of
from models_app.exchange.lines import NUMBERED, announces, is_paragraph, joined_lines, without_typeface
from models_app.exchange.list_columns import column_of, with_cell
from models_app.exchange.list_entries import entry_of, head_frame, is_head
from models_app.exchange.row_parts import Column
from models_app.exchange.tables import is_row, may_be_head, one_line, paragraphs, row_of

NOT_UNDERSTOOD = "The head of its column does not say that it is a definition"


class ListReading:
    """The list while its lines are read."""

    def __init__(self, headings: list[Words]) -> None:
        self.headings = headings
        self.head: Words | None = None
        self.front: list[Words] = []
        self.groups: list[Words] = []
        self.competencies: list[PlainCompetency] = []
        self.frame: list[Frame] = []
        self.further: list[Words] = []
        self.findings: list[PlainFinding] = []
        self.unused: list[Unused] = []
        self.bare: set[tuple[int, ...]] = set()
        """Lines of names without a definition."""
        self.doubtful: set[tuple[int, ...]] = set()
        """Lines of which only the place says that they head a group."""
        self.below: set[tuple[int, ...]] = set()
        """Lines below the list that are labels of another form."""

    def line(self, line: Words, following: Words | None) -> None:
        """One line: a head of a table, a name with its definition, a group above such, or something else."""
        entry = None if line.lines in self.below else entry_of(line)
        if is_row(line) and is_head(line):
            if holds_levels(one_line(row_of(line).cell(0))):
                raise Unreadable("The table lists levels, not competencies.")
            self.frame += list(head_frame(line))
            self.head = line
        elif entry and (column := self._column(line)):
            self._add(entry[0], None, line)
            self.competencies[-1] = with_cell(self.competencies[-1], column, line)
        elif entry and (head := self._other_head(line)):
            self._beside(entry, head, line)
        elif entry:
            self._add(*entry, line)
        elif line.lines in self.bare:
            self._bare(line)
        elif is_row(line):
            self._row(line)
        elif self._is_group(line, following):
            self._group(Words(without_typeface(line.text).rstrip(":"), line.lines))
        elif self.competencies:
            self.further.append(line)
        else:
            self.front.append(line)

    def _column(self, line: Words) -> Column | None:
        """What stands beside the names of this row's table, where its head says that it is no definition."""
        return column_of(self.head) if self.head and is_row(line) and self.head.table == line.table else None

    def _other_head(self, line: Words) -> str:
        """The head of the only cell beside a name, where another column is headed as the definition; else empty."""
        if self.head is None or not is_row(line) or self.head.table != line.table:
            return ""
        heads, filled = row_of(self.head), row_of(line).filled
        uses = [section_of(one_line(cell)) for cell in heads.cells]
        apart = len(filled) == 2 and filled[0] == 0 and filled[1] != uses.index(Section.DEFINITION)
        return one_line(heads.cell(filled[1])) if apart else ""

    def _beside(self, entry: tuple[str, str], head: str, line: Words) -> None:
        """A name without a definition, and a cell of another column."""
        name, text = entry
        self._add(name, None, line)
        self.unused.append(Unused(line.lines, NOT_UNDERSTOOD, text))
        title = f"A cell of the column '{head}' was not used"
        detail = f"'{text[:200]}' stands beside '{name}', whose definition is empty. It was taken as no definition."
        place = len(self.competencies) - 1
        self.findings.append(PlainFinding(FindingKind.LAYOUT, title, detail, line.lines, place))

    def _group(self, heading: Words) -> None:
        self.groups.append(heading)
        if heading.lines in self.doubtful:
            self.findings.append(group_finding(heading.text, heading.lines))

    def head_by_form(self, line: Words) -> None:
        """A first row that only its form tells to be the head; that is said."""
        cells = [one_line(cell) for cell in row_of(line).cells if cell]
        self.frame += [Frame(cell, line.lines, "Head of a column") for cell in cells]
        named = " and ".join(f"'{cell}'" for cell in cells)
        self.findings.append(
            PlainFinding(
                FindingKind.LAYOUT,
                f"{named} were taken as the head of the table",
                "The first row has single words where all others have a text. It was read as the head, and as no "
                "competency.",
                line.lines,
            )
        )

    def _is_group(self, line: Words, following: Words | None) -> bool:
        """A short line right above a name with its definition; the very first line is the title."""
        above = following is not None and (entry_of(following) is not None or is_head(following))
        opens = above or line in self.headings
        first = not self.competencies and (
            not self.front or names_document(self.front, line) or class_in(line) is not None
        )
        colon = bool(self.competencies) and line.text.endswith(":")
        title = is_title(Words(line.text.removesuffix(":"), line.lines) if colon else line)
        return opens and title and not announces(line.text) and (not first or line in self.headings)

    def _bare(self, line: Words) -> None:
        self._add(name_in(line), None, line)
        if not is_row(line):
            self.findings.append(bare_finding(name_in(line), line, len(self.competencies) - 1))

    def _add(self, name: str, definition: str | None, line: Words) -> None:
        numbered = NUMBERED.fullmatch(name)
        family, variant = split_variant(numbered["text"] if numbered else name)
        self.competencies.append(
            PlainCompetency(
                family,
                line.lines,
                definition,
                line.lines,
                variant,
                int(numbered["number"]) if numbered else None,
                len(self.groups) - 1 if self.groups else None,
            )
        )

    def _row(self, line: Words) -> None:
        """A row with one cell is a group; one without a name goes on with the definition above."""
        row = row_of(line)
        if row.filled == [0] or len(row.cells) == 1:
            self._group(Words(one_line(row.cells[row.filled[0]]), line.lines))
        elif len(row.filled) == 1 and self.competencies and (column := self._column(line)):
            self.competencies[-1] = with_cell(self.competencies[-1], column, line)
            self._no_name(paragraphs(row.cells[row.filled[0]]), f"'{column.label}'", line)
        elif len(row.filled) == 1 and self.competencies and self.competencies[-1].definition:
            self._go_on(paragraphs(row.cells[row.filled[0]]), line)
        else:
            self.unused.append(Unused(line.lines, "A row that is no name with a definition"))
            if (
                len(row.filled) == 2
                and section_of(one_line(row.cell(0))) == Section.NAME
                and may_be_head(row)
            ):
                self.findings.append(_of_column(one_line(row.cells[row.filled[1]]), line))

    def _go_on(self, text: str, line: Words) -> None:
        last = self.competencies[-1]
        torn = not is_paragraph(last.definition or "")
        self.competencies[-1] = PlainCompetency(
            last.family,
            last.lines + line.lines,
            f"{last.definition}{' ' if torn else chr(10)}{text}",
            last.definition_lines + line.lines,
            last.variant,
            last.number,
            last.group,
        )
        self._no_name(text, "definition", line)

    def _no_name(self, text: str, what: str, line: Words) -> None:
        last = self.competencies[-1]
        self.findings.append(
            PlainFinding(
                FindingKind.LAYOUT,
                f"A row below '{last.family}' has no name",
                f"'{text[:200]}' was taken as more of its {what}.",
                joined_lines(last.lines, line.lines),
                len(self.competencies) - 1,
            )
        )


def _of_column(head: str, line: Words) -> PlainFinding:
    return PlainFinding(
        FindingKind.LAYOUT,
        f"The column '{head}' was taken as the definition",
        f"{NOT_UNDERSTOOD}. If its texts are something else, say so by hand, or move them in the draft.",
        line.lines,
    )
