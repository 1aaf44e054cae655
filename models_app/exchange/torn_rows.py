"""Rows of a table that a page break tears: how one is told, and made one again."""

from itertools import zip_longest

from models_app.calculations.plain import PlainFinding, Words
from models_app.exchange.lines import ENDS_SENTENCE
from models_app.exchange.row_findings import of_later_name
from models_app.exchange.tables import Row


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
        and all(
            in_mid_sentence(Words(row.cell(n), ()) if row.cell(n) else None, following.cell(n))
            for n in places
        )
    )


def with_later_names(rows: list[Row], name_place: int) -> tuple[list[Row], list[PlainFinding]]:
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
