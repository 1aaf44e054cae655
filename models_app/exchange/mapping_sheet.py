"""What a person looks at to name the columns and headings of a document: its tables, styles and labels, with samples.

Tables and lines are counted as `by_hand` counts them. Proposals are what the portal understands of heads and labels;
they are shown to be looked at, and nothing is read by them before somebody sends them.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from models_app.calculations.plain import Unreadable, Words
from models_app.calculations.same_words import folded
from models_app.exchange.column_uses import columns_of
from models_app.exchange.front import is_title
from models_app.exchange.head_choices import HeadChoice, head_choices
from models_app.exchange.heads_by_hand import prepared
from models_app.exchange.keyed_proposals import key_proposals, label_proposal
from models_app.exchange.labels import Section, section_of, split_label
from models_app.exchange.line_styles import OF_DEPTH, STYLES, styles_of
from models_app.exchange.lines import without_typeface
from models_app.exchange.mapping import KEY, LEVEL, ColumnUse, HeadRow, Mapping
from models_app.exchange.tables import Table, is_row, one_line
from models_app.exchange.texts_by_hand import without_sign

SAMPLES = 3
SAMPLE_CHARACTERS = 160
MOST_COLUMNS = 300  # rows of choices on the page
MOST_LABELS = 40
MOST_FURTHER = 30  # rows of choices for words of one line each
LONGEST_LABEL = 60
TITLES = 12  # lines that are offered as the title


@dataclass(frozen=True)
class ColumnSample:
    """One column: its head, its first cells with something in them, and what the portal would take it for."""

    place: int
    head: str
    cells: tuple[str, ...]
    proposal: str


@dataclass(frozen=True)
class TableSample:
    """One table (`number`), or all tables of a `width`; `count` tables and `rows` rows in all."""

    width: int
    number: int | None
    count: int
    rows: int
    columns: tuple[ColumnSample, ...]
    alone: bool = True
    """Whether the document has no tables of another width."""

    @property
    def key(self) -> str:
        """Its name in a form."""
        return f"t{self.number}" if self.number else f"w{self.width}"

    @property
    def title(self) -> str:
        """What a person calls it."""
        if self.number:
            return f"Table {self.number}"
        if self.count > 1:
            return f"{self.count} tables of {self.width} columns"
        return "The table" if self.alone else f"The table of {self.width} columns"


@dataclass(frozen=True)
class LineSample:
    """Lines of a style, or with a label: how many, the first of them, and what the portal would take them for."""

    name: str
    count: int
    examples: tuple[str, ...]
    proposal: str = ""


@dataclass(frozen=True)
class Sheet:
    """All that can be named. `titles`: lines that may be the title, by number."""

    tables: tuple[TableSample, ...]
    styles: tuple[LineSample, ...]
    labels: tuple[LineSample, ...]
    titles: tuple[tuple[int, str], ...]
    alone: int
    """Lines that may be a name or a heading and are not listed, up to what a page has room for."""
    too_many: bool
    """More columns than a page has room for; those beyond are left off."""
    heads: tuple[HeadChoice, ...] = ()
    """Where the head of each table may stand, as far as a page has room."""

    def proposed_columns(self) -> tuple[ColumnUse, ...]:
        """What the portal understands of the columns of those tables that have one of names, or are joined with it."""
        return tuple(
            ColumnUse(
                column.place, column.proposal or Section.NOT_USED, table=table.number, width=table.width
            )
            for table in self.tables
            for column in table.columns
            if any(one.proposal in (Section.NAME, KEY) for one in table.columns)
        )


def sheet_of(
    lines: list[Words], *, has_head: bool = True, apart: bool = False, heads: tuple[HeadRow, ...] = ()
) -> Sheet:
    """The passages of `recognising.body_of`. `apart`: each table by itself, not together with others of its width."""
    choices = head_choices(lines, heads) if has_head else ()
    joining = key_proposals(lines) if apart and has_head else {}
    ready = prepared(lines, Mapping(has_head=has_head, heads=heads))
    lines, tables = ready.lines, ready.tables()
    samples = list(_apart(tables, has_head, joining) if apart else _together(tables, has_head))
    shown: list[TableSample] = []
    for sample in samples:
        if sum(one.width for one in shown) + sample.width <= MOST_COLUMNS:
            shown.append(sample)
    texts = [line for line in lines if not is_row(line)]
    titles = tuple((line.lines[0], _short(line.text)) for line in texts[:TITLES])
    too_many = len(shown) < len(samples)
    labels = tuple(_labels(texts))
    listed = {folded(sample.name) for sample in labels}
    alone = sum(is_title(line) and folded(without_sign(line.text)) not in listed for line in texts)
    return Sheet(
        tuple(shown), tuple(_styles(texts)), labels, titles, min(alone, MOST_FURTHER), too_many, choices
    )


def _apart(
    tables: list[Table], has_head: bool, joining: dict[tuple[int, ...], dict[int, str]]
) -> Iterable[TableSample]:
    for number, table in enumerate(tables, 1):
        sample, said = _sample([table], number, has_head), joining.get(table.head.lines, {})
        columns = [replace(one, proposal=said.get(one.place, one.proposal)) for one in sample.columns]
        yield replace(sample, columns=tuple(columns))


def _together(tables: list[Table], has_head: bool) -> Iterable[TableSample]:
    by_width: dict[int, list[Table]] = {}
    for table in tables:
        by_width.setdefault(table.width, []).append(table)
    return (replace(_sample(alike, None, has_head), alone=len(by_width) == 1) for alike in by_width.values())


def _sample(tables: list[Table], number: int | None, has_head: bool) -> TableSample:
    width = tables[0].width
    full = next((table for table in tables if table.rows), None)  # a head alone proposes nothing
    proposals = _proposals(full) if full and has_head else {}
    columns = tuple(_column(tables, place, proposals.get(place, "")) for place in range(width))
    return TableSample(width, number, len(tables), sum(len(table.rows) for table in tables), columns)


def _column(tables: list[Table], place: int, proposal: str) -> ColumnSample:
    cells: list[str] = []
    for table in tables:
        for row in table.rows:
            if len(cells) < SAMPLES and row.cell(place):
                cells.append(_short(row.cell(place)))
    heads = dict.fromkeys(one_line(without_typeface(table.head.cell(place))) for table in tables)
    head = " / ".join(list(filter(None, heads))[:SAMPLES])
    return ColumnSample(place, head, tuple(cells), proposal)


def _proposals(table: Table) -> dict[int, str]:
    try:
        found = columns_of(table)
    except Unreadable:
        return {}
    named = {column.place: column.use for column in found if column.use != Section.NOT_USED}
    return {place: LEVEL if use == Section.LEVELS else str(use) for place, use in named.items()}


def _styles(lines: list[Words]) -> Iterable[LineSample]:
    styles = [(line, styles_of(line)) for line in lines]
    depths = {style for _, found in styles for style in found if style in OF_DEPTH}
    for style in STYLES:
        fitting = [line for line, found in styles if style in found]
        if fitting and (style not in OF_DEPTH or len(depths) > 1):
            yield LineSample(style, len(fitting), tuple(_short(line.text) for line in fitting[:SAMPLES]))


def _labels(lines: list[Words]) -> Iterable[LineSample]:
    """Words in front of a colon or alone on a line that come back, or are in common use."""
    first: dict[str, str] = {}
    examples: dict[str, list[str]] = {}
    counts: Counter[str] = Counter()
    for line in lines:
        text = without_sign(line.text)
        labelled = split_label(text)
        label = (labelled.label if labelled else text).strip()
        if not folded(label) or len(label) > LONGEST_LABEL or len(label.split()) > 8:
            continue
        key = folded(label)
        first.setdefault(key, label.rstrip(":").strip())
        counts[key] += 1
        if len(examples.setdefault(key, [])) < SAMPLES and labelled and labelled.text:
            examples[key].append(_short(labelled.text))
    known = [key for key in counts if counts[key] > 1 or section_of(first[key])]
    known.sort(key=lambda key: -counts[key])
    return (
        LineSample(first[key], counts[key], tuple(examples[key]), label_proposal(first[key]))
        for key in known[:MOST_LABELS]
    )


def _short(text: str) -> str:
    words = one_line(text)
    return words if len(words) <= SAMPLE_CHARACTERS else f"{words[:SAMPLE_CHARACTERS].rstrip()} …"
