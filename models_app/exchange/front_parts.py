"""The parts of a title line, each judged alone: a fact that says so, a body, a stamp, or nobody knows."""

import re
from dataclasses import dataclass, field

from models_app.calculations.plain import Frame, Words
from models_app.exchange.front_stamps import is_stamp
from models_app.exchange.lines import joined_lines
from models_app.exchange.organizations import names_body

Fact = tuple[str, Words]

LABEL_OF_FACT = "Label of a fact about the job class"
NUMBER = r"(?=[A-Z-]{0,20}\d)[A-Z0-9-]{1,24}"
STEPS = r"\d{1,2}(?:/\d{1,2})*"
SAYS_CODE = r"(?i:(?:job )?class(?:ification)? (?:code|number|no\.?)|job (?:code|number|no\.?)|class|code)"
SAYS_GRADE = r"(?i:(?:pay |salary )?grade)"
# What says by its label or its strict form which fact it is.
FACTS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<label>{SAYS_CODE})(?::|:? #)? ?(?<=[ #:])(?P<code>{NUMBER})\.?",
        rf"(?P<label>{SAYS_GRADE}):? (?P<grade>(?=[A-Z-]{{0,6}}\d)[A-Z0-9-]{{1,8}})",
        rf"(?P<plan>[A-Z]{{2}})-(?P<series>\d{{4}})-(?P<step>{STEPS})",
        rf"(?P<grade>[A-Z]{{2}}-{STEPS})",
        r"GS-(?P<series>\d{4})",
        r"(?P<label>(?i:(?:GS |occupational |job )?series)):? (?P<series>\d{3,4})",
        r"(?P<series>\d{4}) (?P<label>(?i:series))",
    )
)
NAMES = ("code", "series", "grade")
APART = re.compile(r"\s*\t\s*|\s+[|•·]\s+|\s{2,}|;\s+|\s[–—-]\s|(?<=\S)\s(?=\()")
COMMA = re.compile(r",\s+")


@dataclass(frozen=True)
class Part:
    """One part of a line: where it stands in its text, and the facts that it says outright."""

    start: int
    end: int
    text: str
    facts: dict[str, str] = field(default_factory=dict)

    @property
    def is_told(self) -> bool:
        """Whether it can only be one thing, and no part of a name in front of it."""
        return bool(self.facts) or is_stamp(self.text) or names_body(self.text)


@dataclass(frozen=True)
class Judged:
    """What a line says outright of the class, the bodies that it names, and all else, to the letter."""

    facts: tuple[Fact, ...] = ()
    bodies: tuple[Words, ...] = ()
    left: tuple[Words, ...] = ()
    frame: tuple[Frame, ...] = ()


def facts_in(text: str) -> dict[str, str]:
    """Code, series and grade where these words say nothing else; `label` what stands in front of them."""
    inner = text[1:-1] if text.startswith("(") and text.endswith(")") else text
    match = next((found for pattern in FACTS if (found := pattern.fullmatch(inner.strip()))), None)
    said = {name: words for name, words in match.groupdict().items() if words} if match else {}
    return {**said, "grade": f"{said['plan']}-{said['step']}"} if "plan" in said else said


def parts_in(text: str) -> list[Part]:
    """The line cut at its separators; at a comma only in front of what can be but one thing."""
    parts: list[Part] = []
    for start, end in _spans(text, 0, len(text), APART):
        own: list[Part] = []
        for first, last in _spans(text, start, end, COMMA):
            part = _part(text, first, last)
            if own and not part.is_told and not own[-1].facts:
                part = _part(text, own.pop().start, last)
            own.append(part)
        parts += own
    return parts


def _spans(text: str, start: int, end: int, separator: re.Pattern[str]) -> list[tuple[int, int]]:
    gaps = [match.span() for match in separator.finditer(text, start, end)]
    starts, ends = [start, *(gap[1] for gap in gaps)], [*(gap[0] for gap in gaps), end]
    return [(a, b) for a, b in zip(starts, ends, strict=True) if text[a:b].strip()]


def _part(text: str, start: int, end: int) -> Part:
    words = text[start:end].strip()
    return Part(start, end, words, facts_in(words))


def name_in_front(text: str) -> tuple[str, list[Part]]:
    """The line without what is told behind it; and these parts."""
    parts = parts_in(text)
    behind: list[Part] = []
    while len(parts) > 1 and parts[-1].is_told:
        behind.insert(0, parts.pop())
    return text[: parts[-1].end].strip() if parts else text, behind


def judged(line: Words) -> Judged:
    """A line that names no class: its facts and bodies, and all other words as they stand."""
    if names_body(line.text):
        return Judged(bodies=(line,))
    return judged_parts(line, parts_in(line.text))


def judged_parts(line: Words, parts: list[Part]) -> Judged:
    """These parts of the line; what is neither a fact nor a body is left, with what stands between."""
    facts, frame, bodies = [], [], []
    left: list[tuple[int, int]] = []
    for n, part in enumerate(parts):
        if part.facts:
            facts += [(name, Words(part.facts[name], line.lines)) for name in NAMES if name in part.facts]
            frame += frame_of(part.facts, line.lines)
        elif names_body(part.text):
            bodies.append(Words(part.text, line.lines))
        elif left and n and left[-1][1] == parts[n - 1].end:
            left[-1] = (left[-1][0], part.end)
        else:
            left.append((part.start, part.end))
    others = tuple(Words(line.text[a:b].strip(), line.lines) for a, b in left)
    return Judged(tuple(facts), tuple(bodies), others, tuple(frame))


def frame_of(said: dict[str, str], lines: tuple[int, ...]) -> list[Frame]:
    """The words in front of a fact, and a series joined with its grade: what is stored are the facts alone."""
    says = [Frame(said["label"], lines, LABEL_OF_FACT, anywhere=True)] if said.get("label") else []
    if "plan" not in said:
        return says
    joined = f"{said['plan']}-{said['series']}-{said['step']}"
    return [*says, Frame(joined, lines, "Series and grade of the job class", anywhere=True)]


def all_of(parts: list[Judged]) -> Judged:
    """What several lines say, one after the other."""
    return Judged(
        tuple(fact for one in parts for fact in one.facts),
        tuple(body for one in parts for body in one.bodies),
        tuple(words for one in parts for words in one.left),
        tuple(frame for one in parts for frame in one.frame),
    )


def organization_of(bodies: tuple[Words, ...]) -> Words:
    """Bodies as one name: a department below its city."""
    return Words(", ".join(body.text for body in bodies), joined_lines(*(body.lines for body in bodies)))
