"""Labels inside a definition: 'Definition: Plans routes. Indicators: Uses counts.' is read as a labelled block is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from models_app.calculations.plain import Frame, PlainCompetency, PlainFinding, Unused, Words
from models_app.choices import FindingKind
from models_app.exchange.block_competency import Head, competency_of
from models_app.exchange.blocks import Block
from models_app.exchange.known_labels import Known, known_labels
from models_app.exchange.labels import (
    Section,
    names_level,
    rank_alone,
    section_alone,
    section_of,
    split_label,
)
from models_app.exchange.lines import joined_lines

SENTENCE_END = re.compile(r"(?<=[.;!?])[\"”’)]?\s+(?=[A-Z])")
IN_FRONT = re.compile(r"(?P<label>[A-Z][^:.;!?\n]{1,40}):(?:\s|\Z)")
OPENED = (
    Section.DEFINITION,
    Section.INDICATORS,
    Section.STANDARDS,
    Section.LEVELS,
    Section.REQUIRED,
)
# 'Examples: letters, parcels.' may belong to the definition that it stands in.
OFTEN_PART = re.compile(r"(?:key |work )?(?:examples?|illustrations?)\b.*", re.IGNORECASE)
# What a label is made of; 'Knows the standards: all of them.' is a sentence.
OF_LABELS = re.compile(
    r"(?:(?:(?:key|core|main|work|job|typical|observable|observed|sample|expected|positive|related|common|required|"
    r"minimum|target|needed|general|full|competency|competence|proficiency|performance|behaviou?r(?:al|s)?|indicators?|"
    r"definitions?|descriptions?|meaning|standards?|expectations?|criteria|levels?|examples?|of|and|for|in|the|this|"
    r"job|role|position)\b[ /&-]*)+|what (?:it|this) (?:means|is))",
    re.IGNORECASE,
)
LEAST = 2  # competencies with such labels, where no label opens the text
LOST_BULLETS = "has indicators without bullets"
MOST_WORDS = 5  # of a label behind a sentence


@dataclass
class Unpacked:
    """The competencies with the sections of their cells, and what was understood, left and asked on the way."""

    competencies: list[PlainCompetency]
    frame: list[Frame] = field(default_factory=list)
    unused: list[Unused] = field(default_factory=list)
    findings: list[PlainFinding] = field(default_factory=list)


def with_labelled_cells(found: list[PlainCompetency]) -> Unpacked:
    """Sections out of definitions that a label opens, or most of which have labels inside; others are asked about."""
    pieces = [_pieces(one) for one in found]
    labels = [list(map(_label_of, part)) for part in pieces]
    counted = [n for n, own in enumerate(labels) if any(own)]
    most = len(counted) >= LEAST and len(counted) * 2 > len(found)
    opens = [own[:1] == [Section.DEFINITION] for own in labels]
    known = known_labels(part for n, part in enumerate(pieces) if n in counted)
    result = Unpacked(list(found))
    for n in counted:
        if (opens[n] or most) and not _held(found[n], labels[n]):
            _read(result, n, pieces[n], known)
        else:
            result.findings.append(_asked(found[n], n, pieces[n], labels[n]))
    result.findings += _undivided(result.competencies, counted)
    return result


def _read(result: Unpacked, n: int, pieces: list[Words], known: Known) -> None:
    one = result.competencies[n]
    block = Block(known).read(pieces)
    made, findings = competency_of(Head(one.family, one.lines, one.variant), block, n)
    result.competencies[n] = _joined(one, made)
    result.frame += [replace(item, anywhere=True) for item in block.frame]
    result.unused += block.unused
    result.findings += [one for one in findings if not one.title.endswith(LOST_BULLETS)]


def _joined(one: PlainCompetency, made: PlainCompetency) -> PlainCompetency:
    """What was read before stays; the sections of the cell come in front of it."""
    one = replace(
        one,
        definition=made.definition,
        levels=(*made.levels, *one.levels),
        indicators=(*made.indicators, *one.indicators),
        standards=(*made.standards, *one.standards),
        areas=(*made.areas, *one.areas),
    )
    if made.required_level:
        one = replace(
            one,
            required_level=made.required_level,
            required_level_reason=made.required_level_reason,
            required_level_evidence=made.required_level_evidence,
        )
    if made.selection_use != "not_stated":
        one = replace(
            one,
            selection_use=made.selection_use,
            selection_use_reason=made.selection_use_reason,
            selection_use_evidence=made.selection_use_evidence,
        )
    return one


def _pieces(one: PlainCompetency) -> list[Words]:
    """The lines of a definition, cut in front of labels behind a sentence."""
    return [
        Words(part, one.definition_lines)
        for line in (one.definition or "").split("\n")
        for part in _cut(line)
        if part.strip()
    ]


def _cut(line: str) -> Iterator[str]:
    start = 0
    for end in SENTENCE_END.finditer(line):
        if _opens(line[end.end() :]):
            yield line[start : end.end()].strip()
            start = end.end()
    yield line[start:].strip()


def _opens(text: str) -> bool:
    """Whether a label with a colon stands in front, or nothing but a label that heads the line below."""
    match = IN_FRONT.match(text)
    if match is None:
        return section_alone(text) is not None and _kind_of(text) is not None
    label = match["label"].strip()
    return _kind_of(label) is not None or names_level(label) or rank_alone(label)


def _label_of(piece: Words) -> Section | None:
    """The section that a piece opens with its label; None for texts, levels and examples."""
    labelled = split_label(piece.text)
    label = labelled.label if labelled else piece.text
    alone = labelled is not None or section_alone(label) is not None
    return _kind_of(label) if alone and not OFTEN_PART.fullmatch(label) else None


def _kind_of(label: str) -> Section | None:
    kind = section_of(label)
    plain = OF_LABELS.fullmatch(label.strip(" :")) is not None and len(label.split()) <= MOST_WORDS
    return kind if plain and kind in OPENED else None


def _held(one: PlainCompetency, labels: list[Section | None]) -> bool:
    """Whether the competency has texts already of a section that its definition would open."""
    held = {
        Section.INDICATORS: one.indicators,
        Section.STANDARDS: one.standards,
        Section.LEVELS: one.levels,
        Section.REQUIRED: one.required_level,
    }
    return any(kind and held.get(kind) for kind in labels)


def _undivided(found: list[PlainCompetency], read: list[int]) -> list[PlainFinding]:
    """One finding where several sentences behind one label were kept as one indicator."""
    rows = [found[n] for n in read if any(map(_has_sentences, found[n].indicators))]
    if not rows:
        return []
    return [
        PlainFinding(
            FindingKind.LAYOUT,
            "Sentences behind one label were kept as one indicator",
            f"So in {len(rows)} of {len(found)} competencies, first in {rows[0].name}. Divide them in the draft where "
            "each sentence is an indicator of its own.",
            joined_lines(*(one.definition_lines for one in rows)),
        )
    ]


def _has_sentences(words: Words) -> bool:
    return bool(SENTENCE_END.search(words.text))


def _asked(one: PlainCompetency, n: int, pieces: list[Words], labels: list[Section | None]) -> PlainFinding:
    first = next(piece for piece, kind in zip(pieces, labels, strict=True) if kind)
    return PlainFinding(
        FindingKind.LAYOUT,
        f"A label may stand in the definition of {one.name}"[:200],
        f"'{first.text[:100]}' begins like the label of another text. It was kept in the definition: move it in the "
        "draft if it is one.",
        joined_lines(one.definition_lines),
        n,
    )
