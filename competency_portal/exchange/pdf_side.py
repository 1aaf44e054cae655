"""Names in a narrow column at the side of their texts, without lines: 'Watershed / Assessment' beside text and list.

A name over several lines stands at the heights of lines of its text, so that reading from side to side would mix them.
Each name is read first, then what stands beside and below it up to the next one. Where names do not stand beside the
first lines of texts, nothing tells whose text it is: then the lines are in doubt.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from competency_portal.exchange.passages import plain
from competency_portal.exchange.pdf_lines import Segment
from competency_portal.exchange.pdf_paragraphs import same_type
from competency_portal.exchange.pdf_rivers import columns_between, lines_in

_LEAST_GAP = 6.0  # points between the columns
_LEAST = 2  # names
_MORE = 1.5  # times as many lines beside the names
_MOST_LINES = 8  # of a name
_MOST_WORDS = 14
_MOST_CROSSING = 0.2  # of all parts of lines
_LEADING = 1.6  # times the size of the letters: lines of one name
_BELOW = 2.0  # times that: so far below a name its text may begin
_BESIDE = 0.8  # times that: lines that overlap
_ROOM = 1.15  # times the distance of lines: between two texts


@dataclass(frozen=True)
class Side:
    """The blocks of such a page in reading order, and the parts of lines that can't be told apart."""

    blocks: list[list[Segment]]
    doubtful: list[Segment]


@dataclass
class _Run:
    """Parts of lines between two that run across: names (the lines of each) and texts; or those that run across."""

    segments: list[Segment]
    crosses: bool
    names: list[list[Segment]]
    texts: list[Segment]


def side_blocks(segments: list[Segment], first_page: bool) -> Side | None:
    """Such a page; None for others."""
    runs = next((runs for edge in _edges(segments) if (runs := _runs_at(segments, edge))), None)
    if runs is None:
        return None
    blocks: list[list[Segment]] = []
    doubtful: list[Segment] = []
    for run in runs:
        if not run.names:
            blocks.append(run.segments)
        elif not _begin_texts(run, first_page):
            blocks.append(run.segments)
            doubtful += run.segments
        else:
            blocks += _in_order(run)
    wrapped = any(len(lines) > 1 for run in runs for lines in run.names)
    return Side(blocks, doubtful) if wrapped or doubtful else None


def _edges(segments: list[Segment]) -> list[int]:
    """Where several parts of lines begin: the texts may do so."""
    starts = Counter(round(one.x0) for one in segments)
    return sorted(x for x, count in starts.items() if count > _LEAST)


def _runs_at(segments: list[Segment], edge: int) -> list[_Run] | None:
    """The runs of a page whose texts begin at an edge with nothing but names left of it."""
    runs = list(_runs(segments, edge))
    names = [lines for run in runs for lines in run.names]
    texts = [one for run in runs if run.names for one in run.texts]
    left = [line for lines in names for line in lines]
    crossing = sum(len(run.segments) for run in runs if run.crosses)
    if crossing > _MOST_CROSSING * len(segments) or len(texts) < _MORE * len(left) or len(names) < _LEAST:
        return None
    heights = [one.bottom for one in texts]
    beside = any(abs(line.bottom - height) <= _BESIDE * line.size for line in left for height in heights)
    if not beside or columns_between(lines_in(texts)) or not all(map(_may_be_name, names)):
        return None
    return runs


def _runs(segments: list[Segment], edge: int) -> Iterator[_Run]:
    parted: list[tuple[bool, list[Segment]]] = []
    for one in segments:
        crosses = one.x0 < edge - 1 and one.x1 > edge - _LEAST_GAP
        last = parted[-1][1][-1] if parted and parted[-1][0] else None
        crosses = crosses or (last is not None and _is_last_line(last, one))
        if not parted or parted[-1][0] != crosses:
            parted.append((crosses, []))
        parted[-1][1].append(one)
    for crosses, run in parted:
        left = [] if crosses else [one for one in run if one.x0 < edge - 1]
        yield _Run(run, crosses, _names(left), [one for one in run if one.x0 >= edge - 1])


def _is_last_line(above: Segment, one: Segment) -> bool:
    """Whether a short line ends the paragraph or the title of one that runs across."""
    close = 0 < one.bottom - above.bottom <= _LEADING * one.size
    return close and abs(one.x0 - above.x0) <= 1 and same_type(above.glyphs[-1], one.glyphs[0])


def _names(left: Sequence[Segment]) -> list[list[Segment]]:
    """The lines of each name."""
    found: list[list[Segment]] = []
    for one in left:
        above = found[-1][-1] if found else None
        if above and one.bottom - above.bottom <= _LEADING * one.size and abs(one.size - above.size) <= 0.5:
            found[-1].append(one)
        else:
            found.append([one])
    return found


def _may_be_name(lines: list[Segment]) -> bool:
    text = " ".join(plain(one.pieces()) for one in lines).strip()
    short = len(lines) <= _MOST_LINES and len(text.split()) <= _MOST_WORDS
    return (
        short
        and text[:1].isalnum()
        and not text[:1].islower()
        and not text.endswith((".", ":", ";", "!", "?"))
    )


def _begin_texts(run: _Run, first_page: bool) -> bool:
    """Whether each name stands beside the first line of a text, and no text begins above the first of all."""
    heights = sorted({one.bottom for one in run.texts})
    size = run.names[0][0].size
    pitch = min((b - a for a, b in pairwise(heights) if b - a > 0.8 * size), default=0.0)
    for number, lines in enumerate(run.names):
        top = lines[0].bottom - 0.5 * size
        below = [y for y in heights if y >= top]
        above = [y for y in heights if y < top]
        if not below or below[0] - lines[0].bottom > _BELOW * size:
            return False
        if above and (below[0] - above[-1] <= _ROOM * pitch or (number == 0 and first_page)):
            return False
    return True


def _in_order(run: _Run) -> list[list[Segment]]:
    starts = [lines[0].bottom - 0.5 * lines[0].size for lines in run.names]
    blocks = [[one for one in run.texts if one.bottom < starts[0]]]
    for lines, start, end in zip(run.names, starts, [*starts[1:], float("inf")], strict=True):
        blocks += [[_one_line(lines)], [one for one in run.texts if start <= one.bottom < end]]
    return [block for block in blocks if block]


def _one_line(lines: list[Segment]) -> Segment:
    """The lines of a name as one, a blank between them."""
    glyphs = list(lines[0].glyphs)
    for line in lines[1:]:
        if glyphs[-1].text not in "-\u2010/":
            glyphs.append(glyphs[-1]._replace(text=" "))
        glyphs += line.glyphs
    return Segment(glyphs)
