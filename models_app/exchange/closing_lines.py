"""Lines below the last text that name the job, a date or a contact: notes of the document, and no competency."""

import re
from collections.abc import Iterator

from models_app.calculations.plain import PlainFinding, PlainModel, Words
from models_app.calculations.same_words import folded
from models_app.choices import FindingKind
from models_app.exchange.job_doubts import TWO_FACTS
from models_app.exchange.lines import BULLET, NUMBERED, joined_lines, without_typeface
from models_app.exchange.names import is_heading
from models_app.exchange.tables import is_row

VALUE = r"(?=[\w.-]*\d)[\w.-]{0,23}\w"
FACTS = {
    "code": re.compile(
        rf"(?:(?:job |position )?class(?:ification)?|job|position) (?:code|no\.?|number)[ :#]+(?P<value>{VALUE})|"
        r"class[ :#]+(?P<bare>\d{3,8})",
        re.IGNORECASE,
    ),
    "grade": re.compile(rf"(?:pay |salary )?grade[ :#]+(?P<value>{VALUE})", re.IGNORECASE),
}
DATED = re.compile(
    r"(?:last |date )?(?:approved|revised|revision|rev\.|updated|effective|adopted|issued)"
    r"(?: (?:date|on|by|in|as of))*[ :]+(?:\w+\.? )?(?:\d{1,2},? ?)?\S*\d{2,4}",
    re.IGNORECASE,
)
CONTACT = re.compile(
    r"(?:for|with|any) (?:further |more |any |other )?(?:questions|information|help|assistance)\b.*"
    r"(?:\b(?:call|contact|phone|write|e-?mail|visit|see)\b|@|\d{3}).*|"
    r"(?:contact|questions\?|(?:tele)?phone|e-?mail)(?: us| person)?[:,]? .*(?:@|\d{3}).*",
    re.IGNORECASE,
)
APART = re.compile(r"\s*[,|;·•]\s+|\s{2,}|\s+[|–—·•-]\s+")
MOST = 3  # lines
LEAST_ABOVE = 4  # lines above them
MOST_WORDS = 16
MOST_IN_FRONT = 8  # lines that may state the same of the job above the competencies


def closing_apart(lines: list[Words]) -> tuple[list[Words], list[Words]]:
    """The lines without such ones at the end, and these; a form that comes back further up belongs to the texts."""
    start = len(lines)
    while len(lines) - start < MOST and start > LEAST_ABOVE and _closes(lines[start - 1]):
        start -= 1
    apart = lines[start:]
    inner = {_opening(line) for line in lines[MOST_IN_FRONT:start] if _closes(line)}
    if not apart or is_heading(lines[start - 1]) or inner & {_opening(line) for line in apart}:
        return lines, []
    return lines[:start], apart


def of_closing_lines(model: PlainModel, words: list[Words]) -> Iterator[PlainFinding]:
    """What closing lines say of the job otherwise than the front; and a last name without a text, if any."""
    own = {n for one in model.competencies for n in one.lines}
    for line in (line for line in words[-MOST:] if not own & set(line.lines)):
        yield from _of_facts(model, line)
    yield from _of_last_name(model)


def _closes(line: Words) -> bool:
    text = without_typeface(line.text).strip()
    plain = not (is_row(line) or is_heading(line) or BULLET.fullmatch(text) or NUMBERED.fullmatch(text))
    if not plain or len(text.split()) > MOST_WORDS:
        return False
    return bool(CONTACT.fullmatch(text)) or any(map(_is_known, APART.split(text))) or _is_known(text)


def _is_known(part: str) -> bool:
    return bool(DATED.fullmatch(part)) or any(pattern.fullmatch(part) for pattern in FACTS.values())


def _opening(line: Words) -> str:
    return folded(without_typeface(line.text).split()[0]).strip(":,")


def _facts(line: Words) -> dict[str, str]:
    """What the parts of a line state of the job."""
    parts = APART.split(without_typeface(line.text).strip())
    return {
        fact: match.groupdict().get("value") or match.groupdict().get("bare") or ""
        for fact, pattern in FACTS.items()
        for part in parts
        if (match := pattern.fullmatch(part))
    }


def _of_facts(model: PlainModel, line: Words) -> Iterator[PlainFinding]:
    if not _closes(line):
        return
    for fact, stated in _facts(line).items():
        taken = model.job.code if fact == "code" else model.job.grade
        if taken and folded(taken) != folded(stated):
            yield PlainFinding(
                FindingKind.TEXT,
                f"{TWO_FACTS}: '{taken}' and '{stated}'"[:200],
                f"Line {line.lines[0]}, at the end, says '{line.text[:200]}'. '{taken}' was taken from the head of the "
                "document. Look which one is meant.",
                joined_lines(model.job.lines, line.lines),
            )
        elif not taken:
            yield PlainFinding(
                FindingKind.LAYOUT,
                f"The last lines state a fact of the job: '{stated}'"[:200],
                f"'{line.text[:200]}' was kept as a note, and nothing was taken from it. Give the {fact} in the draft "
                "if it is that of the job class.",
                line.lines,
            )


def _of_last_name(model: PlainModel) -> Iterator[PlainFinding]:
    """A last name with nothing below it, where every other one has a text."""
    *others, last = model.competencies
    texts = [
        bool(one.definition or one.levels or one.indicators or one.standards or one.areas)
        for one in model.competencies
    ]
    if len(others) > 1 and all(texts[:-1]) and not texts[-1]:
        yield PlainFinding(
            FindingKind.LAYOUT,
            "The last name has no text and may be a closing line",
            f"'{last.name[:200]}' stands at the end, and every other competency has a text. If it is a note or a "
            "footer, leave it out in the draft.",
            last.lines,
            len(others),
        )
