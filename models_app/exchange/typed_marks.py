"""Sentences that give a typed sign the meaning 'required level': 'An X marks the required level.'

Signs are not taken as levels; a finding names the sentence and the levels that carry the sign.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from models_app.calculations.plain import PlainCompetency, PlainFinding, PlainModel, PlainStandard, Words
from models_app.calculations.same_words import folded
from models_app.choices import FindingKind
from models_app.exchange.labels import split_label
from models_app.exchange.lines import joined_lines
from models_app.exchange.typeface_sentences import SENTENCE, SPEAKS_OF_LEVEL

MEANS_REQUIRED = re.compile(
    r"\b(?:required|requires?|needed|needs|expected|minimum|demanded|demands|call(?:s|ed) for|"
    r"must (?:have|hold|show|reach|meet|possess|demonstrate))\b",
    re.IGNORECASE,
)
SIGN = r"""[("'‘“[]?(?P<sign>[Xx*✓✔☒†‡#]|check ?marks?|asterisks?|stars?)[)"'’”\]]?"""
SAYS = (
    re.compile(
        rf"(?:an?\s+|the\s+)?{SIGN}\s+(?:marks?|shows?|indicates?|denotes?|means?)\b.*", re.IGNORECASE
    ),
    re.compile(
        r".*\b(?:marked|shown|indicated|denoted|identified)\s+(?:with|by)\s+(?:an?\s+|the\s+)?"
        rf"{SIGN}(?:\W.*)?",
        re.IGNORECASE,
    ),
)
LONGEST_LEGEND = 100  # characters
LEGEND = re.compile(
    r"(?P<sign>[*✓✔☒†‡#])[)\]]?\s*[=–—-]?\s*(?:the\s+)?(?:\w+\s+)?"
    r"(?:(?:required|expected)\s+(?:\w+\s+)?level|level\s+(?:that\s+is\s+)?(?:required|expected|needed))"
    r"(?:\s+(?:for|of|in|on|at)(?:\s+[\w-]+){1,5})?\.?",
    re.IGNORECASE,
)
STAR = re.compile(r"\*\s*(?!\*)")
IN_WORDS = {"check": "✓", "aster": "*", "star": "*", "stars": "*"}


def with_typed_marks(model: PlainModel, words: list[Words]) -> PlainModel:
    """The model with a finding for each such sentence, where levels are described."""
    if not any(row.levels for row in model.competencies):
        return model
    found = [_finding(model, line, sign, words) for line in words if (sign := sign_in(line.text))]
    return replace(model, findings=(*model.findings, *found))


def level_sign_in(text: str) -> str:
    """The sign that a sentence says to mark the required level, as it is typed; empty for any other text."""
    sign = sign_in(text)
    return IN_WORDS.get(sign.lower()[:5], sign)


def sign_in(text: str) -> str:
    """The same as the sentence names it: '*' or 'asterisk'."""
    if len(text) <= LONGEST_LEGEND and (legend := LEGEND.fullmatch(text.strip())):
        return legend["sign"]
    for sentence in SENTENCE.split(text):
        if MEANS_REQUIRED.search(sentence) and SPEAKS_OF_LEVEL.search(sentence):
            for pattern in SAYS:
                if match := pattern.fullmatch(sentence.strip()):
                    return match["sign"]
    return ""


def without_level_stars(lines: list[Words]) -> list[Words]:
    """The lines, '* Advanced: Plans.' without its star where a sentence says what it marks and other lines lack it."""
    if all(level_sign_in(line.text) != "*" for line in lines):
        return lines
    plain = {folded(one.label) for line in lines if (one := split_label(line.text)) and one.text}
    return [_without_star(line, plain) for line in lines]


def _without_star(line: Words, plain: set[str]) -> Words:
    star = STAR.match(line.text)
    labelled = split_label(line.text[star.end() :]) if star else None
    known = labelled is not None and labelled.text and folded(labelled.label) in plain
    return replace(line, text=line.text[star.end() :], marks=()) if star and known else line


def _finding(model: PlainModel, line: Words, sign: str, words: list[Words]) -> PlainFinding:
    sign = IN_WORDS.get(sign.lower()[:5], sign)
    marked = list(_starred(model, words) if sign == "*" else _marked(model, sign))
    named = "; ".join(f"'{level.label}' of {row.name}" for row, level in marked)
    seen = f"These levels seem to carry it: {named}." if marked else "Look at the original."
    return PlainFinding(
        FindingKind.LAYOUT,
        "A sign marks the required level",
        f"The document says how it marks the required level: '{line.text}' The portal does not read such signs as "
        f"levels: none was set by it. {seen}",
        joined_lines(line.lines, *(level.lines for _, level in marked)),
    )


def _marked(model: PlainModel, sign: str) -> Iterator[tuple[PlainCompetency, PlainStandard]]:
    """The levels that begin or end with the sign."""
    mark = rf"[(\[]?{re.escape(sign)}[)\]]?"
    carries = re.compile(rf"{mark}(?:\W.*)?|.*\W{mark}\W*", re.DOTALL | re.IGNORECASE)
    for row in model.competencies:
        for level in row.levels:
            if carries.fullmatch(level.text) or carries.fullmatch(level.label):
                yield row, level


def _starred(model: PlainModel, words: list[Words]) -> Iterator[tuple[PlainCompetency, PlainStandard]]:
    """The levels with a lone star where they stand: texts have none, as stars are typeface too, and bullets."""
    by_line = {n: passage.text for passage in words for n in passage.lines}
    for row in model.competencies:
        found = [level for level in row.levels if _has_star(level, by_line)]
        if len(found) < len(row.levels):
            yield from ((row, level) for level in found)


def _has_star(level: PlainStandard, by_line: dict[int, str]) -> bool:
    parts = (part for n in level.lines for part in re.split(r"[\t\u2028]", by_line.get(n, "")))
    return any(
        re.findall(r"\*+", part) == ["*"]
        and (said := _bare(part))
        and (said in _bare(level.text) or _bare(level.text) in said)
        for part in parts
    )


def _bare(text: str) -> str:
    """A text without a sign in brackets, stars and blanks at its ends."""
    return re.sub(r"[(\[]\*?[)\]]|\*", "", text).strip()
