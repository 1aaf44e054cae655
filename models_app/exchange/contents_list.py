"""The list of contents in front of a document: names that stand again below, each above its own texts."""

import re
from collections import Counter
from itertools import pairwise

from models_app.calculations.plain import Unused, Words
from models_app.calculations.same_words import folded
from models_app.exchange.labels import names_level, rank_alone, section_of
from models_app.exchange.lines import BULLET, NUMBERED, is_short, without_typeface

LEAST = 3  # names; two lines may be anything
# Read from the end of the line: a search from its beginning would try each dot and blank anew.
LEADERS_BACKWARDS = re.compile(r"\d{1,4}(?:(?:\s*[.·_…]){3,}\s*|\s*\t\s*)")
HEADING = re.compile(r"(?:table of )?contents|list of competenc(?:y|ies)", re.IGNORECASE)
IN_CONTENTS = "List of contents: the name stands again above its texts"


def without_contents(lines: list[Words]) -> tuple[list[Words], list[Unused]]:
    """The lines without such a list and the heading above it; and these. Each name stands just twice, in one order."""
    keys = [_key(line) for line in lines]
    counts = Counter(key for key in keys if key)
    last = {key: n for n, key in enumerate(keys) if key}
    listed = [bool(key) and counts[key] == 2 and last[key] != n for n, key in enumerate(keys)]
    start = next((n for n, is_listed in enumerate(listed) if is_listed), len(lines))
    end = next((n for n in range(start, len(lines)) if not listed[n]), len(lines))
    places = [last[key] for key in keys[start:end]]
    if end - start < LEAST or places[0] < end or places[-1] + 1 >= len(lines) or not _stand_apart(places):
        return lines, []
    if start and HEADING.fullmatch(without_typeface(lines[start - 1].text).strip(" :")):
        start -= 1
    return [*lines[:start], *lines[end:]], [Unused(line.lines, IN_CONTENTS) for line in lines[start:end]]


def _stand_apart(places: list[int]) -> bool:
    """Whether the names stand in the same order again, most of them above texts; the heading of a group does not."""
    gaps = [below - above for above, below in pairwise(places)]
    return all(gap > 0 for gap in gaps) and sum(gap > 1 for gap in gaps) * 2 > len(gaps)


def _without_page(text: str) -> str:
    """'Zoning' of 'Zoning ........ 7'."""
    match = LEADERS_BACKWARDS.match(text[::-1])
    return text[: len(text) - match.end()] if match else text


def _key(line: Words) -> str:
    """A name without number, bullet, page and capitals; empty for what is no name."""
    text = _without_page(without_typeface(line.text)).strip()
    bullet = BULLET.fullmatch(text)
    text = bullet["text"] if bullet else text
    numbered = NUMBERED.fullmatch(text)
    text = numbered["text"] if numbered else text
    label = not numbered and (section_of(text) or names_level(text) or rank_alone(text))
    return "" if label or not is_short(text) else folded(text)
