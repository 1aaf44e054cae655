"""Columns of running text, as in newspapers: white that divides a page into parts of one width, full of words."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from competency_portal.exchange.pdf_lines import Segment
from competency_portal.exchange.pdf_rivers import Line, Word, covered, lines_in, rivers_in

_LEAST_PARTED = 3  # lines with parts in two columns
_LEAST_LINES = 5  # in the first column
_LEAST_WIDTH = 8.0  # points of a gutter
_SAME_WIDTH = 0.06  # of the width of a column
_CROSSING = 0.15  # of all lines, such as a title over the columns
_FULL = 0.6  # of the width of a column: the usual line of running text
_WORDS = 4  # in it: names in the first column of a table have fewer
_MOST = 4  # columns


def gutters_of(segments: list[Segment]) -> list[float]:
    """Where a page of two to four columns of running text is divided; empty where it is not clear."""
    lines = lines_in(segments)
    parted = [line for line in lines if line.wide_gaps]
    if len(parted) < _LEAST_PARTED:
        return []
    cover: list[tuple[float, float]] = []
    for line in parted:
        cover = covered(cover, line)
    gutters = [(a, b) for a, b in rivers_in(cover) if b - a >= _LEAST_WIDTH]
    left = min(line.x0 for line in parted)
    edges = [left, *(b for _, b in gutters)]
    if not 1 <= len(gutters) < _MOST or not _same_steps(edges):
        return []
    within = [line for line in lines if not _crosses(line, gutters)]
    if len(lines) - len(within) > _CROSSING * len(lines):
        return []
    columns = _columns(within, [(a + b) / 2 for a, b in gutters])
    width = max((b - a for a, b in pairwise(edges))) - max(b - a for a, b in gutters)
    if len(columns[0]) < _LEAST_LINES or not all(map(len, columns[:2])):
        return []
    return (
        [(a + b) / 2 for a, b in gutters]
        if all(_is_prose(column, width) for column in columns if column)
        else []
    )


def _crosses(line: Line, gutters: list[tuple[float, float]]) -> bool:
    return any(word.x0 < b and word.x1 > a for word in line.words for a, b in gutters)


def _same_steps(edges: list[float]) -> bool:
    """Whether the columns begin in equal steps; with two, nothing tells."""
    steps = [b - a for a, b in pairwise(edges)]
    return max(steps) - min(steps) <= _SAME_WIDTH * max(steps)


def _columns(lines: Sequence[Line], gutters: list[float]) -> list[list[list[Word]]]:
    """The words of each line of each column."""
    columns: list[list[list[Word]]] = [[] for _ in range(len(gutters) + 1)]
    for line in lines:
        parts: dict[int, list[Word]] = {}
        for word in line.words:
            parts.setdefault(sum(word.x0 > gutter for gutter in gutters), []).append(word)
        for column, words in parts.items():
            columns[column].append(words)
    return columns


def _is_prose(column: list[list[Word]], width: float) -> bool:
    """Whether the usual line of a column is full and has words enough."""
    full = median(words[-1].x1 - words[0].x0 for words in column) >= _FULL * width
    return full and median(len(words) for words in column) >= _WORDS
