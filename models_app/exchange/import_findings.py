"""Findings of a document by kind, as the review page lists them, with how each was settled there."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from models_app.actions.import_found import Settled
from models_app.actions.settling import LEFT_OPEN, LOOKED_AT
from models_app.calculations.finding_keys import finding_keys, needs_value
from models_app.calculations.places import format_lines, join_lines
from models_app.calculations.plain import PlainFinding, PlainModel
from models_app.choices import VALUE_KINDS, FindingKind, SelectionUse
from models_app.exchange.import_texts import Places, Span
from models_app.models import Finding
from models_app.queries.findings import WORDS, because, of_several

MOST_DRAWN = 500  # of a kind on the page; all of them travel with the draft
LOOK = "look"
LEAVE = "leave"
# By tab: what the buttons of a kind say, and what they ask of the page: a value, and every open finding chosen where
# one answer fits all. A definition or a level is one competency's.
BUTTONS = {
    str(FindingKind.REQUIRED_LEVEL): (("Keep as not stated", LEAVE, True), ("Set levels", "", False)),
    str(FindingKind.SELECTION_USE): (("Settle now", "", False),),
    str(FindingKind.DEFINITION): (
        ("Keep as not stated", LEAVE, True),
        ("Write definitions", "define", False),
    ),
    LOOK: (("Keep to the letter", "", True),),
}


@dataclass(frozen=True)
class FindingRow:
    """One finding with its places in the document.

    `settled` is what was decided about it here, `before` what was settled in the version before and holds on.
    """

    key: str
    finding: PlainFinding
    places: tuple[Span, ...]
    settled: Settled | None = None
    before: Finding | None = None

    @property
    def is_open(self) -> bool:
        """Whether it goes open into the draft."""
        return self.settled is None and self.before is None

    @property
    def because(self) -> str:
        """Why it was settled so, and what that rests on, in words."""
        one = self.settled or self.before
        return because(one.reason, one.evidence) if one else ""

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
            return self.before.value if self.before else ""
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
    def title(self) -> str:
        """What they are about, with how many there are."""
        if len(self.rows) == 1:
            return self.rows[0].finding.title
        return WORDS[self.kind][2].format(n=len(self.rows)).removesuffix(".")

    @cached_property
    def shared(self) -> str:
        """What all of them say alike; empty where they differ, or where some are settled."""
        several = len(self.rows) > 1 and self.open == len(self.rows)
        details = {of_several(row.finding.detail) for row in self.rows} if several else set()
        return details.pop() if len(details) == 1 else ""

    @property
    def open(self) -> int:
        """How many of them nobody has settled."""
        return sum(row.is_open for row in self.rows)

    @property
    def tab(self) -> str:
        """Which page of the settling pages holds them."""
        return self.rows[0].tab

    @property
    def asks_once(self) -> bool:
        """Whether one finding asks for the required levels of the whole model."""
        return self.kind == FindingKind.REQUIRED_LEVEL and self.tab == LOOK

    @property
    def buttons(self) -> tuple[tuple[str, str, bool], ...]:
        """What can be done about them, as `BUTTONS` has it."""
        return BUTTONS[self.tab]


def finding_groups(
    model: PlainModel,
    places: Places,
    settled: Mapping[str, Settled] | None = None,
    before: Mapping[tuple[int, str], Finding] | None = None,
    not_taken: Collection[int] = (),
) -> tuple[FindingGroup, ...]:
    """Findings that the draft begins with, by kind in the order of `FindingKind`; those the file brings settled, and
    those of competencies that are not taken, are left out."""
    settled, before = settled or {}, before or {}
    keyed = list(zip(finding_keys(model.findings), model.findings, strict=True))
    groups = []
    for kind in FindingKind:
        rows = [
            (key, f) for key, f in keyed if f.kind == kind and not f.settled and f.competency not in not_taken
        ]
        if rows:
            drawn = tuple(
                FindingRow(key, f, places.of(f.lines), settled.get(key), _before(f, before))
                for key, f in rows
            )
            groups.append(FindingGroup(str(kind), str(kind.label), kind in VALUE_KINDS, drawn))
    return tuple(groups)


def _before(finding: PlainFinding, before: Mapping[tuple[int, str], Finding]) -> Finding | None:
    return None if finding.competency is None else before.get((finding.competency, str(finding.kind)))
