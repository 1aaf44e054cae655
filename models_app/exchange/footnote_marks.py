"""Signs of footnotes behind words: where they stand, and the passages without them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from models_app.calculations.plain import Words
from models_app.exchange.lines import BULLET, STAR_BULLET, is_short

SIGNS = r"(?:[*†‡§]{1,3}|[¹²³⁴-⁹]{1,2}|\(\d{1,2}\))"
EACH = "*†‡§¹²³⁴⁵⁶⁷⁸⁹("
SIGN = re.compile(rf"(?P<gap> {{0,3}})(?P<sign>{SIGNS})(?![*†‡§¹²³⁴-⁹\w])")
PART = re.compile(r"[^\t\u2028]+")
# What parts a name from its text, or nothing at all: a sign in front of it closes a name.
CLOSES = re.compile(r"\s*$|\s{0,3}[:–—]|\s{1,3}-\s")
# A star right in front of a name, and none behind.
LEADING = re.compile(r"\*(?P<name>[^\W\d_][^*:\t\u2028–—]*)(?:[:\t\u2028–—][^*]*)?")
STARS = re.compile(r"\*+")
RAISED = re.compile(r"[¹²³⁴-⁹]")
# 'm²' and '10³' are no marks.
MEASURED = re.compile(r"(?:.*[^\w])?(?:[^\W\d_]|km|cm|mm|ft|in|yd|mi|[\w,.]*\d)", re.DOTALL | re.IGNORECASE)
MOST = 20  # signs in one cell that can still be marks
NEAR = 24  # characters in front of a sign that tell whether it is a measure


@dataclass(frozen=True)
class Mark:
    """A sign in a passage: from the blanks in front of it to its end, and the words of its cell before it."""

    sign: str
    start: int
    end: int
    before: str
    closes: bool
    """Whether it stands at the end of a name: of a short line or a first cell, or of what a dash or colon closes."""
    ends: bool
    """Whether nothing follows it in its cell."""


def marks_in(line: Words) -> Iterator[Mark]:
    """The signs that may be marks. A star beside another one is typeface, and one that opens a line a bullet."""
    for number, part in enumerate(PART.finditer(line.text)):
        text = part.group()
        if sum(map(text.count, EACH)) > MOST:
            continue
        stars = len(STARS.findall(text)) - bool(STAR_BULLET.match(text))
        for match in SIGN.finditer(text):
            before = text[: match.start()]
            closes = bool(CLOSES.match(text, match.end()))
            apart = bool(match["gap"]) and not closes
            typeface = match["sign"][0] == "*" and stars > 1
            if apart or not before.strip() or before[-1] in "*†‡§([‘“\"'" or typeface:
                continue
            if RAISED.match(match["sign"]) and MEASURED.fullmatch(before[-NEAR:]):
                continue
            name = number == 0 and is_short(before) and closes and match["sign"][0] != "("
            start = part.start() + match.start()
            ends = not text[match.end() :].strip()
            yield Mark(match["sign"], start, part.start() + match.end(), _words(before), name, ends)


def leading_mark(line: Words) -> Mark | None:
    """The star in front of a name."""
    match = LEADING.fullmatch(line.text)
    return Mark("*", 0, 1, match["name"].split(" - ")[0].strip(), True, False) if match else None


def without_marks(line: Words, gone: list[Mark]) -> Words:
    """The passage without these signs of it; the typeface moves along."""
    if not gone:
        return line
    kept = [0, *(mark.end for mark in gone)], [*(mark.start for mark in gone), len(line.text)]
    text = "".join(line.text[start:end] for start, end in zip(*kept, strict=True))

    def moved(place: int) -> int:
        return place - sum(min(place, mark.end) - mark.start for mark in gone if mark.start < place)

    typeface = (replace(one, start=moved(one.start), end=moved(one.end)) for one in line.marks)
    return replace(line, text=text.rstrip(" "), marks=tuple(one for one in typeface if one.start < one.end))


def _words(before: str) -> str:
    text = before.strip()
    bullet = BULLET.fullmatch(text)
    return bullet["text"] if bullet else text
