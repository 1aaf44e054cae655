"""The paragraphs and tables of a PDF in the order in which they are read, from what was found on its pages."""

from collections.abc import Iterator
from typing import Any

from competency_portal.exchange.pdf_beside import put_below
from competency_portal.exchange.pdf_edges import right_edge
from competency_portal.exchange.pdf_lines import Segment
from competency_portal.exchange.pdf_names import mark_doubtful, names_in
from competency_portal.exchange.pdf_paragraphs import Paragraph, over_pages, paragraphs_of
from competency_portal.exchange.pdf_sheets import Sheet, carry_columns
from competency_portal.exchange.pdf_tables import Table

Lines = tuple[list[Segment], float]  # lines below each other, and the edge that they reach


def flow_of(sheets: list[Sheet], running: dict[int, str]) -> list[Any]:
    """Paragraphs, and tables with their sheet; `running` holds the ids of lines that are heads and feet of pages."""
    blocks = [
        [line for line in block if id(line) not in running] for sheet in sheets for block in sheet.blocks
    ]
    right = right_edge(blocks, max(sheet.width for sheet in sheets))
    carry_columns(sheets, running)
    parts = [(sheet, part) for sheet in sheets for part in _parts(sheet, running, right)]
    names = names_in([part for _, part in parts if not isinstance(part, Table)])
    flow: list[Any] = []
    for sheet, part in parts:
        if isinstance(part, Table):
            flow.append((sheet, part))
            continue
        found = paragraphs_of(part[0], sheet.number, part[1], names)
        mark_doubtful(found, part[0], names)
        flow += found
    _number_tables([one for one in flow if not isinstance(one, Paragraph)])
    return _over_pages(put_below(flow))


def _parts(sheet: Sheet, running: dict[int, str], right: float) -> Iterator[Lines | Table]:
    """Lines and tables of a page from top to bottom, columns one after the other."""
    tables = sorted(sheet.tables, key=lambda table: table.top)
    for block in sheet.blocks:
        lines = [line for line in block if id(line) not in running]
        edge = max((line.x1 for line in lines), default=right)
        if len(sheet.blocks) == 1:
            edge = max(edge, sheet.column[1]) if sheet.column else right
        pending: list[Segment] = []
        for line in lines:
            while tables and tables[0].top < line.top:
                yield pending, edge
                yield tables.pop(0)
                pending = []
            pending.append(line)
        yield pending, edge
    yield from tables


def _number_tables(tables: list[tuple[Sheet, Table]]) -> None:
    """A table that goes on at the top of the next page, with the same columns, is the same one."""
    number = 0
    last: tuple[Sheet, Table] | None = None
    for sheet, table in tables:
        goes_on = (
            last is not None
            and sheet.number == last[0].number + 1
            and len(table.edges) == len(last[1].edges)
            and all(abs(a - b) <= 3 for a, b in zip(table.edges, last[1].edges, strict=True))
        )
        number += not goes_on
        table.number = number
        last = (sheet, table)


def _over_pages(flow: list[Any]) -> list[Any]:
    """Paragraphs that go on over a page, with no table between their parts."""
    found: list[Any] = []
    run: list[Paragraph] = []
    for one in flow:
        if isinstance(one, Paragraph):
            run.append(one)
        else:
            found += [*over_pages(run), one]
            run = []
    return [*found, *over_pages(run)]
