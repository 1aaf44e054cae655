"""What the consensus pages show, gathered in a fixed number of queries."""

from collections import defaultdict
from dataclasses import dataclass

from assessments.calculations.agreement import (
    Agreement,
    CompetencyRatings,
    FlagKind,
    in_order_of_discussion,
)
from assessments.models import (
    Benchmark,
    Consensus,
    ConsensusItem,
    ConsensusRating,
    ConsensusReopening,
    PanelSeat,
    RatingSlot,
    Worksheet,
)
from assessments.queries.panel_ratings import (
    as_rating,
    discussion_rule,
    pass_line_of,
    recused_sheets,
    somebody_rated,
    submitted_slots,
)
from assessments.queries.reopened import ChangedAgain, changed_again
from models_app.models import ProficiencyLevel


@dataclass(frozen=True)
class RaterColumn:
    """One rater's column: seat, short name for the head; the worksheet where the rater recused."""

    seat: PanelSeat
    short: str
    recused: Worksheet | None = None


@dataclass(frozen=True)
class LevelRow:
    """One level of the scale with its benchmarks and the raters who chose it."""

    level: ProficiencyLevel
    texts: tuple[str, ...]
    raters: tuple[str, ...]
    required: bool


@dataclass(frozen=True)
class CompetencyRow:
    """One competency on the consensus page."""

    item: ConsensusItem
    slots: tuple[RatingSlot | None, ...]  # in the order of the rater columns; None: this rater recused
    agreement: Agreement
    levels: tuple[LevelRow, ...]  # highest first
    earlier: tuple[ConsensusRating, ...]  # agreed ratings that a newer one superseded, newest first
    again: tuple[ChangedAgain | None, ...]  # of the slots: changed after the worksheet was opened again

    @property
    def kind(self) -> str:
        """Kind of the tag that names the spread."""
        kinds = {flag.kind for flag in self.agreement.flags}
        if FlagKind.SPREAD in kinds:
            return "bad"
        return "warn" if kinds else ""

    @property
    def moved(self) -> list[tuple[str, int]]:
        """Raters whose first rating is another than the agreed one, with the level they gave, highest first."""
        current = self.item.current
        if current is None:
            return []
        others = [line for line in self.levels if line.level.pk != current.level_id]
        return [(rater, line.level.ordinal) for line in others for rater in line.raters]

    @property
    def somebody_rated(self) -> bool:
        """Whether there is a rating to agree on."""
        return somebody_rated(self.slots)

    @property
    def notes(self) -> list[tuple[RatingSlot, ChangedAgain | None]]:
        """What each rater wrote who rates the candidate."""
        return [(slot, again) for slot, again in zip(self.slots, self.again, strict=True) if slot]

    @property
    def cells(self) -> list[tuple[RatingSlot | None, ProficiencyLevel | None]]:
        """Slot and level of each rater column."""
        return [(slot, slot.current.level if slot and slot.current else None) for slot in self.slots]


@dataclass(frozen=True)
class ConsensusPage:
    """Everything the consensus page draws."""

    consensus: Consensus
    columns: tuple[RaterColumn, ...]
    rows: tuple[CompetencyRow, ...]
    lowest: int
    highest: int
    reopenings: tuple[ConsensusReopening, ...]  # oldest first

    @property
    def discussion_rule(self) -> str:
        """When the panel must discuss, in words that are true of this hiring action."""
        return discussion_rule(self.consensus.action, [row.item.assessed for row in self.rows])

    @property
    def recused(self) -> list[RaterColumn]:
        """Raters who do not rate this candidate."""
        return [column for column in self.columns if column.recused]

    @property
    def handed_in(self) -> int:
        """How many worksheets the panel discusses."""
        return len(self.columns) - len(self.recused)

    @property
    def anybody_moved(self) -> bool:
        """Whether an agreed rating differs from a first one."""
        return any(row.moved for row in self.rows)

    @property
    def agreed(self) -> int:
        """How many competencies have an agreed rating."""
        return sum(row.item.current_id is not None for row in self.rows)

    @property
    def flagged(self) -> int:
        """How many competencies must be discussed."""
        return sum(row.agreement.needs_discussion for row in self.rows)

    @property
    def to_do(self) -> list[CompetencyRow]:
        """Competencies without an agreed rating, in the order of discussion."""
        return [row for row in self.rows if row.item.current_id is None]

    def row_of(self, public_id: str) -> CompetencyRow | None:
        """The row of an item, or None."""
        return next((row for row in self.rows if row.item.public_id == public_id), None)


def consensus_page(consensus: Consensus) -> ConsensusPage:
    """Ratings of one candidate side by side, flagged competencies first.

    The caller has fetched the consensus through `visible_to`: whoever sees it may see the ratings of the candidate.
    """
    action = consensus.action
    slots = submitted_slots(consensus.candidate_id)
    columns = _columns(slots, recused_sheets(consensus.candidate_id))
    by_place = {(slot.assessed_id, slot.worksheet.seat_id): slot for slot in slots}
    items = _items(consensus)
    earlier = _earlier(consensus)
    levels = list(action.scale.levels.all())
    benchmarks = _benchmarks(slots)
    again = changed_again(slots)
    section_of = {slot.assessed_id: slot.section_id for slot in slots}
    ordered = in_order_of_discussion(
        (
            CompetencyRatings(
                key=str(item.assessed_id),
                position=item.assessed.position,
                ratings=tuple(as_rating(s) for s in slots if s.assessed_id == item.assessed_id),
                pass_line=pass_line_of(action, item.assessed),
            )
            for item in items.values()
        ),
        threshold=action.discussion_threshold,
    )
    rows = []
    for to_discuss in ordered:
        item = items[int(to_discuss.competency.key)]
        row_slots = tuple(by_place.get((item.assessed_id, column.seat.pk)) for column in columns)
        texts = benchmarks[section_of.get(item.assessed_id)]
        rows.append(
            CompetencyRow(
                item,
                row_slots,
                to_discuss.agreement,
                _levels(item, levels, texts, row_slots, columns),
                earlier=tuple(earlier[item.pk]),
                again=tuple(again.get(slot.pk) if slot else None for slot in row_slots),
            )
        )
    return ConsensusPage(
        consensus,
        columns,
        tuple(rows),
        lowest=levels[0].ordinal,
        highest=levels[-1].ordinal,
        reopenings=tuple(consensus.reopenings.select_related("reopened_by")),
    )


def _columns(slots: list[RatingSlot], recused: list[Worksheet]) -> tuple[RaterColumn, ...]:
    """Who handed in, then who recused."""
    seats = {slot.worksheet.seat_id: slot.worksheet.seat for slot in slots}
    sheets = {sheet.seat_id: sheet for sheet in recused}
    seats |= {sheet.seat_id: sheet.seat for sheet in recused}
    last_names = [seat.user.last_name for seat in seats.values()]
    return tuple(
        RaterColumn(
            seat,
            seat.user.last_name if last_names.count(seat.user.last_name) == 1 else str(seat.user),
            sheets.get(seat.pk),
        )
        for seat in seats.values()
    )


def _items(consensus: Consensus) -> dict[int, ConsensusItem]:
    items = consensus.items.select_related(
        "assessed__use__revision__competency",
        "assessed__use__required_level",
        "current__level",
        "current__recorded_by",
    )
    return {item.assessed_id: item for item in items}


def _earlier(consensus: Consensus) -> dict[int, list[ConsensusRating]]:
    """Superseded agreed ratings by item, newest first."""
    found: dict[int, list[ConsensusRating]] = defaultdict(list)
    superseded = ConsensusRating.objects.filter(item__consensus=consensus, current_of=None)
    for rating in superseded.select_related("level", "recorded_by").order_by("-version"):
        found[rating.item_id].append(rating)
    return found


def _benchmarks(slots: list[RatingSlot]) -> dict[int | None, list[Benchmark]]:
    by_section: dict[int | None, list[Benchmark]] = defaultdict(list)
    for benchmark in Benchmark.objects.filter(section__in={slot.section_id for slot in slots}):
        by_section[benchmark.section_id].append(benchmark)
    return by_section


def _levels(
    item: ConsensusItem,
    levels: list[ProficiencyLevel],
    benchmarks: list[Benchmark],
    slots: tuple[RatingSlot | None, ...],
    columns: tuple[RaterColumn, ...],
) -> tuple[LevelRow, ...]:
    raters = defaultdict(list)
    for slot, column in zip(slots, columns, strict=True):
        if slot and slot.current and slot.current.level_id:
            raters[slot.current.level_id].append(column.short)
    return tuple(
        LevelRow(
            level=level,
            texts=tuple(b.text for b in benchmarks if b.level_id == level.pk),
            raters=tuple(raters[level.pk]),
            required=item.assessed.use.required_level_id == level.pk,
        )
        for level in reversed(levels)
    )
