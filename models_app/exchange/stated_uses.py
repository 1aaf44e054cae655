"""The selection use that a column of a table states of a competency."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from models_app.calculations.plain import Frame, PlainCompetency, PlainFinding, Unused, Words
from models_app.choices import FindingKind
from models_app.exchange.block_competency import with_stated_use
from models_app.exchange.block_doubts import NO_USE, UNCLEAR_USE, unclear_use, use_of
from models_app.exchange.lines import joined_lines
from models_app.exchange.row_parts import MARK

TWO_USES = "Stated as the selection use beside another one, so that none was set"


@dataclass
class UseSaid:
    """The competency with its use, and what became of the words."""

    competency: PlainCompetency
    frame: list[Frame] = field(default_factory=list)
    unused: list[Unused] = field(default_factory=list)
    findings: list[PlainFinding] = field(default_factory=list)


def with_use_of_cells(competency: PlainCompetency, cells: Sequence[Words], place: int) -> UseSaid:
    """What these cells state, where all of them state the same; otherwise a finding, and none is set."""
    said = UseSaid(competency)
    uses = {_use(cell) for cell in cells}
    lines = joined_lines(*(cell.lines for cell in cells))
    if len(uses) > 1:
        named = " and ".join(f"'{text}'" for text in dict.fromkeys(cell.text for cell in cells))
        said.unused = [Unused(cell.lines, TWO_USES, cell.text) for cell in cells]
        title = f"{competency.name} has more than one selection use"
        said.findings.append(_finding(title, f"The document states {named}. None was set.", lines, place))
    elif use := next(iter(uses), ""):
        said.frame = [Frame(cell.text, cell.lines, "Selection use") for cell in cells]
        reason = f"The document states '{cells[0].text}' in the column of the selection use."
        said.competency = with_stated_use(competency, Words(use, lines), reason)
    elif cells:
        said.unused = [Unused(cell.lines, NO_USE, cell.text) for cell in cells]
        title = f"{competency.name} {UNCLEAR_USE}"
        said.findings.append(_finding(title, unclear_use(cells[0].text), lines, place))
    return said


def _use(cell: Words) -> str:
    """The use that a cell states: a mark below such a head says yes."""
    return use_of(cell.text) or ("for_selection" if MARK.fullmatch(cell.text.strip()) else "")


def _finding(title: str, detail: str, lines: tuple[int, ...], place: int) -> PlainFinding:
    return PlainFinding(FindingKind.LAYOUT, title, detail, lines, place)
