"""Lines at the end of a document or a page that explain marks and short forms: 'Key: …', 'Legend: …', 'N/A = …'.

They belong to no competency: the last one had them in its definition or its list.
"""

import re

from models_app.calculations.plain import PlainPart, Words
from models_app.choices import PartKind
from models_app.exchange.front import parts_of
from models_app.exchange.lines import has_letter, without_typeface
from models_app.exchange.tables import is_row

KEY = re.compile(r"(?:key|legend|abbreviations?|symbols?|notation):\s+\S.*", re.IGNORECASE)
EQUALS = re.compile(r"(?:[*†‡§#+^✓-]{1,3}|[A-Z]{1,5}(?:/[A-Z]{1,2})?)\s*=\s*(?P<text>[^=]*)")
MOST = 6  # lines at an end
FEWEST_OTHERS = 4  # lines above them: the names and texts of two competencies
LONGEST = 300  # characters


def keys_apart(lines: list[Words]) -> tuple[list[Words], list[PlainPart]]:
    """The lines without these, and these as notes. A label that opens other lines too is one of the competencies.

    'Note: …' may as well be the last competency's own, and stays.
    """
    found = _at_ends(lines)
    outside = {_label(line) for n, line in enumerate(lines) if n not in found} - {""}
    found = {n for n in found if _label(lines[n]) not in outside}
    if not found or len(lines) - len(found) < FEWEST_OTHERS:
        return lines, []
    return (
        [line for n, line in enumerate(lines) if n not in found],
        [_part(lines[n]) for n in sorted(found)],
    )


def _at_ends(lines: list[Words]) -> set[int]:
    ends = {n for n in range(len(lines) - 1) if _ends_page(lines[n], lines[n + 1])} | {len(lines) - 1}
    found: set[int] = set()
    for end in ends:
        for n in range(end, max(end - MOST, FEWEST_OTHERS - 1), -1):
            if not _explains(lines[n]):
                break
            found.add(n)
    return found


def _ends_page(line: Words, following: Words) -> bool:
    return line.page is not None and following.page is not None and line.page != following.page


def _explains(line: Words) -> bool:
    text = _text(line)
    if is_row(line) or line.kind == "heading" or len(text) > LONGEST:
        return False
    equals = EQUALS.fullmatch(line.text.strip())
    return bool(KEY.fullmatch(text) or (equals and has_letter(equals["text"])))


def _label(line: Words) -> str:
    label, sign, _ = _text(line).partition(":")
    return label.strip().casefold() if sign else ""


def _text(line: Words) -> str:
    return without_typeface(line.text).strip()


def _part(line: Words) -> PlainPart:
    labelled = KEY.fullmatch(line.text)
    return parts_of([line])[0] if labelled else PlainPart(PartKind.NOTE, "", (line.text,), line.lines)
