"""Texts below names that lack their closing period, so that they look like names themselves."""

from collections.abc import Container

from models_app.calculations.plain import Words
from models_app.exchange.front import is_title
from models_app.exchange.lines import in_capitals

LEAST_OF_TEXT = 4  # words of a text that is told by its small letters
LEAST_TEXTS = 3  # below headings, where no text has its period
LEAST_BY_TYPEFACE = 3  # words of most of these
Places = Container[tuple[int, ...]]


def open_ended_texts(lines: list[Words], heads: list[int], marked: Places) -> frozenset[int]:
    """Texts without their closing period, which look like names: the typeface or the capitals of the names tell them.

    Looked for is the line right below what may be a name, below the first name that is known.
    """
    by_typeface = all(lines[n].lines in marked for n in heads)
    by_capitals = all(in_capitals(lines[n].text) for n in heads)
    found: set[int] = set()
    for n in range(heads[0] + 1, len(lines)):
        above, line = lines[n - 1], lines[n]
        if not is_title(above) or n - 1 in found or not is_title(line) or line.text.endswith(":"):
            continue
        plain = above.lines in marked and line.lines not in marked
        reads_on = len(line.text.split()) >= LEAST_OF_TEXT and not in_capitals(line.text)
        if (by_typeface and plain) or (by_capitals and reads_on and line.lines not in marked):
            found.add(n)
    return frozenset(found)


def texts_by_typeface(lines: list[Words], marked: Places) -> frozenset[int]:
    """The one plain line below each of several lines that the file prints as headings, where there is no other one."""
    plain = [n for n in range(1, len(lines)) if lines[n].lines not in marked and is_title(lines[n])]
    below = [n for n in plain if lines[n - 1].lines in marked and not lines[n].text.endswith(":")]
    long = sum(len(lines[n].text.split()) >= LEAST_BY_TYPEFACE for n in below)
    others = set(plain[plain.index(below[0]) :]) - set(below) if below else set()
    return (
        frozenset(below)
        if len(below) >= LEAST_TEXTS and long * 2 > len(below) and not others
        else frozenset()
    )
