"""Flat lists of names and definitions: 'Name – definition', 'Name: definition', or a table of two columns.

Negotiation – Finds an agreement that both sides keep.
Reading the tide: Knows when to leave the harbor.

A name in bold that runs into its text needs no colon.
"""

from collections import Counter

from models_app.calculations.plain import (
    Frame,
    NotThere,
    PlainCompetency,
    PlainFinding,
    PlainModel,
    Unreadable,
    Unused,
    Words,
)
from models_app.choices import FindingKind
from models_app.exchange.assembly import assembled, split_variant
from models_app.exchange.bare_names import bare_finding, bare_lines, bare_rows, group_finding, name_in
from models_app.exchange.front import front_of, is_title, names_document
from models_app.exchange.front_job import class_in
from models_app.exchange.group_headings import headings_above_tables
from models_app.exchange.labels import Section, holds_levels, section_of
from models_app.exchange.level_grids import may_be_levels_of_one
from models_app.exchange.lines import NUMBERED, is_paragraph, joined_lines, without_typeface
from models_app.exchange.list_entries import (
    entry_of,
    head_frame,
    heads_by_form,
    is_head,
    lines_of_another_form,
    title_apart,
)
from models_app.exchange.run_in_names import named_by_full_stop, run_in_names, with_names_apart
from models_app.exchange.tables import is_row, one_line, paragraphs, row_of

code = "definition_list"
label = "a flat list of names and definitions"

NOT_UNDERSTOOD = "The head of its column does not say that it is a definition"


def read(lines: list[Words]) -> PlainModel:
    """The model in such a document. Raises Unreadable where fewer than two lines are a name and a definition."""
    if may_be_levels_of_one(lines, least=2):
        raise Unreadable("The tables stand below headings and tell of what is named there.")
    run_in = run_in_names(lines) > 0
    by_full_stop = named_by_full_stop(lines)
    lines = with_names_apart(lines)
    title, lines = title_apart(lines)
    lists = List(headings_above_tables(lines))
    lists.front = title
    heads = heads_by_form(lines)
    lists.bare = _bare_names(lines, heads, lists.headings, run_in)
    lists.doubtful = _doubtful(lines, lists.bare, run_in)
    lists.below = lines_of_another_form(lines)
    for n, line in enumerate(lines):
        if line in heads:
            lists.head_by_form(line)
        else:
            lists.line(line, _below(lines, n, run_in))
    if _are_labels(lists.competencies):
        raise Unreadable("The words in front of the texts come back: they are labels, and no names.")
    defined = sum(competency.definition is not None for competency in lists.competencies)
    if len(lists.competencies) < 2 or defined < (1 if lists.frame else 2):
        raise NotThere("There are no two lines with a name and a definition.")
    if len(lists.further) > len(lists.competencies):
        raise Unreadable("Most of the document is no list of names and definitions.")
    return assembled(
        front_of(lists.front),
        lists.competencies,
        groups=lists.groups,
        tail=lists.further,
        frame=lists.frame,
        findings=[*by_full_stop, *lists.findings, *_between(lists)],
        unused=lists.unused,
    )


def _between(lists: "List") -> list[PlainFinding]:
    """Lines between the competencies that are none and head no group: they were kept, and that is said."""
    last = lists.competencies[-1].lines[0]
    found = [line for line in lists.further if line.lines[0] < last or line.lines in lists.below]
    if not found:
        return []
    said = "; ".join(f"'{line.text[:100]}'" for line in found[:5])
    where = "below" if any(line.lines in lists.below for line in found) else "between"
    return [
        PlainFinding(
            FindingKind.LAYOUT,
            f"Lines {where} the competencies were kept as notes",
            f"{said}. They are no name with a definition that the portal can tell. If one is a competency, add it in "
            "the draft.",
            joined_lines(*(line.lines for line in found)),
        )
    ]


def _below(lines: list[Words], n: int, run_in: bool) -> Words | None:
    """The line below; a paragraph about a group of names that run into their texts is passed over."""
    below = lines[n + 1 : n + 3]
    if (
        run_in
        and len(below) == 2
        and is_title(lines[n])
        and is_paragraph(below[0].text)
        and not entry_of(below[0])
    ):
        return below[1]
    return below[0] if below else None


def _are_labels(competencies: list[PlainCompetency]) -> bool:
    """Whether two words or more come back in front of most texts."""
    counts = Counter(competency.name.casefold() for competency in competencies)
    back = [count for count in counts.values() if count > 1]
    return len(back) > 1 and sum(back) * 2 > len(competencies)


def _bare_names(
    lines: list[Words], heads: list[Words], headings: list[Words], run_in: bool
) -> set[tuple[int, ...]]:
    """Rows and lines with a name alone that are competencies without a definition."""
    known = {line.lines for line in lines if line in heads or is_head(line)}
    entries = [n for n, line in enumerate(lines) if entry_of(line)]
    first = entries[0] if entries else 0
    grouped = any(is_title(line) for line in lines[1:first][-2 if run_in else -1 :])
    alone = bare_lines(lines, _is_entry_line, grouped)
    return (bare_rows(lines, known) | alone) - {line.lines for line in headings}


def _is_entry_line(line: Words) -> bool:
    return not is_row(line) and entry_of(line) is not None


def _doubtful(lines: list[Words], bare: set[tuple[int, ...]], run_in: bool) -> set[tuple[int, ...]]:
    """Names alone that head a group by their place only: lines that look like names, or the one such row of all."""
    alike = set() if run_in else bare_lines(lines, _is_entry_line, grouped=False)
    alone = [line.lines for line in lines if is_row(line) and row_of(line).filled == [0]]
    return (alike | set(alone if len(alone) == 1 else [])) - bare


class List:
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
        opens = following is not None and (entry_of(following) is not None or is_head(following))
        first = not self.competencies and (
            not self.front or names_document(self.front, line) or class_in(line) is not None
        )
        colon = bool(self.competencies) and line.text.endswith(":")
        title = is_title(Words(line.text.removesuffix(":"), line.lines) if colon else line)
        return opens and title and (not first or line in self.headings)

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
        elif len(row.filled) == 1 and self.competencies and self.competencies[-1].definition:
            self._go_on(paragraphs(row.cells[row.filled[0]]), line)
        else:
            self.unused.append(Unused(line.lines, "A row that is no name with a definition"))

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
        self.findings.append(
            PlainFinding(
                FindingKind.LAYOUT,
                f"A row below '{last.family}' has no name",
                f"'{text[:200]}' was taken as more of its definition.",
                last.lines + line.lines,
                len(self.competencies) - 1,
            )
        )
