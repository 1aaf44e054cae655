"""Names that run into their texts and stand out in bold only: 'Tide Reading. Knows when to leave the harbor.'"""

import re
from dataclasses import replace

from models_app.calculations.plain import Words
from models_app.exchange.labels import ranks
from models_app.exchange.names import may_be_name

IN_STARS = re.compile(r"(?P<sign>(?:[-•]|\d{1,3}[.)])\s+)?\*\*(?P<name>[^*]+)\*\*(?P<text>[^*]*)")
SIGN = re.compile(r"(?:(?:[-•]|\d{1,3}[.)])\s+)?")
Parts = tuple[str, str, str]
PARTED = re.compile(r"\s*[.:–—]\s*")


def with_names_apart(lines: list[Words]) -> list[Words]:
    """The lines with such names as 'Name: text'."""
    return [
        replace(line, text="".join(parts), marks=()) if parts else line
        for line, parts in zip(lines, _found(lines), strict=True)
    ]


def run_in_names(lines: list[Words]) -> int:
    """How many lines have such a name."""
    return sum(parts is not None for parts in _found(lines))


def _found(lines: list[Words]) -> list[Parts | None]:
    """Of each line what stands before the name, the name and ': text'. Labels, which come back or rank, are none."""
    found = [_apart(line) for line in lines]
    names = [parts[1].casefold() for parts in found if parts]
    once = len(names) > 1 and len(set(names)) == len(names)
    return found if once and not all(map(ranks, names)) else [None] * len(lines)


def _apart(line: Words) -> Parts | None:
    parts = _in_stars(line.text) or _in_bold(line)
    if parts is None or line.kind == "heading" or "\t" in line.text:
        return None
    sign, bold, text = parts
    name = bold.rstrip().rstrip(".:–—").rstrip()
    parted = PARTED.match(text)
    rest = text[parted.end() :] if parted else text.lstrip()
    if not may_be_name(name) or ":" in name or len(rest.split()) < 2:
        return None
    return (sign, name, f": {rest}") if parted or name != bold.rstrip() or rest[0].isupper() else None


def _in_stars(text: str) -> Parts | None:
    match = IN_STARS.fullmatch(text)
    return (match["sign"] or "", match["name"], match["text"]) if match else None


def _in_bold(line: Words) -> Parts | None:
    """Where the file tells the typeface: bold from the beginning, behind a bullet or number."""
    bold = [mark for mark in line.marks if mark.typeface == "bold"]
    sign = SIGN.match(line.text)
    if len(bold) != 1 or sign is None or bold[0].start not in (0, sign.end()):
        return None
    name = line.text[sign.end() : bold[0].end]
    return sign.group(), name, line.text[bold[0].end :]
