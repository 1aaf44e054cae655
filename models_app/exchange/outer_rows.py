"""Tables of one row that only hold a name, perhaps its definition, and a table of their own: a frame around one text.

The cells become lines and the inner rows a table below them, as if nobody had drawn the frame. So do rows over all
columns of a table, where each table has its own name there.
"""

from collections import Counter
from dataclasses import replace

from models_app.calculations.plain import Words
from models_app.exchange.lines import is_short, without_typeface
from models_app.exchange.sheet_parts import only_cell, table_runs
from models_app.exchange.tables import is_row, may_be_head, one_line, paragraphs, row_of

LEAST = 2  # frames of a document
MOST_CELLS = 2


def without_frames(lines: list[Words]) -> list[Words]:
    """The lines, the rows of such frames as lines of their own."""
    counts = Counter(line.table for line in lines if is_row(line) and not line.nested)
    frames = {
        n: end
        for n, line in enumerate(lines)
        if _opens(line, counts) and (end := _inner_end(lines, n)) > n + 1
    }
    if len(frames) < LEAST or len(frames) < sum(not line.nested and is_row(line) for line in lines):
        return lines
    inside = {n for start, end in frames.items() for n in range(start + 1, end)}
    result: list[Words] = []
    for n, line in enumerate(lines):
        if n in frames:
            result += _cells_apart(line)
        else:
            result.append(replace(line, nested=0) if n in inside else line)
    return result


def _opens(line: Words, counts: Counter[int | None]) -> bool:
    """Whether this is the one row of a table, a name in front."""
    if not is_row(line) or line.nested or line.table is None or counts[line.table] != 1:
        return False
    cells = [cell for cell in row_of(line).cells if cell]
    return 0 < len(cells) <= MOST_CELLS and is_short(one_line(without_typeface(cells[0])))


def _inner_end(lines: list[Words], n: int) -> int:
    """The end of the rows of one inner table right below; no end where there are none, or those of two tables."""
    end = n + 1
    while end < len(lines) and lines[end].nested and is_row(lines[end]):
        end += 1
    return end if len({line.table for line in lines[n + 1 : end]}) == 1 else n


def _cells_apart(line: Words) -> list[Words]:
    name, *texts = [cell for cell in row_of(line).cells if cell]
    return [
        Words(one_line(name), line.lines, "paragraph", line.page),
        *(
            Words(part, line.lines, "paragraph", line.page)
            for text in texts
            for part in paragraphs(text).split("\n")
        ),
    ]


def without_names_over_columns(lines: list[Words]) -> list[Words]:
    """The lines; where each table opens with a name over all its columns, the rows above its columns as lines."""
    runs = [run for run in table_runs(lines) if is_row(run[0])]
    counts = [_rows_over_columns(run) for run in runs]
    if len(runs) < LEAST or not all(counts):
        return lines
    over = {line.lines for run, count in zip(runs, counts, strict=True) for line in run[:count]}
    return [part for line in lines for part in (_cells_apart(line) if line.lines in over else [line])]


def _rows_over_columns(run: list[Words]) -> int:
    """How many rows of one cell, a short one first, stand above the columns; 0 where it is another table."""
    rows = [row_of(line) for line in run]
    count = next((n for n, row in enumerate(rows) if len(row.filled) > 1), 0)
    named = count and is_short(one_line(without_typeface(only_cell(run[0]))))
    wide = all(len(row.filled) > 1 for row in rows[count:])
    return count if named and wide and len(rows) > count + 1 and may_be_head(rows[count]) else 0
