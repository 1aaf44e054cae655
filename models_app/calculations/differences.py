"""Word-by-word difference of two texts, for showing two competencies, models or versions side by side."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

# Pairs of equal words to be looked at: about half a second. Texts with more of them are compared by lines.
MOST_WORK = 2_000_000


class SegmentKind(StrEnum):
    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True)
class Segment:
    """A run of text that stands in both (same), only in the first (removed) or only in the second (added)."""

    kind: SegmentKind
    text: str


@dataclass(frozen=True)
class Difference:
    """Two texts compared. None means 'not stated in the source' and is not the same as an empty text.

    Joining same and removed segments gives `old` to the letter; joining same and added gives `new`.
    """

    old: str | None
    new: str | None
    segments: tuple[Segment, ...]

    @property
    def is_same(self) -> bool:
        return self.old == self.new

    @property
    def old_side(self) -> list[Segment]:
        """What to show in the left column."""
        return _in_one(segment for segment in self.segments if segment.kind != SegmentKind.ADDED)

    @property
    def new_side(self) -> list[Segment]:
        """What to show in the right column."""
        return _in_one(segment for segment in self.segments if segment.kind != SegmentKind.REMOVED)


def compare(old: str | None, new: str | None) -> Difference:
    """Compare word by word; None on either side means 'not stated'."""
    return Difference(old, new, tuple(segments(old, new)))


def segments(old: str | None, new: str | None) -> list[Segment]:
    """The segments of two texts in reading order; removed before added where words were replaced."""
    if old == new:
        return _segment(SegmentKind.SAME, old or "")
    before, after = _pieces(old or "", new or "")
    found: list[Segment] = []
    for tag, a1, a2, b1, b2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            found += _segment(SegmentKind.SAME, "".join(before[a1:a2]))
        else:
            found += _segment(SegmentKind.REMOVED, "".join(before[a1:a2]))
            found += _segment(SegmentKind.ADDED, "".join(after[b1:b2]))
    return _from_line_starts(found)


def _from_line_starts(found: list[Segment]) -> list[Segment]:
    """The same difference, each run of whole lines from the start of a line on, where the words around it allow that.

    Of 'Plans.' and 'Writes.' without the first, what goes is 'Plans.' with its own period, not with that of a neighbor.
    """
    found = list(found)
    for n in range(1, len(found) - 1):
        before, run, after = found[n - 1 : n + 2]
        if run.kind == SegmentKind.SAME or not before.kind == after.kind == SegmentKind.SAME:
            continue
        by = _steps_to_line_start(before.text, run.text, after.text, first=n == 1, last=n == len(found) - 2)
        whole = before.text + run.text + after.text
        start, end = len(before.text) + by, len(before.text) + len(run.text) + by
        found[n - 1 : n + 2] = [
            Segment(SegmentKind.SAME, whole[:start]),
            Segment(run.kind, whole[start:end]),
            Segment(SegmentKind.SAME, whole[end:]),
        ]
    return [segment for segment in found if segment.text]


def _steps_to_line_start(before: str, run: str, after: str, *, first: bool, last: bool) -> int:
    """By how many characters a run moves, on or back, so that it begins a line; 0 where it does, or can't."""
    if "\n" not in run or before.endswith("\n"):
        return 0
    on = _alike(run, after).find("\n") + 1
    if on and (on < len(after) or last):
        return on
    back = len(_alike(run[::-1], before[::-1]))
    if first and back == len(before):
        return -back
    line = before[len(before) - back :].rfind("\n")
    return line + 1 - back if line >= 0 and back < len(before) else 0


def _alike(one: str, other: str) -> str:
    """What both texts begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return one[: next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))]


def _in_one(side: Iterable[Segment]) -> list[Segment]:
    """One side with changed words that only white space parts as one run: said once to who listens."""
    joined: list[Segment] = []
    for segment in side:
        joined.append(segment)
        while len(joined) > 2 and _parted_by_space(*joined[-3:]):
            joined[-3:] = [Segment(joined[-1].kind, "".join(one.text for one in joined[-3:]))]
    return joined


def _parted_by_space(one: Segment, between: Segment, other: Segment) -> bool:
    changed = one.kind == other.kind != SegmentKind.SAME
    return changed and between.kind == SegmentKind.SAME and between.text.isspace()


def _pieces(old: str, new: str) -> tuple[Sequence[str], Sequence[str]]:
    words, others = _words(old), _words(new)
    counts = Counter(others)
    if sum(counts[word] for word in words) <= MOST_WORK:
        return words, others
    return old.splitlines(keepends=True), new.splitlines(keepends=True)


def _words(text: str) -> list[str]:
    """Words, runs of white space and single marks, which joined give the text again."""
    return re.findall(r"\w+|\s+|[^\w\s]", text)


def _segment(kind: SegmentKind, text: str) -> list[Segment]:
    return [Segment(kind, text)] if text else []
