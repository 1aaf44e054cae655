"""Findings of a document by kind, as the review page lists them, with how each was settled there."""

from collections.abc import Mapping
from dataclasses import dataclass

from models_app.actions.import_found import Settled
from models_app.actions.settling import LEFT_OPEN, LOOKED_AT
from models_app.calculations.finding_keys import finding_keys, needs_value
from models_app.calculations.places import format_lines, join_lines
from models_app.calculations.plain import PlainFinding, PlainModel
from models_app.choices import VALUE_KINDS, FindingKind, SelectionUse
from models_app.exchange.import_texts import Places, Span

UNFOLDED = 4  # so many of a kind are shown at once
MOST_DRAWN = 500  # of a kind on the page; all of them travel with the draft
LOOK = "look"
LEAVE = "leave"
# By tab: what the buttons of a kind say, each with the value that it chooses.
BUTTONS = {
    str(FindingKind.REQUIRED_LEVEL): (("Keep as not stated", LEAVE), ("Set levels", "")),
    str(FindingKind.SELECTION_USE): (("Settle now", ""),),
    str(FindingKind.DEFINITION): (("Keep as not stated", LEAVE), ("Write definitions", "define")),
    LOOK: (("Keep to the letter", ""),),
}


@dataclass(frozen=True)
class FindingRow:
    """One finding with its places in the document; `settled` is what was decided about it here."""

    key: str
    finding: PlainFinding
    places: tuple[Span, ...]
    settled: Settled | None = None

    @property
    def lines(self) -> str:
        """All its lines as ranges, for marking them."""
        return format_lines(join_lines(self.finding.lines))

    @property
    def tab(self) -> str:
        """Which page of the settling pages holds it."""
        return str(self.finding.kind) if needs_value(self.finding) else LOOK

    @property
    def settled_as(self) -> str:
        """What it was settled as, in words."""
        if self.settled is None:
            return ""
        value = self.settled.value
        if value is None:
            return LEFT_OPEN.get(self.finding.kind, LOOKED_AT) if needs_value(self.finding) else LOOKED_AT
        if self.finding.kind == FindingKind.SELECTION_USE:
            return str(SelectionUse(value).label)
        return value.partition("|")[2] if self.finding.kind == FindingKind.REQUIRED_LEVEL else value


@dataclass(frozen=True)
class FindingGroup:
    """All findings of a kind. `to_decide`: settling one sets a value."""

    kind: str
    label: str
    to_decide: bool
    rows: tuple[FindingRow, ...]

    @property
    def drawn(self) -> tuple[FindingRow, ...]:
        """Those that the page shows."""
        return self.rows[:MOST_DRAWN]

    @property
    def beyond(self) -> int:
        """How many more there are."""
        return max(0, len(self.rows) - MOST_DRAWN)

    @property
    def unfolded(self) -> bool:
        """Whether the list is open from the start."""
        return len(self.rows) <= UNFOLDED

    @property
    def open(self) -> int:
        """How many of them nobody has settled here."""
        return sum(row.settled is None for row in self.rows)

    @property
    def tab(self) -> str:
        """Which page of the settling pages holds them."""
        return self.rows[0].tab

    @property
    def buttons(self) -> tuple[tuple[str, str], ...]:
        """What can be done about all of them, each with the value that it chooses."""
        return BUTTONS[self.tab]


def finding_groups(
    model: PlainModel, places: Places, settled: Mapping[str, Settled] | None = None
) -> tuple[FindingGroup, ...]:
    """Findings that the draft begins with, by kind in the order of `FindingKind`; those the file brings settled are
    left out."""
    settled = settled or {}
    keyed = list(zip(finding_keys(model.findings), model.findings, strict=True))
    groups = []
    for kind in FindingKind:
        rows = [(key, f) for key, f in keyed if f.kind == kind and not f.settled]
        if rows:
            drawn = tuple(FindingRow(key, f, places.of(f.lines), settled.get(key)) for key, f in rows)
            groups.append(FindingGroup(str(kind), str(kind.label), kind in VALUE_KINDS, drawn))
    return tuple(groups)
