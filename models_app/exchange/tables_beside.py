"""Tables beside competencies that stand as headed paragraphs: scales, signatures, figures. They are left out."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from models_app.calculations.plain import NotThere, PlainFinding, Unreadable, Unused, Words
from models_app.choices import FindingKind
from models_app.exchange.front import is_title
from models_app.exchange.lines import is_paragraph, joined_lines, without_typeface
from models_app.exchange.tables import is_row, one_line, row_of

LEFT_OUT = "A table beside competencies that stand as headed paragraphs"
HEADS_TABLE = "The heading of a table that was left out"
MOST = 0.5  # share of the words that may stand in tables
WHAT_HELPS = "choose another reader, or say by hand what its columns are"


@dataclass
class Beside:
    """The lines without such tables, and what became of these."""

    lines: list[Words]
    unused: list[Unused] = field(default_factory=list)
    findings: list[PlainFinding] = field(default_factory=list)


def tables_beside(lines: list[Words]) -> Beside:
    """The tables apart. Raises Unreadable where most words stand in tables, or one stands among the texts of a name."""
    rows = [line for line in lines if "\t" in line.text]
    if not rows:
        return Beside(lines)
    words = sum(len(line.text.split()) for line in rows)
    if words > MOST * sum(len(line.text.split()) for line in lines):
        raise NotThere(
            "Most of the words stand in tables, and these names stand outside. Choose a reader of tables, or say by "
            "hand what the columns are."
        )
    kept: list[Words] = []
    unused: list[Unused] = []
    for start, end in _runs(lines):
        head = _heading_of(lines, start)
        if head is None:
            raise Unreadable(_among(lines, start))
        unused += [Unused(line.lines, LEFT_OUT) for line in lines[start:end]]
        unused += [Unused(line.lines, HEADS_TABLE, line.text) for line in head]
    taken = {one.lines for one in unused}
    kept = [line for line in lines if line.lines not in taken]
    return Beside(kept, unused, [_finding(rows)])


def _runs(lines: list[Words]) -> Iterator[tuple[int, int]]:
    """Where tables begin and end."""
    start = None
    for n, line in enumerate([*lines, Words("", ())]):
        if is_row(line) and start is None:
            start = n
        elif start is not None and not is_row(line):
            yield start, n
            start = None


def _heading_of(lines: list[Words], start: int) -> list[Words] | None:
    """The heading right above a table of its own; none above all texts; None where it stands among a name's texts."""
    if not any(is_paragraph(without_typeface(line.text)) for line in lines[:start] if not is_row(line)):
        return []
    above = lines[start - 1]
    return [above] if is_title(above) and not is_row(above) else None


def _among(lines: list[Words], start: int) -> str:
    first = one_line(next(filter(None, row_of(lines[start]).cells), ""))[:60]
    return (
        f"The table that begins with '{first}' stands among the texts below a name: it may hold its levels, or "
        f"competencies of its own. Take it out of the document, {WHAT_HELPS}."
    )


def _finding(rows: list[Words]) -> PlainFinding:
    return PlainFinding(
        FindingKind.LAYOUT,
        "Tables were left out",
        "The competencies were read from headings with paragraphs, and nothing from the tables beside them. If these "
        f"hold competencies or levels, {WHAT_HELPS}.",
        joined_lines(*(row.lines for row in rows)),
        by_form=True,
    )
