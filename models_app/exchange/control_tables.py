"""Tables about a document or its job class: who prepared or dated it, which class it is. They name no competency."""

import re

from models_app.calculations.plain import Unused, Words
from models_app.exchange.front_facts import FACT_OF
from models_app.exchange.labels import Section, names_level, section_of
from models_app.exchange.lines import is_paragraph, without_typeface
from models_app.exchange.sheet_parts import table_runs
from models_app.exchange.tables import Row, is_row, one_line, row_of

CONTROL = re.compile(
    r"(?:(?:prepared|approved|reviewed|issued|written|authored|revised|updated|adopted|authori[sz]ed|signed|submitted|"
    r"endorsed|published|printed|released|created|checked|verified)(?: (?:by|on|for))?|"
    r"(?:(?:effective|approval|approved|issue|issued|revision|review|last review|next review|adoption|publication|last|"
    r"document|print) )?date(?: (?:of .*|prepared|approved|revised|reviewed|issued|signed|adopted|effective))?|"
    r"(?:document |form |policy )?(?:version|revision|rev\.?|revision history)(?: (?:no\.?|number|#))?|"
    r"(?:document|form|policy|file|control) (?:no\.?|number|id|#|owner|status|name|control)|"
    r"(?:document )?(?:owner|author|approver|reviewer|preparer|signature)s?|supersedes|replaces|effective|"
    r"(?:last|next) (?:reviewed|revised|updated|review|revision|update)|approvals?)",
    re.IGNORECASE,
)
OF_A_CLASS = re.compile(
    r"(?:bargaining unit|union|flsa(?: status)?|eeo(?: category| code)?|salary(?: range| grade)?|pay range|reports to|"
    r"supervisor|location|work location|civil service status|employee group)",
    re.IGNORECASE,
)
BY_LAW = re.compile(
    r"bargaining unit|flsa(?: status)?|eeo(?: category| code)?|civil service status", re.IGNORECASE
)
# Also in front of a sentence, these are no names of competencies.
OF_THE_WORK = re.compile(
    r"(?:working|work) (?:conditions|environment|hours|schedule)|physical (?:demands|requirements)|"
    r"(?:salary|pay)(?: (?:range|grade|scale|band))?|benefits|contacts?|questions|e-?mail|telephone|phone",
    re.IGNORECASE,
)
# Such may be names; in front of a sentence whom to ask tells that they are none.
MAY_BE_NAMES = frozenset({"contact", "contacts", "question", "questions", "benefits"})
TELLS_WHOM = re.compile(
    r"(?i:please\b|(?:ask|call|contact|write|direct|send|see|visit)\b)|.*(?:@|\d{3}[-. ]\d{4})"
)
OF_A_CHANGE = re.compile(
    r"(?:(?:description|summary|reason|nature) (?:of|for) )?(?:the )?(?:changes?|revisions?)(?: made)?|name|title|"
    r"position|section|pages?|by|no\.?|description|comments?|remarks?|notes?",
    re.IGNORECASE,
)
OF_COMPETENCIES = (Section.DEFINITION, Section.LEVELS, Section.INDICATORS, Section.STANDARDS, Section.AREAS)
MOST_VALUE_WORDS = 8
NO_PLACE = "A fact about the document or the job class for which a model has no place"
NO_COMPETENCY = "Document control: who prepared, approved or dated the document"


def is_control(label: str, text: str) -> bool:
    """Whether a label with its text says who made a document and when; a sentence is a definition."""
    return _is_label(label) and _is_value(text)


def is_about_the_work(label: str, text: str) -> bool:
    """Whether a label announces the conditions of the work or whom to ask: 'Salary range', 'Contact'."""
    known = bool(OF_THE_WORK.fullmatch(_label(label)))
    defined = _label(label) in MAY_BE_NAMES and is_paragraph(text) and not TELLS_WHOM.match(text)
    return known and not defined


def is_about_the_class(label: str, text: str) -> bool:
    """Whether this is a fact about the job class, by words of law, and no sentence: 'FLSA: Non-exempt'."""
    return bool(BY_LAW.fullmatch(_label(label))) and _is_value(text)


def without_control_tables(lines: list[Words]) -> tuple[list[Words], list[Unused]]:
    """The lines without such tables; their rows. Facts about the job class among them stay, as plain lines."""
    kept: list[Words] = []
    unused: list[Unused] = []
    for run in table_runs(lines):
        rows = [row_of(line) for line in run]
        if is_row(run[0]) and has_control_head(rows):
            end = _next_head(rows)
            unused += [Unused(line.lines, NO_COMPETENCY) for line in run[:end]]
            kept += run[end:]
        elif is_row(run[0]) and _is_of_pairs(rows):
            for line, row in zip(run, rows, strict=True):
                facts = [pair for pair in _pairs(row) if _label(pair[0]) in FACT_OF]
                kept += [
                    Words(f"{_without_colon(pair[0])}: {one_line(pair[1])}", line.lines) for pair in facts
                ]
                unused += _left(row) if facts else [Unused(line.lines, _reason(row))]
        else:
            kept += run
    return kept, unused


def _left(row: Row) -> list[Unused]:
    """The other cells of a row with a fact about the job class."""
    others = [pair for pair in _pairs(row) if _label(pair[0]) not in FACT_OF]
    return [Unused(row.lines, _reason(row), text) for pair in others for text in pair if text]


def _reason(row: Row) -> str:
    return NO_COMPETENCY if any(_is_label(label) for label, _ in _pairs(row)) else NO_PLACE


def _without_colon(cell: str) -> str:
    return one_line(without_typeface(cell)).rstrip(":").strip()


def has_control_head(rows: list[Row]) -> bool:
    """'Version | Date | Author | Change' above rows without a sentence but in the last cell."""
    head = [_label(cell) for cell in rows[0].cells if cell]
    control = sum(_is_label(cell) for cell in head)
    named = all(_is_label(cell) or OF_A_CHANGE.fullmatch(cell) for cell in head)
    if not (len(head) > 1 and len(rows) > 1 and named and control * 2 >= len(head)):
        return False
    return _holds_values(rows[1 : _next_head(rows)])


def _next_head(rows: list[Row]) -> int:
    """Where the head of another table stands that a file prints right below; behind the last row if nowhere."""
    heads = (n for n, row in enumerate(rows) if n > 1 and _is_head(row))
    return next(heads, len(rows))


def _is_head(row: Row) -> bool:
    labels = [_label(cell) for cell in row.cells if cell]
    return (
        len(labels) > 1 and section_of(labels[0]) == Section.NAME and sum(map(is_of_competency, labels)) > 1
    )


def _holds_values(rows: list[Row]) -> bool:
    return all(_is_value(row.cells[n]) for row in rows for n in row.filled[:-1])


def _is_of_pairs(rows: list[Row]) -> bool:
    """Labels with a short value beside each, at least half of them of the document or class, none of a competency."""
    pairs = [pair for row in rows for pair in _pairs(row)]
    if not pairs or any(len(row.cells) == 1 and not _is_label(row.cells[0]) for row in rows):
        return False
    labels = [_label(label) for label, _ in pairs]
    competency = any(is_of_competency(label) for label in labels)
    known = sum(_is_label(x) or x in FACT_OF or bool(OF_A_CLASS.fullmatch(x)) for x in labels)
    return known * 2 >= len(pairs) and not competency and all(_is_value(text) for _, text in pairs)


def is_of_competency(label: str) -> bool:
    """Whether a label, in small letters, names what a competency has."""
    kind = section_of(label)
    return kind in OF_COMPETENCIES or names_level(label) or (kind == Section.NAME and label != "name")


def _pairs(row: Row) -> list[tuple[str, str]]:
    """The cells of a row by two: label and value."""
    return [(row.cells[n], row.cell(n + 1)) for n in range(0, len(row.cells), 2) if row.cells[n]]


def _label(cell: str) -> str:
    return _without_colon(cell).lower()


def _is_label(label: str) -> bool:
    return bool(CONTROL.fullmatch(_label(label)))


def _is_value(text: str) -> bool:
    """No sentence; an initial or an abbreviation with its period at the end is none."""
    words = one_line(text).split()
    return len(words) <= MOST_VALUE_WORDS and (not is_paragraph(text) or len(words) <= 3)
