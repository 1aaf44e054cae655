"""Names of sheets that are neither a title nor a group: they say what a sheet holds, or what stands in it once more."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from models_app.calculations.plain import Frame, Words
from models_app.calculations.same_words import folded
from models_app.exchange.labels import Section, section_of
from models_app.exchange.legends import is_legend
from models_app.exchange.lines import without_typeface
from models_app.exchange.sheet_parts import NOTES, only_cell, table_runs
from models_app.exchange.tables import one_line, row_of

NAME_OF_SHEET = "Name of a sheet"
LONGEST = 31  # characters of a sheet's name; programs cut longer ones
# What people call a sheet that holds just what they look for.
PLAIN = re.compile(
    r"(?:the )?(?:models?|matrix|framework|data|export|import|list|main|master|about|overview|cover|title|start|"
    r"competenc(?:y|ies)|skills|levels?|proficiency levels?|level (?:texts|descriptions|definitions)|definitions?|"
    r"(?:behaviou?rs?|behaviou?ral|key) ?(?:indicators?|behaviou?rs?)?|indicators?)",
    re.IGNORECASE,
)
Sheet = tuple[Words, list[Words]]


def sheet_names_apart(lines: list[Words]) -> tuple[list[Words], list[Frame]]:
    """The lines without such names; and these. Sheets of single cells in front of all tables become plain lines."""
    sheets = list(_sheets(lines))
    first = next((n for n, (_, run) in enumerate(sheets) if not _is_text(run)), 0)
    about = [sheet for sheet in sheets[:first] if not NOTES.fullmatch(sheet[0].text.strip())]
    heads = Counter(_head(run) for _, run in sheets[first:])
    alone = [(name, run) for name, run in sheets[first:] if _says_nothing(name, run, heads)]
    names = [name for name, _ in (*about, *alone)]
    left, texts = {name.lines for name in names}, {line.lines for _, run in about for line in run}
    kept = [
        replace(line, text=only_cell(line), kind="", table=None) if line.lines in texts else line
        for line in lines
        if line.lines not in left
    ]
    return kept, [Frame(name.text, name.lines, NAME_OF_SHEET) for name in names]


def _sheets(lines: list[Words]) -> Iterator[Sheet]:
    """The heading and the rows of each sheet."""
    for above, run in pairwise(table_runs(lines)):
        if run[0].row and above[0].kind == "heading":
            yield above[0], run


def _is_text(run: list[Words]) -> bool:
    return all(len(row_of(line).filled) < 2 for line in run)


def _says_nothing(name: Words, run: list[Words], heads: Counter[tuple[str, ...]]) -> bool:
    """Whether the name is that of the competency in the sheet, or one of `PLAIN` above a head that no other has."""
    plain = PLAIN.fullmatch(name.text.strip()) and heads[_head(run)] == 1 and not is_legend(name, run)
    return bool(plain) or _is_said_below(name.text, run[0])


def _is_said_below(name: str, line: Words) -> bool:
    """Whether the first row is 'Competency' and the sheet's name, which holds no slash and is cut where it is long."""
    cells = [one_line(without_typeface(cell)) for cell in row_of(line).cells if cell]
    if len(cells) != 2 or section_of(cells[0]) != Section.NAME:
        return False
    said, short = _letters(cells[1]), _letters(name)
    return said == short or (len(name.strip()) >= LONGEST - 1 and bool(short) and said.startswith(short))


def _letters(text: str) -> str:
    return "".join(letter for letter in folded(text) if letter.isalnum())


def _head(run: list[Words]) -> tuple[str, ...]:
    """The cells of the first row of several cells."""
    rows = [row_of(line) for line in run]
    return next((tuple(map(folded, row.cells)) for row in rows if len(row.filled) > 1), ())
