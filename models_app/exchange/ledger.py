"""What became of every passage and cell of a document, counted apart from whoever read it.

A passage's words are placed when they stand in a text of the plain model that names its line. The rest is not used:
with the reader's reason (`Unused`), or as 'not recognised' where the reader gave none. Compared are words, whatever
their capitals and the signs between them; so placed and not used are everything, and no reader can forget a passage.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from models_app.calculations.plain import PlainModel, Words
from models_app.exchange.placing import Unit, place, units_of

NOT_RECOGNISED = "Not recognised"
NO_WORDS = "Signs of the layout, no words"


@dataclass(frozen=True)
class Entry:
    """Words of one passage or cell (`cell` from 0; None: no row). Either `placed_as` or `reason` is given."""

    line: int
    cell: int | None
    text: str
    placed_as: str | None
    reason: str = ""
    words: int = 0
    beside: bool = False
    """No text of the document, but what a data file says beside its texts."""


@dataclass(frozen=True)
class Ledger:
    """Entries in the order of the document. A passage or cell that is partly placed has an entry for each part."""

    entries: tuple[Entry, ...]
    passages: int
    """Passages with something on them."""

    @property
    def read(self) -> int:
        """Passages without cells, and cells: what was counted."""
        return len({(entry.line, entry.cell) for entry in self.entries})

    @property
    def not_used(self) -> int:
        """Those of which words are left over."""
        return len({(entry.line, entry.cell) for entry in self.entries if entry.placed_as is None})

    @property
    def placed(self) -> int:
        """Those of which every word is placed."""
        return self.read - self.not_used

    @property
    def words(self) -> int:
        """All words of the document, but for what a data file says beside its texts."""
        return sum(entry.words for entry in self.entries if not entry.beside)

    @property
    def words_placed(self) -> int:
        """Words that stand in a text of the model, or in a label or heading that was understood."""
        return sum(entry.words for entry in self.entries if entry.placed_as is not None)

    @property
    def left(self) -> tuple[Entry, ...]:
        """The entries that are not used."""
        return tuple(entry for entry in self.entries if entry.placed_as is None)


def ledger_of(words: Iterable[Words], model: PlainModel) -> Ledger:
    """The ledger of a document's passages and what a reader made of them."""
    units = [unit for passage in words if passage.text.strip() for unit in units_of(passage)]
    place(units, model)
    reasons = _whole_line_reasons(model)
    beside = {n for unused in model.unused if unused.beside for n in unused.lines}
    entries = [
        replace(entry, beside=True)
        if entry.line in beside and entry.placed_as is None and entry.words
        else entry
        for unit in units
        for entry in _entries(unit, reasons)
    ]
    return Ledger(tuple(entries), len({unit.line for unit in units}))


def with_left_out(ledger: Ledger, reasons: Mapping[int, str]) -> Ledger:
    """The ledger where a person left out what stands on these lines, each with the reason."""
    return replace(
        ledger,
        entries=tuple(
            replace(entry, placed_as=None, reason=reasons[entry.line])
            if entry.placed_as is not None and entry.line in reasons
            else entry
            for entry in ledger.entries
        ),
    )


def _whole_line_reasons(model: PlainModel) -> dict[int, str]:
    return {n: unused.reason for unused in model.unused if not unused.text for n in unused.lines}


def _entries(unit: Unit, reasons: dict[int, str]) -> list[Entry]:
    """Placed words first, then what is left, apart by reason."""
    reason = reasons.get(unit.line, NOT_RECOGNISED)
    if not unit.tokens:
        return [Entry(unit.line, unit.cell, unit.text, None, reasons.get(unit.line, NO_WORDS))]
    placed = [n for n, piece in enumerate(unit.owners) if piece is not None and piece.placed]
    entries = []
    if placed:
        entries.append(Entry(unit.line, unit.cell, unit.excerpt(placed), unit.placed_as(), words=len(placed)))
    left: dict[str, list[int]] = {}
    for n, piece in enumerate(unit.owners):
        if piece is None or not piece.placed:
            left.setdefault(piece.what if piece else reason, []).append(n)
    entries += [
        Entry(unit.line, unit.cell, unit.excerpt(numbers), None, why, len(numbers))
        for why, numbers in left.items()
    ]
    return entries
