"""What the worksheet's page shows with one competency open, in a fixed number of queries."""

from dataclasses import dataclass

from assessments.calculations.benchmarks import between_levels, without_example
from assessments.models import Benchmark, Probe, RatingSlot, Worksheet
from assessments.queries.rating import answer_in_words, levels_of, needs_note, slots_of
from models_app.models import ProficiencyLevel


@dataclass(frozen=True)
class Entry:
    """One competency of the worksheet in the list beside the page. `position` counts from 1."""

    position: int
    slot: RatingSlot
    is_open: bool

    @property
    def name(self) -> str:
        return str(self.slot.assessed)

    @property
    def is_answered(self) -> bool:
        return self.slot.current is not None and self.slot.current.is_answer

    @property
    def words(self) -> str:
        return answer_in_words(self.slot.current)


@dataclass(frozen=True)
class Tile:
    """One level to choose, as it stands on its tile. `texts` are the guide's benchmarks; without one `no_example`."""

    ordinal: int
    label: str
    texts: tuple[str, ...]
    no_example: str
    required: bool


@dataclass(frozen=True)
class WorksheetPage:
    """What the worksheet's page shows with one competency open."""

    worksheet: Worksheet
    entries: tuple[Entry, ...]
    entry: Entry
    levels: tuple[ProficiencyLevel, ...]  # highest first
    tiles: tuple[Tile, ...]
    probes: tuple[Probe, ...]

    @property
    def answered(self) -> int:
        return sum(entry.is_answered for entry in self.entries)

    @property
    def previous(self) -> Entry | None:
        return self.entries[self.entry.position - 2] if self.entry.position > 1 else None

    @property
    def following(self) -> Entry | None:
        return self.entries[self.entry.position] if self.entry.position < len(self.entries) else None

    @property
    def note_levels(self) -> tuple[int, ...]:
        """Ordinals that need a note, lowest first."""
        rules = self.worksheet.action.rule_set
        return tuple(sorted(each.ordinal for each in self.levels if needs_note(each, self.levels, rules)))


def page_of(worksheet: Worksheet, *, position: int | None = None, slot_id: str = "") -> WorksheetPage:
    """The page with the competency at `position` open, or that of a slot, or the first that is not answered yet."""
    slots = slots_of(worksheet)
    opened = _opened(slots, position, slot_id)
    levels = levels_of(worksheet)
    entries = tuple(Entry(n, slot, slot is opened) for n, slot in enumerate(slots, 1))
    return WorksheetPage(
        worksheet=worksheet,
        entries=entries,
        entry=next(entry for entry in entries if entry.is_open),
        levels=tuple(levels),
        tiles=tuple(tiles_of(opened, levels)),
        probes=tuple(probes_of(opened)),
    )


def _opened(slots: list[RatingSlot], position: int | None, slot_id: str) -> RatingSlot:
    """Which slot is open; a position that is none opens the nearest."""
    if slot_id:
        return next(slot for slot in slots if slot.public_id == slot_id)
    if position is not None:
        return slots[min(max(position, 1), len(slots)) - 1]
    return next((s for s in slots if s.current is None or not s.current.is_answer), slots[0])


def probes_of(slot: RatingSlot) -> list[Probe]:
    """The probes of the slot's question."""
    return list(Probe.objects.filter(section=slot.section_id).order_by("position"))


def tiles_of(slot: RatingSlot, levels: list[ProficiencyLevel]) -> list[Tile]:
    """One tile a level, highest first, each with its benchmarks or the words that there is none."""
    texts: dict[int, list[str]] = {}
    for benchmark in Benchmark.objects.filter(section=slot.section_id).order_by("position"):
        texts.setdefault(benchmark.level_id, []).append(benchmark.text)
    marks = ["", *(str(level.ordinal) for level in levels), ""]
    return [
        Tile(
            ordinal=level.ordinal,
            label=level.label,
            texts=tuple(texts.get(level.pk, ())),
            no_example=without_example(level.definition, between_levels(marks[n + 2], marks[n])),
            required=level.pk == slot.assessed.use.required_level_id,
        )
        for n, level in enumerate(levels)
    ]
