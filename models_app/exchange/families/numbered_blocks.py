"""Documents of numbered blocks, with or without a list of the numbered names in front.

    - 3. Judgment and Decision Making
    …
    3. JUDGMENT AND DECISION MAKING – definition
    Heading of levels:            Level 1: …  Level 2: …
    Heading of examples:          - …
    Heading of standards:         Satisfactory / text, Superior / text

The numbers are those of a bank: they say nothing about the order.
"""

import re
from dataclasses import replace

from models_app.calculations.plain import (
    NotThere,
    PlainCompetency,
    PlainFinding,
    PlainModel,
    Unreadable,
    Unused,
    Words,
)
from models_app.choices import FindingKind
from models_app.exchange.assembly import assembled, split_variant
from models_app.exchange.block_competency import Head, competency_of
from models_app.exchange.blocks import Block
from models_app.exchange.front import front_of
from models_app.exchange.known_labels import known_labels
from models_app.exchange.lines import BULLET, NUMBERED, covered, without_typeface
from models_app.exchange.splitting import Cut, cut_at
from models_app.exchange.unknown_labels import labels_nobody_knows

code = "numbered_blocks"
label = "numbered blocks: number, name and definition on one line, texts below"

HEAD = re.compile(r"(?P<number>\d{1,3})[.)] (?P<name>[^\t–—]{1,100}?) [–—-] (?P<definition>.+)")


def read(lines: list[Words]) -> PlainModel:
    """The model in such a document. Raises Unreadable without at least two heads that have lines below them."""
    starts, listed = _starts(lines)
    pieces = cut_at(lines, starts)
    known = known_labels(cut.body for cut in pieces.cuts)
    blocks = [Block(known, _definition(cut)).read(cut.body) for cut in pieces.cuts]
    made = [
        competency_of(_head(cut, listed), block, n)
        for n, (cut, block) in enumerate(zip(pieces.cuts, blocks, strict=True))
    ]
    competencies = [
        _with_lines(competency, cut, listed) for (competency, _), cut in zip(made, pieces.cuts, strict=True)
    ]
    bare = _bare(listed, {competency.number for competency in competencies})
    front = [line for line in pieces.front if not _listed_name(line)]
    capitals = [_capitals_finding(pieces.cuts, listed)] if _has_two_writings(pieces.cuts, listed) else []
    front_read = front_of(front)
    return assembled(
        replace(front_read, findings=()),
        [*competencies, *bare],
        groups=pieces.groups,
        tail=pieces.tail,
        frame=[*pieces.frame, *(item for block in blocks for item in block.frame)],
        unused=[*(item for block in blocks for item in block.unused), *_other_writings(pieces.cuts, listed)],
        findings=[
            *capitals,
            *front_read.findings,
            *_other_names(pieces.cuts, listed),
            *labels_nobody_knows(competencies, known),
            *(finding for _, found in made for finding in found),
            *(_bare_finding(competency, len(competencies) + n) for n, competency in enumerate(bare)),
        ],
    )


def _starts(lines: list[Words]) -> tuple[list[int], dict[int, Words]]:
    """Where the blocks begin, and the numbered names of the list in front of them."""
    heads = [n for n, line in enumerate(lines) if HEAD.fullmatch(line.text)]
    listed = {}
    for line in lines[: heads[0]] if heads else []:
        if name := _listed_name(line):
            listed[int(name["number"])] = Words(name["text"], line.lines)
    if listed:
        heads = [n for n in heads if int(HEAD.fullmatch(lines[n].text)["number"]) in listed]  # type: ignore[index]
    ends = [*heads[1:], len(lines)] if heads else []
    below = sum(after - before > 1 for before, after in zip(heads, ends, strict=True))
    if len(heads) < 2 or below * 2 < len(heads):
        raise NotThere("There are no numbered blocks: 'number. name – definition' with lines below it.")
    return heads, listed


def _listed_name(line: Words) -> re.Match[str] | None:
    """'- 3. Judgment and Decision Making' taken apart."""
    bullet = BULLET.fullmatch(line.text)
    return NUMBERED.fullmatch(bullet["text"]) if bullet else None


def _match(cut: Cut) -> re.Match[str]:
    match = HEAD.fullmatch(cut.head.text)
    if match is None:
        raise Unreadable(f"Line {cut.head.lines[0]} is no head of a block.")
    return match


def _head(cut: Cut, listed: dict[int, Words]) -> Head:
    """The writing of the list counts, where it differs only in capitals."""
    match = _match(cut)
    number, name = int(match["number"]), without_typeface(match["name"])
    entry = listed.get(number)
    if entry and entry.text.upper() == name.upper():
        name = entry.text
    family, variant = split_variant(name)
    return Head(family, cut.head.lines, variant, number, cut.group)


def _definition(cut: Cut) -> Words:
    return Words(without_typeface(_match(cut)["definition"]), cut.head.lines)


def _with_lines(competency: PlainCompetency, cut: Cut, listed: dict[int, Words]) -> PlainCompetency:
    """Its line in the list, and the whole block."""
    entry = listed.get(competency.number) if competency.number is not None else None
    last = (cut.body[-1] if cut.body else cut.head).lines[-1]
    return replace(competency, lines=(*(entry.lines if entry else ()), *covered(cut.head.lines[0], last)))


def _bare(listed: dict[int, Words], numbers: set[int | None]) -> list[PlainCompetency]:
    """Competencies of the list without a block."""
    return [
        PlainCompetency(name.text, name.lines, None, name.lines, number=number)
        for number, name in listed.items()
        if number not in numbers
    ]


def _bare_finding(competency: PlainCompetency, place: int) -> PlainFinding:
    return PlainFinding(
        FindingKind.LAYOUT,
        f"{competency.name} has no block",
        "The list in front names it, and no block of the document describes it. It was taken with its name alone.",
        competency.lines,
        place,
    )


def _other_names(cuts: list[Cut], listed: dict[int, Words]) -> list[PlainFinding]:
    """Names that differ between the list and the block by more than capitals."""
    findings = []
    for place, cut in enumerate(cuts):
        number, name = int(_match(cut)["number"]), _match(cut)["name"]
        entry = listed.get(number)
        if entry and entry.text.upper() != name.upper():
            findings.append(
                PlainFinding(
                    FindingKind.TEXT,
                    f"Number {number} has two names",
                    f"It is '{entry.text}' in the list and '{name}' above its block. The name of the block was taken.",
                    (*entry.lines, *cut.head.lines),
                    place,
                )
            )
    return findings


def _other_writings(cuts: list[Cut], listed: dict[int, Words]) -> list[Unused]:
    """The names of the list that the blocks don't have."""
    names = [(_match(cut)["number"], _match(cut)["name"]) for cut in cuts]
    return [
        Unused(entry.lines, f"Another name of {number}. {name}", entry.text)
        for number, name in names
        if (entry := listed.get(int(number))) and entry.text.upper() != name.upper()
    ]


def _has_two_writings(cuts: list[Cut], listed: dict[int, Words]) -> bool:
    names = [(_match(cut)["name"], listed.get(int(_match(cut)["number"]))) for cut in cuts]
    return any(entry and entry.text != name and entry.text.upper() == name for name, entry in names)


def _capitals_finding(cuts: list[Cut], listed: dict[int, Words]) -> PlainFinding:
    places = [n for name in listed.values() for n in name.lines] + [cut.head.lines[0] for cut in cuts]
    return PlainFinding(
        FindingKind.LAYOUT,
        "Names stand in two ways of writing",
        "The list at the top writes the names with small letters, the head of each block in capitals. The writing of "
        "the list was taken; the words are the same.",
        tuple(places),
    )
