"""Finds the words of a document in the texts of a plain model: which text each word stands in, if any.

A text is looked for on the lines it names and nowhere else. Whole texts may stand anywhere in their line; short ones
(names, labels, numbers) only at the start of what is not placed yet, so that a name doesn't claim a word of a sentence
that nobody read. A text that was joined from several lines is followed from line to line.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from models_app.calculations.plain import PlainModel, Words
from models_app.exchange.divided_tokens import divided_in, in_parts
from models_app.exchange.pieces import Piece, pieces_of
from models_app.exchange.tokens import TOKEN, tokens_of

MOST_BEGINNINGS = 12  # lines of a text, and cells of a line, in which it may begin
FEW = 2  # words of a text that may stand in a label or name as well


@dataclass
class Unit:
    """A passage or a cell: its words, and the text that each one stands in."""

    line: int
    cell: int | None
    text: str
    tokens: list[str] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    owners: list[Piece | None] = field(default_factory=list)
    opened: int = 0
    """So many words at its beginning are known to be placed, or figures."""

    def __post_init__(self) -> None:
        matches = list(TOKEN.finditer(self.text))
        self.tokens = [match[0].casefold() for match in matches]
        self.spans = [match.span() for match in matches]
        self.owners = [None] * len(matches)
        self.joined = _joined(self.tokens)
        self.starts = _starts(self.tokens)

    def occurrences(self, wanted: str) -> Iterator[int]:
        """Where these words, as `_joined` writes them, stand in this order, by number of the first word."""
        at = 0
        while (at := self.joined.find(wanted, at)) >= 0:
            yield bisect_left(self.starts, at)
            at += 1

    def take(self, first: int, count: int, piece: Piece) -> None:
        """These words stand in this text, unless an earlier one has them."""
        for n in range(first, first + count):
            self.owners[n] = self.owners[n] or piece

    def free(self, first: int, count: int) -> bool:
        """Whether nobody has any of these words."""
        return not any(self.owners[first : first + count])

    def opens(self, first: int) -> bool:
        """Whether only placed words and figures stand before this one."""
        while self.opened < first and (self.owners[self.opened] or self.tokens[self.opened].isdigit()):
            self.opened += 1
        return self.opened >= first

    def excerpt(self, numbers: list[int]) -> str:
        """The passage where all its words are meant; otherwise these words, with '…' for gaps."""
        if len(numbers) == len(self.tokens):
            return self.text.strip()
        runs: list[list[int]] = []
        for n in numbers:
            if runs and runs[-1][-1] == n - 1:
                runs[-1].append(n)
            else:
                runs.append([n])
        return " … ".join(self.text[self.spans[run[0]][0] : self.spans[run[-1]][1]] for run in runs)

    def placed_as(self) -> str:
        """In words where this went: 'Number, name and definition of 28. Supervision'."""
        whats: dict[str, list[str]] = {}
        for piece in self.owners:
            if piece and piece.placed and piece.what not in whats.setdefault(piece.whose, []):
                whats[piece.whose].append(piece.what)
        return "; ".join(_named(names, whose) for whose, names in whats.items())


def _named(names: list[str], whose: str) -> str:
    lower = [names[0], *(name[0].lower() + name[1:] for name in names[1:])]
    listed = f"{', '.join(lower[:-1])} and {lower[-1]}" if len(lower) > 1 else lower[0]
    return f"{listed} of {whose}" if whose else listed


def _joined(tokens: list[str]) -> str:
    return f" {' '.join(tokens)} "


def _starts(tokens: list[str]) -> list[int]:
    starts, at = [], 0
    for token in tokens:
        starts.append(at)
        at += len(token) + 1
    return starts


def units_of(passage: Words) -> list[Unit]:
    """The cells of a row that have something in them, or the passage. The line is the first that the words name."""
    line = passage.lines[0]
    if passage.kind != "row" and "\t" not in passage.text:
        return [Unit(line, None, passage.text)]
    return [Unit(line, n, cell) for n, cell in enumerate(passage.text.split("\t")) if cell.strip()]


def place(units: list[Unit], model: PlainModel) -> None:
    """Give every word of the units the text of the model that it stands in."""
    by_line: dict[int, list[Unit]] = {}
    for unit in units:
        by_line.setdefault(unit.line, []).append(unit)
    divided = divided_in(units)
    pieces = [(piece, in_parts(tokens_of(piece.text), piece.lines, divided)) for piece in pieces_of(model)]
    pieces = [(piece, tokens) for piece, tokens in pieces if tokens]
    pieces.sort(key=lambda item: -len(item[1]))
    homeless = _place_texts([item for item in pieces if not item[0].short and item[0].placed], by_line)
    homeless = [item for item in homeless if not _follow(*item, by_line, whole=True)]
    _place_texts(_whole_cells_left(pieces, by_line), by_line)
    homeless += _place_short([item for item in pieces if item[0].short], by_line)
    homeless += _place_texts([item for item in pieces if not item[0].placed], by_line)
    for piece, tokens in homeless:
        _follow(piece, tokens, by_line)


Item = tuple[Piece, list[str]]


def _whole_cells_left(items: list[Item], by_line: dict[int, list[Unit]]) -> list[Item]:
    """What a reader left out and fills a cell, so that no label may claim its first word."""
    short = {tuple(tokens) for piece, tokens in items if piece.short}
    return [
        (piece, tokens)
        for piece, tokens in items
        if not piece.placed
        and tuple(tokens) not in short
        and any(unit.joined == _joined(tokens) for line in piece.lines for unit in by_line.get(line, []))
    ]


def _place_texts(items: list[Item], by_line: dict[int, list[Unit]]) -> list[Item]:
    """Whole texts on each of their lines; answers those that stand on none."""
    return [
        (piece, tokens)
        for piece, tokens in items
        if not sum(_take_once(piece, tokens, by_line.get(line, [])) for line in dict.fromkeys(piece.lines))
    ]


def _take_once(piece: Piece, tokens: list[str], units: list[Unit]) -> bool:
    """The first free place in the line, a cell that says nothing else before one that does.

    A word or two may stand in the name in front of the text too, so that their last place counts.
    """
    seen, wanted = False, _joined(tokens)
    for unit in _same_first(units, wanted):
        places = list(unit.occurrences(wanted))
        for first in places if len(tokens) > FEW else reversed(places):
            seen = True
            if unit.free(first, len(tokens)):
                unit.take(first, len(tokens), piece)
                return True
    return seen


def _same_first(units: Iterable[Unit], wanted: str) -> Iterator[Unit]:
    """Cells that say nothing else, then the others."""
    yield from (unit for unit in units if unit.joined == wanted)
    yield from (unit for unit in units if unit.joined != wanted and len(unit.joined) > len(wanted))


def _place_short(items: list[Item], by_line: dict[int, list[Unit]]) -> list[Item]:
    """Names, labels and numbers, line by line, until no more of them finds a place."""
    waiting: dict[int, list[Item]] = {}
    for item in items:
        for line in dict.fromkeys(item[0].lines):
            waiting.setdefault(line, []).append(item)
    found: set[int] = set()
    for line, candidates in waiting.items():
        units, progress = by_line.get(line, []), True
        while progress and candidates:
            taken = [item for item in candidates if _take_opening(*item, units)]
            found.update(id(item[0]) for item in taken)
            candidates = [item for item in candidates if item not in taken]
            progress = bool(taken)
    return [item for item in items if id(item[0]) not in found]


def _take_opening(piece: Piece, tokens: list[str], units: list[Unit]) -> bool:
    wanted = _joined(tokens)
    for unit in _same_first(units, wanted):
        for first in unit.occurrences(wanted):
            if not unit.opens(first):
                break
            if unit.free(first, len(tokens)):
                unit.take(first, len(tokens), piece)
                return True
    return False


Step = tuple[Unit, int, int]  # words from the first on, so many


def _follow(piece: Piece, tokens: list[str], by_line: dict[int, list[Unit]], whole: bool = False) -> bool:
    """A text joined from lines: it begins at the end of one passage and goes on at the start of the next ones.

    `whole`: only where all of its words stand so. This comes before the labels: a text may begin with its own label.
    Cells of a row may begin alike, so every beginning is tried; the one that leads furthest through free words counts.
    """
    lines = [by_line.get(line, []) for line in dict.fromkeys(piece.lines)]
    chains = [
        _chain(unit, tokens, [[other for other in units if other is not unit], *lines[n + 1 :]])
        for n, units in enumerate(lines[:MOST_BEGINNINGS])
        for unit in units[:MOST_BEGINNINGS]
    ]
    best = max(chains, key=_length, default=[])
    if whole and _length(best) < len(tokens):
        return False
    for unit, first, count in best:
        unit.take(first, count, piece)
    return True


def _length(chain: list[Step]) -> int:
    return sum(count for *_, count in chain)


def _chain(unit: Unit, tokens: list[str], further: list[list[Unit]]) -> list[Step]:
    """The passages that the text runs through when it begins in this one."""
    at = _longest_end(unit.tokens, tokens)
    first = len(unit.tokens) - at
    if not at or not unit.free(first, at):
        return []
    steps = [(unit, first, at)]
    for units in further:
        waiting = list(units)
        while free := [
            step for other in waiting if (step := _goes_on(other, tokens, at, units is further[0]))
        ]:
            step = max(free, key=lambda step: step[2])
            waiting.remove(step[0])
            steps.append(step)
            at += step[2]
    return steps


def _goes_on(unit: Unit, tokens: list[str], at: int, beside: bool) -> Step | None:
    """The words that the text goes on with, behind a label; a cell `beside` the last one is read to its end."""
    first = next((n for n, owner in enumerate(unit.owners) if owner is None), len(unit.owners))
    length, most = 0, min(len(unit.tokens) - first, len(tokens) - at)
    while length < most and unit.tokens[first + length] == tokens[at + length]:
        length += 1
    whole = first + length == len(unit.tokens) or at + length == len(tokens)
    return (unit, first, length) if length and unit.free(first, length) and (whole or not beside) else None


def _longest_end(tokens: list[str], wanted: list[str]) -> int:
    """The longest end of `tokens` that is a beginning of `wanted` (Knuth, Morris and Pratt: one pass)."""
    back = [0] * len(wanted)
    for n in range(1, len(wanted)):
        k = back[n - 1]
        while k and wanted[n] != wanted[k]:
            k = back[k - 1]
        back[n] = k + (wanted[n] == wanted[k])
    k = 0
    for token in tokens:
        if k == len(wanted):
            k = back[k - 1]
        while k and token != wanted[k]:
            k = back[k - 1]
        k += token == wanted[k]
    return k
