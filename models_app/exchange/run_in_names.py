"""Names that run into their texts: 'Tide Reading. Knows when to leave the harbor.' In bold, or each paragraph so."""

import re
from dataclasses import replace

from models_app.calculations.plain import PlainFinding, Words
from models_app.choices import FindingKind
from models_app.exchange.labels import ranks
from models_app.exchange.lines import in_capitals, is_short, joined_lines
from models_app.exchange.names import may_be_name

IN_STARS = re.compile(r"(?P<sign>(?:[-•]|\d{1,3}[.)])\s+)?\*\*(?P<name>[^*]+)\*\*(?P<text>[^*]*)")
SIGN = re.compile(r"(?:(?:[-•]|\d{1,3}[.)])\s+)?")
Parts = tuple[str, str, str]
FACES = ("bold", "italic", "underline")
# A few words with capitals and a full stop, then a sentence.
PLAIN = re.compile(
    r"(?P<sign>(?:[-•]|\d{1,3}[.)])\s+)?(?P<name>[A-Z][^.!?:*\t]{2,60})\.\s+(?P<text>[A-Z(].*[.!?])"
)
LEAST_PLAIN = 3  # paragraphs of this form
MOST_WORDS = 5  # of a name that nothing but its full stop sets apart
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


def named_by_full_stop(lines: list[Words]) -> list[PlainFinding]:
    """What is asked where nothing but a full stop sets the names apart."""
    plain = (
        []
        if any(_in_bold_apart(lines))
        else [line for line, p in zip(lines, _plain(lines), strict=True) if p]
    )
    return by_full_stop_finding(plain)


def by_full_stop_finding(lines: list[Words]) -> list[PlainFinding]:
    """The question about these lines."""
    if not lines:
        return []
    return [
        PlainFinding(
            FindingKind.LAYOUT,
            "Nothing but their form tells that the first words of each paragraph are a name",
            "Each begins with a few words and a full stop, and they are written like names. If they are part of the "
            "texts, say by hand what the names are.",
            joined_lines(*(line.lines for line in lines)),
            by_form=True,
        )
    ]


def _found(lines: list[Words]) -> list[Parts | None]:
    """Of each line what stands before the name, the name and ': text'."""
    bold = _in_bold_apart(lines)
    return bold if any(bold) else _plain(lines)


def _in_bold_apart(lines: list[Words]) -> list[Parts | None]:
    """Names in bold. Labels, which come back or rank, are none."""
    found = [in_face(line, "bold") for line in lines]
    names = [parts[1].casefold() for parts in found if parts]
    once = len(names) > 1 and len(set(names)) == len(names)
    return found if once and not all(map(ranks, names)) else [None] * len(lines)


def _plain(lines: list[Words]) -> list[Parts | None]:
    """Names in front of a full stop, where three paragraphs or more and all between them are so, below no names."""
    found = [_by_full_stop(line) for line in lines]
    places = [n for n, parts in enumerate(found) if parts]
    names = [parts[1].casefold() for parts in found if parts]
    if len(places) < LEAST_PLAIN or len(set(names)) < len(names) or 2 * sum(map(ranks, names)) > len(names):
        return [None] * len(lines)
    others = [n for n in range(places[0], places[-1]) if n not in places and not is_short(lines[n].text)]
    below = sum(n > 0 and is_short(lines[n - 1].text) for n in places)
    return [None] * len(lines) if others or below * 2 > len(places) else found


def _by_full_stop(line: Words) -> Parts | None:
    match = PLAIN.fullmatch(line.text) if line.kind not in ("heading", "row") else None
    if not match or len(match["name"].split()) > MOST_WORDS:
        return None
    name = match["name"].rstrip()
    fits = in_capitals(name) and may_be_name(name)
    return (match["sign"] or "", name, f": {match['text']}") if fits else None


def in_face(line: Words, face: str) -> Parts | None:
    """What stands before a name in this typeface, the name and ': text'; words of a sentence are none."""
    parts = (_in_stars(line.text) if face == "bold" else None) or _in_mark(line, face)
    if parts is None or line.kind == "heading" or "\t" in line.text:
        return None
    sign, bold, text = parts
    name = bold.rstrip().rstrip(".:–—").rstrip()
    parted = PARTED.match(text)
    rest = text[parted.end() :] if parted else text.lstrip()
    if not may_be_name(name) or ":" in name or len(rest.split()) < 2:
        return None
    opens = rest[0].isupper() and face == "bold"
    return (sign, name, f": {rest}") if parted or name != bold.rstrip() or opens else None


def _in_stars(text: str) -> Parts | None:
    match = IN_STARS.fullmatch(text)
    return (match["sign"] or "", match["name"], match["text"]) if match else None


def _in_mark(line: Words, face: str) -> Parts | None:
    """Where the file tells the typeface: from the beginning on, behind a bullet or number."""
    mark = next((mark for mark in line.marks if mark.typeface == face), None)
    sign = SIGN.match(line.text)
    if mark is None or sign is None or mark.start not in (0, sign.end()):
        return None
    return sign.group(), line.text[sign.end() : mark.end], line.text[mark.end :]
