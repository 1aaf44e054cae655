"""What stands between the heading of a group and its table: sentences about the group, lines that each sheet repeats.

Core
These competencies are shared by everyone in the agency.
Competency <tab> Basic <tab> Expert
…

They are notes, so that the heading stands right above its table, as `headings_above_tables` looks for it.
"""

from collections import Counter
from dataclasses import dataclass, replace

from models_app.calculations.plain import PlainFinding, PlainPart, Words
from models_app.calculations.same_words import folded
from models_app.choices import FindingKind, PartKind
from models_app.exchange.cell_names import section_of_head
from models_app.exchange.front import is_title
from models_app.exchange.front_stamps import is_stamp
from models_app.exchange.group_headings import headings_above_tables, may_be_title
from models_app.exchange.labels import Section
from models_app.exchange.lines import has_letter, is_paragraph, joined_lines, without_typeface
from models_app.exchange.section_words import opens
from models_app.exchange.sheet_parts import table_runs
from models_app.exchange.tables import is_row, may_be_head, one_line, row_of

MOST_BETWEEN = 2  # passages between a heading and its table
LEAST_TABLES = 2


@dataclass(frozen=True)
class Introduced:
    """The heading above a table, the `texts` between both, and the lines there that each sheet has `again`."""

    heading: Words
    texts: tuple[Words, ...]
    again: tuple[Words, ...]


@dataclass(frozen=True)
class WithoutIntroductions:
    """The lines, and the texts as notes below the name of their group; `findings` ask where none is a group."""

    lines: list[Words]
    parts: tuple[PlainPart, ...] = ()
    findings: tuple[PlainFinding, ...] = ()


def introductions_apart(lines: list[Words]) -> WithoutIntroductions:
    """The lines without such texts, where the tables have one head and the headings are groups without these."""
    found = _introduced(lines)
    between = [one for one in found if one.texts or one.again]
    if len(found) < LEAST_TABLES or not between:
        return WithoutIntroductions(lines)
    once = _once(between)
    left = _left(lines, between, once)
    groups = {line.lines for line in headings_above_tables(left)}
    few = all(len(one.texts) <= MOST_BETWEEN for one in between)
    titled = bool(found[0].texts) and may_be_title(found[0].heading)
    if not few or titled or not all(one.heading.lines in groups for one in found):
        return WithoutIntroductions(lines, findings=(_not_taken(found),))
    stamps = [line for line in left if line in once and is_stamp(line.text)]
    left = [line for line in left if line not in stamps]
    notes = [_note(one) for one in between if one.texts]
    notes += [PlainPart(PartKind.PREFACE, "", (line.text,), line.lines) for line in stamps]
    return WithoutIntroductions(left, tuple(notes))


def _introduced(lines: list[Words]) -> list[Introduced]:
    """What stands above the tables of names with the head that most of them have, where each has a heading."""
    runs = list(table_runs(lines))
    starts = [n for n, run in enumerate(runs) if _lists_names(run)]
    heads = Counter(_key(runs[n]) for n in starts)
    alike = [n for n in starts if _key(runs[n]) == heads.most_common(1)[0][0]]
    if len(alike) < LEAST_TABLES:
        return []
    above = [_lines_above(runs, n) for n in alike]
    sheets = all(runs[n][0].row for n in alike)
    counts = Counter(text for several in above for text in {folded(line.text) for line in several})
    again = {text for text, count in counts.items() if sheets and count == len(above)}
    return [one for several in above if (one := _heading_of(several, again))]


def _lists_names(run: list[Words]) -> bool:
    """Whether a head says that names stand below it."""
    if len(run) < 2 or not is_row(run[0]):
        return False
    head = row_of(run[0])
    uses = [section_of_head(one_line(without_typeface(cell))) for cell in head.cells if cell]
    return may_be_head(head) and Section.NAME in uses


def _key(run: list[Words]) -> tuple[str, ...]:
    return tuple(map(folded, row_of(run[0]).cells))


def _lines_above(runs: list[list[Words]], place: int) -> list[Words]:
    """The lines between the table above and this one."""
    first = next((n + 1 for n in range(place - 1, -1, -1) if is_row(runs[n][0])), 0)
    return [run[0] for run in runs[first:place]]


def _heading_of(above: list[Words], repeated: set[str]) -> Introduced | None:
    """The heading that is nearest, with nothing but texts and repeated lines below it."""
    texts: list[Words] = []
    again: list[Words] = []
    for line in reversed(above):
        text = without_typeface(line.text)
        if folded(line.text) in repeated:
            again.insert(0, line)
        elif is_paragraph(text) or text.endswith(":") or is_stamp(text):
            texts.insert(0, line)
        else:
            heads = has_letter(text) and is_title(Words(text, line.lines)) and not opens(text)
            return Introduced(line, tuple(texts), tuple(again)) if heads else None
    return None


def _once(between: list[Introduced]) -> list[Words]:
    """The lines that come again, each with all its places."""
    places: dict[str, list[Words]] = {}
    for one in between:
        for line in one.again:
            places.setdefault(folded(line.text), []).append(line)
    return [replace(same[0], lines=joined_lines(*(line.lines for line in same))) for same in places.values()]


def _left(lines: list[Words], between: list[Introduced], once: list[Words]) -> list[Words]:
    """The lines without the texts; those that come again stand in front of all headings."""
    taken = {line.lines for one in between for line in (*one.texts, *one.again)}
    first = next(n for n, line in enumerate(lines) if line.lines == between[0].heading.lines)
    left = [[line for line in part if line.lines not in taken] for part in (lines[:first], lines[first:])]
    return [*left[0], *once, *left[1]]


def _note(one: Introduced) -> PlainPart:
    heading = without_typeface(one.heading.text).rstrip(":")
    texts = tuple(without_typeface(text.text) for text in one.texts)
    return PlainPart(PartKind.NOTE, heading, texts, joined_lines(*(text.lines for text in one.texts)))


def _not_taken(found: list[Introduced]) -> PlainFinding:
    named = ", ".join(f"'{without_typeface(one.heading.text)}'" for one in found)
    return PlainFinding(
        FindingKind.LAYOUT,
        "Headings above tables may name groups",
        f"{named}. Other lines stand between them and the tables, or the first may be the title, so that not each was "
        "taken as a group. If they are groups, say by hand what the headings are.",
        joined_lines(*(one.heading.lines for one in found)),
        by_form=True,
    )
