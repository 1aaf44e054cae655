"""Which column of a table with one level a row holds what: names, levels, their texts, and facts beside them."""

from dataclasses import dataclass

from models_app.calculations.same_words import folded
from models_app.exchange.column_uses import heads_selection
from models_app.exchange.labels import Section, section_of
from models_app.exchange.level_columns import heads_of, level_place
from models_app.exchange.level_texts import first_text, may_be_text, tells_examples, tells_text
from models_app.exchange.required_cells import heads_required
from models_app.exchange.tables import Table, column_cells

FACTS = (Section.GROUP, Section.NUMBER)
STATED = (Section.REQUIRED, Section.SELECTION)


@dataclass(frozen=True)
class Columns:
    """Which column holds what; `left` are those that nobody can tell."""

    name: int
    level: int
    texts: tuple[int, ...]
    """The text of a level first, then its examples."""
    facts: dict[Section, int]
    stated: dict[Section, int]
    left: tuple[int, ...]

    @property
    def known(self) -> tuple[int, ...]:
        """The columns that hold something the model knows."""
        return (self.name, self.level, *self.texts, *self.facts.values(), *self.stated.values())


def columns_in(table: Table) -> Columns | None:
    """The columns of such a table; None for any other one."""
    heads, level = heads_of(table), level_place(table)
    uses = {n: _use(text) for n, text in enumerate(heads) if text and n != level}
    if level is None:
        return None
    before = [n for n in uses if n < level]
    name = next((n for n in before if uses[n] == Section.NAME), None)
    if name is None:
        name = next((n for n in before if uses[n] is None), None)
    if name is None:
        return None
    after = [n for n in uses if n > level and uses[n] not in STATED]
    told = {use: n for n, use in uses.items() if use in FACTS or (use == Section.DEFINITION and n in before)}
    further_definition = [n for n in after if uses[n] == Section.DEFINITION and _is_constant(table, name, n)]
    if Section.DEFINITION not in told and further_definition and len(after) > 1:
        told[Section.DEFINITION] = further_definition[0]
    texts = _texts(table, heads, [n for n in after if n not in told.values()])
    if not texts:
        return None
    stated = {use: n for n, use in uses.items() if use in STATED}
    known = (name, *texts, *told.values(), *stated.values())
    return Columns(name, level, texts, told, stated, tuple(n for n in uses if n not in known))  # type: ignore[arg-type]


def _use(head: str) -> Section | None:
    if heads_required(head):
        return Section.REQUIRED
    return Section.SELECTION if heads_selection(head) else section_of(head)


def _texts(table: Table, heads: list[str], places: list[int]) -> tuple[int, ...]:
    """The column of the levels' texts and those of their examples. Where no head says so the first is the text."""
    told = [n for n in places if tells_text(heads[n]) or tells_examples(heads[n])]
    free = [n for n in places if n not in told and may_be_text(heads[n], column_cells(table, n))]
    first, _ = first_text(heads, told, free)
    if first is None:
        return tuple(places[:1])
    return (first, *(n for n in told if n != first))


def _is_constant(table: Table, name: int, place: int) -> bool:
    """Whether a column says the same on all rows of a name, or speaks on the first one only."""
    found: dict[str, set[str]] = {}
    counts: dict[str, int] = {}
    current = ""
    for row in table.rows:
        current = folded(row.cell(name)) or current
        counts[current] = counts.get(current, 0) + 1
        if row.cell(place):
            found.setdefault(current, set()).add(folded(row.cell(place)))
    several = [texts for key, texts in found.items() if counts[key] > 1]
    return bool(several) and all(len(texts) == 1 for texts in several)
