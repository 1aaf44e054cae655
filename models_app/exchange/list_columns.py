"""The second column of a flat list whose head says that it holds no definitions: 'Competency | Key Behaviors'."""

from dataclasses import replace

from models_app.calculations.plain import PlainCompetency, Words
from models_app.exchange.labels import Section, section_of
from models_app.exchange.lines import joined_lines
from models_app.exchange.names_like_labels import says_more
from models_app.exchange.row_parts import Column, Parts
from models_app.exchange.tables import is_row, may_be_head, one_line, row_of

TEXTS = (Section.INDICATORS, Section.STANDARDS, Section.AREAS)


def column_of(line: Words) -> Column | None:
    """What the texts below this head are, where it names competencies and another text than a definition."""
    row = row_of(line) if is_row(line) else None
    if row is None or not may_be_head(row):
        return None
    heads = [one_line(row.cells[n]).rstrip(":").strip() for n in row.filled]
    uses = [section_of(head) for head in heads]
    if uses[:1] == [Section.NUMBER]:
        heads, uses = heads[1:], uses[1:]
    if len(heads) != 2 or uses[0] != Section.NAME or uses[1] not in TEXTS or says_more(heads[1]):
        return None
    return Column(row.filled[-1], uses[1], heads[1])


def with_cell(competency: PlainCompetency, column: Column, line: Words) -> PlainCompetency:
    """The competency with the last cell of a row, as what the head of the column says."""
    row = row_of(line)
    parts = Parts([])
    parts.put(column, Words(row.cells[row.filled[-1]], line.lines))
    return replace(
        competency,
        lines=joined_lines(competency.lines, line.lines),
        indicators=(*competency.indicators, *parts.indicators),
        standards=(*competency.standards, *parts.standards),
        areas=(*competency.areas, *parts.areas),
    )
