"""Flat lists of names and definitions: 'Name – definition', 'Name: definition', or a table of two columns.

Negotiation – Finds an agreement that both sides keep.
Reading the tide: Knows when to leave the harbor.

A name in bold that runs into its text needs no colon.
"""

from collections import Counter

from models_app.calculations.plain import (
    NotThere,
    PlainCompetency,
    PlainFinding,
    PlainModel,
    Unreadable,
    Words,
)
from models_app.choices import FindingKind
from models_app.exchange.assembly import assembled
from models_app.exchange.bare_names import bare_lines, bare_rows
from models_app.exchange.column_uses import holds_bands
from models_app.exchange.front import front_of, is_title
from models_app.exchange.group_headings import headings_above_tables
from models_app.exchange.labels import names_level, rank_alone
from models_app.exchange.level_grids import may_be_levels_of_one
from models_app.exchange.lines import is_paragraph, joined_lines, without_typeface
from models_app.exchange.list_entries import (
    entry_of,
    heads_by_form,
    is_head,
    lines_of_another_form,
)
from models_app.exchange.list_reading import ListReading
from models_app.exchange.list_titles import is_sentence_entry, lines_beside_tables, title_apart
from models_app.exchange.run_in_names import named_by_full_stop, run_in_names, with_names_apart
from models_app.exchange.tables import is_row, row_of, tables_of

code = "definition_list"
label = "a flat list of names and definitions"

LEAST_INTRODUCED = 2  # titles with a sentence between them and their names

BANDS = (
    "The table states levels by grade beside the names, and no definitions. Give the columns heads, such as "
    "'Competency' and 'Proficiency by grade', or name the columns yourself."
)


def read(lines: list[Words]) -> PlainModel:
    """The model in such a document. Raises Unreadable where fewer than two lines are a name and a definition."""
    if may_be_levels_of_one(lines, least=2):
        raise Unreadable(
            "The tables stand below headings and tell of what is named there. Choose the reader of tables below names, "
            "or say by hand what the columns and headings are."
        )
    if any(table.width == 2 and holds_bands(table, 1) for table in tables_of(lines)):
        raise Unreadable(BANDS)
    run_in = run_in_names(lines) > 0
    by_full_stop = named_by_full_stop(lines)
    lines = with_names_apart(lines)
    headings = headings_above_tables(lines)
    title, lines = title_apart(lines)
    lists = ListReading(headings)
    lists.front = title
    heads = heads_by_form(lines)
    lists.bare = _bare_names(lines, heads, lists.headings, run_in)
    lists.doubtful = _doubtful(lines, lists.bare, run_in)
    lists.below = lines_of_another_form(lines) | lines_beside_tables(lines)
    over = run_in or sum(_is_introduced(lines, n) for n in range(len(lines))) >= LEAST_INTRODUCED
    for n, line in enumerate(lines):
        if line in heads:
            lists.head_by_form(line)
        else:
            lists.line(line, _below(lines, n, over))
    if _are_labels(lists.competencies):
        raise Unreadable(
            "The words in front of the texts come back: they are labels, and no names. Say by hand what they mean, and "
            "what the names are."
        )
    if lists.competencies and all(_names_a_level(one.name) for one in lists.competencies):
        raise Unreadable(
            "The words in front of the texts are labels of levels, and no names. Say by hand what the names are."
        )
    defined = sum(_has_text(competency) for competency in lists.competencies)
    if len(lists.competencies) < 2 or defined < (1 if lists.frame else 2):
        raise NotThere("There are no two lines with a name and a definition.")
    if len(lists.further) > len(lists.competencies):
        raise Unreadable(_others(lists))
    return assembled(
        front_of(lists.front),
        lists.competencies,
        groups=lists.groups,
        tail=lists.further,
        frame=lists.frame,
        findings=[*by_full_stop, *lists.findings, *_between(lists)],
        unused=lists.unused,
    )


def _names_a_level(name: str) -> bool:
    return rank_alone(name) or names_level(name)


def _others(lists: ListReading) -> str:
    """Why the document is no such list: by the first line that is no entry, and what helps."""
    return (
        f"{len(lists.competencies)} lines are a name with its definition; {len(lists.further)} others stand between "
        f"or below them, the first '{without_typeface(lists.further[0].text)[:60]}'. Say by hand what these and the "
        "names are, or put the names on lines of their own."
    )


def _has_text(competency: PlainCompetency) -> bool:
    texts = (*competency.indicators, *competency.standards, *competency.areas)
    return competency.definition is not None or bool(texts)


def _between(lists: ListReading) -> list[PlainFinding]:
    """Lines between the competencies that are none and head no group: they were kept, and that is said."""
    last = lists.competencies[-1].lines[0]
    found = [line for line in lists.front if is_sentence_entry(line)]
    found += [line for line in lists.further if line.lines[0] < last or line.lines in lists.below]
    if not found:
        return []
    said = "; ".join(f"'{line.text[:100]}'" for line in found[:5])
    places = {"above": found[0] in lists.front, "below": any(line.lines in lists.below for line in found)}
    where = next((place for place, holds in places.items() if holds), "between")
    return [
        PlainFinding(
            FindingKind.LAYOUT,
            f"Lines {where} the competencies were kept as notes",
            f"{said}. They are no name with a definition that the portal can tell. If one is a competency, add it in "
            "the draft.",
            joined_lines(*(line.lines for line in found)),
        )
    ]


def _below(lines: list[Words], n: int, over: bool) -> Words | None:
    """The line below; a paragraph about a group of names that run into their texts is passed over."""
    if over and _is_introduced(lines, n):
        return lines[n + 2]
    return lines[n + 1] if n + 1 < len(lines) else None


def _is_introduced(lines: list[Words], n: int) -> bool:
    """Whether one paragraph stands between a title and a name with its text."""
    if n + 2 >= len(lines) or not is_title(lines[n]) or is_row(lines[n]):
        return False
    text, below = lines[n + 1], lines[n + 2]
    return is_paragraph(text.text) and not is_row(text) and not entry_of(text) and entry_of(below) is not None


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
