"""Documents of names with labelled texts below: 'Definition: …', 'Key behaviors:', 'Level 2 – …', 'Novice: …'.

A competency begins where the file has a heading, where a line says 'Competency: …', at a numbered name, or at the short
line above the label that comes first in each round of labels.
"""

from collections import Counter
from dataclasses import dataclass, field, replace

from models_app.calculations.plain import (
    Frame,
    PlainCompetency,
    PlainFinding,
    PlainModel,
    Unused,
    Words,
)
from models_app.exchange.assembly import assembled, split_variant
from models_app.exchange.block_competency import Head, competency_of
from models_app.exchange.block_starts import FACTS, labels_of, starts_of
from models_app.exchange.blocks import Block
from models_app.exchange.front import front_of
from models_app.exchange.heading_numbers import COUNT, NO_WHOLE, counts_named, no_whole_named
from models_app.exchange.known_labels import Known, bare_label, known_labels
from models_app.exchange.labelled_headings import sorted_out
from models_app.exchange.labels import (
    MEANINGS,
    Section,
    counted,
    section_of,
    split_label,
)
from models_app.exchange.lines import NUMBERED, is_paragraph, joined_lines, without_typeface
from models_app.exchange.names import may_be_name
from models_app.exchange.splitting import Cut, cut_at
from models_app.exchange.unknown_labels import labels_nobody_knows

code = "labelled_blocks"
label = "names with labelled texts below each"


def read(lines: list[Words]) -> PlainModel:
    """The model in such a document. Raises Unreadable where no labels come back, or no names stand above them."""
    lines = _definitions_apart(lines)
    apart = sorted_out(lines, starts_of(lines))
    pieces = cut_at(apart.lines, apart.starts)
    known = known_labels(cut.body for cut in pieces.cuts)
    groups = list(pieces.groups)
    made = [_read_cut(cut, known, groups, n) for n, cut in enumerate(pieces.cuts)]
    unused = [item for one in made for item in one.block.unused]
    model = assembled(
        front_of(pieces.front),
        [one.competency for one in made],
        groups=groups,
        tail=pieces.tail,
        frame=[*apart.frame, *pieces.frame, *(item for one in made for item in one.frame)],
        unused=unused,
        findings=[
            *apart.findings,
            *labels_nobody_knows([one.competency for one in made], known),
            *counts_named(unused),
            *no_whole_named(unused),
            *(finding for one in made for finding in one.findings),
        ],
    )
    return replace(model, parts=(*model.parts, *apart.parts))


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
        # Whatever label the head has: without it the competency would have no name.
        is_name = line is cut.head and kind != Section.NAME
        if labelled and kind in FACTS and kind not in facts and not is_name:
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
        if bare_label(group.text) == bare_label(wanted.text):
            groups[n] = Words(group.text, group.lines + wanted.lines)
            return n
    groups.append(wanted)
    return len(groups) - 1


def _definitions_apart(lines: list[Words]) -> list[Words]:
    """The lines, 'Zoning – Applies the code.' right above the label that opens a round made name and definition."""
    labels = labels_of(lines)
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
