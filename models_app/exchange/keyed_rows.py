"""Whether a sheet speaks of the competencies of another one by their number, and what each of its columns is."""

from collections import Counter
from dataclasses import dataclass

from models_app.calculations.plain import Words
from models_app.calculations.same_words import folded
from models_app.exchange.keyed_names import LEAST_ALIKE, NamedSheet, is_key, key_of, labels_of
from models_app.exchange.labels import Section, holds_levels, names_level, ranks, section_of
from models_app.exchange.lines import is_paragraph, without_typeface
from models_app.exchange.required_cells import heads_required
from models_app.exchange.tables import may_be_head, one_line, row_of

LISTS = (Section.INDICATORS, Section.STANDARDS)
TOLD = (*LISTS, Section.DEFINITION, Section.AREAS, Section.REQUIRED)
LEAST = 2  # competencies that have a row, and rows of most of them where each is a level


@dataclass(frozen=True)
class SideSheet:
    """One such sheet. `is_long`: each row is a level; `is_list`: each row is one item of a list."""

    heading: Words
    above: tuple[Words, ...]
    """Rows of one text above its head."""
    head: Words
    key: int
    name: int | None
    """Where the name stands once more."""
    places: tuple[int, ...]
    """What it says of each competency."""
    level: int | None
    is_list: bool
    rows: tuple[tuple[str, Words], ...]
    """The rows with their numbers."""
    title: str = ""
    """What a person calls it, where it is not a sheet."""

    @property
    def called(self) -> str:
        """Its name in a sentence."""
        return self.title or f"the sheet '{self.heading.text.strip()}'"

    @property
    def is_long(self) -> bool:
        """Whether each row is a level."""
        return self.level is not None

    @property
    def lines(self) -> list[Words]:
        """All its rows."""
        return [*self.above, self.head, *(line for _, line in self.rows)]


def side_sheet(heading: Words, run: list[Words], named: NamedSheet) -> SideSheet | None:
    """The sheet, if all but few of its rows have a number of these names."""
    start = next((n for n, line in enumerate(run) if len(row_of(line).filled) > 1), len(run))
    if start + 1 >= len(run) or not may_be_head(row_of(run[start])):
        return None
    labels = labels_of(run[start])
    uses = [Section.REQUIRED if heads_required(label) else section_of(label) for label in labels]
    headed = uses.index(Section.NAME) if Section.NAME in uses else None
    for key in _keys(labels, uses, named):
        name = headed if headed != key else None
        places = tuple(n for n, label in enumerate(labels) if label and n not in (key, name))
        rows = _rows(run[start + 1 :], key, {*places, key, name})
        if rows and places and _fits(rows, named, labels[key]) and _has_names(rows, name, named.names):
            break
    else:
        return None
    level = _level(labels, uses, places, rows)
    is_list = all(uses[n] in LISTS for n in places)
    if level is None and not (is_list or _is_wide(labels, uses, places, rows, named.has)):
        return None
    return SideSheet(heading, tuple(run[:start]), run[start], key, name, places, level, is_list, tuple(rows))


def _rows(body: list[Words], key: int, headed: set[int | None]) -> list[tuple[str, Words]]:
    """The rows with their numbers, which may stand on the first of several rows only; none where one does not fit."""
    found: list[tuple[str, Words]] = []
    for line in body:
        number = key_of(row_of(line).cell(key)) or (found[-1][0] if found else "")
        if not number or not headed.issuperset(row_of(line).filled):
            return []
        found.append((number, line))
    return found


def _few(count: int) -> int:
    return max(1, count // 5)


def _keys(labels: list[str], uses: list[Section | None], named: NamedSheet) -> list[int]:
    """The columns that may hold the numbers: that with a word for them where the names have one too, else any."""
    if named.known and Section.NUMBER in uses:
        return [uses.index(Section.NUMBER)]
    return [n for n, label in enumerate(labels) if is_key(label) or uses[n] == Section.NAME]


def _fits(rows: list[tuple[str, Words]], named: NamedSheet, label: str) -> bool:
    """Whether all but few of the numbers are known, and most of the known ones stand there.

    Where not both heads have a word for numbers the values alone must tell.
    """
    each = {number for number, _ in rows}
    known = each & set(named.rows)
    by_words = named.known and section_of(label) == Section.NUMBER
    alike = by_words or (named.is_whole and (not named.is_counted or folded(label) == folded(named.label)))
    least = LEAST if by_words else LEAST_ALIKE
    return (
        alike
        and len(known) >= least
        and len(each - known) <= _few(len(each))
        and len(known) * 2 >= len(named.rows)
    )


def _has_names(rows: list[tuple[str, Words]], place: int | None, names: dict[str, str]) -> bool:
    """Whether names, where they stand once more, are those of the numbers: else it is a list of other competencies."""
    if place is None:
        return True
    said = [(number, key_of(row_of(line).cell(place))) for number, line in rows]
    others = [number for number, name in said if name and number in names and name != key_of(names[number])]
    return len(others) <= _few(len(said))


def _level(
    labels: list[str], uses: list[Section | None], places: tuple[int, ...], rows: list[tuple[str, Words]]
) -> int | None:
    """The column of the levels, where most numbers have several rows."""
    said = [n for n in places if holds_levels(labels[n]) and uses[n] != Section.REQUIRED]
    counts = Counter(number for number, _ in rows)
    several = sum(count >= LEAST for count in counts.values())
    return said[0] if len(said) == 1 and len(places) > 1 and several * 2 >= len(counts) else None


def _is_wide(
    labels: list[str],
    uses: list[Section | None],
    places: tuple[int, ...],
    rows: list[tuple[str, Words]],
    has: set[Section],
) -> bool:
    """Whether each number has one row, of heads that are known, and it is no legend: a level beside its meaning."""
    if any(holds_levels(labels[n]) and uses[n] != Section.REQUIRED for n in places):
        return False
    told = [n for n in places if uses[n] in TOLD or names_level(labels[n]) or ranks(labels[n])]
    again = Section.DEFINITION in has and any(uses[n] == Section.DEFINITION for n in places)
    once = len(rows) - len({number for number, _ in rows}) <= _few(len(rows))
    by_level = any(uses[n] != Section.REQUIRED and _holds_levels(rows, n) for n in places)
    return bool(told) and once and not again and not by_level


def _holds_levels(rows: list[tuple[str, Words]], place: int) -> bool:
    cells = [cell for _, line in rows if (cell := one_line(without_typeface(row_of(line).cell(place))))]
    return bool(cells) and all(
        not is_paragraph(cell) and (names_level(cell) or ranks(cell)) for cell in cells
    )


def cells_at(line: Words, places: tuple[int, ...]) -> list[str]:
    """The cells of a row in these columns, empty ones too."""
    row = row_of(line)
    return [row.cell(n) for n in places]
