"""Parts of a sheet between blank rows in which the document speaks of itself: 'Glossary' above cells, a history."""

from itertools import pairwise

from models_app.calculations.plain import Words
from models_app.exchange.control_tables import has_control_head
from models_app.exchange.section_words import is_about_document
from models_app.exchange.sheet_parts import only_cell, table_runs
from models_app.exchange.tables import is_row, row_of


def sheet_sections(lines: list[Words]) -> tuple[list[list[Words]], list[Words]]:
    """Such parts with their headings, and the rows of tables about the document."""
    sections: list[list[Words]] = []
    control: list[Words] = []
    for run in table_runs(lines):
        blocks = _blocks(run) if is_row(run[0]) else []
        if len(blocks) < 2 or not any(map(_is_table, blocks)):
            continue
        for block in blocks:
            rows = [row_of(line) for line in block]
            if has_control_head(rows):
                control += block
            elif all(len(row.filled) == 1 for row in rows) and _opens(block):
                sections.append(block)
    return sections, control


def _opens(block: list[Words]) -> bool:
    return len(block) > 1 and is_about_document(only_cell(block[0]))


def _is_table(block: list[Words]) -> bool:
    """Whether several rows of several cells stand there that may hold competencies."""
    rows = [row_of(line) for line in block]
    return sum(len(row.filled) > 1 for row in rows) > 1 and not has_control_head(rows)


def _blocks(run: list[Words]) -> list[list[Words]]:
    """The rows of a table, cut at blank rows."""
    blocks = [[run[0]]]
    for above, line in pairwise(run):
        if line.page != above.page or line.lines[0] - above.lines[-1] > 1:
            blocks.append([])
        blocks[-1].append(line)
    return blocks
