"""Names that stand out by their typeface in front of their definitions, in the first cells of a table's rows.

Where most of its rows begin so, the name ends where the typeface ends; and a row at the top of a page that begins
without it goes on with the row above.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, zip_longest

from competency_portal.exchange.document import CELL_BREAK
from models_app.calculations.plain import PlainFinding, Words
from models_app.exchange.lines import ENDS_SENTENCE, has_letter
from models_app.exchange.names import may_be_name
from models_app.exchange.row_findings import of_later_part
from models_app.exchange.tables import is_row

FACES = ("bold", "italic", "underline")
LEAST = 2  # rows of this form, and words of a definition
SIGNS = ".:–—- " + CELL_BREAK


@dataclass(frozen=True)
class _Cell:
    """The cell of a name: what stands in the typeface at its beginning, and the rest."""

    name: str
    rest: str

    @property
    def parts(self) -> bool:
        """Whether a name ends inside the cell, and more than a word follows."""
        return may_be_name(self.name) and self.rest[:1].isupper() and len(self.rest.split()) >= LEAST

    @property
    def goes_on(self) -> bool:
        """Whether it may be the end of a text: without the typeface, in the middle of a sentence or at its end."""
        return not self.name and (self.rest[:1].islower() or self.rest.endswith(ENDS_SENTENCE))


def marked_names_apart(lines: Sequence[Words]) -> tuple[list[Words], list[PlainFinding]]:
    """The lines, such rows with a colon between name and definition and whole again over pages; and what was joined."""
    found: list[Words] = []
    findings: list[PlainFinding] = []
    for _, run in groupby(lines, lambda line: (is_row(line), line.table)):
        rows = list(run)
        if is_row(rows[0]) and (typeface := _typeface_of(rows)):
            rows, torn = _whole(rows, *typeface)
            findings += torn
        found += rows
    return found, findings


def _typeface_of(rows: list[Words]) -> tuple[str, int] | None:
    """The typeface that most names carry, and the place of their cells."""
    place = next((n for n in (0, 1) if _has_words(rows, n)), None)
    for face in FACES if place is not None else ():
        below = (row for row in rows if row.text != rows[0].text)  # its head
        cells = [cell for row in below if (cell := _cell(row, face, place))]
        parted = sum(cell.parts for cell in cells)
        if parted >= LEAST and parted > sum(not cell.name for cell in cells):
            return face, place
    return None


def _has_words(rows: list[Words], place: int) -> bool:
    cells = [cells[place] for row in rows if len(cells := row.text.split("\t")) > place and cells[place]]
    return 2 * sum(map(has_letter, cells)) > len(cells)


def _cell(row: Words, face: str, place: int) -> _Cell | None:
    """The cell of the name by its typeface; None where it is empty."""
    cells = row.text.split("\t")
    if place >= len(cells) or not cells[place].strip():
        return None
    start = sum(len(cell) + 1 for cell in cells[:place])
    start += len(cells[place]) - len(cells[place].lstrip())
    end = start + len(cells[place].strip())
    marked = max((m.end for m in row.marks if m.typeface == face and m.start == start), default=start)
    return _Cell(row.text[start:marked].rstrip(SIGNS), row.text[marked:end].lstrip(SIGNS))


def _whole(rows: list[Words], face: str, place: int) -> tuple[list[Words], list[PlainFinding]]:
    found: list[Words] = []
    findings = []
    last: int | None = None  # the place in `found` of the last row that is no head
    for row in rows:
        cell = _cell(row, face, place)
        if found and row.text == rows[0].text:
            found.append(row)
        elif last is not None and cell and cell.goes_on and _is_later(found[last], row):
            above = _cell(found[last], face, place)
            found[last] = _joined(
                found[last], row, place, ": " if above and above.name and not above.rest else " "
            )
            findings.append(of_later_part(_name(found[last], place), found[last].lines))
        else:
            found.append(_parted(row, cell, place) if cell and cell.parts else row)
            last = len(found) - 1
    return found, findings


def _is_later(above: Words, row: Words) -> bool:
    return above.page is not None and row.page is not None and row.page > above.page


def _parted(row: Words, cell: _Cell, place: int) -> Words:
    cells = row.text.split("\t")
    cells[place] = f"{cell.name}: {cell.rest}"
    return replace(row, text="\t".join(cells), marks=())


def _joined(above: Words, row: Words, place: int, sign: str) -> Words:
    pairs = zip_longest(above.text.split("\t"), row.text.split("\t"), fillvalue="")
    cells = [
        (sign if n == place else " ").join(filter(None, (one.strip(), other.strip())))
        for n, (one, other) in enumerate(pairs)
    ]
    return replace(above, text="\t".join(cells), lines=above.lines + row.lines, page=row.page, marks=())


def _name(row: Words, place: int) -> str:
    return row.text.split("\t")[place].partition(":")[0]
