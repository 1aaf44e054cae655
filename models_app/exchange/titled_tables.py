"""Tables below one another on one sheet, each with a title in a row above the same head: the titles are groups.

Deck Crew                                    Competency <tab> Definition
Competency <tab> Definition                  Deck Crew
Knots      <tab> …               read as     Knots      <tab> …
Bridge Crew                                  Bridge Crew
Competency <tab> Definition                  Competency <tab> Definition (once more)
"""

from models_app.calculations.plain import Words
from models_app.calculations.same_words import folded
from models_app.exchange.labels import Section, section_of
from models_app.exchange.lines import ENDS_SENTENCE, has_letter, is_short, without_typeface
from models_app.exchange.sheet_parts import only_cell, table_runs
from models_app.exchange.tables import may_be_head, one_line, row_of


def titles_as_groups(lines: list[Words]) -> list[Words]:
    """The lines, such a title below its head, where a row with nothing but a first cell heads a group."""
    return [line for run in table_runs(lines) for line in (_run(run) if run[0].row else run)]


def _run(run: list[Words]) -> list[Words]:
    heads = _heads(run)
    titles = [_title(run[n - 1]) if n else "" for n in heads]
    followed = all(n + 1 < len(run) and len(row_of(run[n + 1]).filled) > 1 for n in heads)
    if len(heads) < 2 or not all(titles) or len(set(titles)) < len(titles) or not followed:
        return run
    result = list(run)
    for n in heads:
        result[n - 1], result[n] = run[n], run[n - 1]
    return result


def _heads(run: list[Words]) -> list[int]:
    """The places of the first head that names competencies in its first cell, and of the same once more."""
    first = next((line for line in run if len(row_of(line).filled) > 1), None)
    if first is None or not may_be_head(row_of(first)):
        return []
    cells = row_of(first).cells
    names = section_of(one_line(without_typeface(cells[0]))) == Section.NAME
    return [n for n, line in enumerate(run) if row_of(line).cells == cells] if names else []


def _title(line: Words) -> str:
    """The text of a row that may be such a title, to be compared; empty where it is none."""
    if row_of(line).filled != [0]:
        return ""
    text = one_line(without_typeface(only_cell(line)))
    fits = is_short(text) and has_letter(text) and not text.endswith(ENDS_SENTENCE)
    return folded(text) if fits else ""
