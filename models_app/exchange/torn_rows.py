"""Rows of a table that a page break tears: how one is told, and made one again."""

from itertools import zip_longest

from models_app.calculations.plain import PlainFinding, Words
from models_app.calculations.same_words import folded
from models_app.exchange.cell_names import name_and_definition
from models_app.exchange.lines import ENDS_SENTENCE
from models_app.exchange.row_findings import of_later_name, of_later_part
from models_app.exchange.tables import Row

MOST_NAME_WORDS = 8  # more in a first cell are a name and a text


def in_mid_sentence(above: Words | None, cell: str) -> bool:
    """Whether the cell above stops in the middle of a sentence and this one goes on with a small letter."""
    return above is not None and not above.text.endswith(ENDS_SENTENCE) and cell[:1].islower()


def is_named_later(row: Row, following: Row, name_place: int) -> bool:
    """Whether the row begins sentences under no name, and the next page's first row, with a name, goes on with them."""
    places = [n for n in following.filled if n != name_place]
    after_page = row.page is not None and following.page is not None and following.page > row.page
    return bool(
        after_page
        and places
        and not row.cell(name_place)
        and following.cell(name_place)
        and all(row.cell(n)[:1].isupper() for n in row.filled)
        and all(in_mid_sentence(_words(row.cell(n)), following.cell(n)) for n in places)
    )


def made_whole(rows: list[Row], name_place: int) -> tuple[list[Row], list[PlainFinding]]:
    """Rows where those that a page tears are one: its name stands on the second page only, or goes on there."""
    whole, findings = _with_first_cells(rows, name_place)
    found, later = _with_later_names(whole, name_place)
    return found, findings + later


def _with_first_cells(rows: list[Row], name_place: int) -> tuple[list[Row], list[PlainFinding]]:
    """Rows where one whose name or whose definition below it goes on at the top of the next page is one row."""
    found: list[Row] = []
    findings = []
    for row in rows:
        if found and _goes_on(found[-1], row, name_place):
            name = name_and_definition(found[-1].cell(name_place), runs_in=True)[0]
            found[-1] = one_row(found[-1], row)
            findings.append(of_later_part(name, found[-1].lines))
        else:
            found.append(row)
    return found, findings


def _goes_on(above: Row, row: Row, name_place: int) -> bool:
    """Whether each further cell goes on in the middle of a sentence, or the one of a name and its definition does."""
    after_page = above.page is not None and row.page is not None and row.page > above.page
    name, first = above.cell(name_place), row.cell(name_place)
    if not after_page or not name or not first or folded(first).startswith(folded(name)):
        return False
    others = [n for n in row.filled if n != name_place]
    if others and all(in_mid_sentence(_words(above.cell(n)), row.cell(n)) for n in others):
        return True
    defines = name_and_definition(name, runs_in=True)[1] or len(name.split()) > MOST_NAME_WORDS
    return bool(defines) and in_mid_sentence(_words(name), first)


def _words(cell: str) -> Words | None:
    return Words(cell, ()) if cell else None


def _with_later_names(rows: list[Row], name_place: int) -> tuple[list[Row], list[PlainFinding]]:
    """Rows where one at the foot of a page whose name stands only on the next page, where it goes on, is one row."""
    found: list[Row] = []
    findings = []
    begun: Row | None = None
    for row, following in zip_longest(rows, rows[1:]):
        if begun:
            found.append(one_row(begun, row))
            findings.append(of_later_name(row.cell(name_place), begun.lines + row.lines))
            begun = None
        elif following and is_named_later(row, following, name_place):
            begun = row
        else:
            found.append(row)
    return found, findings


def one_row(begun: Row, row: Row) -> Row:
    """Both parts of a torn row as one, their cells joined with a space."""
    width = max(len(begun.cells), len(row.cells))
    cells = tuple(" ".join(filter(None, (begun.cell(n), row.cell(n)))) for n in range(width))
    return Row(cells, begun.lines + row.lines, row.page)


def is_torn(above: Words | None, cell: str) -> bool:
    """Whether a cell evidently goes on: the one above ends in the middle of a sentence, or this one begins in it."""
    return above is not None and (not above.text.endswith(ENDS_SENTENCE) or cell[:1].islower())
