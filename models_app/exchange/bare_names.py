"""Names without a text among names that have one: competencies without a definition, unless they head a group."""

import re
from collections.abc import Callable, Container
from itertools import pairwise

from models_app.calculations.plain import PlainFinding, Words
from models_app.choices import FindingKind
from models_app.exchange.front import is_title
from models_app.exchange.lines import BULLET, NUMBERED, has_letter, is_short, without_typeface
from models_app.exchange.tables import is_row, one_line, row_of

SPEAKS_OF_SEVERAL = re.compile(r".*\b(?:competencies|competences|skills|abilities)", re.IGNORECASE)
MOST_IN_A_ROW = 2
LEAST_ENTRIES = 3  # of a list whose last line may be a name alone
MOST_WORDS = 5

Places = Container[tuple[int, ...]]


def may_head_groups(bare: list[bool]) -> bool:
    """Whether rows with a name alone head groups: one opens the table, and each stands right above a fuller row.

    The last row may be a name without a text all the same where two or more others do so.
    """
    follow = not any(above and below for above, below in pairwise(bare))
    return bool(bare) and bare[0] and follow and (not bare[-1] or sum(bare) > 2)


def bare_rows(lines: list[Words], heads: Places) -> set[tuple[int, ...]]:
    """Rows with a name alone that are competencies. `heads`: rows that are heads of columns."""
    rows = [line for line in lines if is_row(line) and line.lines not in heads]
    bare = [_is_bare_row(line) for line in rows]
    if may_head_groups(bare):
        return set()
    named = [one_line(row_of(line).cell(0)) for line, alone in zip(rows, bare, strict=True) if not alone]
    return {
        line.lines
        for line, alone in zip(rows, bare, strict=True)
        if alone and not _stands_out(line, row_of(line).cell(0), named)
    }


def _is_bare_row(line: Words) -> bool:
    row = row_of(line)
    return row.filled == [0] and is_short(one_line(row.cells[0])) and has_letter(row.cells[0])


def bare_lines(lines: list[Words], is_entry: Callable[[Words], bool], grouped: bool) -> set[tuple[int, ...]]:
    """Lines with a name alone that are competencies: they stand between two entries, or below the last.

    `grouped`: a heading stands above the first entry, so that a plain line is one more.
    """
    found: set[tuple[int, ...]] = set()
    entries = [n for n, line in enumerate(lines) if is_entry(line)]
    names = [without_typeface(lines[n].text) for n in entries]
    for above, below in pairwise(entries):
        between = lines[above + 1 : below]
        sign = _sign(lines[above])
        fits = 0 < len(between) <= MOST_IN_A_ROW and _sign(lines[below]) == sign
        if fits and (sign or not grouped) and all(_is_bare(line, sign, names) for line in between):
            found.update(line.lines for line in between)
    return found | {line.lines for line in _at_the_end(lines, entries, names, grouped)}


def _at_the_end(lines: list[Words], entries: list[int], names: list[str], grouped: bool) -> list[Words]:
    """Names alone right below the last entry, as close as this is to the one above; nothing goes on below them."""
    if len(entries) < LEAST_ENTRIES:
        return []
    above, last = entries[-2:]
    sign, gap = _sign(lines[last]), lines[last].lines[0] - lines[above].lines[-1]
    found: list[Words] = []
    for line in lines[last + 1 :]:
        below = (found or [lines[last]])[-1]
        if line.lines[0] - below.lines[-1] != gap or not _is_bare(line, sign, names):
            break
        found.append(line)
    following = lines[last + len(found) + 1 :]
    ends = not following or following[0].lines[0] - (found or [lines[last]])[-1].lines[-1] > gap
    plain = not sign and (grouped or gap > 1)
    return found if ends and len(found) <= MOST_IN_A_ROW and _sign(lines[above]) == sign and not plain else []


def _sign(line: Words) -> str:
    """How a line begins: with a bullet, a number or its words."""
    text = without_typeface(line.text)
    return "bullet" if BULLET.fullmatch(text) else "number" if NUMBERED.fullmatch(text) else ""


def name_in(line: Words) -> str:
    """The name in such a line or row, a number in front of it kept."""
    if is_row(line):
        return one_line(without_typeface(row_of(line).cell(0)))
    text = without_typeface(line.text)
    bullet = BULLET.fullmatch(text)
    return bullet["text"] if bullet else text


def _is_bare(line: Words, sign: str, names: list[str]) -> bool:
    name = name_in(line)
    numbered = NUMBERED.fullmatch(name)
    name = numbered["text"] if numbered else name
    short = is_short(name) and is_title(Words(name, line.lines)) and not name.endswith(":")
    few = len(name.split()) <= MOST_WORDS and name[:1].isupper()
    return not is_row(line) and _sign(line) == sign and short and few and not _stands_out(line, name, names)


def _stands_out(line: Words, name: str, names: list[str]) -> bool:
    """Whether a line is a heading by its form: marked, in bold, in capitals, or it speaks of several competencies."""
    bold = any(mark.typeface == "bold" and mark.end - mark.start >= len(name) for mark in line.marks)
    capitals = name.isupper() and not any(other.isupper() for other in names)
    starred = line.text.startswith("**")
    return line.kind == "heading" or bold or starred or capitals or bool(SPEAKS_OF_SEVERAL.fullmatch(name))


def bare_finding(name: str, line: Words, place: int) -> PlainFinding:
    """A name between others was taken as a competency; that is said."""
    return PlainFinding(
        FindingKind.LAYOUT,
        f"'{name}' stands among the names without a text",
        "It was read as a competency without a definition. If it is the heading of those below it, remove it in the "
        "draft and name the group there.",
        line.lines,
        place,
    )


def group_finding(name: str, lines: tuple[int, ...]) -> PlainFinding:
    """A name alone was taken as the heading of a group, and nothing but its place says so."""
    return PlainFinding(
        FindingKind.LAYOUT,
        f"'{name}' was taken as the heading of a group",
        "It stands alone above names with a text and looks like these. If it is a competency without a definition, add "
        "it in the draft and take its name out of the groups.",
        lines,
    )
