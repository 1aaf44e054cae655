"""The cells of one row by what their columns hold."""

import re
from dataclasses import dataclass, field

from models_app.calculations.plain import PlainArea, PlainStandard, Unused, Words
from models_app.calculations.same_words import folded
from models_app.exchange.bands import bands_of, is_grade
from models_app.exchange.heading_numbers import NO_WHOLE
from models_app.exchange.labels import Section, section_of
from models_app.exchange.lines import BULLET, ENDS_SENTENCE, without_typeface
from models_app.exchange.role_columns import states_level
from models_app.exchange.tables import items, one_line, paragraphs

MARK = re.compile(r"[xX*✓✔☑☒●•■]")
ANSWER = re.compile(r"(?:yes|no|y|n|n/?a|true|false|optional|required|not required)[.!]?", re.IGNORECASE)
LEAST_ANSWERS = 4  # cells of a column whose few words come back
MOST_WORDS = 2  # of an answer that is none of these
ONLY_MARK = "A mark below a level, and no text of it"


def is_answer(cell: str) -> bool:
    """Whether a cell answers a question, or says that there is nothing to answer."""
    return bool(ANSWER.fullmatch(cell.strip()))


def holds_answers_only(cells: list[str]) -> bool:
    """Whether a column's cells are answers only, or a word or two each that come back: no texts of a level."""
    words = {folded(cell) for cell in cells}
    few = len(cells) >= LEAST_ANSWERS and len(words) * 2 <= len(cells)
    short = all(len(cell.split()) <= MOST_WORDS and not cell.endswith(ENDS_SENTENCE) for cell in words)
    marks = any(map(MARK.fullmatch, words))
    return bool(cells) and (all(map(is_answer, words)) or (few and short and not marks))


@dataclass(frozen=True)
class Column:
    """One column: what it holds, the words of its head (for a level: its label), and why it is not used."""

    place: int
    use: Section
    label: str
    reason: str = "The column is not used"


@dataclass
class Parts:
    """The texts of one row by what they are."""

    definitions: list[Words]
    levels: list[PlainStandard] = field(default_factory=list)
    indicators: list[Words] = field(default_factory=list)
    standards: list[PlainStandard] = field(default_factory=list)
    areas: list[PlainArea] = field(default_factory=list)
    bands: list[tuple[Words, bool]] = field(default_factory=list)
    grades: list[tuple[str, Words]] = field(default_factory=list)
    """Cells in the columns of grades."""
    stated: list[tuple[str, Words]] = field(default_factory=list)
    """Cells that state a level below the head of a role."""
    marks: list[tuple[str, Words]] = field(default_factory=list)
    """Cells of levels that hold a mark only."""
    unused: list[Unused] = field(default_factory=list)
    required: Words | None = None
    number: int | None = None
    group: Words | None = None
    selection: Words | None = None

    def put(self, column: Column, text: Words) -> None:
        """One cell where its column says that it belongs."""
        whole = Words(paragraphs(without_typeface(text.text)), text.lines)
        listed = [Words(_unbulleted(item), text.lines) for item in items(without_typeface(text.text))]
        mark = whole.text or text.text.strip()
        if column.use == Section.LEVELS and (MARK.fullmatch(mark) or is_answer(mark)):
            self.marks.append((column.label, text))
            self.unused.append(Unused(text.lines, ONLY_MARK, text.text))
        elif column.use == Section.LEVELS:
            self.levels.append(PlainStandard(column.label, whole.text, whole.lines))
        elif column.use == Section.DEFINITION:
            self.definitions.append(whole)
        elif column.use == Section.INDICATORS:
            self.indicators += listed
        elif column.use == Section.STANDARDS:
            self.standards.append(PlainStandard(column.label, whole.text, whole.lines))
        elif column.use == Section.AREAS and is_grade(column.label):
            self.areas.append(PlainArea(column.label, whole.text, whole.lines))
            self.grades.append((column.label, text))
        elif bands_of(text.text):
            self.areas.append(PlainArea(column.label, whole.text, whole.lines))
            self.bands.append((text, column.use == Section.REQUIRED))
        elif column.use == Section.AREAS and section_of(column.label) is None and states_level(whole.text):
            self.areas.append(PlainArea(column.label, whole.text, whole.lines))
            self.stated.append((column.label, text))
        elif column.use == Section.AREAS:
            self.areas += [PlainArea(column.label, item.text, item.lines) for item in listed]
        else:
            self._fact(column, Words(one_line(text.text), text.lines))

    def _fact(self, column: Column, text: Words) -> None:
        digits = text.text.rstrip(".")
        if column.use == Section.REQUIRED:
            self.required = text
        elif column.use == Section.GROUP:
            self.group = text
        elif column.use == Section.SELECTION:
            self.selection = text
        elif column.use == Section.NUMBER and digits.isdecimal() and len(digits) <= 6:
            self.number = int(digits)
        else:
            why = NO_WHOLE if column.use == Section.NUMBER else column.reason
            self.unused.append(Unused(text.lines, why, text.text))


def _unbulleted(item: str) -> str:
    match = BULLET.fullmatch(item)
    return match["text"] if match else item
