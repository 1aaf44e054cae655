"""Sheets around those with competencies: a cover, instructions, what the columns or sheets hold, a history of changes.

Each sheet is a part of its own. One in front that holds texts or labels with a fact each becomes lines above the
competencies, so that title and facts are found in it. One that describes the workbook is not used.
"""

import re
from dataclasses import dataclass, field, replace

from models_app.calculations.plain import Frame, PlainPart, Unused, Words
from models_app.calculations.same_words import folded
from models_app.choices import PartKind
from models_app.exchange.about_sections import NO_COMPETENCY
from models_app.exchange.control_tables import has_control_head, is_control, is_of_competency
from models_app.exchange.front_facts import FACT_OF
from models_app.exchange.front_job import TITLED
from models_app.exchange.front_titles import JOB, MODEL, TWO, rank_of
from models_app.exchange.labels import Section, names_level, ranks, section_of
from models_app.exchange.lines import is_short, joined_lines, without_typeface
from models_app.exchange.rows_above import LABEL_OF_TITLE, head_below_facts, said_by
from models_app.exchange.section_words import closes, is_about_document, opens
from models_app.exchange.sheet_names import NAME_OF_SHEET
from models_app.exchange.sheet_parts import NOTES, has_own_title
from models_app.exchange.tables import Row, is_row, one_line, row_of

SAYS_COLUMNS = "It says what the columns of another sheet hold"
LISTS_SHEETS = "It lists the sheets of the workbook"
READ_ME = re.compile(r"read ?me\b.*", re.IGNORECASE)
TITLE = re.compile(
    r"(?:(?:document|model|workbook|file) )?(?:title|name)|(?:title|name) of (?:the |this )?\w+|document|workbook",
    re.IGNORECASE,
)
SHEETS = re.compile(
    r"(?:the )?(?:work)?(?:sheets?|tabs?|pages?)(?: names?)?|(?:table of )?contents|index", re.IGNORECASE
)
MOST_LABEL_WORDS = 5
MOST_TITLES = 4  # lines at the top of a sheet, among which the title stands
NAMES_SOMETHING = (MODEL, TWO, JOB)
LEAST = 2  # columns that a sheet explains


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name, and its rows."""

    name: Words
    lines: list[Words]

    @property
    def rows(self) -> list[Row]:
        """The cells of its rows."""
        return [row_of(line) for line in self.lines]

    @property
    def called(self) -> str:
        """Its name."""
        return without_typeface(self.name.text).strip()


@dataclass
class Covers:
    """The lines that are left, and what became of such sheets."""

    lines: list[Words]
    parts: list[PlainPart] = field(default_factory=list)
    unused: list[Unused] = field(default_factory=list)
    frame: list[Frame] = field(default_factory=list)
    facts: list[Words] = field(default_factory=list)
    """Labels with a fact each, for below the title."""

    def with_facts(self, lines: list[Words]) -> list[Words]:
        """The lines with these facts above the first row."""
        first = next((n for n, line in enumerate(lines) if is_row(line)), len(lines))
        return [*lines[:first], *self.facts, *lines[first:]]


def covers_apart(lines: list[Words]) -> Covers:
    """The lines, such sheets in front as plain lines and texts; those that describe the workbook not used."""
    sheets = _sheets(lines)
    about = {sheet.name.lines: reason for sheet in sheets if (reason := _describes(sheet, sheets))}
    rest = [sheet for sheet in sheets if sheet.name.lines not in about]
    first = next((n for n, sheet in enumerate(rest) if not _is_front(sheet)), None)
    if first is None:
        return Covers(lines)
    result = Covers([])
    covers = {sheet.name.lines: sheet for sheet in rest[:first] if not _is_of_notes(sheet)}
    own_title = _has_title(rest[first].lines)
    gone = {line.lines for sheet in sheets if sheet.name.lines in about for line in sheet.lines}
    gone |= {line.lines for sheet in covers.values() for line in sheet.lines}
    for line in lines:
        if line.lines in about:
            sheet = next(one for one in sheets if one.name is line)
            result.unused += [Unused(one.lines, about[line.lines]) for one in (line, *sheet.lines)]
        elif line.lines in covers:
            _take(result, covers[line.lines], own_title)
        elif line.lines not in gone:
            result.lines.append(line)
    return result


def _has_title(run: list[Words]) -> bool:
    """Whether a title stands above the head of a sheet, in a row of its own or behind its label."""
    above = run[: head_below_facts(run)]
    return has_own_title(run) or any(said.is_title for line in above for said in said_by(line))


def _sheets(lines: list[Words]) -> list[Sheet]:
    """The sheets of a workbook with something in them."""
    named = [line for line in lines if line.kind == "heading" and line.page is not None]
    found = [Sheet(name, [one for one in lines if one.row and one.page == name.page]) for name in named]
    return [sheet for sheet in found if sheet.lines]


def _describes(sheet: Sheet, sheets: list[Sheet]) -> str:
    """Why a sheet with rows of several cells names no competency; empty where it may."""
    rows = [row for row in sheet.rows if len(row.filled) > 1]
    if len(rows) < LEAST or _names_competencies(rows[0]):
        return ""
    if has_control_head(rows) or closes(sheet.called):
        return NO_COMPETENCY
    first = [_cell(row) for row in rows]
    others = [other for other in sheets if other is not sheet]
    names = {folded(other.called) for other in others}
    if SHEETS.fullmatch(first[0]) or SHEETS.fullmatch(sheet.called):
        listed = [folded(text) in names for text in first[1:]]
        return LISTS_SHEETS if any(listed) and sum(listed) * 2 >= len(listed) else ""
    heads = {folded(one_line(cell)) for other in others for cell in _head(other) if cell}
    said = [text for text in first if folded(text) in heads]
    speaks = any(section_of(text) for text in said)
    return SAYS_COLUMNS if speaks and len(said) >= LEAST and len(said) * 2 >= len(first) else ""


def _names_competencies(row: Row) -> bool:
    """Whether a row is the head of a table of competencies: a word for names beside another column's."""
    cells = [one_line(without_typeface(row.cells[n])) for n in row.filled]
    uses = [section_of(cell) for cell in cells]
    return Section.NAME in uses and sum(map(bool, uses)) + sum(map(names_level, cells)) > 1


def _head(sheet: Sheet) -> tuple[str, ...]:
    return next((row.cells for row in sheet.rows if len(row.filled) > 1 and _names_competencies(row)), ())


def _cell(row: Row) -> str:
    return one_line(without_typeface(row.cells[row.filled[0]])).rstrip(":").strip()


def _is_front(sheet: Sheet) -> bool:
    """Whether a sheet holds texts only, and labels in common use with a fact beside each."""
    pairs = [row for row in sheet.rows if len(row.filled) > 1]
    if any(len(row.filled) > 2 or not _is_pair(row) for row in pairs):
        return False
    known = sum(_is_known(row) for row in pairs)
    return known * 2 >= len(pairs)


def _is_pair(row: Row) -> bool:
    """A short label that speaks of no competency and no level, and something beside it."""
    label = _cell(row)
    of_competency = is_of_competency(label.lower()) or names_level(label) or ranks(label)
    return (
        is_short(label)
        and len(label.split()) <= MOST_LABEL_WORDS
        and not (of_competency and not TITLE.fullmatch(label))
    )


def _is_known(row: Row) -> bool:
    label, value = _cell(row), one_line(row.cells[row.filled[1]])
    named = TITLE.fullmatch(label) or TITLED.fullmatch(f"{label}: {value}")
    known = bool(named) or label.lower() in FACT_OF or is_control(label, value) or is_about_document(label)
    return known or row.cells[row.filled[0]].rstrip().endswith(":")


def _is_of_notes(sheet: Sheet) -> bool:
    return bool(NOTES.fullmatch(sheet.called)) and not READ_ME.fullmatch(sheet.called)


def _take(result: Covers, sheet: Sheet, own_title: bool) -> None:
    """A cover's texts as lines, its title in front; as a note where the title stands elsewhere, or instructs."""
    titles, texts = _texts(result, sheet)
    titled = bool(titles) or any(rank_of(line) in NAMES_SOMETHING for line in texts[:MOST_TITLES])
    instructs = READ_ME.fullmatch(sheet.called) or opens(sheet.called)
    result.frame.append(Frame(sheet.name.text, sheet.name.lines, NAME_OF_SHEET))
    if texts and not titles and (own_title or (instructs and not titled)):
        said = tuple(without_typeface(line.text) for line in texts)
        result.parts.append(PlainPart(PartKind.NOTE, "", said, joined_lines(*(line.lines for line in texts))))
    else:
        result.lines += [*titles, *texts]


def _texts(result: Covers, sheet: Sheet) -> tuple[list[Words], list[Words]]:
    """What is labelled as the title, and the rows of one cell; labelled facts go below the title."""
    titles: list[Words] = []
    texts: list[Words] = []
    for line, row in zip(sheet.lines, sheet.rows, strict=True):
        cells = [one_line(without_typeface(row.cells[n])) for n in row.filled]
        plain = replace(line, text=cells[-1], kind="", table=None, row=None, marks=())
        if len(cells) == 1:
            texts.append(plain)
        elif TITLE.fullmatch(_cell(row)) and not titles:
            titles.append(plain)
            result.frame.append(Frame(cells[0], line.lines, LABEL_OF_TITLE))
        else:
            said = replace(plain, text=f"{_cell(row)}: {cells[-1]}")
            (titles if TITLED.fullmatch(said.text) and not titles else result.facts).append(said)
    return titles, texts
