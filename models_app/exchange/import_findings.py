"""Findings of a document by kind, as the review page lists them."""

from dataclasses import dataclass

from models_app.calculations.places import format_lines, join_lines
from models_app.calculations.plain import PlainFinding, PlainModel
from models_app.choices import VALUE_KINDS, FindingKind
from models_app.exchange.import_texts import Places, Span

UNFOLDED = 4  # so many of a kind are shown at once
MOST_DRAWN = 500  # of a kind on the page; all of them travel with the draft


@dataclass(frozen=True)
class FindingRow:
    """One finding with its places in the document."""

    finding: PlainFinding
    places: tuple[Span, ...]

    @property
    def lines(self) -> str:
        """All its lines as ranges, for marking them."""
        return format_lines(join_lines(self.finding.lines))


@dataclass(frozen=True)
class FindingGroup:
    """All findings of a kind. `to_decide`: settling one sets a value."""

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


def finding_groups(model: PlainModel, places: Places) -> tuple[FindingGroup, ...]:
    """Findings that are open, by kind in the order of `FindingKind`; those the file brings settled are left out."""
    groups = []
    for kind in FindingKind:
        rows = [f for f in model.findings if f.kind == kind and not f.settled]
        if rows:
            drawn = tuple(FindingRow(f, places.of(f.lines)) for f in rows)
            groups.append(FindingGroup(str(kind.label), kind in VALUE_KINDS, drawn))
    return tuple(groups)
