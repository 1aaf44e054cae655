"""Tables as a person sees them: in which row the head of each stands, and what single rows of them are."""

from dataclasses import dataclass, field, replace

from models_app.calculations.plain import Frame, PlainFinding, Unreadable, Unused, Words
from models_app.exchange.labels import Section
from models_app.exchange.lines import is_short
from models_app.exchange.mapping import FRONT, OUTSIDE, TITLE, HeadRow, Mapping
from models_app.exchange.rows_above import LABEL_OF_TITLE, head_below_facts, said_by
from models_app.exchange.sheet_parts import table_runs, titles_apart
from models_app.exchange.table_notes import notes_apart
from models_app.exchange.tables import Row, Table, is_row, row_of, runs_of, tables_of

OF_ROWS = frozenset({Section.NOT_USED.value, TITLE, FRONT, Section.GROUP.value, OUTSIDE})


@dataclass
class Prepared:
    """The lines: rows above heads, notes below tables and rows of which a person said what they are as plain ones."""

    lines: list[Words] = field(default_factory=list)
    has_head: bool = True
    heads: set[tuple[int, ...]] = field(default_factory=set)
    """Rows that are heads by a person's word."""
    headless: set[tuple[int, ...]] = field(default_factory=set)
    """Rows of tables that have no head by a person's word."""
    titles: set[tuple[int, ...]] = field(default_factory=set)
    """Rows above heads that say the title."""
    frame: list[Frame] = field(default_factory=list)
    unused: list[Unused] = field(default_factory=list)
    findings: list[PlainFinding] = field(default_factory=list)

    def tables(self) -> list[Table]:
        """The tables in the order of the document, as a mapping counts them."""
        if not self.has_head:
            return [Table(Row((), ()), run) for run in runs_of(self.lines)]
        bare = [line for line in self.lines if line.lines in self.headless]
        headed = [line for line in self.lines if line.lines not in self.headless]
        found = [
            *tables_of(headed, frozenset(self.heads)),
            *(Table(Row((), ()), run) for run in runs_of(bare)),
        ]
        return sorted(found, key=lambda table: table.head.lines or table.rows[0].lines)


def prepared(lines: list[Words], mapping: Mapping) -> Prepared:
    """The lines by a mapping. Raises Unreadable where it names rows that are none, or that can't be what it says."""
    result = Prepared(has_head=mapping.has_head)
    refuse_no_rows(lines, mapping.heads)
    uses = {one.line: one.use for one in mapping.lines} if mapping.columns else {}
    for run in table_runs(lines):
        found = _run(run, mapping, uses, result) if is_row(run[0]) else run
        # A title in a sheet comes before the sheet's name.
        under = found[0].lines in result.titles and result.lines and result.lines[-1].kind == "heading"
        name = [result.lines.pop()] if under and run[0].row else []
        result.lines += [*found[: len(name)], *name, *found[len(name) :]]
    below = notes_apart(result.lines)
    result.lines, result.unused, result.findings = below.lines, below.unused, below.findings
    return result


def _run(run: list[Words], mapping: Mapping, uses: dict[int, str], result: Prepared) -> list[Words]:
    """The rows of one table, and in front of them as plain lines those that are none."""
    named = [line for line in run if any(n in uses for n in line.lines)]
    plain = [part for line in named for part in _by_use(line, uses, result)]
    run = [line for line in run if line not in named]
    if not run or not mapping.has_head:
        return [*plain, *run]
    said = next((one for one in mapping.heads if any(one.line in line.lines for line in run)), None)
    if said and not said.head:
        result.headless |= {line.lines for line in run}
        return [*plain, *run]
    place = next((n for n, line in enumerate(run) if said and said.line in line.lines), head_below_facts(run))
    if said:
        result.heads.add(run[place].lines)
    elif not place:
        return [*plain, *titles_apart(run, any_head=True)]
    return [*plain, *_front(run[:place], result), *run[place:]]


def head_place(run: list[Words]) -> int:
    """In which row, from 0, the portal takes the head of a table to stand."""
    return head_below_facts(run) or len(run) - sum(map(is_row, titles_apart(run, any_head=True)))


def _front(rows: list[Words], result: Prepared) -> list[Words]:
    """Rows above a head as lines of the front, the title first."""
    said = [one for line in rows for one in said_by(line)]
    result.frame += [Frame(one.label, one.line.lines, LABEL_OF_TITLE) for one in said if one.understood]
    titles = [one for one in said if one.is_title]
    result.titles |= {one.line.lines for one in titles}
    return [one.line for one in (*titles, *(one for one in said if one not in titles))]


def _by_use(line: Words, uses: dict[int, str], result: Prepared) -> list[Words]:
    """A row of which a person said what it is, as plain lines."""
    number, use = next((n, uses[n]) for n in line.lines if n in uses)
    if use not in OF_ROWS:
        raise Unreadable(
            f"Line {number} is a row of a table whose columns are named. Of such a row it can be said that it is "
            f"{', '.join(sorted(OF_ROWS))}; what its cells hold is said of the columns."
        )
    if use in (TITLE, FRONT):
        return _front([line], result)
    cells = [cell for cell in row_of(line).cells if cell]
    return [replace(line, text=" ".join(cells), kind="", table=None, marks=())]


def may_head_group(line: Words) -> bool:
    """Whether a row holds a single short cell, so that a person may say that it heads a group."""
    cells = [cell for cell in row_of(line).cells if cell]
    return len(cells) == 1 and is_short(cells[0])


def refuse_no_rows(lines: list[Words], heads: tuple[HeadRow, ...]) -> None:
    """Raises Unreadable for a head whose line is no row of a table, or where a table would have two."""
    found: dict[int, int] = {}
    for n, run in enumerate(table_runs(lines)):
        found |= {number: n for line in run if is_row(line) for number in line.lines}
    first: dict[int, int] = {}
    for one in heads:
        if one.line not in found:
            raise Unreadable(f"Line {one.line} is no row of a table, so that no head can stand there.")
        if first.setdefault(found[one.line], one.line) != one.line:
            raise Unreadable(
                f"Lines {first[found[one.line]]} and {one.line} are rows of one table. Name one of them as its head."
            )
