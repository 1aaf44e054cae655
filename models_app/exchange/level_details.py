"""Tables of one level a row with several columns beside the labels: what each column says of its level.

    Proficiency Level | Definition                        | Illustrations
    5 - Expert        | Serves as an authority on charts. | - Teaches the pilots

The model keeps one text a level and no list below it; its behavioral indicators belong to the whole competency, where
nobody could tell any more which level an example shows. So examples stay with their level: in its text, as paragraphs
of their own behind the definition, in the document's words, and a finding says so. A column whose head nobody
understands is not used, and asked about. Where two such columns may hold the text of the level, the table is refused.
"""

import re
from dataclasses import dataclass, field, replace

from models_app.calculations.plain import Frame, PlainFinding, PlainStandard, Unreadable, Unused
from models_app.calculations.same_words import folded
from models_app.choices import FindingKind
from models_app.exchange.labels import FIGURE, MEANINGS, Section, holds_levels, names_level, ranks, section_of
from models_app.exchange.level_texts import (
    first_text,
    longer_cell,
    may_be_text,
    of_further_texts,
    tells_examples,
    tells_text,
    whole_text,
)
from models_app.exchange.level_words import NO_TEXT, is_level, label_in
from models_app.exchange.lines import joined_lines, without_typeface
from models_app.exchange.required_cells import Answer, RequiredCell, answer_of, heads_required
from models_app.exchange.tables import NOT_UNDERSTOOD, Row, may_be_head, one_line

FEWEST = 3  # columns, and rows with their head
LEAST = 2  # levels
LONGEST_LABEL = 8  # words of a label below a head that announces it
TELLS_LEVELS = re.compile(
    r"proficiency|mastery|(?:proficiency|mastery|skill|competency) (?:levels?|ratings?|scale|label)|"
    r"levels? (?:of (?:proficiency|mastery|skill|competency|competence)|name|label|title)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Uses:
    """Which column holds what; `left` are those that nobody can tell."""

    level: int
    texts: tuple[int, ...]
    """The level's text first, then its examples."""
    required: int | None
    left: tuple[int, ...]


@dataclass(frozen=True)
class Details:
    """What such a table says: the levels, and what its further columns tell."""

    levels: tuple[PlainStandard, ...]
    frame: tuple[Frame, ...]
    unused: tuple[Unused, ...] = ()
    findings: tuple[PlainFinding, ...] = ()
    answer: Answer = field(default_factory=Answer)


def details_of(rows: list[Row]) -> Details | None:
    """The levels in such a table; None where it is another one. Raises Unreadable in words that name the column."""
    if len(rows) < FEWEST or len(rows[0].filled) < FEWEST or not may_be_head(_from_first(rows[0])):
        return None
    heads = _heads(rows[0])
    body = [row for row in rows[1:] if _heads(row) != heads]
    repeats = [row for row in rows[1:] if _heads(row) == heads]
    place = _level_place(heads, body)
    if place is None or any(section_of(head) == Section.NAME for head in heads):
        return None
    _insist_on_heads(body, heads)
    whole, torn = _joined(body, place)
    labels = [label_in(row.cell(place), LONGEST_LABEL) for row in whole]
    if len(whole) < LEAST or not all(labels) or len(set(map(folded, labels))) < len(labels):
        return None
    uses = _uses(heads, whole, place)
    head = replace(rows[0], lines=joined_lines(rows[0].lines, *(row.lines for row in repeats)))
    return uses and _details(head, whole, uses, torn)


def _from_first(row: Row) -> Row:
    """The row from its first filled cell on."""
    return replace(row, cells=row.cells[row.filled[0] :])


def _heads(row: Row) -> list[str]:
    return [one_line(without_typeface(cell)).rstrip(":").strip() for cell in row.cells]


def _level_place(heads: list[str], body: list[Row]) -> int | None:
    """The column of the levels: its head says so, or its cells alone are labels of levels."""
    said = [n for n, head in enumerate(heads) if holds_levels(head)]
    said = said or [n for n, head in enumerate(heads) if TELLS_LEVELS.fullmatch(head)]
    if len(said) == 1:
        return said[0]
    by_form = [n for n in range(len(heads)) if _holds_labels(body, n)]
    return by_form[0] if len(by_form) == 1 else None


def _holds_labels(body: list[Row], place: int) -> bool:
    labels = [label_in(row.cell(place)) for row in body if row.cell(place)]
    by_words = (names_level(label) or ranks(FIGURE.sub("", label)) for label in labels)
    return len(labels) >= LEAST and all(map(is_level, labels)) and all(by_words)


def _insist_on_heads(body: list[Row], heads: list[str]) -> None:
    """Raises Unreadable where a cell stands below no head: it may be the end of one that was cut in two."""
    for row in body:
        for n in row.filled:
            if n >= len(heads) or not heads[n]:
                raise Unreadable(
                    f"In a table of levels the cell '{one_line(row.cells[n])[:60]}' of the row "
                    f"'{_named(row)}' stands below no head. Give its column a head in the document, or say by "
                    "hand what the columns are."
                )


def _named(row: Row) -> str:
    return one_line(row.cells[row.filled[0]])[:60]


def _joined(body: list[Row], place: int) -> tuple[list[Row], list[PlainFinding]]:
    """Rows without a label go on with the one above."""
    whole: list[Row] = []
    findings = []
    for row in body:
        if row.cell(place) or not whole:
            whole.append(row)
            continue
        above = whole[-1]
        findings.append(_of_torn(above.cell(place), row, above.lines + row.lines))
        cells = (
            longer_cell(above.cell(n), row.cell(n)) for n in range(max(len(above.cells), len(row.cells)))
        )
        whole[-1] = Row(tuple(cells), above.lines + row.lines, row.page)
    return whole, findings


def _of_torn(label: str, row: Row, lines: tuple[int, ...]) -> PlainFinding:
    words = "; ".join(one_line(cell) for cell in row.cells if cell)
    return PlainFinding(
        FindingKind.LAYOUT,
        f"A row below '{one_line(label)}' has no label of a level",
        f"'{words[:200]}' was taken as more text of that level, in the same columns.",
        lines,
    )


def _uses(heads: list[str], rows: list[Row], level: int) -> Uses | None:
    """What the columns hold; None where one in front of the levels may hold names."""
    others = [n for n, head in enumerate(heads) if head and n != level]
    required = [n for n in others if heads_required(heads[n])]
    told = [n for n in others if n not in required]
    texts = [n for n in told if tells_text(heads[n]) or tells_examples(heads[n])]
    unknown = [n for n in told if n not in texts]
    if any(n < level and not _holds_figures(rows, n) for n in unknown):
        return None
    free = [n for n in unknown if may_be_text(heads[n], _cells(rows, n))]
    first, alike = first_text(heads, texts, free)
    if len(alike) > 1:
        raise Unreadable(_which_text([heads[n] for n in alike]))
    if first is None:
        return None
    _insist_on_a_text_each(heads[first], rows, first)
    further = tuple(n for n in texts if n != first)
    left = tuple(n for n in others if n not in (first, *further, *required[:1]))
    return Uses(level, (first, *further), required[0] if required else None, left)


def _which_text(heads: list[str]) -> str:
    named = " and ".join(f"'{head}'" for head in heads)
    return (
        f"In a table of levels the heads {named} do not say which column holds the text of a level. Name one of them "
        "'Definition' in the document, or say by hand what the columns are."
    )


def _cells(rows: list[Row], place: int) -> list[str]:
    return [row.cell(place) for row in rows if row.cell(place)]


def _holds_figures(rows: list[Row], place: int) -> bool:
    return all(FIGURE.fullmatch(one_line(cell)) for cell in _cells(rows, place))


def _insist_on_a_text_each(head: str, rows: list[Row], place: int) -> None:
    """Raises Unreadable where the column says one thing of all levels: it may define the competency."""
    if len(set(map(folded, _cells(rows, place)))) < LEAST:
        raise Unreadable(
            f"In a table of levels the column '{head}' holds no text of its own for each level. Move what it says of "
            "the competency above the table, or say by hand what the columns are."
        )


def _details(head: Row, rows: list[Row], uses: Uses, torn: list[PlainFinding]) -> Details:
    heads = _heads(head)
    labels = [label_in(row.cell(uses.level), LONGEST_LABEL) for row in rows]
    levels, frame, unused = [], _frame(head, heads, uses), []
    for label, row in zip(labels, rows, strict=True):
        if text := whole_text(row.cell(n) for n in uses.texts):
            levels.append(PlainStandard(label, text, row.lines))
        else:
            frame.append(Frame(label, row.lines, NO_TEXT))
        unused += [Unused(row.lines, NOT_UNDERSTOOD, row.cell(n)) for n in uses.left if row.cell(n)]
    unused += [Unused(head.lines, NOT_UNDERSTOOD, heads[n]) for n in uses.left]
    answer = _answer(labels, rows, heads, uses.required)
    return Details(
        tuple(levels),
        (*frame, *answer.frame),
        (*unused, *answer.unused),
        (*torn, *_findings(head, heads, uses)),
        answer,
    )


def _frame(head: Row, heads: list[str], uses: Uses) -> list[Frame]:
    frame = [Frame(heads[uses.level], head.lines, MEANINGS[Section.LEVELS])]
    frame += [Frame(heads[n], head.lines, "Head of a column") for n in uses.texts]
    if uses.required is not None:
        frame.append(Frame(heads[uses.required], head.lines, MEANINGS[Section.REQUIRED]))
    return frame


def _answer(labels: list[str], rows: list[Row], heads: list[str], place: int | None) -> Answer:
    if place is None:
        return Answer()
    cells = [RequiredCell(label, row.cell(place), row.lines) for label, row in zip(labels, rows, strict=True)]
    return answer_of(cells, heads[place])


def _findings(head: Row, heads: list[str], uses: Uses) -> list[PlainFinding]:
    text, *further = (heads[n] for n in uses.texts)
    found = [
        PlainFinding(
            FindingKind.LAYOUT,
            f"The column '{heads[n]}' was not used",
            f"{NOT_UNDERSTOOD}. Say what it is, or leave it out.",
            head.lines,
        )
        for n in uses.left
    ]
    return [*found, of_further_texts(text, further, head.lines)] if further else found
