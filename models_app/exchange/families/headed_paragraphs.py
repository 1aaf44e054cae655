"""Documents of headed paragraphs: names on a line of their own with a paragraph below, in groups or not.

    Core Competencies
    Problem Solving (Thinks Creatively)
    Determines the critical issues, …

A line that reads as prose is a text; the line above it is the name; a line above a name is a group. Titles stand
before the first group, labelled notes too; a line that ends in a colon opens the closing links.
"""

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from models_app.calculations.plain import (
    NotThere,
    PlainCompetency,
    PlainFinding,
    PlainModel,
    PlainPart,
    Unreadable,
    Unused,
    Words,
)
from models_app.choices import PartKind
from models_app.exchange.assembly import assembled, split_variant
from models_app.exchange.block_competency import Head, competency_of
from models_app.exchange.block_doubts import selection_in
from models_app.exchange.blocks import Block
from models_app.exchange.closing_links import dead_links, link_part, split_links
from models_app.exchange.front import Front, front_of, is_title, looks_like_prose
from models_app.exchange.front_stamps import is_stamped
from models_app.exchange.front_titles import in_the_head, is_top_heading
from models_app.exchange.glued_headings import glued_findings, glued_frame, unglued
from models_app.exchange.group_texts import group_texts_apart
from models_app.exchange.heading_doubts import lone_groups, names_that_come_back, refuse_labels_as_names
from models_app.exchange.known_labels import Known, known_labels
from models_app.exchange.labels import levels_in_sentence
from models_app.exchange.lines import (
    BULLET,
    LABELED,
    NUMBERED,
    covered,
)
from models_app.exchange.names import is_heading
from models_app.exchange.open_ended import open_ended_texts, texts_by_typeface
from models_app.exchange.other_structures import refuse_other_structures
from models_app.exchange.remarks import REMARK, closes_text, of_remarks
from models_app.exchange.run_in_names import run_in_names
from models_app.exchange.section_words import is_about_document, is_strict, speaks_of_document
from models_app.exchange.subtitles import Subtitles, finding_of, subtitles_of, without
from models_app.exchange.tables_beside import tables_beside
from models_app.exchange.unknown_labels import labels_nobody_knows

code = "headed_paragraphs"
label = "names with a paragraph below"

SENTENCE_ENDS = re.compile(r"\w{2}[.!?]\s+[A-Z]")
NAMES_A_MODEL = re.compile(
    r"\b(model|profile|framework|dictionary|bank|library|catalog(?:ue)?|guide)\b", re.IGNORECASE
)


@dataclass
class Named:
    """A name, its group and the lines below it."""

    name: Words
    group: int | None
    body: list[Words] = field(default_factory=list)
    remarks: list[Words] = field(default_factory=list)
    """Short lines right below its text that stand apart from the next name."""


def read(lines: list[Words]) -> PlainModel:
    """The model in such a document. Raises Unreadable where tables hold the model, or without two names."""
    tables = tables_beside(lines)
    lines = tables.lines
    run_in = run_in_names(lines)
    marked = frozenset(line.lines for line in lines if is_heading(line))
    subtitles = subtitles_of(lines)
    lines, glued = unglued(without(lines, subtitles))
    lines, links = split_links(lines)
    lines, about = _split_about(lines)
    lines, of_groups, groups_asked = group_texts_apart(lines)
    heads, open_ended = _heads_and_texts(lines, marked)
    refuse_other_structures(lines, heads, run_in)
    front_lines, groups, named = _outline(lines, heads, open_ended)
    refuse_labels_as_names([*groups, *(one.name for one in named)], lines)
    known = known_labels(one.body for one in named)
    made = [_made(one, known, n, subtitles) for n, one in enumerate(named)]
    front = front_of(front_lines)
    return assembled(
        replace(front, parts=(*_notes(front), *of_groups, *link_part(links))),
        [competency for competency, _, _ in made],
        groups=groups,
        tail=about,
        frame=[*glued_frame(glued), *(item for _, _, block in made for item in block.frame)],
        unused=[*tables.unused, *(item for _, _, block in made for item in block.unused)],
        findings=[
            *tables.findings,
            *groups_asked,
            *finding_of(subtitles),
            *glued_findings(glued),
            *lone_groups(groups, [one.name for one in named], [one.group for one in named]),
            *names_that_come_back([one.name for one in named]),
            *dead_links(links),
            *labels_nobody_knows([competency for competency, _, _ in made], known),
            *(finding for _, found, _ in made for finding in found),
        ],
    )


def _split_about(lines: list[Words]) -> tuple[list[Words], list[Words]]:
    """The lines without parts that speak of the document at its very top, or tell the levels of all; and these."""
    kept: list[Words] = []
    about: list[Words] = []
    taking = False
    for n, line in enumerate(lines):
        if is_title(line):
            taking = _is_about(lines, n)
        (about if taking else kept).append(line)
    return kept, about


def _is_about(lines: list[Words], n: int) -> bool:
    text = lines[n + 1] if n + 1 < len(lines) else None
    if text is None or not _is_text(text) or not is_about_document(lines[n].text):
        return False
    known = is_strict(lines[n].text) or speaks_of_document(text.text)
    return bool(levels_in_sentence(text.text)) or (n == 0 and known)


def _heads_and_texts(
    lines: list[Words], marked: frozenset[tuple[int, ...]]
) -> tuple[list[int], frozenset[int]]:
    """The names, and the texts below them that lack their period."""
    try:
        heads = _heads(lines, frozenset())
        open_ended = open_ended_texts(lines, heads, marked)
    except Unreadable:
        heads, open_ended = [], texts_by_typeface(lines, marked)
        if not open_ended:
            raise
    return (_heads(lines, open_ended) if open_ended else heads), open_ended


def _heads(lines: list[Words], open_ended: frozenset[int]) -> list[int]:
    """Names: short lines with prose or a list right below, which is no labelled text."""
    heads = [
        n
        for n in range(len(lines) - 1)
        if is_title(lines[n])
        and n not in open_ended
        and not lines[n].text.endswith(":")
        and (_is_text(_below(lines, n)) or n + 1 in open_ended)
    ]
    if heads and _is_title(lines, heads[0]):
        heads = heads[1:]
    if len(heads) < 2:
        raise NotThere(
            "There are no two names with a paragraph below each. Put each name on a line of its own above its text, "
            "or say by hand what the names are."
        )
    often, count = Counter(lines[n].text.casefold() for n in heads).most_common(1)[0]
    if count > 2 and count * 4 > len(heads):
        raise Unreadable(
            f"'{often}' stands {count} times above a paragraph: it is a label and no name. Say by hand what it means, "
            "and what the names are."
        )
    return heads


def _is_title(lines: list[Words], n: int) -> bool:
    """Whether the first line above a paragraph is the document's own."""
    top = is_top_heading(lines, n) and any(line.kind == "heading" for line in lines[n + 1 :])
    return top or in_the_head(lines, n) or (n == 0 and bool(NAMES_A_MODEL.search(lines[0].text)))


def _below(lines: list[Words], n: int) -> Words:
    """The line below a name, over a line that only states its selection use."""
    over = n + 2 < len(lines) and selection_in(lines[n + 1].text) is not None
    return lines[n + 2] if over else lines[n + 1]


def _is_text(line: Words) -> bool:
    prose = looks_like_prose(line) and not LABELED.fullmatch(line.text)
    return prose or bool(BULLET.fullmatch(line.text))


def _outline(
    lines: list[Words], heads: list[int], open_ended: frozenset[int]
) -> tuple[list[Words], list[Words], list[Named]]:
    """The lines in front, the groups, and every name with its lines. A short line without a text is a bare name."""
    names = set(heads)
    above = {
        n - 1
        for n in heads
        if n and n - 1 not in names and n - 1 not in open_ended and _may_name_group(lines[n - 1])
    }
    spaced = all(n - 1 in above or lines[n].lines[0] - lines[n - 1].lines[-1] > 1 for n in heads[1:])
    texts = names | open_ended
    remarks = {n for n in range(1, len(lines)) if spaced and n not in texts and closes_text(lines, n)}
    above -= remarks
    first = heads[0]
    if first - 1 in above and not _is_first_group(lines, first - 1, len(above)):
        above.discard(first - 1)
    start = min([first, *(n for n in above if n < first)])
    groups: list[Words] = []
    named: list[Named] = []
    for n in range(start, len(lines)):
        line, place = lines[n], len(groups) - 1 if groups else None
        if n in above:
            groups.append(line)
        elif n in remarks and named:
            named[-1].remarks.append(line)
        elif n in names or (n not in open_ended and _is_bare_name(line) and named and named[-1].body):
            named.append(Named(line, place))
        elif named:
            named[-1].body.append(line)
    return lines[:start], groups, named


def _may_name_group(line: Words) -> bool:
    """A title; a line of stars alone, which are typeface, holds no text."""
    return bool(line.text) and is_title(line)


def _is_bare_name(line: Words) -> bool:
    """Whether a line may be a name without a text: a title in which no sentence ends."""
    return is_title(line) and not SENTENCE_ENDS.search(line.text)


def _is_first_group(lines: list[Words], n: int, groups: int) -> bool:
    """Whether the line above the first name is a group's heading and not the title."""
    if is_stamped(lines, n):
        return False
    speaks = lines[n].text.split()[-1].lower() in ("competencies", "skills", "competences")
    if n == 0:
        return groups > 1 and not NAMES_A_MODEL.search(lines[n].text)
    depths = [line.depth or 0 for line in lines[n : n + 2] if line.kind == "heading"]
    if len(depths) > 1 and 1 < depths[0] < depths[1]:
        return True
    below_title = lines[n].kind == lines[n - 1].kind == "heading" != lines[n + 1].kind
    return groups > 1 or speaks or below_title or not is_title(lines[n - 1])


def _notes(front: Front) -> list[PlainPart]:
    return [
        replace(part, kind=PartKind.NOTE) if part.kind == PartKind.GENERAL_NOTE else part
        for part in front.parts
    ]


def _made(
    one: Named, known: Known, place: int, subtitles: Subtitles
) -> tuple[PlainCompetency, list[PlainFinding], Block]:
    numbered = NUMBERED.fullmatch(one.name.text)
    name, subtitle = numbered["text"] if numbered else one.name.text, subtitles.get(one.name.lines)
    family, variant = (name, subtitle.text) if subtitle else split_variant(name)
    block = Block(known).read(one.body)
    head = Head(family, one.name.lines, variant, int(numbered["number"]) if numbered else None, one.group)
    competency, findings = competency_of(head, block, place)
    findings += of_remarks(competency.name, one.remarks, place)
    block.unused += [Unused(line.lines, REMARK, line.text) for line in one.remarks]
    lines = (*one.name.lines, *(n for line in one.body for n in line.lines))
    definition_lines = (*one.name.lines, *(block.definition.lines if block.definition else ()))
    return (
        replace(competency, definition_lines=definition_lines, lines=covered(min(lines), max(lines))),
        findings,
        block,
    )
