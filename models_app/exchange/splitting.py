"""A document cut at the heads of its competencies, with the headings of groups that stand above some of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from models_app.calculations.plain import Frame, Words
from models_app.exchange.front import PART_KINDS, is_title
from models_app.exchange.front_facts import LABELED
from models_app.exchange.front_titles import is_of_a_head
from models_app.exchange.labels import MEANINGS, Section, section_alone, section_of, split_label
from models_app.exchange.lines import is_paragraph


@dataclass(frozen=True)
class Cut:
    """One head, the lines below it, and the group that it stands in (from 0; None: none)."""

    head: Words
    body: list[Words]
    group: int | None


@dataclass(frozen=True)
class Pieces:
    """What stands before the first head, the heads with their lines, the groups."""

    front: list[Words]
    cuts: list[Cut]
    groups: list[Words]
    tail: list[Words]
    frame: list[Frame]
    """Labels in front of the groups."""


def cut_at(lines: list[Words], starts: Sequence[int]) -> Pieces:
    """The lines cut at these places. A heading right above a head is a group's."""
    front = lines[: starts[0]]
    ends = [*starts[1:], len(lines)]
    bodies = [lines[start + 1 : end] for start, end in zip(starts, ends, strict=True)]
    groups: list[Words] = []
    frame: list[Frame] = []
    named = bool(front) and _named_group(front[-1]) is not None
    alone = len(front) > 1 and _stands_alone(front, lines[starts[0]]) and not is_of_a_head(front[-1])
    alone = alone and any(_stands_alone(body, lines[n]) for body, n in zip(bodies, starts[1:], strict=False))
    by_level = bool(front) and _is_of_higher_level(front[-1], lines[starts[0]])
    alone = alone and not by_level
    if named or (len(front) > 1 and (alone or by_level or _is_group(front[-1], None))):
        groups.append(_group(front.pop(), frame))
    cuts: list[Cut] = []
    for n, start in enumerate(starts):
        body, place = bodies[n], len(groups) - 1 if groups else None
        last = n == len(starts) - 1
        opens = bool(body) and (named or body[-1].kind == "heading") and _named_group(body[-1]) is not None
        if not last and opens:
            groups.append(_group(body.pop(), frame))
        elif not last and body and _heads_group(body, alone, lines[starts[n + 1]]):
            groups.append(body.pop())
        cuts.append(Cut(lines[start], body, place))
    last_body, tail = _without_tail(cuts[-1].body)
    return Pieces(front, [*cuts[:-1], replace(cuts[-1], body=last_body)], groups, tail, frame)


def _named_group(line: Words) -> str | None:
    """The group in 'Cluster: Working with People'; such lines count where one stands above the first head."""
    labelled = split_label(line.text)
    return (
        labelled.text if labelled and labelled.text and section_of(labelled.label) == Section.GROUP else None
    )


def _group(line: Words, frame: list[Frame]) -> Words:
    labelled, name = split_label(line.text), _named_group(line)
    if labelled is None or name is None:
        return line
    frame.append(Frame(labelled.label, line.lines, MEANINGS[Section.GROUP]))
    return Words(name, line.lines)


def _without_tail(body: list[Words]) -> tuple[list[Words], list[Words]]:
    """The last block ends where a text begins that belongs to the whole document."""
    for n, line in enumerate(body):
        match = LABELED.fullmatch(line.text)
        if n and match and match["label"].strip().lower() in PART_KINDS:
            return body[:n], body[n:]
    return body, []


def _heads_group(body: list[Words], alone: bool, head: Words) -> bool:
    """Whether the last line of a block heads a group: by level, by its words, or as it stands `alone`."""
    if _is_of_higher_level(body[-1], head):
        return True
    return _is_group(body[-1], body[-2] if len(body) > 1 else None) or (alone and _stands_alone(body, head))


def _is_of_higher_level(line: Words, head: Words) -> bool:
    """Whether both are headings and the file tells that one stands above the other."""
    levels = [one.depth for one in (line, head) if one.kind == "heading" and one.depth is not None]
    return len(levels) == 2 and levels[0] < levels[1]


def _stands_alone(lines: list[Words], head: Words) -> bool:
    """Whether the last of these lines is a title between blank lines, right above the head of a competency."""
    *_, above, line = [Words("", (0,)), *lines]
    apart = line.lines[0] - above.lines[-1] > 1 and head.lines[0] - line.lines[-1] > 1
    known = split_label(line.text) or section_alone(line.text)
    return len(lines) > 1 and apart and is_title(line) and not known


def _is_group(line: Words, above: Words | None) -> bool:
    """A heading of the file, capitals, or a line that speaks of competencies or skills; no label and no section."""
    if not is_title(line) or split_label(line.text) or section_alone(line.text):
        return False
    last = line.text.split()[-1].lower()
    speaks = last in ("competencies", "skills", "competences", "cluster", "group", "domain")
    if above is not None and not (is_paragraph(above.text) or line.kind == "heading" or speaks):
        return False
    return line.kind == "heading" or line.text.isupper() or speaks
