"""Parts in which a document speaks of itself, in front of, between and below its competencies: notes.

Each stands below a heading in common use and holds nothing that competencies have: no definition, levels or indicators.
Where its form is that of the competencies, `about_forms` tells what becomes of it.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from models_app.calculations.plain import PlainFinding, PlainPart, Unused, Words
from models_app.choices import FindingKind, PartKind
from models_app.exchange.about_forms import Forms, Kept, asked, came_back
from models_app.exchange.front import is_title
from models_app.exchange.front_stamps import stamps_below
from models_app.exchange.labels import (
    Section,
    holds_levels,
    levels_in_sentence,
    listed_levels,
    names_level,
    rank_alone,
    section_alone,
    section_of,
    split_label,
)
from models_app.exchange.lines import BULLET, is_paragraph, joined_lines, without_typeface
from models_app.exchange.list_titles import is_sentence_entry
from models_app.exchange.names import is_heading
from models_app.exchange.section_words import (
    explains,
    heading_of,
    is_about_document,
    opens,
    says_whom_to_ask,
)
from models_app.exchange.sheet_parts import only_cell
from models_app.exchange.sheet_sections import sheet_sections
from models_app.exchange.tables import is_row, one_line, row_of

OF_COMPETENCIES = (Section.DEFINITION, Section.LEVELS, Section.INDICATORS, Section.STANDARDS, Section.AREAS)
LEAST = 2  # names with a text, which may be competencies
LAST = 4  # lines at the end among which one says whom to ask
NO_COMPETENCY = "In a part in which the document speaks of itself: it names no competency"


@dataclass
class Apart:
    """The lines that are left, and what became of the others."""

    lines: list[Words]
    parts: list[PlainPart] = field(default_factory=list)
    unused: list[Unused] = field(default_factory=list)
    findings: list[PlainFinding] = field(default_factory=list)
    taken: list[Words] = field(default_factory=list)

    def with_taken(self, lines: list[Words]) -> list[Words]:
        """The lines with those of such parts among them, in the document's order."""
        return sorted([*lines, *self.taken], key=lambda line: line.lines)


def about_sections_apart(lines: list[Words]) -> Apart:
    """The lines without such parts; these as notes, their rows not used."""
    result = Apart([])
    lines = _without_sheet_sections(result, lines)
    heads = _heads(lines)
    forms, by_headings = Forms(lines, heads), _have_headings(lines, heads)
    taken: set[int] = set()
    back: list[int] = []
    for start in sorted(heads - {0}):
        if not is_about_document(lines[start].text):
            continue
        end = _end(forms, start, by_headings)
        kept = Kept.COMPETENCY if end is None else forms.decide(start, end)
        result.findings += asked(lines[start:end], kept)
        if kept in (Kept.NOTE, Kept.NOTE_AGAIN, Kept.ASKED_NOTE):
            taken |= set(range(start, end or start))
            _take(result, lines[start:end])
            back += [start] if kept == Kept.NOTE_AGAIN else []
            if kept == Kept.NOTE and explains(lines[start].text) and end == len(lines):
                result.findings += _asked(lines[start:end])
    result.findings += came_back(forms, back)
    for n in range(max(1, len(lines) - LAST), len(lines)):
        stamped = n >= len(lines) - stamps_below(lines)
        if n not in taken and not is_row(lines[n]) and (stamped or _says_whom_to_ask(lines, n, heads)):
            taken.add(n)
            result.parts.append(PlainPart(PartKind.NOTE, "", (lines[n].text,), lines[n].lines))
    result.lines = [line for n, line in enumerate(lines) if n not in taken]
    result.taken += [lines[n] for n in sorted(taken)]
    return result


def _says_whom_to_ask(lines: list[Words], n: int, heads: set[int]) -> bool:
    """Whether a line says so and is not all that stands below a heading: such a text defines what it names."""
    return n - 1 not in heads and says_whom_to_ask(lines[n].text)


def _without_sheet_sections(result: Apart, lines: list[Words]) -> list[Words]:
    """The lines without parts of sheets between blank rows, whose cells become texts of notes."""
    sections, control = sheet_sections(lines)
    for section in sections:
        _take(result, [replace(line, text=only_cell(line), kind="", table=None) for line in section])
    result.unused += [Unused(line.lines, NO_COMPETENCY) for line in control]
    gone = {line.lines for line in (*control, *(line for section in sections for line in section))}
    result.taken += [line for line in lines if line.lines in gone]
    return [line for line in lines if line.lines not in gone]


def _heads(lines: list[Words]) -> set[int]:
    """Headings: what the file marks as such; where it marks none, short lines, below a blank line if there are any."""
    marked = {n for n, line in enumerate(lines) if not is_row(line) and is_heading(line)}
    if len(marked) > 1:
        return marked
    titles = [n for n, line in enumerate(lines) if not is_row(line) and is_title(line)]
    known = [n for n in titles if n and is_about_document(lines[n].text)]
    parted = any(_is_parted(lines, n) for n in known)
    top = {0, 1} if 1 in known else {0}
    return {n for n in titles if n in top or not parted or _is_parted(lines, n)}


def _is_parted(lines: list[Words], n: int) -> bool:
    return lines[n].lines[0] - lines[n - 1].lines[-1] > 1


def _end(forms: Forms, start: int, by_headings: bool) -> int | None:
    """The line behind such a part; None where what it holds may be competencies."""
    lines, heads = forms.lines, forms.heads
    end = next((n for n in range(start + 1, len(lines)) if n in heads or is_row(lines[n])), len(lines))
    if opens(lines[start].text):
        end = min([end, *_beginnings(lines, start, end, by_headings)])
    elif end < len(lines) and is_row(lines[end]) and (by_headings or forms.rows[0] < start):
        end = _behind_table(forms, end)
    if explains(lines[start].text):
        told = end in heads or by_headings or bisect_left(forms.listed, start) >= LEAST
        return end if told else None
    return None if any(map(_is_of_competency, lines[start + 1 : end])) else end


def _have_headings(lines: list[Words], heads: set[int]) -> bool:
    """Whether several texts stand below headings of their own that announce nothing about the document."""
    below = [lines[n + 1] for n in heads if 0 < n < len(lines) - 1 and not is_about_document(lines[n].text)]
    return sum(is_paragraph(line.text) or bool(BULLET.fullmatch(line.text)) for line in below) >= LEAST


def _behind_table(forms: Forms, first: int) -> int:
    """The line behind a table below a heading; the table itself where others follow."""
    lines = forms.lines
    end = next(
        (n for n in range(first, len(lines)) if not is_row(lines[n]) or lines[n].table != lines[first].table),
        len(lines),
    )
    return first if forms.rows[-1] >= end else end


def _beginnings(lines: list[Words], start: int, end: int, by_headings: bool) -> Iterator[int]:
    """Where competencies begin below an introduction without a heading: a name above a sentence, or in front of one."""
    inside = range(start + 1, end)
    yield from (n for n in inside if n + 1 < end and is_title(lines[n]) and is_paragraph(lines[n + 1].text))
    entries = [n for n in inside if is_sentence_entry(lines[n])]
    if not by_headings and len(entries) >= LEAST:
        yield from entries


def _is_of_competency(line: Words) -> bool:
    """Whether a line holds what competencies have: a label of a definition or level, or the levels of the model."""
    if is_row(line):
        cells = [one_line(without_typeface(cell)) for cell in row_of(line).cells]
        return any(holds_levels(cell) or section_of(cell) in OF_COMPETENCIES for cell in cells)
    text = without_typeface(line.text)
    bullet = BULLET.fullmatch(text)
    labelled = split_label(bullet["text"] if bullet else text)
    if labelled is None:
        return section_alone(text) in OF_COMPETENCIES or bool(levels_in_sentence(text))
    known = section_of(labelled.label) in OF_COMPETENCIES or names_level(labelled.label)
    return known or rank_alone(labelled.label) or bool(listed_levels(labelled.text))


def _take(result: Apart, section: list[Words]) -> None:
    heading, *body = section
    texts = [line for line in body if not is_row(line)]
    rows = [line for line in body if is_row(line)]
    result.unused += [Unused(line.lines, NO_COMPETENCY) for line in rows]
    paragraphs = tuple(without_typeface(line.text) for line in texts)
    lines = joined_lines(heading.lines, *(line.lines for line in texts))
    result.parts.append(PlainPart(PartKind.NOTE, heading_of(heading.text), paragraphs, lines))


def _asked(section: list[Words]) -> list[PlainFinding]:
    return [
        PlainFinding(
            FindingKind.LAYOUT,
            f"What stands below '{heading_of(section[0].text)}' was taken as notes",
            "It reaches to the end of the document, and nothing but its heading tells it from the competencies. If one "
            "of its lines is a competency, add it in the draft.",
            joined_lines(*(line.lines for line in section)),
        )
    ]
