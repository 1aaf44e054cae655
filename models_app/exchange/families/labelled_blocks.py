"""Documents of names with labelled texts below: 'Definition: …', 'Key behaviors:', 'Level 2 – …', 'Novice: …'.

A competency begins where the file has a heading, where a line says 'Competency: …', at a numbered name, or at the short
line above the label that comes first in each round of labels.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from models_app.calculations.plain import (
    Frame,
    PlainCompetency,
    PlainFinding,
    PlainModel,
    Unreadable,
    Unused,
    Words,
)
from models_app.exchange.assembly import assembled, split_variant
from models_app.exchange.block_competency import Head, competency_of
from models_app.exchange.blocks import Block
from models_app.exchange.front import front_of, is_title
from models_app.exchange.heading_numbers import COUNT, NO_WHOLE, counts_named, no_whole_named
from models_app.exchange.known_labels import Known, folded, known_labels, label_in
from models_app.exchange.labels import (
    MEANINGS,
    Section,
    counted,
    is_bare_count,
    names_level,
    ranks,
    section_alone,
    section_of,
    split_label,
)
from models_app.exchange.lines import BULLET, NUMBERED, is_paragraph, is_short, joined_lines, without_typeface
from models_app.exchange.names import is_heading, may_be_name
from models_app.exchange.splitting import Cut, cut_at

code = "labelled_blocks"
label = "names with labelled texts below each"

FACTS = (Section.NAME, Section.NUMBER, Section.GROUP)
FARTHEST = 4  # lines between a name and the first label below it


def read(lines: list[Words]) -> PlainModel:
    """The model in such a document. Raises Unreadable where no labels come back, or no names stand above them."""
    lines = _definitions_apart(lines)
    starts = starts_of(lines)
    pieces = cut_at(lines, starts)
    known = known_labels(cut.body for cut in pieces.cuts)
    groups = list(pieces.groups)
    made = [_read_cut(cut, known, groups, n) for n, cut in enumerate(pieces.cuts)]
    unused = [item for one in made for item in one.block.unused]
    return assembled(
        front_of(pieces.front),
        [one.competency for one in made],
        groups=groups,
        tail=pieces.tail,
        frame=[*pieces.frame, *(item for one in made for item in one.frame)],
        unused=unused,
        findings=[
            *counts_named(unused),
            *no_whole_named(unused),
            *(finding for one in made for finding in one.findings),
        ],
    )


@dataclass
class Made:
    """A competency with all that came with it."""

    competency: PlainCompetency
    findings: list[PlainFinding]
    block: Block
    frame: list[Frame] = field(default_factory=list)


def _read_cut(cut: Cut, known: Known, groups: list[Words], place: int) -> Made:
    facts, body, frame = _facts(cut)
    name = facts[Section.NAME]
    numbered = NUMBERED.fullmatch(name.text)
    number = int(numbered["number"]) if numbered else _number(facts)
    family, variant = split_variant(numbered["text"] if numbered else name.text)
    group = _group(facts, groups) if Section.GROUP in facts else cut.group
    block = Block(known).read(body)
    block.unused += _counts(cut)
    if Section.NUMBER in facts and _number(facts) is None:
        block.unused.append(Unused(facts[Section.NUMBER].lines, NO_WHOLE, facts[Section.NUMBER].text))
    head = Head(family, _head_lines(facts), variant, number, group)
    competency, findings = competency_of(head, block, place)
    return Made(competency, findings, block, [*frame, *block.frame])


def _head_lines(facts: dict[Section, Words]) -> tuple[int, ...]:
    number = facts.get(Section.NUMBER)
    return joined_lines(facts[Section.NAME].lines, number.lines if number else ())


def _facts(cut: Cut) -> tuple[dict[Section, Words], list[Words], list[Frame]]:
    """Name, number and group as labels say them, and the lines that are none of these."""
    facts: dict[Section, Words] = {}
    frame: list[Frame] = []
    body: list[Words] = []
    for line in (cut.head, *cut.body):
        labelled = split_label(without_typeface(line.text))
        kind = section_of(labelled.label) if labelled and labelled.text else None
        if labelled and kind in FACTS and kind not in facts:
            facts[kind] = Words(labelled.text, line.lines)
            frame.append(Frame(counted(labelled.label)[0], line.lines, MEANINGS[kind]))
        elif line is cut.head:
            facts[Section.NAME] = Words(without_typeface(line.text).rstrip(":"), line.lines)
        else:
            body.append(line)
    return facts, body, frame


def _counts(cut: Cut) -> list[Unused]:
    """The count in 'Competency 3: Zoning'."""
    labelled = split_label(without_typeface(cut.head.text))
    count = counted(labelled.label)[1] if labelled else ""
    return [Unused(cut.head.lines, COUNT, count)] if count else []


def _number(facts: dict[Section, Words]) -> int | None:
    text = facts[Section.NUMBER].text if Section.NUMBER in facts else ""
    return int(text) if text.isdecimal() and len(text) <= 6 else None


def _group(facts: dict[Section, Words], groups: list[Words]) -> int:
    """The group that a label names; the same name is the same group."""
    wanted = facts[Section.GROUP]
    for n, group in enumerate(groups):
        if folded(group.text) == folded(wanted.text):
            groups[n] = Words(group.text, group.lines + wanted.lines)
            return n
    groups.append(wanted)
    return len(groups) - 1


def starts_of(lines: list[Words]) -> list[int]:
    """Where the competencies begin, by the first of the four ways that the document knows."""
    labels = _labels(lines)
    if not labels and len(_name_labels(lines, labels)) < 2:
        raise Unreadable("There are no labels such as 'Definition:' or 'Level 2:', and none that come back.")
    ways: tuple[Callable[[list[Words], dict[int, str]], list[int]], ...] = (
        _name_labels,
        _numbered,
        _headings,
        _above_first_label,
    )
    starts = next((found for way in ways if (found := way(lines, labels))), [])
    if not starts:
        raise Unreadable("There are labels, but no names of competencies above them.")
    return starts


def _labels(lines: list[Words]) -> dict[int, str]:
    """Lines that are or begin with a label: one in common use, of a level, or one that comes back."""
    texts = [without_typeface(line.text) for line in lines]
    found = {n: label for n, line in enumerate(lines) if (label := label_in(line))}
    counts = Counter(found.values())
    labels: dict[int, str] = {}
    for n, text in enumerate(texts):
        if BULLET.fullmatch(text) or "\t" in text:
            continue
        labelled = split_label(text)
        announced = section_of(labelled.label) if labelled else section_alone(text, _listed(texts, n))
        own = found.get(n, "")
        back = (
            counts[own] >= 2 and (labelled is not None or _ranks(own) or counts[own] >= 3) if own else False
        )
        if (announced and announced not in FACTS) or back or names_level(own):
            labels[n] = folded(labelled.label if labelled else text)
    return labels


def _ranks(label: str) -> bool:
    """Whether a label ranks something; the number in front of an item ranks nothing."""
    numbered = NUMBERED.fullmatch(label)
    return ranks(numbered["text"] if numbered else label)


def _listed(texts: list[str], n: int) -> bool:
    following = texts[n + 1] if n + 1 < len(texts) else ""
    return bool(BULLET.fullmatch(following) or NUMBERED.fullmatch(following))


def _name_labels(lines: list[Words], labels: dict[int, str]) -> list[int]:
    """'Competency: Leadership'."""
    return [
        n
        for n, line in enumerate(lines)
        if (labelled := split_label(without_typeface(line.text)))
        and section_of(labelled.label) == Section.NAME
        and labelled.text
        and is_short(labelled.text)
        and "\t" not in line.text
    ]


def _numbered(lines: list[Words], labels: dict[int, str]) -> list[int]:
    """'7. Leadership' that is no item of a numbered list, with labels below most of them."""
    numbers = [
        int(match["number"]) if (match := NUMBERED.fullmatch(without_typeface(line.text))) else None
        for line in lines
    ]
    padded = [None, *numbers, None]
    starts = [
        n
        for n, number in enumerate(numbers)
        if number is not None
        and n not in labels
        and is_short(lines[n].text)
        and not _in_list(padded[n], number, padded[n + 2])
    ]
    return starts if len(starts) > 1 and _most_have_labels(lines, starts, labels) else []


def _in_list(before: int | None, number: int, after: int | None) -> bool:
    return before == number - 1 or after == number + 1


def _definitions_apart(lines: list[Words]) -> list[Words]:
    """The lines, 'Zoning – Applies the code.' right above the label that opens a round made name and definition."""
    labels = _labels(lines)
    counts = Counter(labels.values())
    heads = {
        n: labelled
        for n, line in enumerate(lines)
        if counts[labels.get(n + 1, "")] > 1
        and n not in labels
        and (labelled := split_label(line.text))
        and is_paragraph(labelled.text)
        and may_be_name(labelled.label)
    }
    opened = {labels[n + 1] for n in heads}
    if len(heads) < 2 or len(opened) > 1 or len(heads) < counts[next(iter(opened))]:
        return lines
    apart = {
        n: [Words(head.label, lines[n].lines), Words(head.text, lines[n].lines)] for n, head in heads.items()
    }
    return [part for n, line in enumerate(lines) for part in apart.get(n, [line])]


def _headings(lines: list[Words], labels: dict[int, str]) -> list[int]:
    """Headings with labels below them. A heading right above another one is a group's; those in front are titles."""
    heads = [n for n, line in enumerate(lines) if is_heading(line) and n not in labels]
    heads = [n for n in heads if n + 1 < len(lines) and n + 1 not in heads]
    ends = [*heads[1:], len(lines)]
    labelled = [any(m in labels for m in range(n, end)) for n, end in zip(heads, ends, strict=False)]
    if not any(labelled):
        return []
    starts = heads[labelled.index(True) :]
    return starts if sum(labelled) * 2 >= len(starts) else []


def _above_first_label(lines: list[Words], labels: dict[int, str]) -> list[int]:
    """The short line above the label that opens a round: the first label of all, or one that came already."""
    first = labels[min(labels)]
    starts: list[int] = []
    seen: set[str] = set()
    for n in sorted(labels):
        if labels[n] == first or labels[n] in seen:
            head = _head_above(lines, n, labels)
            if head is not None and head not in starts:
                starts.append(head)
                seen = set()
        seen.add(labels[n])
    return starts if starts else []


def _head_above(lines: list[Words], n: int, labels: dict[int, str]) -> int | None:
    """The name above a label, over sentences of a definition if need be."""
    for above in range(n - 1, max(-1, n - 1 - FARTHEST), -1):
        line = lines[above]
        if above in labels or BULLET.fullmatch(line.text) or "\t" in line.text:
            return None
        if is_title(line) and _is_unlabelled(line.text):
            return above
    return None


def _is_unlabelled(text: str) -> bool:
    """Whether a line carries no label; a number in front of a name is none."""
    labelled = split_label(text)
    return labelled is None or (is_bare_count(labelled.label) and is_short(labelled.text))


def _most_have_labels(lines: list[Words], starts: list[int], labels: dict[int, str]) -> bool:
    ends = [*starts[1:], len(lines)]
    have = sum(any(m in labels for m in range(n, end)) for n, end in zip(starts, ends, strict=True))
    return have * 2 >= len(starts)
