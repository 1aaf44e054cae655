"""Lines of a PDF that are names though they reach the edge of their column, and those that may be."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from competency_portal.exchange.passages import plain
from competency_portal.exchange.pdf_lines import Segment
from competency_portal.exchange.pdf_paragraphs import (
    Names,
    Paragraph,
    ends_sentence,
    reaches,
    same_type,
    usual_spacing,
)

_CLOSE = 1.2  # times the distance of lines
_SMALL_WORD = 3  # letters: 'of', 'and'
_MOST_WORDS = 10  # of a name
_MOST_LINES = 2
_LEAST_NAMES = 2
_MOST_LETTERS = 60  # of a line: names seldom reach the edge of a wider column
_RUNS_IN = (".", ":")
_ALIKE = 0.3  # points of size


@dataclass(frozen=True)
class Found(Names):
    """`plain`: names in the type of their texts stand above some of them, without a capital in each word too."""

    plain: bool = False


def names_in(blocks: list[tuple[list[Segment], float]]) -> Found:
    """The names of a document, from the lines of its blocks and the edge that each block reaches.

    A line with capitals above a text in its type is a name, if some are too short to be the first line of that text.
    """
    alone: list[int] = []
    short = bare = 0
    for lines, right in blocks:
        for line, below in _above_texts(lines):
            reached = reaches(line, below, right)
            bare += not reached and _is_bare([line])
            if _is_in_capitals([line]) and not _is_in_capitals([below]):
                alone.append(_place(line))
                short += not reached
    sure = alone if short >= _LEAST_NAMES else ()
    return Found(frozenset(sure), _run_in(blocks), bare >= _LEAST_NAMES)


def mark_doubtful(paragraphs: list[Paragraph], lines: list[Segment], names: Found) -> None:
    """Mark those of a block's paragraphs that may hold a name which only its length joined with the lines around it."""
    place = 0
    for one in paragraphs:
        own, rest = lines[place : place + one.lines], lines[place + one.lines :]
        place += one.lines
        one.may_hold_name = (
            one.lines > 1
            and _is_prose(one)
            and any(_may_be_name(name, names) for name in _candidates(one, own, rest))
        )


def _is_prose(paragraph: Paragraph) -> bool:
    """Whether it is no heading of several lines."""
    return ends_sentence(paragraph.text) or len(paragraph.text.split()) > _MOST_WORDS


def _place(line: Segment) -> int:
    return id(line.glyphs[0])


def _text(line: Segment) -> str:
    return plain(line.pieces()).strip()


def _above_texts(lines: list[Segment]) -> Iterator[tuple[Segment, Segment]]:
    """Lines below a space or a sentence, each with one close below that begins with a capital in its type."""
    spacing = usual_spacing(lines)
    for above, line, below in zip([None, *lines], lines, lines[1:], strict=False):
        apart = above is None or line.bottom - above.bottom > _CLOSE * spacing
        if (
            (apart or (above is not None and ends_sentence(_text(above))))
            and 0 < below.bottom - line.bottom <= _CLOSE * spacing
            and same_type(line.glyphs[-1], below.glyphs[0])
            and _text(below)[:1].isupper()
        ):
            yield line, below


def _run_in(blocks: list[tuple[list[Segment], float]]) -> frozenset[int]:
    """Bold lines with the stop that ends names, and no room for the text that runs in where other names have it."""
    full: list[Segment] = []
    running = short = 0
    for lines, right in blocks:
        for line, below in pairwise(lines):
            if not _is_bold(line, 0):
                continue
            if not _is_bold(line, -1):
                running += _bold_start(line).endswith(_RUNS_IN)
            elif _text(line).endswith(_RUNS_IN) and not _is_bold(below, 0) and _is_as_large(line, below):
                reached = reaches(line, below, right)
                short += not reached
                full += [line] * reached
    return frozenset(map(_place, full)) if running >= _LEAST_NAMES and not short else frozenset()


def _is_bold(line: Segment, place: int) -> bool:
    return "bold" in line.glyphs[place].faces


def _is_as_large(line: Segment, other: Segment) -> bool:
    return abs(line.size - other.size) <= _ALIKE


def _bold_start(line: Segment) -> str:
    return line.pieces()[0].text.strip()


def _candidates(one: Paragraph, own: list[Segment], rest: list[Segment]) -> Iterator[list[Segment]]:
    """Whole lines between the beginning of a paragraph or the end of a sentence and a line with a capital."""
    for start in range(len(own)):
        if one.listed if start == 0 else not ends_sentence(_text(own[start - 1])):
            continue
        for end in range(start + 1, start + 1 + _MOST_LINES):
            below = own[end] if end < len(own) else rest[0] if start and end == len(own) and rest else None
            if below is not None and _text(below)[:1].isupper():
                yield own[start:end]


def _may_be_name(lines: list[Segment], names: Found) -> bool:
    if max(len(_text(line)) for line in lines) > _MOST_LETTERS:
        return False
    return _is_in_capitals(lines) or (names.plain and len(lines) == 1 and _is_bare(lines))


def _is_bare(lines: list[Segment]) -> bool:
    """Whether a few words begin with a capital, and end neither a sentence nor in a word that others must follow."""
    text = " ".join(map(_text, lines))
    words = text.split()
    return (
        len(words) <= _MOST_WORDS
        and text[:1].isupper()
        and text[-1:].isalpha()
        and not any(ends_sentence(word) or word.endswith(",") for word in words)
        and (len(words[-1]) > _SMALL_WORD or words[-1][:1].isupper())
    )


def _is_in_capitals(lines: list[Segment]) -> bool:
    """Whether all words but the smallest begin with capitals, and none ends a sentence or a part of one."""
    text = " ".join(map(_text, lines))
    big = all(word[:1].isupper() for word in text.split() if len(word) > _SMALL_WORD)
    return big and _is_bare(lines) and text.split()[-1][:1].isupper()
