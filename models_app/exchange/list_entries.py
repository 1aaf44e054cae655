"""The entries of a flat list: a name with its definition, on a line or in a row, and the heads above such rows."""

import re
from collections import Counter
from collections.abc import Iterator

from models_app.calculations.plain import Frame, Words
from models_app.calculations.same_words import folded
from models_app.exchange.control_tables import is_about_the_class, is_about_the_work, is_control
from models_app.exchange.front import is_title
from models_app.exchange.labels import (
    MEANINGS,
    Labelled,
    Section,
    names_level,
    rank_alone,
    section_of,
    split_label,
)
from models_app.exchange.lines import BULLET, NUMBERED, is_paragraph, without_typeface
from models_app.exchange.list_columns import column_of
from models_app.exchange.names import may_be_name
from models_app.exchange.names_like_labels import says_more
from models_app.exchange.tables import is_row, one_line, paragraphs, row_of

HEADS = re.compile(r"competenc(?:y|ies)|skills?|names?|knowledge.*|abilit(?:y|ies)", re.IGNORECASE)
LEAST_ALIKE = 3  # entries that tell the form of a list
PLAIN = (False, False)  # the form of 'Union: Local 42'
LEAST_TEXT = 3  # words of a definition beside which a single word is none


def entry_of(line: Words) -> tuple[str, str] | None:
    """Name and definition of a line or row; None for anything else."""
    if is_row(line):
        row = row_of(line)
        cells = [row.cells[n] for n in row.filled]
        if len(cells) == 3 and cells[0].rstrip(".").isdecimal() and len(cells[0]) <= 4:
            cells = [f"{cells[0].rstrip('.')}. {cells[1]}", cells[2]]
        if len(cells) != 2 or not row.cell(0) or is_head(line):
            return None
        name, text = one_line(cells[0]), paragraphs(cells[1])
        return (name, text) if _may_begin(name) or (is_paragraph(text) and says_more(name)) else None
    text = without_typeface(line.text)
    bullet = BULLET.fullmatch(text)
    labelled = split_label(bullet["text"] if bullet else text)
    if labelled is None or not labelled.text or not _may_open(labelled):
        return None
    if is_control(labelled.label, labelled.text) or (
        not bullet and is_about_the_work(labelled.label, labelled.text)
    ):
        return None
    if not bullet and is_about_the_class(labelled.label, labelled.text):
        return None
    return labelled.label, labelled.text


def _may_open(labelled: Labelled) -> bool:
    """Whether the words in front of a text are a name; that of a sentence may hold the word of a label."""
    return may_be_name(labelled.label) or (is_paragraph(labelled.text) and says_more(labelled.label))


def _may_begin(name: str) -> bool:
    """Whether a cell is a name; one that begins with a sign, as formulas do, is one like any other."""
    return may_be_name(name.lstrip("=+-@ "))


def heads_by_form(lines: list[Words]) -> list[Words]:
    """First rows of tables that only their form tells to be heads: single words above nothing but texts."""
    heads = []
    for n, line in enumerate(lines):
        if not is_row(line) or (n and is_row(lines[n - 1]) and lines[n - 1].table == line.table):
            continue
        end = next(
            (m for m in range(n + 1, len(lines)) if not is_row(lines[m]) or lines[m].table != line.table),
            len(lines),
        )
        texts = [entry[1] for below in lines[n + 1 : end] if (entry := entry_of(below))]
        first = entry_of(line)
        word = first is not None and len(first[1].split()) == 1 and not is_paragraph(first[1])
        if (
            word
            and len(texts) > 1
            and all(len(text.split()) >= LEAST_TEXT or is_paragraph(text) for text in texts)
        ):
            heads.append(line)
    return heads


def is_head(line: Words) -> bool:
    """'Competency | Definition' above a table of two columns, or three with numbers."""
    if not is_row(line):
        return False
    cells = [one_line(cell) for cell in row_of(line).cells if cell]
    uses = [section_of(cell) for cell in cells]
    known = any(HEADS.fullmatch(cell) or use for cell, use in zip(cells, uses, strict=True))
    return (Section.DEFINITION in uses and len(cells) > 1 and known) or column_of(line) is not None


def head_frame(line: Words) -> Iterator[Frame]:
    """The cells of a head, as what they announce."""
    for cell in row_of(line).cells:
        if cell:
            use = section_of(one_line(cell)) or Section.NAME
            yield Frame(one_line(cell), line.lines, MEANINGS.get(use, "Head of a column"))


def lines_of_another_form(lines: list[Words]) -> set[tuple[int, ...]]:
    """Labels with a colon below a list whose entries all have a bullet or number, or a dash: they are no entries.

    Below a heading of their own they may be a further list. Words of a label that come back are labels.
    """
    entries = {n: line for n, line in enumerate(lines) if not is_row(line) and entry_of(line)}
    return (
        _of_another_sign(lines, entries)
        or _below_control(lines, entries)
        or (_that_come_back(entries) | _that_rank(entries))
    )


def _that_rank(entries: dict[int, Words]) -> set[tuple[int, ...]]:
    """'Basic: …' right above 'Expert: …': levels of something, and no names. 'Leading' and 'Learning' may be names."""
    found: set[tuple[int, ...]] = set()
    for n, line in entries.items():
        for other in (entries.get(n - 1), entries.get(n + 1)):
            if other and _is_rank(line) and _is_rank(other):
                found.add(line.lines)
    return found


def _is_rank(line: Words) -> bool:
    label = (entry_of(line) or ("",))[0]
    return names_level(label) or (rank_alone(label) and not label.endswith("ing"))


def _that_come_back(entries: dict[int, Words]) -> set[tuple[int, ...]]:
    """Entries such as 'Team Behavior: …' that stand more than once."""
    labels = {line.lines: entry[0] for line in entries.values() if (entry := entry_of(line))}
    counts = Counter(folded(label) for label in labels.values())
    return {place for place, label in labels.items() if counts[folded(label)] > 1 and section_of(label)}


def _below_control(lines: list[Words], entries: dict[int, Words]) -> set[tuple[int, ...]]:
    """Entries that are no sentence, below sentences and a line about the document: 'Source: State Board'."""
    control = next((n for n, line in enumerate(lines) if _is_control_line(line)), len(lines))
    before = [line for n, line in entries.items() if n < control]
    after = [line for n, line in entries.items() if n >= control]
    if len(before) < LEAST_ALIKE or not all(is_paragraph(line.text) for line in before):
        return set()
    return {line.lines for line in after} if not any(is_paragraph(line.text) for line in after) else set()


def _is_control_line(line: Words) -> bool:
    labelled = None if is_row(line) else split_label(without_typeface(line.text))
    return labelled is not None and is_control(labelled.label, labelled.text)


def _of_another_sign(lines: list[Words], entries: dict[int, Words]) -> set[tuple[int, ...]]:
    forms = [_form(line) for line in entries.values()]
    if not forms or forms.count(forms[0]) < LEAST_ALIKE or not any(forms[0]):
        return set()
    end = max(n for n, form in enumerate(forms) if form == forms[0]) + 1
    below = list(entries)[end:]
    alike = set(forms[:end]) == {forms[0]} and set(forms[end:]) == {PLAIN}
    return {lines[n].lines for n in below} if alike and not is_title(lines[below[0] - 1]) else set()


def _form(line: Words) -> tuple[bool, bool]:
    """Whether a bullet or a number opens the entry, and whether a dash parts name and text."""
    text = without_typeface(line.text)
    bullet = BULLET.fullmatch(text) or NUMBERED.fullmatch(text)
    labelled = split_label(bullet["text"] if bullet else text)
    dashed = labelled is not None and not text.partition(labelled.label)[2].startswith(":")
    return bool(bullet), dashed
