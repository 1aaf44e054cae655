"""Cells of a group that stand beside several rows: merged cells reach us as one filled cell and empty ones below."""

from dataclasses import dataclass, field
from itertools import pairwise

from models_app.calculations.plain import PlainFinding
from models_app.choices import FindingKind
from models_app.exchange.lines import joined_lines


@dataclass(frozen=True)
class GroupCell:
    """The cell of one competency: its name, the words in the cell, and the lines of its row."""

    name: str
    text: str
    lines: tuple[int, ...]


@dataclass
class Carried:
    """For each competency the group that goes on from above, or an empty text; and what there is to remark."""

    texts: list[str]
    findings: list[PlainFinding] = field(default_factory=list)


def carried_down(cells: list[GroupCell], in_front: bool) -> Carried:
    """The groups that go on below. Empty cells can be a merged one only where each group's words stand in one cell.

    `in_front`: the column stands before the names; behind them an empty cell may as well say 'none'.
    """
    empty = [cell for cell in cells if not cell.text]
    if not empty or len(empty) == len(cells):
        return Carried([""] * len(cells))
    if not in_front or not _stand_once(cells):
        return Carried([""] * len(cells), [_without_group(empty)])
    texts, current = [], ""
    for cell in cells:
        current = cell.text or current
        texts.append("" if cell.text else current)
    return Carried(texts, [_goes_on(cells, texts)])


def _stand_once(cells: list[GroupCell]) -> bool:
    """Whether the first cell is filled and no group is written again, neither in the next row nor later."""
    texts = [cell.text.casefold() for cell in cells]
    again = any(above == below for above, below in pairwise(texts) if above)
    filled = [text for text in texts if text]
    in_turn = [text for n, text in enumerate(filled) if n == 0 or text != filled[n - 1]]
    return bool(texts[0]) and not again and len(set(in_turn)) == len(in_turn)


def _goes_on(cells: list[GroupCell], texts: list[str]) -> PlainFinding:
    carried = [(cell, text) for cell, text in zip(cells, texts, strict=True) if text]
    named = "; ".join(f"{cell.name} in '{text}'" for cell, text in carried)
    return PlainFinding(
        FindingKind.LAYOUT,
        "The group stands beside several rows",
        f"The cells below it are empty, as below a merged cell, so that the group was taken to go on: {named}.",
        joined_lines(*(cell.lines for cell, _ in carried)),
    )


def _without_group(cells: list[GroupCell]) -> PlainFinding:
    named = ", ".join(cell.name for cell in cells)
    return PlainFinding(
        FindingKind.LAYOUT,
        "Some competencies have no group",
        f"Their cells are empty, and nothing tells that the group above goes on. None was assumed: {named}.",
        joined_lines(*(cell.lines for cell in cells)),
    )
