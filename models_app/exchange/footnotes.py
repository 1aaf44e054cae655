"""Marks behind names and texts, and the footnote that explains them: 'Metadata *' and, below, '* Not for screening.'

A footnote that says plainly that what it marks is not for selection sets that; any other is a finding with its words.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from models_app.calculations.plain import Frame, PlainCompetency, PlainFinding, PlainModel, PlainPart, Words
from models_app.choices import FindingKind, PartKind
from models_app.exchange.assembly import full_name
from models_app.exchange.footnote_marks import SIGNS, Mark, leading_mark, marks_in, without_marks
from models_app.exchange.lines import joined_lines
from models_app.exchange.selection_sentences import CONDITION, NOT_FOR_SELECTION, excluding
from models_app.exchange.typed_marks import level_sign_in

NOTE = re.compile(rf"(?P<sign>{SIGNS})\s*(?P<text>[^\W\d_][^*]*)")
LEAST_WORDS = 3  # of a footnote
IN_WORDS = re.compile(
    r"\b(?:asterisks?|stars?|daggers?|marked (?:with|by))\b|['‘“\"(][*†‡§]['’”\")]", re.IGNORECASE
)
ASTERISK = re.compile(r"\basterisks?\b|\bstarred\b|['‘“\"(]\*['’”\")]", re.IGNORECASE)


@dataclass(frozen=True)
class Footnotes:
    """The passages without marks and footnotes, and both: the explaining line, and by sign what the marks close."""

    words: list[Words]
    notes: dict[str, Words] = field(default_factory=dict)
    marked: dict[str, list[Words]] = field(default_factory=dict)
    spoken: Words | None = None
    """A line that speaks of such marks in words, where a mark has no footnote."""


def footnotes_apart(words: list[Words]) -> Footnotes:
    """A sign that opens one text alone and closes a word above it is a mark, and that text its footnote.

    A page may repeat the footnote. Without one only a sign at the end of a name is a mark, and none that a sentence
    says to mark levels.
    """
    notes: dict[str, list[Words]] = {}
    for line in words:
        if note := _note(line):
            notes.setdefault(note["sign"], []).append(line)
    said = {sign for sign, lines in notes.items() if len({line.text for line in lines}) == 1}
    typed = {sign for line in words if (sign := level_sign_in(line.text))}
    marks = [(line, mark) for line in words for mark in marks_in(line) if _counts(mark, said, typed)]
    marks += _leading(words, {mark.sign for _, mark in marks} | typed)
    marked: dict[str, list[Words]] = {}
    for line, mark in marks:
        marked.setdefault(mark.sign, []).append(Words(mark.before, line.lines))
    found = {
        sign: replace(notes[sign][0], lines=joined_lines(*(line.lines for line in notes[sign])))
        for sign in said
        if sign in marked and marked[sign][0].lines < notes[sign][0].lines
    }
    gone = [line for sign in found for line in notes[sign]]
    by_line: dict[tuple[int, ...], list[Mark]] = {}
    for line, mark in marks:
        by_line.setdefault(line.lines, []).append(mark)
    kept = [without_marks(line, by_line.get(line.lines, [])) for line in words if line not in gone]
    spoken = next((line for line in kept if IN_WORDS.search(line.text)), None)
    marked = {sign: lines for sign, lines in marked.items() if sign in found or sign not in typed}
    return Footnotes(kept, found, marked, spoken if set(marked) - set(found) else None)


def _leading(words: list[Words], signs: set[str]) -> list[tuple[Words, Mark]]:
    """Stars right in front of names, where the document speaks of asterisks and has none of another meaning."""
    if "*" in signs or not any(ASTERISK.search(line.text) for line in words):
        return []
    return [(line, mark) for line in words if (mark := leading_mark(line))]


def _counts(mark: Mark, said: set[str], typed: set[str]) -> bool:
    return mark.sign in said or (mark.closes and (mark.ends or mark.sign not in typed))


def with_footnotes(model: PlainModel, footnotes: Footnotes) -> PlainModel:
    """The model with what the footnotes say of its competencies."""
    for sign, marked in footnotes.marked.items():
        note = footnotes.notes.get(sign)
        if note is None and footnotes.spoken and (said := excluding(footnotes.spoken.text)) and not said[1]:
            places = [place for one in marked for place in _places(model, one)]
            model = _with_use(model, sign, said[0], footnotes.spoken, places)
            if all(any(_places(model, one)) for one in marked):
                continue
        if note is None:
            model = replace(model, findings=(*model.findings, _unexplained(sign, marked, footnotes.spoken)))
            continue
        text = note.text.strip().removeprefix(sign).strip()
        part = PlainPart(PartKind.NOTE, "", (text,), note.lines)
        model = replace(
            model, parts=(*model.parts, part), frame=(*model.frame, *_figures(sign, (note, *marked)))
        )
        named = [one for one in marked if list(_places(model, one))]
        places = [place for one in named for place in _places(model, one)]
        sets = bool(NOT_FOR_SELECTION.search(text)) and not CONDITION.search(text)
        if sets:
            model = _with_use(model, sign, text, note, places)
        if not sets or len(named) < len(marked):
            model = replace(model, findings=(*model.findings, _said(model, sign, text, note, marked)))
    return model


def _figures(sign: str, places: Iterable[Words]) -> Iterator[Frame]:
    """The figure of a mark, which is a word of the document: '(1)'."""
    if sign.startswith("("):
        yield from (Frame(sign, one.lines, "Mark of a footnote", anywhere=True) for one in places)


def _note(line: Words) -> re.Match[str] | None:
    """A sign and a few words behind it."""
    match = NOTE.fullmatch(line.text.strip())
    return match if match and len(match["text"].split()) >= LEAST_WORDS else None


def _places(model: PlainModel, marked: Words) -> Iterator[int]:
    """The competencies whose names the mark closes."""
    for place, one in enumerate(model.competencies):
        closes = marked.text.endswith((one.family, full_name(one)))
        if closes and set(marked.lines) & set(one.lines) and not marked.text[-1:].isspace():
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


def _said(model: PlainModel, sign: str, text: str, note: Words, marked: list[Words]) -> PlainFinding:
    behind = list(dict.fromkeys(filter(None, (_bearer(model, one) for one in marked))))
    return PlainFinding(
        FindingKind.LAYOUT,
        f"The document marks {len(marked)} line{'' if len(marked) == 1 else 's'} with '{sign}'",
        f"It says of this mark: '{text}' It stands behind {', '.join(behind) or 'no name of a competency'}. "
        "Nothing was set by it.",
        joined_lines(note.lines, *(line.lines for line in marked)),
    )


def _bearer(model: PlainModel, marked: Words) -> str:
    """What the mark stands behind, in words: a competency, a group with all of its own, or a text of one."""
    if places := list(_places(model, marked)):
        return ", ".join(f"'{model.competencies[place].name}'" for place in places)
    for n, group in enumerate(model.groups):
        if set(marked.lines) & set(group.lines) and marked.text.endswith(group.text):
            names = ", ".join(f"'{one.name}'" for one in model.competencies if one.group == n)
            return f"the group '{group.text}' ({names or 'without a competency'})"
    whose = next((one for one in model.competencies if set(marked.lines) & set(one.lines)), None)
    return f"'{marked.text[-60:]}' of '{whose.name}'" if whose else ""


def _unexplained(sign: str, marked: list[Words], spoken: Words | None) -> PlainFinding:
    lines = " and ".join(f"'{line.text} {sign}'" for line in marked[:3])
    more = f" and {len(marked) - 3} more" if len(marked) > 3 else ""
    no_note = "No line of the document was found that says what it means. It was left out."
    says = (
        f"No footnote begins with it. The document says '{spoken.text[:200]}' Nothing was set by it."
        if spoken
        else ""
    )
    return PlainFinding(
        FindingKind.LAYOUT,
        f"A mark '{sign}' is not explained",
        f"It stands in {lines}{more}. {says or no_note}",
        joined_lines(*(line.lines for line in marked), spoken.lines if spoken else ()),
    )
