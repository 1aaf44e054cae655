"""Documents of numbered blocks: a list of numbered names, then one block a competency.

    - 3. Judgment and Decision Making
    …
    3. JUDGMENT AND DECISION MAKING – definition
    Heading of levels:            Level 1: …  Level 2: …
    Heading of examples:          - …
    Heading of standards:         Satisfactory / text, Superior / text

Lists right below the definition, or numbered ones under a heading of their own, are areas of the competency.
"""

import re
from dataclasses import dataclass, field

from models_app.choices import FindingKind, PartKind
from models_app.exchange.lines import BULLET, NUMBERED, covered, without_typeface
from models_app.exchange.plain import (
    PlainArea,
    PlainCompetency,
    PlainFinding,
    PlainJob,
    PlainModel,
    PlainPart,
    PlainStandard,
    Unreadable,
    Words,
)

code = "numbered_blocks"
label = "numbered blocks, one for each competency of a list"

HEAD = re.compile(r"(?P<number>\d{1,3})\. (?P<name>[^a-z]+?) [–—-] (?P<definition>.+)")
LEVEL = re.compile(r"(?P<label>Level \d{1,2}): (?P<text>.+)", re.IGNORECASE)
CODE = re.compile(r"\((?P<code>[A-Z0-9-]*\d[A-Z0-9-]*)\)")
BOLD = re.compile(r"\*\*(?P<words>[^*]+)\*\*")
SMALL_WORDS = frozenset({"a", "an", "and", "for", "in", "of", "on", "or", "the", "to"})


@dataclass
class Block:
    """What has been read of one block, and which heading stands above the current line."""

    label: Words | None = None
    levels: list[PlainStandard] = field(default_factory=list)
    indicators: list[Words] = field(default_factory=list)
    standards: list[PlainStandard] = field(default_factory=list)
    areas: list[PlainArea] = field(default_factory=list)
    under_heading: bool = False


def read(lines: list[Words]) -> PlainModel:
    """The model in such a document. Raises Unreadable without a list of numbered names, or a head for each."""
    listed = _listed(lines)
    heads = {int(m["number"]) for line in lines if (m := HEAD.fullmatch(line.text))}
    if not listed or not set(listed) <= heads:
        raise Unreadable("There is no list of numbered names with a block in capitals for each.")
    starts = [n for n, line in enumerate(lines) if _is_head(line, listed)]
    front = lines[1 : starts[0]]
    competencies = tuple(
        _competency(lines[start:end], listed)
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)
    )
    prefaces = [line for line in front if not BULLET.fullmatch(line.text)]
    parts = tuple(
        PlainPart(PartKind.PREFACE, "", (without_typeface(line.text),), line.lines) for line in prefaces
    )
    job = _job(lines[0], prefaces)
    return PlainModel(
        title=lines[0],
        job=job,
        parts=parts,
        groups=(),
        level_labels=_labels(competencies),
        competencies=competencies,
        findings=(_capitals_finding(lines, starts, listed), _class_finding(job)),
    )


def _listed(lines: list[Words]) -> dict[int, Words]:
    """Numbered names of the list, by their number in the bank."""
    found = {}
    for line in lines:
        bullet = BULLET.fullmatch(line.text)
        numbered = NUMBERED.fullmatch(bullet["text"]) if bullet else None
        if numbered:
            found[int(numbered["number"])] = Words(numbered["text"], line.lines)
    return found


def _is_head(line: Words, listed: dict[int, Words]) -> bool:
    match = HEAD.fullmatch(line.text)
    return bool(match) and int(match["number"]) in listed


def _competency(lines: list[Words], listed: dict[int, Words]) -> PlainCompetency:
    head, *rest = lines
    match = HEAD.fullmatch(head.text)
    number = int(match["number"])
    name = listed[number]
    if name.text.upper() != match["name"]:
        raise Unreadable(
            f"Number {number} is '{name.text}' in the list and '{match['name']}' above its block."
        )
    block = Block()
    for line in rest:
        _place(block, line)
    return PlainCompetency(
        family=name.text,
        number=number,
        definition=match["definition"],
        definition_lines=head.lines,
        lines=(*name.lines, *covered(head.lines[0], lines[-1].lines[-1])),
        levels=tuple(block.levels),
        indicators=tuple(block.indicators),
        standards=tuple(block.standards),
        areas=tuple(block.areas),
    )


def _place(block: Block, line: Words) -> None:
    """Put one line of a block where it belongs, by its form and by the heading above it."""
    level, bullet, numbered = (form.fullmatch(line.text) for form in (LEVEL, BULLET, NUMBERED))
    if level:
        block.levels.append(PlainStandard(level["label"], level["text"], line.lines))
    elif bullet and block.under_heading:
        block.indicators.append(Words(bullet["text"], line.lines))
    elif bullet:
        block.areas.append(PlainArea("", bullet["text"], line.lines))
    elif numbered and block.label:
        lines = (*block.label.lines, *line.lines)
        block.areas.append(PlainArea(block.label.text, numbered["text"], lines))
    elif line.text.endswith(":"):
        block.under_heading, block.label = True, None
    elif block.label:
        lines = covered(block.label.lines[0], line.lines[-1])
        block.standards.append(PlainStandard(block.label.text, line.text, lines))
        block.label = None
    else:
        block.label = line


def _job(title: Words, prefaces: list[Words]) -> PlainJob:
    """The class is what the preface prints in bold and the title repeats; its code stands in parentheses."""
    code = CODE.search(title.text)
    for line in prefaces:
        for bold in BOLD.finditer(line.text):
            if bold["words"].upper() in title.text.upper():
                return PlainJob(in_title_case(bold["words"]), title.lines, code=code["code"] if code else "")
    raise Unreadable("Numbered blocks need a preface that names the class in bold, as the title does.")


def in_title_case(capitals: str) -> str:
    """'DIRECTOR OF SYSTEMS' as 'Director of Systems'."""
    words = capitals.lower().split(" ")
    return " ".join(w if n and w in SMALL_WORDS else w.capitalize() for n, w in enumerate(words))


def _labels(competencies: tuple[PlainCompetency, ...]) -> tuple[Words, ...]:
    """Labels of the levels, and the lines of the first competency that has them all."""
    longest = max(competencies, key=lambda c: len(c.levels))
    return tuple(Words(level.label, level.lines) for level in longest.levels)


def _capitals_finding(lines: list[Words], starts: list[int], listed: dict[int, Words]) -> PlainFinding:
    places = [name.lines[0] for name in listed.values()] + [lines[start].lines[0] for start in starts]
    return PlainFinding(
        FindingKind.LAYOUT,
        "Names stand in two ways of writing",
        "The list at the top writes the names with small letters, the head of each block in capitals. The writing of "
        "the list was taken; the words are the same.",
        tuple(places),
    )


def _class_finding(job: PlainJob) -> PlainFinding:
    return PlainFinding(
        FindingKind.LAYOUT,
        "Name of the job class stands in capitals only",
        f"The document writes '{job.title.upper()}'. The portal shows '{job.title}'; the title of the model is kept in "
        "capitals.",
        job.lines,
    )
