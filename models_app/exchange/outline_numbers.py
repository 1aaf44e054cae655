"""Outlines told by the numbers in front of headings: '1.' above '1.1' and '1.2', 'A.' above 'A1', 'I.' above '1.'.

An entry counts on from the one above it: 1, 1.1, 1.2, 2, 2.1. Whatever else begins with a number is none: the items of
a list within, '1.5 years of practice'.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from models_app.calculations.plain import Words
from models_app.exchange.front import is_title
from models_app.exchange.lines import BULLET, is_short, without_typeface

Parts = tuple[str, ...]
APART = r"(?:[.):]+\s*|\s+[–—-]\s+|\s+)"  # between a number and the name
DECIMAL = re.compile(rf"(?P<number>\d{{1,2}}(?:\.\d{{1,2}}){{0,3}})(?P<apart>{APART})(?P<text>[^\W\d_].*)")
MARK = re.compile(r"(?P<number>[A-Z]|[IVX]{1,5})(?P<apart>[.):]\s*|\s+[–—-]\s+)(?P<text>[^\W\d_].*)")
MARK_AND_NUMBER = re.compile(
    rf"(?P<number>(?:[A-Z]|[IVX]{{1,5}}[.-])[.-]?\d{{1,2}})(?P<apart>{APART})(?P<text>[^\W\d_].*)"
)
ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
MOST_STARTS = 60
LEAST = 2  # entries below others, so that it is an outline


@dataclass(frozen=True)
class Entry:
    """A line of the outline: its place among the lines, the parts of its number, the number as written, the rest."""

    place: int
    parts: Parts
    number: str
    text: str
    heading: bool

    @property
    def depth(self) -> int:
        """How many parts the number has."""
        return len(self.parts)


def outline_of(lines: list[Words], titles: bool = False) -> list[Entry]:
    """The outline with most entries below others, in order; empty where there is none. `titles`: sentences are none."""
    found = [one for n, line in enumerate(lines) if (one := _entry(n, line))]
    ways = (found, _with_inner_numbers(found, ROMANS), _with_inner_numbers(found, tuple(LETTERS)))
    starts = [(way, n) for way in ways for n in range(len(way)) if _opens(way[n : n + 2])][:MOST_STARTS]
    runs = [_run(way[n:], titles) for way, n in starts]
    best = max(filter(None, runs), key=lambda run: _filled(run, len(lines)), default=[])
    whole = sum(one.depth > 1 for one in best) >= LEAST and not _leaves_out(best, found)
    return best if whole else []


def _leaves_out(run: list[Entry], found: list[Entry]) -> bool:
    """Whether a heading of several parts stands below its beginning and does not count on: nothing is told then."""
    places = {one.place for one in run}
    return any(
        one.heading and one.depth > 1 and one.place > run[0].place and one.place not in places
        for one in found
    )


def _entry(n: int, line: Words) -> Entry | None:
    """The line as what may be an entry."""
    text = without_typeface(line.text)
    if "\t" in text or BULLET.fullmatch(text):
        return None
    match = DECIMAL.fullmatch(text) or MARK_AND_NUMBER.fullmatch(text) or MARK.fullmatch(text)
    if match is None:
        return None
    parts = tuple(re.findall(r"\d+|[A-Z]+", match["number"]))
    parts = parts[:-1] if len(parts) > 1 and parts[-1] == "0" else parts
    heading = is_short(match["text"]) and is_title(line)
    return Entry(n, parts, match["number"], match["text"], heading)


def _with_inner_numbers(found: list[Entry], marks: Sequence[str]) -> list[Entry]:
    """The entries, those with a number of their own below 'I.' or 'A.' as entries of it: '1.' is 'I.1'."""
    result: list[Entry] = []
    mark, last = "", 0
    for one in found:
        (first, *more) = one.parts
        if not more and first in marks and marks.index(first) == (marks.index(mark) + 1 if mark else 0):
            mark, inner = first, 0
            result.append(one)
        elif mark and not more and first.isdigit() and int(first) in (last + 1, inner + 1):
            inner += 1
            last = int(first)
            result.append(replace(one, parts=(mark, str(inner))))
    return result


def _opens(found: list[Entry]) -> bool:
    """Whether an outline may begin here: with the first number, or above the first of what stands below another one."""
    parts = found[0].parts
    above = len(found) > 1 and found[1].parts == (*parts, "1")
    return len(parts) == 1 and (parts[0] in ("1", "A", "I") or above)


def _run(found: list[Entry], titles: bool) -> list[Entry]:
    """The entries that count on from the first one. One of a single part is a heading; others may be sentences."""
    run = found[:1]
    for above, one, below in zip(found, found[1:], [*found[2:], None], strict=False):
        opens = below is not None and below.parts == (*one.parts, "1")
        fits = one.heading or (one.depth > 1 and not titles)
        if fits and _follows(run[-1].parts, one.parts) and (one.depth > 1 or above is run[-1] or opens):
            run.append(one)
    return run if found[0].heading else []


def _follows(last: Parts, parts: Parts) -> bool:
    """Whether a number comes next: below the last one, beside it, or beside one that it stands in."""
    above = len(parts) - 1
    if above > len(last) or parts[:above] != last[:above]:
        return False
    if above == len(last):
        return parts[-1] in ("1", "A")
    return _is_next(last[above], parts[-1])


def _is_next(last: str, part: str) -> bool:
    if last.isdigit():
        return part.isdigit() and int(part) == int(last) + 1
    return any(
        last in marks and part in marks and marks.index(part) == marks.index(last) + 1
        for marks in (ROMANS, tuple(LETTERS))
    )


def _filled(run: list[Entry], end: int) -> tuple[int, int]:
    """How many entries below others have something below them, and how many there are."""
    below = [*(one.place for one in run[1:]), end]
    inner = [after - one.place for one, after in zip(run, below, strict=True) if one.depth > 1]
    return sum(gap > 1 for gap in inner), len(inner)
