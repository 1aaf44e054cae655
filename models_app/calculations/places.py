"""Places in a source document: line ranges as stored ('12-14, 22'), as numbers, and in words. Lines count
from 1.
"""

import re
from collections.abc import Iterable

Lines = list[tuple[int, int]]

_RANGE = re.compile(r"([1-9][0-9]{0,8})(?:\s*[-–]\s*([1-9][0-9]{0,8}))?", re.ASCII)


def parse_lines(text: str) -> Lines:
    """'12-14, 22' as [(12, 14), (22, 22)], in the order given. An empty text is no place; ValueError for
    anything else.
    """
    if not text.strip():
        return []
    return [_parse_range(piece) for piece in text.split(",")]


def format_lines(lines: Iterable[tuple[int, int]]) -> str:
    """[(12, 14), (22, 22)] as '12-14, 22': the form that is stored, and that `parse_lines` reads."""
    return ", ".join(_format_range(first, last, "-") for first, last in _checked(lines))


def lines_in_words(lines: Iterable[tuple[int, int]]) -> str:
    """'line 22', 'lines 12 to 14 and 22'; 'place not stated' when there is none."""
    checked = _checked(lines)
    pieces = [_format_range(first, last, " to ") for first, last in checked]
    if not pieces:
        return "place not stated"
    noun = "line" if len(checked) == 1 and checked[0][0] == checked[0][1] else "lines"
    *front, last_piece = pieces
    return f"{noun} {', '.join(front)} and {last_piece}" if front else f"{noun} {last_piece}"


def join_lines(numbers: Iterable[int]) -> Lines:
    """Single line numbers, in any order, as the fewest ranges: 14, 12, 13, 22 -> [(12, 14), (22, 22)]."""
    ranges: Lines = []
    for number in sorted(set(numbers)):
        if ranges and ranges[-1][1] == number - 1:
            ranges[-1] = (ranges[-1][0], number)
        else:
            ranges.append((number, number))
    return _checked(ranges)


def fitting_lines(numbers: Iterable[int], most: int) -> str:
    """Single line numbers as ranges in at most `most` characters. Where that is too little, the ranges nearest to each
    other are joined: the place then names more lines than needed, never fewer.
    """
    ranges = join_lines(numbers)
    while len(text := format_lines(ranges)) > most:
        gaps = [ranges[n + 1][0] - ranges[n][1] for n in range(len(ranges) - 1)]
        near = gaps.index(min(gaps))
        ranges[near : near + 2] = [(ranges[near][0], ranges[near + 1][1])]
    return text


def _parse_range(piece: str) -> tuple[int, int]:
    match = _RANGE.fullmatch(piece.strip())
    if match is None:
        raise ValueError(f"'{piece.strip()}' is not a line or a range of lines such as 12-14.")
    first = int(match[1])
    last = int(match[2] or match[1])
    return _checked([(first, last)])[0]


def _checked(lines: Iterable[tuple[int, int]]) -> Lines:
    lines = list(lines)
    for first, last in lines:
        if not 1 <= first <= last:
            raise ValueError(f"{first}-{last} is no range of lines: they count from 1 and go upwards.")
    return lines


def _format_range(first: int, last: int, dash: str) -> str:
    return str(first) if first == last else f"{first}{dash}{last}"
