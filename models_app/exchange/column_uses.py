"""What the columns of a table hold, told by their heads and by the form of their cells."""

import re

from models_app.calculations.plain import Unreadable
from models_app.exchange.bands import bands_of, is_grade
from models_app.exchange.block_doubts import SELECTION
from models_app.exchange.cell_names import section_of_head
from models_app.exchange.label_lines import STAGED
from models_app.exchange.labels import (
    FIGURE,
    Section,
    asks,
    counted_heads,
    holds_levels,
    names_level,
    rank_alone,
    ranks,
    section_of,
)
from models_app.exchange.level_words import SPEAKS_OF_NAMES, is_level
from models_app.exchange.like_levels import is_stem, reads_like
from models_app.exchange.lines import ENDS_SENTENCE, has_letter, without_typeface
from models_app.exchange.performance_words import performs
from models_app.exchange.role_columns import states_levels_only
from models_app.exchange.row_parts import Column, holds_answers_only, is_answer
from models_app.exchange.stated_levels import same_level
from models_app.exchange.tables import Table, column_cells, one_line

MOST_NAME_WORDS = 2
# Steps of a career; they rank only beside each other, as a 'Supervisor' alone may be anybody's.
CAREER = re.compile(
    r"(?:(?:senior|junior|lead|chief|assistant) )?(?:apprentice|trainee|helper|assistant|technician|practitioner|"
    r"associate|specialist|principal|lead|foreman|forewoman|foreperson|crew (?:leader|chief)|supervisor|manager)",
    re.IGNORECASE,
)
REQUIRED = re.compile(
    r"(?:required|needed|target|expected)(?: (?:for|in) (?:the |this )?(?:class|job|position|role))?:?",
    re.IGNORECASE,
)
STEP_OF_SCALE = re.compile(r"(?:level )?[1-9]", re.IGNORECASE)
FACT = re.compile(
    r"\b(?:notes?|remarks?|comments?|sources?|owners?|authors?|dates?|status|version|valid|references?|since|until)\b",
    re.IGNORECASE,
)


def columns_of(table: Table) -> list[Column]:
    """The columns by their heads. Unknown heads are levels where they rank something, or where no other does."""
    heads = [one_line(without_typeface(cell)) for cell in table.head.cells]
    uses = [_use(head) for head in heads]
    if heads and holds_levels(heads[0]):
        raise Unreadable("The first column holds levels, not names of competencies.")
    if Section.NAME not in uses:
        uses[_name_place(heads, uses)] = Section.NAME
        if is_level(heads[uses.index(Section.NAME)]):
            raise Unreadable("The first column is a level itself, and no column holds names of competencies.")
    unknown = [n for n, use in enumerate(uses) if use is None and heads[n]]
    packed = {n for n in unknown if holds_bands(table, n) or _holds_grades(table, n, heads[n])}
    packed |= _states_of_roles(table, [n for n in unknown if n not in packed], heads)
    free = [n for n in unknown if n not in packed]
    levels = _levels(table, _without_answers(table, free, heads), heads, Section.LEVELS in uses)
    for n in unknown:
        uses[n] = Section.AREAS if n in packed else Section.LEVELS if n in levels else Section.NOT_USED
    labels = [heads[n] for n, use in enumerate(uses) if use == Section.LEVELS]
    for n in unknown:
        if uses[n] == Section.NOT_USED and _states_levels(table, n, heads[n], labels):
            uses[n] = Section.REQUIRED
    return [Column(n, use, heads[n]) for n, use in enumerate(uses) if use]


def heads_selection(head: str) -> bool:
    """Whether a head asks if candidates may be screened on a competency: 'Selection use', 'For selection?'."""
    return bool(SELECTION.fullmatch(head.strip(" ?:*")))


def heads_group(columns: list[Column]) -> bool:
    """Whether the words above the names are no head but the group of all names below them."""
    name = next(column for column in columns if column.use == Section.NAME)
    others = [column.label for column in columns if column is not name]
    known = all(names_level(label) or section_of(label) for label in others)
    known = known or any(section_of(label) == Section.DEFINITION for label in others)
    return section_of_head(name.label) is None and (not known or bool(SPEAKS_OF_NAMES.search(name.label)))


def _states_of_roles(table: Table, unknown: list[int], heads: list[str]) -> set[int]:
    """Columns that state levels and hold no texts, where one would be a level by its head: 'Clerk II' above '3'."""
    stated = [n for n in unknown if not FACT.search(heads[n]) and not REQUIRED.fullmatch(heads[n])]
    stated = [n for n in stated if states_levels_only(column_cells(table, n))]
    in_order = counted_heads(heads)
    return set(stated) if any(ranks(heads[n]) or heads[n] in in_order for n in stated) else set()


def _without_answers(table: Table, unknown: list[int], heads: list[str]) -> list[int]:
    """The columns without those of answers, whatever their heads; a matrix of nothing but answers keeps its levels."""
    texts = [n for n in unknown if not (asks(heads[n]) and _holds_answers(table, n))]
    answers = [n for n in texts if holds_answers_only(column_cells(table, n))]
    ranking = [n for n in texts if ranks(heads[n])]
    if len(ranking) > 1 and set(ranking) <= set(answers):
        return [n for n in texts if n in ranking or n not in answers]
    return [n for n in texts if n not in answers]


def _levels(table: Table, unknown: list[int], heads: list[str], named: bool) -> list[int]:
    """Columns that rank something, and those among and before them that hold texts too; without any, several texts.

    `named`: other columns say themselves that they are levels. Behind the only one that ranks several texts are levels.
    """
    in_order = counted_heads(heads)
    ranking = [n for n in unknown if ranks(heads[n]) or heads[n] in in_order]
    texts = [n for n in unknown if n in ranking or _holds_texts(table, n, heads[n])]
    careers = [n for n in texts if n not in ranking and CAREER.fullmatch(heads[n])]
    staged = [n for n in texts if STAGED.fullmatch(heads[n])]
    careers += [n for n in staged if len(staged) > 1 and n not in (*ranking, *careers)]
    if len(ranking) + len(careers) > 1:
        ranking += careers
    ranking += [n for n in texts if n not in ranking and is_stem(heads[n], [heads[r] for r in ranking])]
    if ranking:
        ranking += [n for n in texts if n not in ranking and performs(heads[n])]
    if ranking and not any(_holds_texts(table, n, heads[n]) for n in ranking):
        between = range(min(ranking), max(ranking))
        texts += [n for n in unknown if n in between and n not in texts and _holds_words(table, n, heads[n])]
    if not ranking:
        return texts if len(texts) > 1 and not named else []
    first, last = min(ranking), max(ranking)
    if first == last and not named and {first + 1, first + 2} <= set(texts):
        last = next(n for n in range(first, len(heads) + 1) if n + 1 not in texts)
    if first == last == max(texts) and not named:
        first = _first_before(table, texts, heads, last)
    counted = all(FIGURE.search(heads[n]) or heads[n] in in_order for n in ranking)
    while len(ranking) > 1 and not counted and first - 1 in texts:
        first -= 1
    while len(ranking) > 1 and not (counted or named) and last + 1 in texts:
        if not reads_like(table, last + 1, heads[last + 1], ranking):
            break
        last += 1
    return [n for n in sorted(texts) if n in ranking or first <= n <= last]


def _first_before(table: Table, texts: list[int], heads: list[str], only: int) -> int:
    """Where several texts right before the only one that ranks read just as it does: 'Emerging', 'Established'."""
    first = only
    while first - 1 in texts and reads_like(table, first - 1, heads[first - 1], [only]):
        first -= 1
    return first if only - first > 1 else only


def _holds_texts(table: Table, place: int, head: str) -> bool:
    """Whether most cells of a column are sentences or parts of such, and its head names no fact beside them."""
    cells = column_cells(table, place)
    texts = sum(cell.endswith(ENDS_SENTENCE) or len(cell.split()) > MOST_NAME_WORDS for cell in cells)
    return bool(cells) and texts * 2 > len(cells) and not FACT.search(head)


def _holds_words(table: Table, place: int, head: str) -> bool:
    """Whether each row of a column has words, and its head names no fact beside them and no required level."""
    fact = FACT.search(head) or REQUIRED.fullmatch(head)
    return all(has_letter(row.cell(place)) for row in table.rows) and not fact


def _states_levels(table: Table, place: int, head: str, labels: list[str]) -> bool:
    """Whether a column headed 'Required' holds nothing but labels of levels, or figures of a scale."""
    cells = [one_line(row.cell(place)) for row in table.rows if row.cell(place)]
    if not cells or not REQUIRED.fullmatch(head):
        return False
    by_words = all(rank_alone(cell) or names_level(cell) for cell in cells)
    return (
        by_words
        or all(same_level(cell, labels) for cell in cells)
        or all(map(STEP_OF_SCALE.fullmatch, cells))
    )


def _holds_answers(table: Table, place: int) -> bool:
    """Whether a column holds 'yes', 'no' and the like, or no sentences at all."""
    cells = column_cells(table, place)
    return any(is_answer(cell) for cell in cells) or all(
        len(cell.split()) <= MOST_NAME_WORDS for cell in cells
    )


def _holds_grades(table: Table, place: int, head: str) -> bool:
    """Whether a column is the one of a grade, with figures or single words for it."""
    cells = column_cells(table, place)
    return is_grade(head) and sum(len(cell.split()) == 1 for cell in cells) * 2 > len(cells)


def _use(head: str) -> Section | None:
    if names_level(head):
        return Section.LEVELS
    if heads_selection(head):
        return Section.SELECTION
    use = section_of_head(head)
    # 'Functional Competencies' above the names is the heading of a group; 'Levels' above one column says nothing.
    return use if use != Section.LEVELS else None


def _name_place(heads: list[str], uses: list[Section | None]) -> int:
    place = next((n for n, use in enumerate(uses) if use is None and heads[n]), None)
    if place is None:
        raise Unreadable("No column of the table holds names.")
    return place


def holds_bands(table: Table, place: int) -> bool:
    """Whether most cells of a column are bands of grades with their levels."""
    cells = column_cells(table, place)
    return bool(cells) and sum(bool(bands_of(cell)) for cell in cells) * 2 > len(cells)
