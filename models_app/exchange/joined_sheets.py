"""Two tables about the same competencies: one competency a row in the first, one level a row in the second.

    Competency <tab> Definition <tab> Required Level      Competency <tab> Level  <tab> Description
    Zoning     <tab> …          <tab> Expert              Zoning     <tab> Basic  <tab> …
                                                          Zoning     <tab> Expert <tab> …

They are read as one table with a level a row, where both name the very same competencies.
"""

from dataclasses import replace

from models_app.calculations.plain import PlainCompetency, Words
from models_app.calculations.same_words import folded
from models_app.exchange.labels import Section, holds_levels, section_of
from models_app.exchange.level_columns import heads_of
from models_app.exchange.lines import joined_lines, without_typeface
from models_app.exchange.sheet_parts import table_runs
from models_app.exchange.tables import Row, Table, is_row, items, one_line, row_of

LEVEL_COLUMNS = 3  # name, level, text


def tables_joined(lines: list[Words]) -> list[Words]:
    """The lines, two such tables as one with a level a row, in the place of the first."""
    runs = [run for run in table_runs(lines) if is_row(run[0]) and len(run) > 1]
    of_names = [run for run in runs if _uses(run).get(Section.NAME) is not None and _is_about_names(run)]
    of_levels = [run for run in runs if _is_of_levels(run)]
    if len(of_names) != 1 or len(of_levels) != 1 or of_names[0][0].lines > of_levels[0][0].lines:
        return lines
    (about,), (levels,) = of_names, of_levels
    place = _uses(about)[Section.NAME]
    below: dict[str, list[Words]] = {}
    for line in levels[1:]:
        below.setdefault(folded(row_of(line).cell(0)), []).append(line)
    named = [folded(row_of(line).cell(place)) for line in about[1:]]
    if len(set(named)) < len(named) or set(named) != set(below):
        return lines
    width = len(row_of(about[0]).cells)
    joined = [_joined(about[0], levels[0], width)]
    for name, line in zip(named, about[1:], strict=True):
        own = below[name]
        joined += [_joined(line, own[0], width), *(_beside(about[0], level, place) for level in own[1:])]
    first = about[0].lines
    gone = {line.lines for line in (*about[1:], *levels)}
    kept = [joined if line.lines == first else [line] for line in lines if line.lines not in gone]
    return [line for part in kept for line in part]


def with_indicators(
    competencies: list[PlainCompetency], tables: list[Table]
) -> tuple[list[PlainCompetency], list[Table]]:
    """The competencies with the indicators of tables that list them below the same names; and the other tables."""
    others = []
    for table in tables:
        if not _lists_indicators(table, competencies):
            others.append(table)
            continue
        own: dict[str, list[Row]] = {}
        for row in table.rows:
            own.setdefault(folded(one_line(row.cell(0))), []).append(row)
        competencies = [_with_own(one, own.get(_key(one), [])) for one in competencies]
    return competencies, others


def _uses(run: list[Words]) -> dict[Section, int]:
    heads = [one_line(without_typeface(cell)) for cell in row_of(run[0]).cells]
    return {use: n for n, head in reversed(list(enumerate(heads))) if (use := section_of(head))}


def _is_about_names(run: list[Words]) -> bool:
    """Whether each row has a name, and no column holds levels."""
    heads = [one_line(without_typeface(cell)) for cell in row_of(run[0]).cells]
    place = _uses(run)[Section.NAME]
    defined = Section.DEFINITION in _uses(run)
    fits = all(row_of(line).cell(place) and len(row_of(line).cells) <= len(heads) for line in run)
    return defined and fits and not any(map(holds_levels, heads))


def _is_of_levels(run: list[Words]) -> bool:
    """Name, level and text, the name on each row."""
    cells = [one_line(without_typeface(cell)) for cell in row_of(run[0]).cells]
    headed = len(cells) == LEVEL_COLUMNS and section_of(cells[0]) == Section.NAME and holds_levels(cells[1])
    rows = map(row_of, run)
    return headed and all(row.filled[:2] == [0, 1] and len(row.cells) <= LEVEL_COLUMNS for row in rows)


def _joined(line: Words, level: Words, width: int) -> Words:
    """Both rows as one: all cells of the first, empty ones where it is short, then level and text."""
    cells = row_of(line).cells
    cells = (*cells, *[""] * (width - len(cells)), *row_of(level).cells[1:])
    return replace(line, text="\t".join(cells), lines=joined_lines(line.lines, level.lines), marks=())


def _beside(head: Words, level: Words, place: int) -> Words:
    """A further level: the name in its column, level and text behind the others."""
    cells = row_of(level).cells
    before = [cells[0] if n == place else "" for n in range(len(row_of(head).cells))]
    return replace(level, text="\t".join([*before, *cells[1:]]), table=head.table, page=head.page, marks=())


def _lists_indicators(table: Table, competencies: list[PlainCompetency]) -> bool:
    uses = [section_of(head) for head in heads_of(table)]
    names = set(map(_key, competencies))
    same = all(row.filled == [0, 1] and folded(one_line(row.cell(0))) in names for row in table.rows)
    return uses == [Section.NAME, Section.INDICATORS] and bool(table.rows) and same


def _with_own(competency: PlainCompetency, rows: list[Row]) -> PlainCompetency:
    found = [Words(text, row.lines) for row in rows for text in items(without_typeface(row.cell(1)))]
    lines = joined_lines(competency.lines, *(row.lines for row in rows))
    return replace(competency, indicators=(*competency.indicators, *found), lines=lines)


def _key(competency: PlainCompetency) -> str:
    """The name as a table writes it, without its number."""
    return folded(replace(competency, number=None).name)


def heads_of_indicators(tables: list[Table], others: list[Table]) -> list[Row]:
    """The heads of the tables that were read for their indicators."""
    return [row for table in tables if table not in others for row in (table.head, *table.repeats)]
