"""Headings that are no names, as a label in front says: 'Cluster: Safety' is a group's, 'Number: 4' a number."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from models_app.calculations.plain import Frame, PlainFinding, PlainPart, Words
from models_app.choices import FindingKind, PartKind
from models_app.exchange.labels import MEANINGS, Section, section_of, split_label
from models_app.exchange.lines import joined_lines, without_typeface


@dataclass
class Sorted:
    """The lines with the starts of competencies among them, and what was taken out."""

    lines: list[Words]
    starts: list[int]
    parts: list[PlainPart] = field(default_factory=list)
    frame: list[Frame] = field(default_factory=list)
    findings: list[PlainFinding] = field(default_factory=list)


def labelled_as(line: Words, section: Section) -> str:
    """The words behind a label of this kind; empty where it has another one or none."""
    labelled = split_label(without_typeface(line.text))
    return labelled.text if labelled and section_of(labelled.label) == section else ""


def sorted_out(lines: list[Words], starts: Sequence[int]) -> Sorted:
    """Numbers above names put below them; texts below the heading of a group set apart: of no competency."""
    lines, starts = _numbers_below(list(lines), list(starts))
    result = Sorted([], [])
    named = {*starts}
    groups = [n for n in range(len(lines)) if _heads_group(lines, n, named)]
    if sum(n > starts[0] for n in groups) >= len(starts):  # one in each: it tells the group of its competency
        return Sorted(lines, starts)
    taken: set[int] = set()
    ends = [*starts, len(lines)]
    for n, following in zip_longest(groups, groups[1:], fillvalue=len(lines)):
        end = ends[bisect_right(starts, n)]
        below = range(n + 1, min(end, following))
        behind = end == len(lines)
        _take(result, lines[n], [lines[m] for m in below], behind)
        taken.update((n, *below) if behind else below)
    kept = [n for n in range(len(lines)) if n not in taken]
    result.lines = [lines[n] for n in kept]
    result.starts = [bisect_left(kept, start) for start in starts]
    return result


def _numbers_below(lines: list[Words], starts: list[int]) -> tuple[list[Words], list[int]]:
    """Where a number stands right above the first name, it stands above each."""
    above = [start for start in starts if start and labelled_as(lines[start - 1], Section.NUMBER)]
    if starts[0] not in above:
        return lines, starts
    moved = {*above}
    for start in above:
        lines[start - 1], lines[start] = lines[start], lines[start - 1]
    return lines, [start - 1 if start in moved else start for start in starts]


def _heads_group(lines: list[Words], n: int, starts: set[int]) -> bool:
    """Whether the file marks it as a heading that names a group; right below a name it tells where that belongs."""
    is_group = lines[n].kind == "heading" and labelled_as(lines[n], Section.GROUP)
    return bool(is_group) and n not in starts and n - 1 not in starts


def _take(result: Sorted, heading: Words, texts: list[Words], behind: bool) -> None:
    """The texts as a note below the name of the group; behind the last competency that is no group of its own."""
    name = labelled_as(heading, Section.GROUP)
    if behind:
        label = split_label(without_typeface(heading.text))
        result.frame.append(Frame(label.label if label else "", heading.lines, MEANINGS[Section.GROUP]))
    if texts or behind:
        noted = tuple(without_typeface(line.text) for line in texts)
        of = [line.lines for line in ([heading, *texts] if behind else texts)]
        result.parts.append(PlainPart(PartKind.NOTE, name, noted, joined_lines(*of)))
        result.findings.append(_asked(name, heading))


def _asked(name: str, heading: Words) -> PlainFinding:
    return PlainFinding(
        FindingKind.LAYOUT,
        f"'{name}' was read as a group with a note"[:200],
        "The label of its heading says that it is a group, and texts stand right below it. If it is a competency, add "
        "it to the draft.",
        heading.lines,
        by_form=True,
    )
