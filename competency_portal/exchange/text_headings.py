"""Headings that a plain text marks by signs: '## Title', '== Title ==', and a line of = or - below the words."""

import re
from typing import NamedTuple

NUMBER_SIGNS = re.compile(r"(?P<signs>#{1,6})[ \t]+(?P<text>[^\s#].*)")
BETWEEN_SIGNS = re.compile(r"(?P<signs>={1,6})(?P<text>[^=]+)(?P=signs)")
QUOTES = re.compile(r"'{2,5}")  # of a wiki: typeface
STARS = {2: "*", 3: "**", 5: "***"}
BLANKS = " \t"
UNDERLINE = re.compile(r"=+|-+")
SHORTEST = 3  # signs of a line below a heading
LONGEST = 160  # characters of a heading
LEAST = 2  # lines with a number sign in front, unless the first line of all is one
TAKEN = "The signs that mark headings (#, = or -) were taken as headings and are not shown."


class Heading(NamedTuple):
    """The words of a heading and how deep it stands, from 1."""

    text: str
    depth: int


def marked_headings(lines: list[str]) -> tuple[dict[int, Heading], set[int]]:
    """The headings among these lines, by their place from 0; and the lines that hold nothing but signs below them."""
    between = wiki_headings(lines)
    if between:
        return between, set()
    signed = {
        n: match for n, line in enumerate(lines) if (match := NUMBER_SIGNS.fullmatch(line.rstrip(BLANKS)))
    }
    first = next((n for n, line in enumerate(lines) if line.strip()), -1)
    if len(signed) < LEAST and first not in signed:
        signed = {}
    found = {n: Heading(_unclosed(match["text"]), len(match["signs"])) for n, match in signed.items()}
    below = {n for n in range(1, len(lines)) if n - 1 not in found and _underlines(lines, n)}
    if not (any(lines[n][0] == "=" for n in below) or len(below) >= LEAST):
        return found, set()
    return found | {
        n - 1: Heading(lines[n - 1].strip(), 1 if lines[n][0] == "=" else 2) for n in below
    }, below


def wiki_headings(lines: list[str]) -> dict[int, Heading]:
    """Headings between signs, as wikis write them: '== Title =='; from two on."""
    found = {
        n: match for n, line in enumerate(lines) if (match := BETWEEN_SIGNS.fullmatch(line.rstrip(BLANKS)))
    }
    headings = {n: Heading(match["text"].strip(), len(match["signs"])) for n, match in found.items()}
    headings = {n: heading for n, heading in headings.items() if 0 < len(heading.text) <= LONGEST}
    return headings if len(headings) >= LEAST else {}


def wiki_typeface(line: str) -> str:
    """A line of a wiki with stars for the quotes that stand for bold and italic."""
    return QUOTES.sub(lambda match: STARS.get(len(match[0]), match[0]), line)


def _unclosed(text: str) -> str:
    """A heading without number signs at its end that a blank sets apart."""
    words = text.rstrip("#")
    return words.rstrip(BLANKS) if words.endswith(tuple(BLANKS)) else text


def _underlines(lines: list[str], n: int) -> bool:
    """Whether a line of signs stands below one short line alone, which is no end of a paragraph, and is as long."""
    signs, words = lines[n].rstrip(), lines[n - 1].strip()
    above = lines[n - 2].strip() if n > 1 else ""
    plain = 0 < len(words) <= LONGEST and "\t" not in words and words[:1].isalnum()
    fits = bool(UNDERLINE.fullmatch(signs)) and len(signs) >= SHORTEST
    return fits and plain and not above and not words.endswith((".", "!", "?", ",", ";", ":"))
