"""Notes right below a table: rows with one cell that no head explains. A table's last row does not go on with them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from models_app.calculations.plain import PlainFinding, Unused, Words
from models_app.choices import FindingKind
from models_app.exchange.labels import Section, section_of
from models_app.exchange.lines import is_short, joined_lines, without_typeface
from models_app.exchange.sheet_parts import only_cell, table_runs
from models_app.exchange.tables import Row, is_row, may_be_head, one_line, row_of

# What opens a note below a table: a sign of a footnote, or the word for it.
OPENS_NOTE = re.compile(
    r"(?:\*{1,3}|†|‡|§|¹|²|³|\(\*\))\s*\S.*|(?:sources?|notes?|n\.?b\.?|legend|key|remarks?|prepared|revised|updated|"
    r"effective)\b[^:]{0,20}:.*",
    re.IGNORECASE | re.DOTALL,
)
TOTAL = re.compile(r"(?:grand |sub-?)?totals?:?", re.IGNORECASE)
TELLS_TYPEFACE = re.compile(
    r"\b(?:bold|italic|underlin)\w*(?: type| print| text)?\s*(?:=|:|–|—|means?|is|are)\s", re.IGNORECASE
)
MOST_NAME_WORDS = 5
NO_ROW = "A line below the table that is no row of it"


@dataclass
class NotesApart:
    """The lines, notes below tables made plain ones; sums are not used; findings name both."""

    lines: list[Words] = field(default_factory=list)
    unused: list[Unused] = field(default_factory=list)
    findings: list[PlainFinding] = field(default_factory=list)


def notes_apart(lines: list[Words]) -> NotesApart:
    """The rows of one cell at the end of a table taken out of it where a blank row or their words say so."""
    result = NotesApart()
    runs = list(table_runs(lines))
    for n, run in enumerate(runs):
        following = runs[n + 1][0] if n + 1 < len(runs) else None
        if _has_legend(run):
            result.lines.append(_plain(run[1]))
            result.findings.append(_legend_finding(run[1]))
            run = [run[0], *run[2:]]
        count = _notes(run, following) if is_row(run[0]) else 0
        result.lines += run[: len(run) - count]
        notes = run[len(run) - count :]
        for note in notes:
            if TOTAL.fullmatch(one_line(only_cell(note))):
                result.unused.append(Unused(note.lines, NO_ROW))
            else:
                result.lines.append(_plain(note))
        if notes:
            result.findings.append(_finding(notes))
    return result


def _plain(note: Words) -> Words:
    return replace(note, text=one_line(only_cell(note)), kind="", table=None, marks=())


def _has_legend(run: Sequence[Words]) -> bool:
    """Whether the row right below the head is a single cell that tells what typefaces or signs mean."""
    if len(run) < 3 or not is_row(run[0]) or not may_be_head(row_of(run[0])):
        return False
    row = row_of(run[1])
    if len(row.filled) != 1 or row.filled != row_of(run[0]).filled[:1]:
        return False
    text = one_line(without_typeface(only_cell(run[1])))
    return bool(OPENS_NOTE.fullmatch(text) or TELLS_TYPEFACE.search(text))


def _notes(run: Sequence[Words], following: Words | None) -> int:
    """How many rows at the end of a table are notes."""
    rows = [row_of(line) for line in run]
    last = max((n for n, row in enumerate(rows) if len(row.filled) > 1), default=0)
    if last == 0:
        return 0
    goes_on = following is not None and is_row(following) and following.page == run[-1].page
    for n in range(last + 1, len(rows)):
        if not rows[n].filled or rows[n].filled[:1] > rows[0].filled[:1]:
            return 0
        text = one_line(only_cell(run[n]))
        parted = not goes_on and _is_parted(run[n - 1], run[n]) and not _may_name(rows[0], text)
        if parted or OPENS_NOTE.fullmatch(text) or TOTAL.fullmatch(text):
            return len(rows) - n
    return 0


def _is_parted(above: Words, line: Words) -> bool:
    """Whether a blank row of the same page stands between, and the row does not go on with a small letter."""
    gap = line.page == above.page and line.lines[0] - above.lines[-1] > 1
    return gap and not only_cell(line)[:1].islower()


def _may_name(head: Row, text: str) -> bool:
    """Whether the text may as well be the name of one more competency: a few words below the head of names."""
    first = one_line(without_typeface(head.cell(head.filled[0]))) if head.filled else ""
    few = len(text.split()) <= MOST_NAME_WORDS and ":" not in text
    return few and is_short(text) and section_of(first) in (None, Section.NAME)


def _finding(notes: list[Words]) -> PlainFinding:
    named = "; ".join(f"'{one_line(without_typeface(only_cell(note)))[:160]}'" for note in notes)
    return PlainFinding(
        FindingKind.LAYOUT,
        "Lines below a table were taken as notes",
        f"{named}. They stand in one cell below the last row and were taken as no row of the table. Look whether one "
        "of them says something about a competency.",
        joined_lines(*(note.lines for note in notes)),
    )


def _legend_finding(note: Words) -> PlainFinding:
    return PlainFinding(
        FindingKind.LAYOUT,
        "A line below the head of a table was taken as a note",
        f"'{one_line(without_typeface(only_cell(note)))[:160]}'. It tells what a sign or a typeface means, "
        "and names no group and no competency.",
        note.lines,
    )
