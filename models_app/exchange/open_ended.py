"""Texts below names that lack their closing period, so that they look like names themselves."""

from collections.abc import Container

from models_app.calculations.plain import Words
from models_app.exchange.front import is_title
from models_app.exchange.lines import in_capitals

LEAST_OF_TEXT = 4  # words of a text that is told by its small letters
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
