"""Marks behind names and the footnote that explains them: 'Metadata *' and, below, '* Not to be used for screening.'

A footnote that says plainly that what it marks is not for selection sets that; any other is a finding with its words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from models_app.calculations.plain import PlainCompetency, PlainFinding, PlainModel, PlainPart, Words
from models_app.choices import FindingKind, PartKind
from models_app.exchange.lines import is_short, joined_lines

SIGN = r"(?P<sign>[*†‡§])"
NOTE = re.compile(rf"{SIGN}\s*(?P<text>[^\W\d_][^*]*)")
LEAST_WORDS = 3  # of a footnote
MARKED = re.compile(rf"(?P<text>[^*†‡§]*[^*†‡§\s])\s*{SIGN}")
NOT_FOR_SELECTION = re.compile(
    r"\bnot (?:to be )?(?:used |intended |suitable )?(?:for|in) (?:the )?(?:selection|screening)\b",
    re.IGNORECASE,
)
IN_WORDS = re.compile(
    r"\b(?:asterisks?|stars?|daggers?|marked (?:with|by))\b|['‘“\"(][*†‡§]['’”\")]", re.IGNORECASE
)
CONDITION = re.compile(r"\b(?:if|unless|until|except|may|might|when|where|some)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Footnotes:
    """The passages without marks and footnotes, and both: the explaining line and the marked ones by sign."""

    words: list[Words]
    notes: dict[str, Words] = field(default_factory=dict)
    marked: dict[str, list[Words]] = field(default_factory=dict)


def footnotes_apart(words: list[Words]) -> Footnotes:
    """A sign that opens one line alone and closes a short one above it is a mark, and that line its footnote."""
    notes: dict[str, list[Words]] = {}
    marked: dict[str, list[Words]] = {}
    for line in words:
        if note := _note(line):
            notes.setdefault(note["sign"], []).append(line)
        elif sign := _sign(line):
            marked.setdefault(sign, []).append(line)
    found = {
        sign: lines[0]
        for sign, lines in notes.items()
        if len(lines) == 1 and sign in marked and marked[sign][0].lines < lines[0].lines
    }
    gone = list(found.values())
    kept = [_without_mark(line) if _sign(line) else line for line in words if line not in gone]
    if any(IN_WORDS.search(line.text) for line in kept):
        marked = {sign: lines for sign, lines in marked.items() if sign in found}
    return Footnotes(kept, found, marked)


def with_footnotes(model: PlainModel, footnotes: Footnotes) -> PlainModel:
    """The model with what the footnotes say of its competencies."""
    for sign, marked in footnotes.marked.items():
        note = footnotes.notes.get(sign)
        places = list(_places(model, marked))
        if note is None:
            model = replace(model, findings=(*model.findings, _unexplained(sign, marked)))
            continue
        text = note.text.strip()[1:].strip()
        part = PlainPart(PartKind.NOTE, "", (text,), note.lines)
        model = replace(model, parts=(*model.parts, part))
        if places and NOT_FOR_SELECTION.search(text) and not CONDITION.search(text):
            model = _with_use(model, sign, text, note, places)
        else:
            model = replace(model, findings=(*model.findings, _said(model, sign, text, note, marked, places)))
    return model


def _note(line: Words) -> re.Match[str] | None:
    """A sign and a few words behind it."""
    match = NOTE.fullmatch(line.text.strip())
    return match if match and len(match["text"].split()) >= LEAST_WORDS else None


def _sign(line: Words) -> str:
    """The sign that closes a short line, or the first cell of a row."""
    first = line.text.split("\t")[0]
    match = MARKED.fullmatch(first.strip())
    return match["sign"] if match and is_short(match["text"]) else ""


def _without_mark(line: Words) -> Words:
    """The blanks and the sign go, and the typeface over what follows moves along."""
    first, tab, rest = line.text.partition("\t")
    kept = first.rstrip()[:-1].rstrip()
    cut = len(first) - len(kept)
    marks = tuple(
        replace(mark, start=min(mark.start, len(kept)), end=min(mark.end, len(kept)))
        if mark.start < len(first)
        else replace(mark, start=mark.start - cut, end=mark.end - cut)
        for mark in line.marks
    )
    return replace(line, text=kept + tab + rest, marks=tuple(mark for mark in marks if mark.start < mark.end))


def _places(model: PlainModel, marked: list[Words]) -> Iterator[int]:
    """The competencies whose names carry the mark."""
    for place, one in enumerate(model.competencies):
        if any(set(line.lines) & set(one.lines) and one.family in line.text for line in marked):
            yield place


def _with_use(model: PlainModel, sign: str, text: str, note: Words, places: list[int]) -> PlainModel:
    def marked(one: PlainCompetency) -> PlainCompetency:
        return replace(
            one,
            selection_use="not_for_selection",
            selection_use_reason=f"The document marks it '{sign}' and says of this mark: '{text}'",
            selection_use_evidence=f"Lines {one.lines[0]} and {note.lines[0]} of the document",
        )

    return replace(
        model,
        competencies=tuple(
            marked(one) if place in places and one.selection_use == "not_stated" else one
            for place, one in enumerate(model.competencies)
        ),
    )


def _said(
    model: PlainModel, sign: str, text: str, note: Words, marked: list[Words], places: list[int]
) -> PlainFinding:
    names = ", ".join(f"'{model.competencies[place].name}'" for place in places) or "no name of a competency"
    return PlainFinding(
        FindingKind.LAYOUT,
        f"The document marks {len(marked)} line{'' if len(marked) == 1 else 's'} with '{sign}'",
        f"It says of this mark: '{text}' It stands behind {names}. Nothing was set by it.",
        joined_lines(note.lines, *(line.lines for line in marked)),
    )


def _unexplained(sign: str, marked: list[Words]) -> PlainFinding:
    lines = " and ".join(f"'{line.text.split(chr(9))[0].strip()}'" for line in marked[:3])
    more = f" and {len(marked) - 3} more" if len(marked) > 3 else ""
    return PlainFinding(
        FindingKind.LAYOUT,
        f"A mark '{sign}' is not explained",
        f"It stands in {lines}{more}. No line of the document was found that says what it means. It was left out.",
        joined_lines(*(line.lines for line in marked)),
    )
