"""Words beside the label of a level that mark it as the required one: 'Level 2 (required): Draws maps.'

The label is the rest. Marks are taken off before any reader looks at the lines, and found again with the levels.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from competency_portal.exchange.document import Mark
from models_app.calculations.plain import (
    Frame,
    PlainCompetency,
    PlainFinding,
    PlainModel,
    Unused,
    Words,
)
from models_app.calculations.same_words import folded
from models_app.choices import FindingKind
from models_app.exchange.labels import (
    TWO_LEVELS,
    Section,
    names_level,
    rank_alone,
    section_of,
    split_label,
)
from models_app.exchange.lines import BULLET, without_typeface
from models_app.exchange.required_cells import Answer, with_answer
from models_app.exchange.stated_levels import REQUIRED_LEVEL

LONGEST = 60  # characters of a label with its mark
SAYS = (
    r"(?:(?:the )?(?:minimum )?(?:required|target|needed|expected|minimum)(?: (?:proficiency )?level)?|"
    r"level (?:required|needed)|req(?:['’]d|\.)|min\. required)"
    r"(?: (?:for|in|at|of) (?:the |this )?(?:job )?(?:class|job|position|role|post))?"
)
ASIDE = r"desired|desirable|preferred|optional|recommended"  # of a level that the job need not have
BRACKETED = rf"\s*[(\[]\s*\*{{0,2}}(?:{SAYS}|{ASIDE})\*{{0,2}}\s*[)\]]"
TELLS = re.compile(r"req|target|need|expect|min|desir|prefer|option|recommend", re.IGNORECASE)
NOT_REQUIRED = "Beside the label of a level, and no required level"
LABEL = r"(?P<label>[^:\t]{0,60}?[^\s:*,;–—-]\*{0,3})"
FORMS = (
    re.compile(
        rf"{LABEL}(?P<mark>{BRACKETED}|\s*\*{{1,2}}{SAYS}\*{{1,2}}|(?:,|\s[–—-]|\s?[–—])\s*{SAYS})"
        r"(?P<rest>\*{0,3}(?:\s*:|\s+[–—-]\s|\.\s|\s*\Z).*)",
        re.IGNORECASE | re.DOTALL,
    ),
    re.compile(
        rf"{LABEL}\*{{0,3}}:\*{{0,3}}(?P<mark>{BRACKETED}[.:]?)(?P<rest>\s.*)", re.IGNORECASE | re.DOTALL
    ),
    re.compile(rf"{LABEL}\*{{0,3}}:.*[.!?](?P<mark>{BRACKETED}\.?)(?P<rest>)", re.IGNORECASE | re.DOTALL),
)


@dataclass(frozen=True)
class Marked:
    """A label that carried such words, the words, and where they stood: the line, and from where to where on it."""

    label: str
    mark: str
    line: Words
    start: int
    end: int

    @property
    def sets_none(self) -> bool:
        """'desired' and the like."""
        return bool(re.fullmatch(rf"\W*(?:{ASIDE})\W*", self.mark, re.IGNORECASE))


def read_unmarked(read: Callable[[list[Words]], PlainModel], lines: list[Words]) -> PlainModel:
    """What a reader makes of the lines without such words, with the levels that they mark as the required ones.

    Words that mark no level of what was read stay where they stand: 'Certificate (required)'.
    """
    marks = _marks(lines)
    while marks:
        model = read(_unmarked(lines, marks))
        found = [mark for mark in marks if _marks_any(mark, model, lines)]
        if len(found) == len(marks):
            return _with_levels(model, marks, lines)
        marks = found
    return read(lines)


def _marks(lines: list[Words]) -> list[Marked]:
    """The marked labels that say themselves that they are levels, or stand without the mark elsewhere."""
    found = [mark for line in lines for mark in _marks_of(line)]
    plain = {folded(label) for line in lines for label in _labels(line)} if found else set()
    return [
        one
        for one in found
        if folded(one.label) in plain
        or (not one.sets_none and (names_level(one.label) or rank_alone(one.label)))
    ]


def _labels(line: Words) -> Iterator[str]:
    """What may be a label on this line: what stands in front of a sign, the whole line, or a cell."""
    for cell in line.text.split("\t"):
        text = _bare(cell)
        labelled = split_label(text)
        yield labelled.label if labelled else text


def _marks_of(line: Words) -> Iterator[Marked]:
    """One a line, or one a cell, in which nothing may follow the mark."""
    start = 0
    cells = line.text.split("\t") if TELLS.search(line.text) else []
    for cell in cells:
        match = next((match for form in FORMS if (match := form.fullmatch(cell))), None)
        alone = match is not None and (len(cells) == 1 or not match["rest"].strip(" :*"))
        if match and alone and match.end("label") <= LONGEST and _may_be_level(_bare(match["label"])):
            mark = without_typeface(match["mark"]).strip(" ,:.–—-")
            yield Marked(
                _bare(match["label"]), mark, line, start + match.start("mark"), start + match.end("mark")
            )
        start += len(cell) + 1


def _may_be_level(label: str) -> bool:
    return section_of(label) in (None, Section.LEVELS)


def _bare(text: str) -> str:
    """A text without typeface, bullet and colon."""
    text = without_typeface(text).strip()
    bullet = BULLET.fullmatch(text)
    return (bullet["text"] if bullet else text).strip(" :")


def _unmarked(lines: list[Words], marks: list[Marked]) -> list[Words]:
    own: dict[int, list[Marked]] = {}
    for mark in marks:
        own.setdefault(id(mark.line), []).append(mark)
    return [_cut(line, own.get(id(line), [])) for line in lines]


def _cut(line: Words, marks: list[Marked]) -> Words:
    """The line without these parts; its typeface moves along."""
    for mark in reversed(marks):
        gone = mark.end - mark.start
        moved = (
            Mark(_moved(face.start, mark, gone), _moved(face.end, mark, gone), face.typeface)
            for face in line.marks
        )
        line = replace(
            line,
            text=line.text[: mark.start] + line.text[mark.end :],
            marks=tuple(face for face in moved if face.start < face.end),
        )
    return line


def _moved(place: int, mark: Marked, gone: int) -> int:
    return place if place <= mark.start else max(mark.start, place - gone)


def _marks_any(mark: Marked, model: PlainModel, lines: list[Words]) -> bool:
    return bool(_marked_by(mark, model, lines))


def _marked_by(mark: Marked, model: PlainModel, lines: list[Words]) -> list[int]:
    """The competencies whose level carries the mark; of a head above a table all that stand in the table."""
    direct = [n for n, one in enumerate(model.competencies) if _has_level(one, mark.label, mark.line.lines)]
    if direct or "\t" not in mark.line.text:
        return direct
    table = tuple(
        n for line in lines if "\t" in line.text and line.table == mark.line.table for n in line.lines
    )
    return [n for n, one in enumerate(model.competencies) if _has_level(one, mark.label, table)]


def _has_level(competency: PlainCompetency, label: str, lines: tuple[int, ...]) -> bool:
    return any(
        folded(level.label) == folded(label) and set(level.lines) & set(lines) for level in competency.levels
    )


def _with_levels(model: PlainModel, marks: list[Marked], lines: list[Words]) -> PlainModel:
    """The model with the marked levels as the required ones; two in one competency mark none."""
    own: dict[int, list[Marked]] = {}
    aside = [mark for mark in marks if mark.sets_none]
    marks = [mark for mark in marks if not mark.sets_none]
    for mark in marks:
        for place in _marked_by(mark, model, lines):
            own.setdefault(place, []).append(mark)
    twice = {mark for found in own.values() if len(found) > 1 for mark in found}
    rows = list(model.competencies)
    findings = [*model.findings, *(one for mark in aside for one in _asked(mark, model, lines))]
    for place, found in own.items():
        if len(found) == 1:
            rows[place], asked = with_answer(rows[place], _answer(found[0]), place)
            findings += asked
    frame = [Frame(mark.mark, mark.line.lines, REQUIRED_LEVEL, True) for mark in marks if mark not in twice]
    return replace(
        model,
        competencies=tuple(rows),
        findings=tuple(findings),
        frame=(*model.frame, *frame),
        unused=(
            *model.unused,
            *(Unused(mark.line.lines, TWO_LEVELS, mark.mark) for mark in marks if mark in twice),
            *(Unused(mark.line.lines, NOT_REQUIRED, mark.mark) for mark in aside),
        ),
    )


def _asked(mark: Marked, model: PlainModel, lines: list[Words]) -> list[PlainFinding]:
    return [
        PlainFinding(
            FindingKind.LAYOUT,
            f"'{mark.mark}' stands beside '{mark.label}' of {model.competencies[place].name}"[:200],
            "It is no part of the label, which other competencies have without it, and it states no required level. "
            "None was set by it. Look at the source.",
            mark.line.lines,
            place,
        )
        for place in _marked_by(mark, model, lines)
    ]


def _answer(mark: Marked) -> Answer:
    reason = f"The document writes '{mark.mark}' beside '{mark.label}'."
    return Answer(
        Words(mark.label, mark.line.lines), reason, (Frame(mark.mark, mark.line.lines, REQUIRED_LEVEL),)
    )
