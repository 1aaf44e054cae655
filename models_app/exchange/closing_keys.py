"""Lines at the end of a document or a page that explain marks and short forms: 'Key: …', 'Legend: …', 'N/A = …'.

They belong to no competency: the last one had them in its definition or its list. What they explain must stand
elsewhere in the document; where that does not tell, somebody is asked or the line stays.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from enum import Enum

from models_app.calculations.plain import PlainFinding, PlainPart, Words
from models_app.choices import FindingKind, PartKind
from models_app.exchange.front import parts_of
from models_app.exchange.labels import section_of
from models_app.exchange.lines import has_letter, joined_lines, without_typeface
from models_app.exchange.list_titles import is_sentence_entry
from models_app.exchange.section_words import speaks_of_document
from models_app.exchange.tables import is_row

KEY = re.compile(r"(?:key|legend|abbreviations?|symbols?|notation):(?P<text>\s+\S.*)?", re.IGNORECASE)
EQUALS = re.compile(r"(?P<short>[*†‡§#+^✓-]{1,3}|[A-Z]{1,5}(?:/[A-Z]{1,2})?)\s*=\s*(?P<text>[^=]*)")
SHORT_FORMS = re.compile(r"[A-Z/]{1,8}(?:[\s,;]+[A-Z/]{1,8})*")  # a cell that holds nothing else
MOST = 6  # lines at an end
FEWEST_OTHERS = 4  # lines above them: the names and texts of two competencies
LONGEST = 300  # characters
SEVERAL = 2  # lines of the same form, which are competencies


class Told(Enum):
    """What tells that a line explains marks: nothing, its form alone, or that they are used in the document."""

    NO = 0
    ASKED_TEXT = 1
    ASKED_KEY = 2
    KEY = 3


ASIDE = (Told.ASKED_KEY, Told.KEY)
TITLES = {
    Told.ASKED_TEXT: "may explain a short form, and was left among the texts of the competencies",
    Told.ASKED_KEY: "may explain marks, and was taken as a note",
    Told.KEY: "was taken as the key of marks",
}


def keys_apart(lines: list[Words]) -> tuple[list[Words], list[PlainPart], list[PlainFinding]]:
    """The lines without these, these as notes, and what is asked. A label of other lines too is a competency's.

    'Note: …' may as well be the last competency's own, and stays.
    """
    runs = _runs_at_ends(lines)
    at_ends = {n for run in runs for n in run}
    others = [line for n, line in enumerate(lines) if n not in at_ends]
    outside = {_label(line) for line in others} - {""}
    told: dict[int, Told] = {}
    for run in runs:
        told |= _told([n for n in run if _label(lines[n]) not in outside], lines, others)
    apart = sorted(n for n, how in told.items() if how in ASIDE)
    if len(lines) - len(apart) < FEWEST_OTHERS:
        return lines, [], []
    findings = [one for how in TITLES for one in _finding(how, [lines[n] for n in told if told[n] == how])]
    kept = [line for n, line in enumerate(lines) if n not in apart]
    return kept, _parts([lines[n] for n in apart]), findings


def _runs_at_ends(lines: list[Words]) -> list[list[int]]:
    ends = [n for n in range(len(lines) - 1) if _ends_page(lines[n], lines[n + 1])] + [len(lines) - 1]
    runs = []
    for end in ends:
        run: list[int] = []
        for n in range(end, max(end - MOST, FEWEST_OTHERS - 1), -1):
            if not _explains(lines[n]):
                break
            run.append(n)
        runs.append(run[::-1])
    return runs


def _told(run: list[int], lines: list[Words], others: list[Words]) -> dict[int, Told]:
    """How each line of a run is told; where one explains what is used, those with '=' beside it belong to it."""
    how = {n: _of_key(lines[n], others) or _of_equals(lines[n], others) for n in run}
    for n in run:  # a key without words of its own stands above what it explains
        if _is_bare(lines[n]):
            how[n] = Told.KEY if n + 1 in how and EQUALS.fullmatch(_text(lines[n + 1])) else Told.NO
    below_table = bool(run) and is_row(lines[run[0] - 1])
    told = below_table or Told.KEY in how.values()
    open_ones = (Told.ASKED_TEXT, Told.ASKED_KEY) if below_table else (Told.ASKED_TEXT,)
    return {n: Told.KEY if told and one in open_ones else one for n, one in how.items()}


def _is_bare(line: Words) -> bool:
    key = KEY.fullmatch(_text(line))
    return key is not None and not key["text"]


def _of_key(line: Words, others: list[Words]) -> Told | None:
    if not KEY.fullmatch(_text(line)):
        return None
    if "=" in line.text or speaks_of_document(line.text):
        return Told.KEY
    names = {_label(other) for other in others if is_sentence_entry(other) and not section_of(_label(other))}
    return Told.NO if len(names) >= SEVERAL else Told.ASKED_KEY


def _of_equals(line: Words, others: list[Words]) -> Told:
    equals = EQUALS.fullmatch(_text(line))
    if not equals or _have_its_form(others):
        return Told.NO
    short = equals["short"]
    if not has_letter(short) or any(_stands_alone(short, other) for other in others):
        return Told.KEY
    word = re.compile(rf"(?<!\w){re.escape(short)}(?!\w)")
    return Told.ASKED_KEY if any(word.search(other.text) for other in others) else Told.ASKED_TEXT


def _have_its_form(others: Iterable[Words]) -> bool:
    return sum(bool(EQUALS.fullmatch(_text(other))) for other in others) >= SEVERAL


def _stands_alone(short: str, line: Words) -> bool:
    """Whether a cell, a line or the words behind its label are nothing but short forms, this one among them."""
    text = _text(line)
    cells = [*text.split("\t"), text.partition(":")[2]]
    return f"({short})" in text or any(
        SHORT_FORMS.fullmatch(cell.strip()) and short in re.split(r"[\s,;]+", cell.strip()) for cell in cells
    )


def _ends_page(line: Words, following: Words) -> bool:
    return line.page is not None and following.page is not None and line.page != following.page


def _explains(line: Words) -> bool:
    text = _text(line)
    if is_row(line) or line.kind == "heading" or len(text) > LONGEST:
        return False
    equals = EQUALS.fullmatch(text)
    return bool(KEY.fullmatch(text) or (equals and has_letter(equals["text"])))


def _label(line: Words) -> str:
    label, sign, _ = _text(line).partition(":")
    return label.strip().casefold() if sign else ""


def _text(line: Words) -> str:
    return without_typeface(line.text).strip()


def _parts(lines: list[Words]) -> list[PlainPart]:
    """One note for each line; below a key without words of its own one for all of it."""
    notes: list[list[Words]] = []
    for line in lines:
        plain = replace(line, text=_text(line), marks=())
        if notes and _is_bare(notes[-1][0]) and not KEY.fullmatch(plain.text):
            notes[-1].append(plain)
        else:
            notes.append([plain])
    return [part for note in notes for part in _part(note)]


def _part(note: list[Words]) -> tuple[PlainPart, ...]:
    if KEY.fullmatch(note[0].text):
        return parts_of(note)
    return (PlainPart(PartKind.NOTE, "", (note[0].text,), note[0].lines),)


def _finding(how: Told, lines: list[Words]) -> list[PlainFinding]:
    if not lines:
        return []
    named = "; ".join(f"'{_text(line)[:160]}'" for line in lines)
    return [
        PlainFinding(
            FindingKind.LAYOUT,
            f"'{_text(lines[0])[:100]}' {TITLES[how]}",
            f"{named}. What explains marks or short forms at the end belongs to no competency; what tells of one stays "
            "with it. If it is the other, say so by hand or change it in the draft.",
            joined_lines(*(line.lines for line in lines)),
            by_form=how != Told.KEY,
        )
    ]
