"""Levels of headings in a text that marks none: by the letters in front of them, by capitals, or by bold print.

A. PEOPLE                PEOPLE
A sentence.              A sentence.

A1. Coaching             Coaching
…                        …
"""

import re
from itertools import pairwise

from models_app.calculations.plain import Words
from models_app.exchange.front import is_title
from models_app.exchange.labels import rank_alone, section_of
from models_app.exchange.lines import is_paragraph, without_typeface
from models_app.exchange.names import is_heading

UPPER, LOWER = 1, 2
MARKED = re.compile(r"(?P<mark>[A-Z]|[IVX]{1,5}|\d{1,2})(?:[.):]\s*|\s+[–—-]\s+)(?P<name>[^\W\d_].*)")
BELOW = re.compile(r"(?P<mark>[A-Z]|[IVX]{1,5}|\d{1,2})[.-]?\d{1,2}(?:[.):]?\s+)(?P<name>[^\W\d_].*)")
LEAST = 2  # headings of the upper level with a text


def levels_by_form(lines: list[Words]) -> dict[int, int]:
    """The level of each heading by its place; empty where the file has levels of its own, or nothing tells them."""
    if any(line.table is not None or "\t" in line.text for line in lines):
        return {}
    marked = [n for n, line in enumerate(lines) if line.kind == "heading"]
    titles = [n for n, line in enumerate(lines) if _stands_alone(lines, n) and is_title(line)]
    forms = () if marked else (_by_marks, _by_capitals)
    of_bold = (_by_bold,) if marked in ([], [0]) else ()
    found = (form(lines, titles) for form in (*forms, *of_bold))
    return next((levels for levels in found if _are_levels(lines, levels)), {})


def _stands_alone(lines: list[Words], n: int) -> bool:
    """Whether a blank line stands above; Word leaves none between paragraphs."""
    return n == 0 or lines[n].kind != "" or lines[n].lines[0] - lines[n - 1].lines[-1] > 1


def _by_marks(lines: list[Words], titles: list[int]) -> dict[int, int]:
    """'A.' above 'A1.', '2.' above '2.1': all below a heading carry its letter or number."""
    found: dict[int, int] = {}
    mark = ""
    for n in titles:
        text = without_typeface(lines[n].text)
        upper, lower = MARKED.fullmatch(text), BELOW.fullmatch(text)
        if lower and lower["mark"] == mark:
            found[n] = LOWER
        elif upper:
            found[n], mark = UPPER, upper["mark"]
        elif found:
            return {}
    return found


def _by_capitals(lines: list[Words], titles: list[int]) -> dict[int, int]:
    return {n: UPPER if without_typeface(lines[n].text).isupper() else LOWER for n in titles}


def _by_bold(lines: list[Words], titles: list[int]) -> dict[int, int]:
    """Lines printed in bold above names that are not; labels that come back or stand in common use are no names."""
    found = {n: UPPER if is_heading(lines[n]) else LOWER for n in titles if lines[n].kind != "heading"}
    names = [
        without_typeface(lines[n].text).rstrip(":").casefold() for n, level in found.items() if level == LOWER
    ]
    plain = len(set(names)) == len(names) and not any(section_of(name) or rank_alone(name) for name in names)
    return found if plain and _several_below_each(list(found.values())) else {}


def _several_below_each(levels: list[int]) -> bool:
    """Whether two names or more stand below every heading of the upper level; the title above the first has none."""
    runs = "".join(map(str, levels)).lstrip(str(LOWER)).split(str(UPPER))[1:]
    runs = runs[1:] if runs[:1] == [""] else runs
    return all(len(run) >= LEAST for run in runs)


def _are_levels(lines: list[Words], levels: dict[int, int]) -> bool:
    """Whether several headings of the upper level have a text, and one of the lower level with a text below it."""
    places = sorted(levels)
    opens = [n for n, after in pairwise(places) if levels[n] == UPPER and levels[after] == LOWER]
    with_text = [n for n in opens if n + 1 not in levels and is_paragraph(lines[n + 1].text)]
    lower = [n for n in places if levels[n] == LOWER and n > min(opens, default=len(lines))]
    filled = all(n + 1 < len(lines) and n + 1 not in levels for n in lower)
    return len(with_text) >= LEAST and filled
