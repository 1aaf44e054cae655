"""Titles of flat lists that look like entries: 'Competency Model: Clerk Typist' above the head of a table."""

from models_app.calculations.plain import Words
from models_app.exchange.front_titles import names_a_kind_below
from models_app.exchange.group_headings import headings_above_tables
from models_app.exchange.lines import BULLET, in_capitals, is_paragraph
from models_app.exchange.list_entries import LEAST_ALIKE, entry_of, is_head
from models_app.exchange.tables import is_row

LEAST_ROWS = 2  # entries that make rows a table of competencies


def title_apart(lines: list[Words]) -> tuple[list[Words], list[Words]]:
    """The lines in front of a list that look like entries and are none, and the others."""
    first = _first_row(lines)
    return _first_line_apart(lines) if first is None else _above_table(lines, first)


def _first_line_apart(lines: list[Words]) -> tuple[list[Words], list[Words]]:
    """'Office of Trails – Trail Planner' at the very top, which is no sentence above entries that all are."""
    texts = [entry[1] for line in lines[1:] if not is_row(line) and (entry := entry_of(line))]
    first = (
        entry_of(lines[0]) if lines and not is_row(lines[0]) and not BULLET.fullmatch(lines[0].text) else None
    )
    sentences = len(texts) >= LEAST_ALIKE - 1 and all(map(is_paragraph, texts))
    headed = first is not None and lines[0].kind == "heading" and not any(map(_is_headed_entry, lines[1:]))
    named = first is not None and not is_paragraph(first[1]) and in_capitals(first[1])
    alone = named and (headed or sentences)
    return (lines[:1], lines[1:]) if alone else ([], lines)


def _is_headed_entry(line: Words) -> bool:
    return line.kind == "heading" and entry_of(line) is not None


def _first_row(lines: list[Words]) -> int | None:
    """The head or first entry of a table that lists competencies; None where lines list them."""
    rows = [n for n, line in enumerate(lines) if is_row(line) and (is_head(line) or entry_of(line))]
    entries = sum(entry_of(lines[n]) is not None for n in rows)
    listed = sum(map(is_sentence_entry, lines))
    return rows[0] if entries >= max(LEAST_ROWS, listed + 1) else None


def _above_table(lines: list[Words], first: int) -> tuple[list[Words], list[Words]]:
    """The lines above the table; headings that stand above several tables, and rows, stay."""
    stay = {line.lines for line in headings_above_tables(lines)}
    above = [line for line in lines[:first] if not is_row(line) and line.lines not in stay]
    if len(above) > 1 and names_a_kind_below(above[-2], above[-1]):
        above.pop()
    return above, [line for line in lines if line not in above]


def lines_beside_tables(lines: list[Words]) -> set[tuple[int, ...]]:
    """Lines between and below the tables of a list that are no entries: 'Source: State Board'."""
    if _first_row(lines) is None:
        return set()
    entries = [line for line in lines if not is_row(line) and entry_of(line)]
    return {line.lines for line in entries if not is_sentence_entry(line)}


def is_sentence_entry(line: Words) -> bool:
    """Whether a line, no row, is a name with a sentence behind it."""
    entry = None if is_row(line) or line.kind == "heading" else entry_of(line)
    return entry is not None and is_paragraph(entry[1])
