"""Rows of label and value above the head of a table: the front of a document, written into cells.

    Title        <tab> Harbor Pilot Competencies
    Class code   <tab> 4407

    Competency   <tab> Definition <tab> Basic <tab> Expert

Told by structure: such rows have fewer cells than the head below them, and no label that a competency has.
"""

import re
from dataclasses import dataclass, replace

from models_app.calculations.plain import Frame, PlainFinding, Words
from models_app.choices import FindingKind
from models_app.exchange.cell_names import section_of_head
from models_app.exchange.control_tables import CONTROL, OF_A_CLASS
from models_app.exchange.front_facts import FACT_OF
from models_app.exchange.front_titles import A_KIND_OF_COMPETENCY, NAMES_A_MODEL
from models_app.exchange.labels import Section, names_level, ranks
from models_app.exchange.lines import has_letter, is_paragraph, is_short, joined_lines, without_typeface
from models_app.exchange.sheet_parts import table_runs
from models_app.exchange.tables import Row, is_row, may_be_head, one_line, row_of

MOST_ROWS = 12
MOST_LABEL_WORDS = 6
LEAST_HEADS = 3  # of a head whose words are not known
LEAST_BELOW = 2  # rows that fill the same columns as such a head
LABEL_OF_TITLE = "Label of the title"
SAYS_MODEL = re.compile(r"competency (?:model|profile|framework|dictionary|guide|matrix)", re.IGNORECASE)
SAYS_TITLE = re.compile(
    r"(?:document |model |profile )?title|title of (?:the )?(?:model|document|profile)|"
    r"(?:model|profile|framework|document)(?: name)?|name of (?:the )?(?:model|document|profile)|"
    r"competency (?:model|profile|framework|dictionary|guide|matrix|standard)s? (?:title|name)",
    re.IGNORECASE,
)
OF_COMPETENCIES = frozenset(
    {
        Section.NAME,
        Section.GROUP,
        Section.DEFINITION,
        Section.INDICATORS,
        Section.STANDARDS,
        Section.AREAS,
        Section.REQUIRED,
        Section.LEVELS,
    }
)


@dataclass(frozen=True)
class Said:
    """What a row above a head says: one line of the front, with the words of its label.

    `understood`: the label is that of the title, and no word of the line.
    """

    line: Words
    label: str = ""
    is_title: bool = False
    understood: bool = False


def fronts_apart(lines: list[Words]) -> tuple[list[Words], list[Frame], list[PlainFinding]]:
    """The lines, rows of label and value above the head of a table as lines of the front; labels of the title."""
    runs = list(table_runs(lines))
    fronts = [_front(run) for run in runs]
    sheets = [n for n in range(1, len(runs)) if runs[n][0].row and runs[n - 1][0].kind == "heading"]
    said = [one for front in fronts for one in front]
    frame = [Frame(one.label, one.line.lines, LABEL_OF_TITLE) for one in said if one.understood]
    name = _name_of_sheet(runs, fronts, sheets)
    result: list[Words] = []
    for n, (run, front) in enumerate(zip(runs, fronts, strict=True)):
        above = {one.line.lines for one in front}
        # The names of several sheets may be groups, which stand right above their tables.
        heading = [result.pop()] if front and n in sheets and len(sheets) > 1 else []
        result += [*(one.line for one in front), *heading]
        result += [line for line in run if line is not name and line.lines not in above]
    names = [Frame(name.text, name.lines, "Name of a sheet")] if name else []
    return result, [*frame, *names], _contradictions(said)


def _name_of_sheet(runs: list[list[Words]], fronts: list[list[Said]], sheets: list[int]) -> Words | None:
    """The heading above the only table of a workbook, where the rows above its head say the title."""
    titled = len(sheets) == 1 and any(one.is_title for one in fronts[sheets[0]])
    return runs[sheets[0] - 1][0] if titled else None


def _contradictions(said: list[Said]) -> list[PlainFinding]:
    """What is asked where tables of one file state different titles or facts about the job class."""
    found: dict[str, dict[str, Words]] = {}
    for one in said:
        label = one.label.lower()
        fact = FACT_OF.get(label, "title of the model" if one.is_title and one.label else "")
        if fact:
            found.setdefault(fact, {}).setdefault(
                one.line.text.removeprefix(f"{one.label}: ").casefold(), one.line
            )
    return [
        PlainFinding(
            FindingKind.LAYOUT,
            "The tables of the file state different facts above their heads",
            f"{' and '.join(repr(line.text[:80]) for line in lines.values())}. The first was taken, and all "
            "competencies as those of one model. Are they models of their own? Then bring them in one by one.",
            joined_lines(*(line.lines for line in lines.values())),
            by_form=True,
        )
        for lines in found.values()
        if len(lines) > 1
    ]


def _front(run: list[Words]) -> list[Said]:
    """What the rows above the head say, the title first; empty where no row of label and value stands there."""
    place = head_below_facts(run)
    found = [one for line in run[:place] for one in said_by(line)]
    titles = [one for one in found if one.is_title]
    return [*titles, *(one for one in found if one not in titles)]


def said_by(line: Words) -> list[Said]:
    """The lines that such a row stands for: 'Agency: City of Ash', or a title alone."""
    row = row_of(line)
    plain = replace(line, kind="", table=None, marks=())
    if len(row.filled) == 1:
        text = _text(row.cells[row.filled[0]])
        if _is_known(text):
            return [Said(replace(plain, text=f"{text.rstrip(' :')}:"))]
        names = NAMES_A_MODEL.search(text) and is_short(text) and not A_KIND_OF_COMPETENCY.fullmatch(text)
        return [Said(replace(plain, text=text), is_title=bool(names))]
    return [_said(label, value, plain) for label, value in _by_two(row)]


def _said(label: str, value: str, plain: Words) -> Said:
    label = label.rstrip(" :")
    if SAYS_TITLE.fullmatch(label):
        return Said(replace(plain, text=value), label, is_title=True, understood=True)
    return Said(replace(plain, text=f"{label}: {value}"), label, is_title=bool(SAYS_MODEL.fullmatch(label)))


def head_below_facts(run: list[Words]) -> int:
    """How many rows of facts stand above the head of a table; 0 where none does, or where it can't be told."""
    rows = [row_of(line) for line in run] if is_row(run[0]) else []
    facts = False
    for n, row in enumerate(rows[: MOST_ROWS + 1]):
        if facts and n + 1 < len(rows) and (_is_head(run, rows, n) or _is_list(run, rows, n)):
            return n
        if len(row.filled) > 1 and not _is_fact(row):
            return 0
        facts = facts or len(row.filled) > 1
    return 0


def _is_fact(row: Row) -> bool:
    """'Agency' beside 'City of Ash'; several pairs stand apart from each other, or all have labels in common use."""
    pairs = _by_two(row)
    labels = [label for label, _ in pairs]
    if len(row.filled) != 2 * len(pairs) or not all(map(_may_be_label, labels)):
        return False
    apart = all(b - a > 1 for a, b in zip(row.filled[1::2], row.filled[2::2], strict=False))
    return len(pairs) == 1 or apart or all(map(_is_known, labels))


def _by_two(row: Row) -> list[tuple[str, str]]:
    cells = [_text(row.cells[n]) for n in row.filled]
    return list(zip(cells[::2], cells[1::2], strict=False))


def _may_be_label(text: str) -> bool:
    """Whether the words may stand in front of a fact about the document: none that a competency's parts have."""
    short = has_letter(text) and len(text.split()) <= MOST_LABEL_WORDS and not is_paragraph(text)
    return short and (
        _is_known(text) or (section_of_head(text) not in OF_COMPETENCIES and not names_level(text))
    )


def _is_known(text: str) -> bool:
    """A label of a fact about documents or job classes in common use."""
    label = text.strip(" :").lower()
    patterns = (CONTROL, OF_A_CLASS, SAYS_TITLE, SAYS_MODEL)
    return label in FACT_OF or any(pattern.fullmatch(label) for pattern in patterns)


def _is_head(run: list[Words], rows: list[Row], n: int) -> bool:
    """Whether a row is the head by its words, or by its width and by what stands around it."""
    row = rows[n]
    labels = [_text(cell) for cell in row.cells if cell]
    widest = max(len(above.filled) for above in rows[:n])
    if not may_be_head(_from_first(row)) or len({label.casefold() for label in labels}) < len(labels):
        return False
    uses = [section_of_head(label) for label in labels]
    known = sum(
        bool(use) or names_level(label) or ranks(label) for use, label in zip(uses, labels, strict=True)
    )
    if Section.NAME in uses and known > 1:
        return len(labels) > widest or (known == len(labels) and all(map(_states_known_facts, rows[:n])))
    return len(labels) > max(widest, LEAST_HEADS - 1) and _stands_apart(run, rows, n)


def _is_list(run: list[Words], rows: list[Row], n: int) -> bool:
    """Whether names with sentences, and nothing else, stand below a blank row and labels in common use."""
    above = [label for row in rows[:n] if len(row.filled) > 1 for label, _ in _by_two(row)]
    texts = [len(row.filled) == 2 and is_paragraph(_text(row.cells[row.filled[1]])) for row in rows[n:]]
    return _is_blank_above(run, n) and all(map(_is_known, above)) and len(texts) > LEAST_BELOW and all(texts)


def _is_blank_above(run: list[Words], n: int) -> bool:
    return run[n].lines[0] - run[n - 1].lines[-1] > 1


def _from_first(row: Row) -> Row:
    """The row from its first filled cell on."""
    return replace(row, cells=row.cells[row.filled[0] :]) if row.filled else row


def _states_known_facts(row: Row) -> bool:
    """Whether the labels of a row are in common use, where it is as wide as the head; titles stand alone."""
    return len(row.filled) == 1 or any(_is_known(label) for label, _ in _by_two(row))


def _stands_apart(run: list[Words], rows: list[Row], n: int) -> bool:
    """Whether rows below fill the same columns, and a blank row or a label in common use stands above."""
    alike = [row.filled == rows[n].filled for row in rows[n + 1 : n + 1 + LEAST_BELOW]]
    facts = [label for row in rows[:n] if len(row.filled) > 1 for label, _ in _by_two(row)]
    prose = any(is_paragraph(value) for row in rows[:n] if len(row.filled) > 1 for _, value in _by_two(row))
    told = any(map(_is_known, facts)) or (_is_blank_above(run, n) and not prose)
    return told and len(alike) == LEAST_BELOW and all(alike)


def _text(cell: str) -> str:
    return one_line(without_typeface(cell))
