"""Documents with a table of levels below the heading and the definition of each competency.

    Zoning
    Applies the zoning code.
    Basic <tab> Proficient <tab> Expert            or  Level   <tab> Description
    …     <tab> …          <tab> …                     Level 1 <tab> …

Labels that neither rank nor say that they are levels count where every competency has the same ones.
"""

from dataclasses import dataclass, field
from itertools import takewhile

from models_app.calculations.plain import (
    NotThere,
    PlainCompetency,
    PlainFinding,
    PlainModel,
    PlainStandard,
    Unreadable,
    Words,
)
from models_app.exchange.answer_words import tell_answers
from models_app.exchange.assembly import assembled, split_variant
from models_app.exchange.block_competency import Head, competency_of
from models_app.exchange.blocks import Block
from models_app.exchange.front import front_of, is_title
from models_app.exchange.known_labels import known_labels
from models_app.exchange.labels import Section, holds_levels, section_alone, section_of
from models_app.exchange.level_grids import Grid, grid_of, say_levels
from models_app.exchange.level_texts import once_each
from models_app.exchange.lines import BULLET, NUMBERED, without_typeface
from models_app.exchange.outer_rows import without_names_over_columns
from models_app.exchange.required_cells import with_answer
from models_app.exchange.tables import is_row, one_line, row_of
from models_app.exchange.torn_levels import rest_as_row
from models_app.exchange.unknown_labels import labels_nobody_knows

code = "levels_below"
label = "names with a definition and a table of their levels below"


@dataclass
class Above:
    """The lines above a table: what goes on from the table before, the group, the name, the texts below it."""

    rest: list[Words]
    group: Words | None
    name: Words
    body: list[Words]


@dataclass
class Below:
    """One competency while the lines are read."""

    above: Above
    grid: Grid
    group: int | None
    further: list[Words] = field(default_factory=list)

    @property
    def texts(self) -> list[Words]:
        """The lines above the table and those that go on below it."""
        return [*self.above.body, *self.further]


def read(lines: list[Words]) -> PlainModel:
    """The model in such a document. Raises Unreadable where a table is another one, or has no name above it."""
    pieces, tail = _pieces(without_names_over_columns(lines))
    grids = [grid_of([row_of(line) for line in rows]) for _, rows in pieces]
    if not say_levels(grids) and not all(tell_answers([*grid.labels]) for grid in grids):
        raise Unreadable(
            "It can't be told whether the tables below the headings hold levels. Give them a head such as 'Level' and "
            "'Description', or say by hand what the columns and headings are."
        )
    headed = all(any(line.kind == "heading" for line in before) for before, _ in pieces)
    front, groups, found = _outlined([_above(before, rows[0], headed) for before, rows in pieces], grids)
    found[-1].further, tail = _further(tail)
    known = known_labels(one.texts for one in found)
    blocks = [Block(known).read(one.texts) for one in found]
    made = [_made(one, block, n) for n, (one, block) in enumerate(zip(found, blocks, strict=True))]
    return assembled(
        front_of(front),
        [competency for competency, _ in made],
        groups=groups,
        tail=[*(line for one in found for line in one.above.rest), *tail],
        frame=[
            *(item for grid in grids for item in grid.frame),
            *(item for block in blocks for item in block.frame),
        ],
        unused=[item for part in (*grids, *blocks) for item in part.unused],
        findings=[
            *once_each(finding for grid in grids for finding in grid.findings),
            *labels_nobody_knows([competency for competency, _ in made], known),
            *(finding for _, findings in made for finding in findings),
        ],
    )


def _pieces(lines: list[Words]) -> tuple[list[tuple[list[Words], list[Words]]], list[Words]]:
    """Each table with the lines above it, and the lines below the last one."""
    pieces: list[tuple[list[Words], list[Words]]] = []
    texts: list[Words] = []
    for line in lines:
        if not is_row(line):
            rest = rest_as_row(pieces[-1][1], line) if pieces and not texts else None
            (pieces[-1][1] if rest else texts).append(rest or line)
        elif pieces and not texts and pieces[-1][1][-1].table == line.table:
            pieces[-1][1].append(line)
        else:
            pieces.append((texts, [line]))
            texts = []
    if not pieces:
        raise NotThere("There is no table below the headings.")
    if not any(_may_name(line) for before, _ in pieces for line in before):
        raise NotThere("No table has a name above it.")
    return pieces, texts


def _above(lines: list[Words], table: Words, headed: bool) -> Above:
    """The nearest heading is the name, or title where not all tables are `headed`; one right above it is the group."""
    names = [n for n, line in enumerate(lines) if _may_name(line) and (not headed or line.kind == "heading")]
    if not names:
        first = one_line(next(filter(None, row_of(table).cells), ""))[:60]
        raise Unreadable(
            f"The table that begins with '{first}' has no name above it. Put the name of its competency on a line "
            "above it, take the table out of the document, or say by hand what the columns and headings are."
        )
    place = names[-1]
    grouped = place > 0 and place - 1 in names
    return Above(
        lines[: place - 1 if grouped else place],
        lines[place - 1] if grouped else None,
        lines[place],
        lines[place + 1 :],
    )


def _may_name(line: Words) -> bool:
    text = without_typeface(line.text)
    if section_alone(text) or holds_levels(text) or text.endswith(":"):
        return False
    return is_title(line) or (line.kind == "heading" and not BULLET.fullmatch(text))


def _outlined(parts: list[Above], grids: list[Grid]) -> tuple[list[Words], list[Words], list[Below]]:
    """The lines in front, the groups and the competencies. The heading above the first name may be the title."""
    front, first = list(parts[0].rest), parts[0]
    if first.group and not (first.rest and any(part.group for part in parts[1:])):
        front.append(first.group)
        first.group = None
    groups: list[Words] = []
    found: list[Below] = []
    for part, grid in zip(parts, grids, strict=True):
        if found:
            found[-1].further, part.rest = _further(part.rest)
        if part.group:
            groups.append(part.group)
        found.append(Below(part, grid, len(groups) - 1 if groups else None))
    first.rest = []
    return front, groups, found


def _further(lines: list[Words]) -> tuple[list[Words], list[Words]]:
    """Lines right below a table that are further texts of its competency, and the others.

    A label in common use opens such texts. A list without one stands right below the table too: its competency has it.
    """
    if not lines:
        return [], []
    label = without_typeface(lines[0].text).partition(":")[0]
    if section_of(label) not in (None, Section.NAME, Section.NUMBER, Section.GROUP):
        return lines, []
    items = list(takewhile(lambda line: BULLET.fullmatch(without_typeface(line.text)), lines))
    return items, lines[len(items) :]


def _made(one: Below, block: Block, place: int) -> tuple[PlainCompetency, list[PlainFinding]]:
    text = without_typeface(one.above.name.text)
    numbered = NUMBERED.fullmatch(text)
    family, variant = split_variant(numbered["text"] if numbered else text)
    number = int(numbered["number"]) if numbered else None
    block.levels += [PlainStandard(level.label, level.text, level.lines) for level in one.grid.levels]
    head = Head(family, one.above.name.lines, variant, number, one.group)
    competency, findings = competency_of(head, block, place)
    competency, doubts = with_answer(competency, one.grid.answer, place)
    return competency, [*findings, *doubts]
