"""Invented candidates, rated by the whole panel, written straight into the tables in batches.

All but the last few are finished: worksheets submitted, consensus closed. The last `OPEN` have worksheets half filled,
so that pages and saves have something to work on; those before them wait for the chair.
"""

from collections import defaultdict
from dataclasses import dataclass
from itertools import count

from django.db import connection, models, transaction
from django.utils import timezone

from assessments.calculations.ranking import natural_sort_text
from assessments.choices import ConsensusState, WorksheetState
from assessments.models import (
    Candidate,
    Consensus,
    ConsensusItem,
    ConsensusRating,
    Rating,
    RatingSlot,
    Worksheet,
)
from bench.setting import Setting
from bench.words import Invented

OPEN = 8  # candidates whose worksheets are half filled
WAITING = 8  # candidates whose consensus is open and empty
BATCH = 250  # candidates at a time, so that memory stays flat
TABLES = (Candidate, Worksheet, RatingSlot, Rating, Consensus, ConsensusItem, ConsensusRating)


@dataclass(frozen=True)
class Standing:
    """How far a candidate has come."""

    submitted: bool
    opened: bool
    closed: bool


def standing_of(index: int, total: int) -> Standing:
    """The last ones are rated now, those before them are discussed, all others are done."""
    left = total - index
    return Standing(submitted=left > OPEN, opened=left > OPEN, closed=left > OPEN + WAITING)


@transaction.atomic
def load_candidates(setting: Setting, total: int) -> None:
    """`total` candidates of the hiring action. Keys are given here: slots and ratings point at each other."""
    maker = _Maker(setting)
    for start in range(0, total, BATCH):
        for index in range(start, min(start + BATCH, total)):
            maker.add(index, standing_of(index, total))
        maker.write()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for table in TABLES:
                for statement in connection.ops.sequence_reset_sql(_Plain(), [table]):
                    cursor.execute(statement)


class _Plain:
    """`sequence_reset_sql` wants a style for terminals."""

    def __getattr__(self, name):
        return str


class _Maker:
    def __init__(self, setting: Setting):
        self.setting, self.invented, self.now = setting, Invented(), timezone.now()
        self.keys: dict[type, count] = defaultdict(lambda: count(1))
        self.rows: dict[type, list[models.Model]] = defaultdict(list)

    def new(self, table: type, **values) -> models.Model:
        row = table(pk=next(self.keys[table]), public_id=self.invented.public_id(), **values)
        self.rows[table].append(row)
        return row

    def write(self) -> None:
        for table in TABLES:
            table.objects.bulk_create(self.rows.pop(table, []), batch_size=2000)

    def add(self, index: int, standing: Standing) -> None:
        number = str(1001 + index)
        first, last = self.invented.name()
        candidate = self.new(
            Candidate,
            action=self.setting.action,
            number=number,
            sort_key=natural_sort_text(number),
            first_name=first,
            last_name=last,
        )
        ability = self.invented.ability()
        for seat in self.setting.seats:
            self.add_worksheet(candidate, seat, ability, standing)
        if standing.opened:
            self.add_consensus(candidate, ability, standing)

    def add_worksheet(self, candidate, seat, ability, standing) -> None:
        half = len(self.setting.assessed) // 2
        worksheet = self.new(
            Worksheet,
            action=self.setting.action,
            candidate=candidate,
            seat=seat,
            state=WorksheetState.SUBMITTED if standing.submitted else WorksheetState.DRAFT,
            answered=len(self.setting.assessed) if standing.submitted else half,
            started_at=self.now,
            submitted_at=self.now if standing.submitted else None,
            discussed=standing.opened,
        )
        for n, assessed in enumerate(self.setting.assessed):
            section = self.setting.sections[assessed.use_id]
            slot = self.new(RatingSlot, worksheet=worksheet, assessed=assessed, section=section)
            if standing.submitted or n < half:
                rating = self.new(
                    Rating,
                    slot=slot,
                    version=1,
                    level=self.level(ability),
                    note=self.invented.note(),
                    saved_by_id=seat.user_id,
                    saved_at=self.now,
                )
                slot.version, slot.current_id = 1, rating.pk

    def add_consensus(self, candidate, ability, standing) -> None:
        chair = self.setting.people["chair"]
        consensus = self.new(
            Consensus,
            action=self.setting.action,
            candidate=candidate,
            state=ConsensusState.CLOSED if standing.closed else ConsensusState.OPEN,
            opened_by=chair,
            opened_at=self.now,
            closed_by=chair if standing.closed else None,
            closed_at=self.now if standing.closed else None,
        )
        for assessed in self.setting.assessed:
            item = self.new(ConsensusItem, consensus=consensus, assessed=assessed)
            if standing.closed:
                agreed = self.new(
                    ConsensusRating,
                    item=item,
                    version=1,
                    level=self.level(ability),
                    reason="Agreed after reading the notes together.",
                    recorded_by=chair,
                    recorded_at=self.now,
                )
                item.version, item.current_id = 1, agreed.pk

    def level(self, ability: float):
        return self.setting.levels[self.invented.rating(ability) - 1]
