"""Rows of a block of lines in columns: by the room between them, else by their first cells."""

from itertools import pairwise

from competency_portal.exchange.passages import plain
from competency_portal.exchange.pdf_blocks import Block
from competency_portal.exchange.pdf_lines import Segment
from competency_portal.exchange.pdf_paragraphs import reaches
from competency_portal.exchange.pdf_rivers import pitch_of

_ROOM = 1.12  # times the distance of lines in a cell
_ENDS = (".", "!", "?", ";", ":", ")")
_MOST_NAME_LINES = 5

Parts = dict[int, Segment]
Rows = list[list[Parts]]


def rows_in(block: Block, pitch_before: float | None = None) -> Rows | None:
    """The lines of each row. `pitch_before`: distance of lines in the table that the block goes on with."""
    pitch = min(pitch_of(block.parts), pitch_before or float("inf"))
    gaps = [below.bottom - above.bottom for above, below in pairwise(block.lines)]
    room = [gap > _ROOM * pitch and gap - pitch > 1 for gap in gaps]
    head = _head_lines(block)
    if any(room[head:] if len(room) > head else room):
        breaks = [apart or n + 1 == head for n, apart in enumerate(room)]
        clear = all(_is_one_row(row) for row in _parted(block, breaks))
    elif head and _is_wrapped_row(block.parts[head:]):
        breaks = [n + 1 == head for n in range(len(room))]
        clear = True
    else:
        breaks = [apart or n + 1 == head for n, apart in enumerate(_by_names(block, head))]
        clear = all(
            _begins_row(above, below)
            for (above, below), begins in zip(pairwise(block.parts), breaks, strict=True)
            if begins
        ) and all(_is_one_row(row) for row in _parted(block, breaks))
    rows = _parted(block, breaks)
    named = sum(any(0 in parts for parts in row) for row in rows) + block.goes_on
    return rows if clear and 2 * named >= len(rows) and not _is_prose(rows) else None


def _head_lines(block: Block) -> int:
    """How many lines at the top are bold where those below are not: they are the head."""
    bold = [line.is_bold for line in block.lines]
    count = next((n for n, one in enumerate(bold) if not one), len(bold))
    return count if count < len(bold) and not block.goes_on else 0


def _by_names(block: Block, head: int) -> list[bool]:
    """A row begins with each first cell, where no room tells."""
    return [n + 1 >= head and 0 in parts for n, parts in enumerate(block.parts[1:])]


def _is_wrapped_row(body: list[Parts]) -> bool:
    """Whether the lines below a head are one row, whose name is broken over its first lines as its texts are."""
    names = sum(0 in parts for parts in body)
    if not 1 < names <= _MOST_NAME_LINES or 2 * names > len(body) or any(0 in one for one in body[names:]):
        return False
    ends: dict[int, float] = {}
    for parts in body:
        for column, part in parts.items():
            ends[column] = max(ends.get(column, 0.0), part.x1)
    return all(
        len(above.keys() & below.keys()) > 1
        and all(
            reaches(above[n], below[n], ends[n]) and not _text(above[n]).endswith(_ENDS)
            for n in above.keys() & below.keys() - {0}
        )
        for above, below in pairwise(body[:names])
    )


def _parted(block: Block, breaks: list[bool]) -> Rows:
    rows = [[block.parts[0]]]
    for parts, begins in zip(block.parts[1:], breaks, strict=True):
        if begins:
            rows.append([])
        rows[-1].append(parts)
    return rows


def _begins_row(above: Parts, below: Parts) -> bool:
    """Whether no cell goes on from the line above: none begins with a small letter below an open sentence."""
    return not any(
        _text(part)[:1].islower() and not _text(above[column]).endswith(_ENDS)
        for column, part in below.items()
        if column in above
    )


def _is_one_row(row: list[Parts]) -> bool:
    """Whether no two of its lines look like a row each: a name, and whole sentences in all columns."""
    return not any(
        0 in above
        and 0 in below
        and len(above) > 1
        and set(below) >= set(above)
        and all(_text(part).endswith(_ENDS) for column, part in above.items() if column)
        and all(not _text(part)[:1].islower() for part in below.values())
        for above, below in pairwise(row)
    )


def _is_prose(rows: Rows) -> bool:
    """Whether the first column holds a text of many lines, as columns of a newspaper do."""
    return max(sum(0 in parts for parts in row) for row in rows) > _MOST_NAME_LINES


def _text(part: Segment) -> str:
    return plain(part.pieces()).strip()
