"""The styles of lines that a person can name, and the words in front that some of them set apart."""

import re
from dataclasses import dataclass

from models_app.calculations.plain import Words
from models_app.exchange.front_facts import FACT_OF
from models_app.exchange.heading_numbers import OUTLINE
from models_app.exchange.labels import names_level, section_of
from models_app.exchange.lines import BULLET, NUMBERED, has_letter, without_typeface
from models_app.exchange.names import is_heading

DEEPEST = 6
BOLD_WORDS, COLON, DASH = "bold_words", "colon", "dash"
OF_DEPTH = tuple(f"heading_{depth}" for depth in range(1, DEEPEST + 1))
SPLIT = (BOLD_WORDS, COLON, DASH)
# The first that a line has and somebody named counts, so that the narrower ones come first.
STYLES = (
    *OF_DEPTH,
    BOLD_WORDS,
    "outline",
    "heading",
    "bold",
    "italic",
    "capitals",
    "numbered",
    "bullet",
    COLON,
    DASH,
)
MOST_WORDS = 12  # in front
SIGN = re.compile(r"(?:[-•·▪◦●○■*]\s+|\d{1,3}(?:\.\d{1,2})*[.)]?\s+)?")
STARRED = re.compile(r"\*\*(?P<front>[^*]+)\*\*(?P<rest>.*)", re.DOTALL)
BY_COLON = re.compile(r"(?P<front>[^:\t]{1,100}?)\s*:\s+(?P<rest>\S.*)", re.DOTALL)
BY_DASH = re.compile(r"(?P<front>[^\t]{1,100}?)\s+[–—-]\s+(?P<rest>\S.*)", re.DOTALL)
CLOSES = " .:–—-"


@dataclass(frozen=True)
class Split:
    """A line of words in front and a text: `sign` is the bullet or number before them, with its blank."""

    sign: str
    front: str
    rest: str


def styles_of(line: Words) -> frozenset[str]:
    """The styles that a line has."""
    text = without_typeface(line.text)
    marked = sum(mark.end - mark.start for mark in line.marks if mark.typeface == "italic")
    styles = {
        "heading": line.kind == "heading",
        "bold": line.kind != "heading" and is_heading(line),
        "italic": marked >= len(line.text) > 0,
        "capitals": text.isupper(),
        "outline": bool(OUTLINE.fullmatch(text)),
        "numbered": bool(NUMBERED.fullmatch(text)),
        "bullet": bool(BULLET.fullmatch(text)),
        **{style: names_apart(line, style) is not None for style in SPLIT},
    }
    if line.kind == "heading" and line.depth in range(1, DEEPEST + 1):
        styles[OF_DEPTH[line.depth - 1]] = True
    return frozenset(style for style, holds in styles.items() if holds)


def names_apart(line: Words, style: str) -> Split | None:
    """The line parted as its style says; None where it has none of it, or a label in common use in front."""
    if line.kind in ("heading", "row") or "\t" in line.text:
        return None
    split = split_line(line, style)
    label = split.front if split else ""
    known = section_of(label) or names_level(label) or label.lower() in FACT_OF
    return None if known or not has_letter(label) or len(label.split()) > MOST_WORDS else split


def split_line(line: Words, style: str) -> Split | None:
    """What stands in front of the sign of this style, or in bold, whatever it is."""
    sign = SIGN.match(line.text)
    before = sign[0] if sign else ""
    text = line.text[len(before) :]
    if style == BOLD_WORDS:
        return _by_bold(line, before, text)
    match = (BY_COLON if style == COLON else BY_DASH).fullmatch(without_typeface(text))
    return _split(before, match["front"], match["rest"]) if match else None


def _by_bold(line: Words, before: str, text: str) -> Split | None:
    match = STARRED.fullmatch(text)
    if match:
        return _split(before, match["front"], without_typeface(match["rest"]))
    end = _bold_end(line, len(before))
    return _split(before, line.text[len(before) : end], line.text[end:]) if end > len(before) else None


def _bold_end(line: Words, start: int) -> int:
    """Where the bold run ends that begins the line, at its sign or behind it; runs with a blank between are one."""
    end = start
    for mark in sorted((m for m in line.marks if m.typeface == "bold"), key=lambda m: m.start):
        if mark.start <= end or not line.text[end : mark.start].strip():
            end = max(end, mark.end)
    return end


def _split(sign: str, front: str, rest: str) -> Split | None:
    front, rest = front.strip().strip(CLOSES), rest.strip().lstrip(CLOSES)
    return Split(sign, front, rest) if front and rest else None
