"""Sections at the end of a document that hold no competencies: who approved it, its history, an appendix."""

import re

from models_app.calculations.plain import PlainFinding, Unused, Words
from models_app.choices import FindingKind
from models_app.exchange.front import is_title
from models_app.exchange.labels import section_alone, section_of, split_label
from models_app.exchange.lines import BULLET, is_paragraph, joined_lines, without_typeface
from models_app.exchange.names import is_heading
from models_app.exchange.tables import is_row

NUMBER = r"(?:\d+(?:\.\d+)*\.?\s+)?"
OF_APPROVAL = re.compile(
    NUMBER
    + r"(?:approvals?|approved by|signatures?|sign-?offs?|authori[sz]ations?|(?:revision|document|change) "
    r"(?:history|log|control)|revisions)",
    re.IGNORECASE,
)
OF_APPENDIX = re.compile(r"(?i:appendix|annex|attachment|exhibit) (?:[A-Z]|[IVX]+|\d+)\b.*")
HOLDS_COMPETENCIES = re.compile(r"competenc|skill|proficienc", re.IGNORECASE)
# A place to sign, or words about who did and when; 'Reviewed requests are decided within a day.' defines a competency.
DONE = r"(?:approved|signed|prepared|reviewed|adopted|revised)"
SIGNED = re.compile(
    rf".*_{{4,}}.*|{DONE}(?:(?:,| and|, and) {DONE})*(?:\s*[:\t].*|\s+(?:by|on|in|for)\b.*|\s+\d.*)?|"
    r"(?:signature|date|version|revision)s?\b(?:\s*[:\t#].*|\s+\S*\d.*|\s+(?:no|number|of|date)\b.*)?",
    re.IGNORECASE,
)
LAST_NOTE = re.compile(r"(?:please )?notes?:\s+\S.*", re.IGNORECASE)
SPEAKS_OF_ALL = re.compile(
    r"\b(?:competenc(?:ies|es)|(?:this|the|our) (?:list|document|model|profile|guide|framework))\b",
    re.IGNORECASE,
)
MOST = 14  # lines of all such sections
NO_COMPETENCY = "An appendix, or a table about the history of the document, at its end"


def end_sections_apart(
    lines: list[Words],
) -> tuple[list[Words], list[Words], list[Unused], list[PlainFinding]]:
    """The lines without such sections; theirs, as notes; rows and an appendix, not used, and a finding on that."""
    start = next((n for n in range(max(1, len(lines) - MOST), len(lines)) if _all_end(lines, n)), None)
    if start is None:
        return _last_note_apart(lines)
    apart = lines[start:]
    heads = [n for n in range(start, len(lines)) if _is_appendix(lines[n]) or _is_approval(lines, n)]
    of_appendix = [
        line for n, line in enumerate(apart, start) if _is_appendix(lines[max(h for h in heads if h <= n)])
    ]
    notes = [line for line in apart if line not in of_appendix and not is_row(line)]
    unused = [Unused(line.lines, NO_COMPETENCY) for line in apart if line not in notes]
    return lines[:start], notes, unused, _asked(of_appendix)


def _last_note_apart(
    lines: list[Words],
) -> tuple[list[Words], list[Words], list[Unused], list[PlainFinding]]:
    """The lines without 'Note: …' below all of them, apart from the text above; no label of any competency."""
    notes = [line for line in lines if LAST_NOTE.fullmatch(without_typeface(line.text))]
    apart = len(notes) == 1 and len(lines) > 1 and notes[0] is lines[-1] and not is_row(lines[-1])
    if not apart or (lines[-1].kind == "" and lines[-1].lines[0] - lines[-2].lines[-1] < 2):
        return lines, [], [], []
    text = without_typeface(notes[0].text)
    asked = [] if SPEAKS_OF_ALL.search(text) else [_asked_of_note(text, notes[0].lines)]
    return lines[:-1], notes, [], asked


def _asked_of_note(text: str, lines: tuple[int, ...]) -> PlainFinding:
    return PlainFinding(
        FindingKind.LAYOUT,
        "The note at the end was taken as one of the whole document",
        f"'{text[:200]}' stands below the last competency. If it speaks of that one alone, or is a competency itself, "
        "mend it in the draft.",
        lines,
    )


def _all_end(lines: list[Words], start: int) -> bool:
    """Whether such a section begins here, in the second half, and none but such follow it."""
    if start * 2 < len(lines) or not (_is_appendix(lines[start]) or _is_approval(lines, start)):
        return False
    below = range(start + 1, len(lines))
    if any(is_heading(lines[n]) and not (_is_appendix(lines[n]) or _is_approval(lines, n)) for n in below):
        return False
    return not any(_is_labelled(lines[n].text) or _is_name(lines, n) for n in below)


def _is_name(lines: list[Words], n: int) -> bool:
    """Whether a title with a sentence below it stands there that says nothing about approval: a competency's name."""
    above, text = lines[n], lines[n + 1].text if n + 1 < len(lines) else ""
    plain = is_title(above) and not (_is_approval(lines, n) or SIGNED.fullmatch(above.text))
    return plain and is_paragraph(text) and not BULLET.fullmatch(text) and not SIGNED.fullmatch(text)


def _is_appendix(line: Words) -> bool:
    text = without_typeface(line.text)
    return is_heading(line) and bool(OF_APPENDIX.fullmatch(text)) and not HOLDS_COMPETENCIES.search(text)


def _is_approval(lines: list[Words], n: int) -> bool:
    """A heading of this kind, or in a plain text a title alone, with a place to sign or a date below."""
    text = without_typeface(lines[n].text).rstrip(":")
    below = lines[n + 1 : n + 3]
    signed = any(SIGNED.fullmatch(without_typeface(line.text)) for line in below)
    return (is_title(lines[n]) or is_heading(lines[n])) and bool(OF_APPROVAL.fullmatch(text)) and signed


def _is_labelled(text: str) -> bool:
    """'Definition: …', which speaks of a competency."""
    labelled = split_label(without_typeface(text))
    return (section_of(labelled.label) if labelled else section_alone(text)) is not None and "\t" not in text


def _asked(of_appendix: list[Words]) -> list[PlainFinding]:
    if not of_appendix:
        return []
    return [
        PlainFinding(
            FindingKind.LAYOUT,
            "An appendix was read as no competency",
            f"'{of_appendix[0].text[:80]}' stands at the end of the document. If it holds levels or competencies, add "
            "them in the draft.",
            joined_lines(*(line.lines for line in of_appendix)),
        )
    ]
