"""Tables of one row that only hold a name, perhaps its definition, and a table of their own: a frame around one text.

The cells become lines and the inner rows a table below them, as if nobody had drawn the frame.
"""

from collections import Counter
from dataclasses import replace

from models_app.calculations.plain import Words
from models_app.exchange.lines import is_short, without_typeface
from models_app.exchange.tables import is_row, one_line, paragraphs, row_of

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
