"""Reads for the rating worksheet: always one rater's own, never anything of another's."""

from dataclasses import dataclass

from django.db.models import Count, F, OuterRef, QuerySet, Subquery

from assessments.choices import ActionState
from assessments.models import Benchmark, Probe, RatingSlot, RuleSet, Worksheet, WorksheetReopening
from models_app.models import ProficiencyLevel

NO_EXAMPLE = "No example at this level"


@dataclass(frozen=True)
class Blank:
    """What is missing on one competency before the worksheet can be handed in. `position` counts from 1."""

    slot_id: str
    position: int
    name: str
    missing: str


@dataclass(frozen=True)
class Tile:
    """One level to choose, as it stands on its tile. `texts` are the guide's benchmarks; without one `no_example`."""

    ordinal: int
    mark: str
    label: str
    texts: tuple[str, ...]
    no_example: str
    required: bool


def worksheets_of(user) -> QuerySet[Worksheet]:
    """The person's own worksheets in hiring actions whose ratings have begun, newest action first."""
    return (
        Worksheet.objects.of_rater(user)
        .filter(action__state__in=[ActionState.RATING, ActionState.FINAL])
        .select_related("action__agency", "candidate")
        .annotate(total=Count("action__assessed"))
        .order_by(F("action__interviews_to").desc(nulls_first=True), "-action_id", "candidate__sort_key")
    )


def worksheets_to_open(user) -> QuerySet[Worksheet]:
    """The person's own worksheets with what their pages show; `reopened_*` tell of the latest reopening, if any."""
    latest = WorksheetReopening.objects.filter(worksheet=OuterRef("pk")).order_by("-at", "-pk")
    return (
        Worksheet.objects.of_rater(user)
        .select_related(
            "action__agency", "action__rule_set", "action__guide_version", "candidate", "seat__user"
        )
        .annotate(
            reopened_reason=Subquery(latest.values("reason")[:1]),
            reopened_at=Subquery(latest.values("at")[:1]),
        )
    )


def slots_of(worksheet: Worksheet) -> list[RatingSlot]:
    """The worksheet's slots in the guide's order, with competency, question and current rating, in one query."""
    return list(
        RatingSlot.objects.filter(worksheet=worksheet)
        .select_related(
            "assessed__use__revision__competency",
            "assessed__use__required_level",
            "section",
            "current__level",
        )
        .order_by("assessed__position")
    )


def levels_of(worksheet: Worksheet) -> list[ProficiencyLevel]:
    """The levels of the hiring action's scale, highest first, as the printed guide has them."""
    return list(ProficiencyLevel.objects.filter(scale=worksheet.action.scale_id).order_by("-ordinal"))


def probes_of(slot: RatingSlot) -> list[Probe]:
    """The probes of the slot's question."""
    return list(Probe.objects.filter(section=slot.section_id).order_by("position"))


def tiles_of(slot: RatingSlot, levels: list[ProficiencyLevel]) -> list[Tile]:
    """One tile a level, highest first, each with its benchmarks or the words that there is none."""
    texts: dict[int, list[str]] = {}
    for benchmark in Benchmark.objects.filter(section=slot.section_id).order_by("position"):
        texts.setdefault(benchmark.level_id, []).append(benchmark.text)
    marks = [mark_of(level) for level in levels]
    return [
        Tile(
            ordinal=level.ordinal,
            mark=marks[n],
            label=level.label,
            texts=tuple(texts.get(level.pk, ())),
            no_example=_no_example(level, marks[n + 1 : n + 2], marks[n - 1 : n] if n else []),
            required=level.pk == slot.assessed.use.required_level_id,
        )
        for n, level in enumerate(levels)
    ]


def mark_of(level: ProficiencyLevel) -> str:
    """What stands for the level in a rating box: its value where the scale gives one, else its place from below."""
    return f"{level.value.normalize():f}" if level.value is not None else str(level.ordinal)


def _no_example(level: ProficiencyLevel, below: list[str], above: list[str]) -> str:
    """'No example at this level: <definition>. Better than 3, short of 5.'"""
    meaning = f": {level.definition.strip().rstrip('.')}" if level.definition else ""
    between = [*(f"better than {mark}" for mark in below), *(f"short of {mark}" for mark in above)]
    return f"{NO_EXAMPLE}{meaning}. {', '.join(between).capitalize()}."


def needs_note(level: ProficiencyLevel, levels: list[ProficiencyLevel], rule_set: RuleSet) -> bool:
    """Whether this level asks for a note: the lowest and the highest do, where the rules say so."""
    ordinals = [each.ordinal for each in levels]
    return rule_set.note_at_extremes and level.ordinal in (min(ordinals), max(ordinals))


def blanks_of(slots: list[RatingSlot], levels: list[ProficiencyLevel], rule_set: RuleSet) -> list[Blank]:
    """Everything that keeps these slots from being handed in, in order; empty when nothing does."""
    blanks = []
    for position, slot in enumerate(slots, 1):
        missing = _missing(slot, levels, rule_set)
        if missing:
            blanks.append(Blank(slot.public_id, position, str(slot.assessed), missing))
    return blanks


def _missing(slot: RatingSlot, levels: list[ProficiencyLevel], rule_set: RuleSet) -> str:
    """What is missing at one slot, in words; empty when nothing is."""
    rating = slot.current
    if rating is None or not rating.is_answer:
        return "not rated yet."
    if rating.level and not rating.note and needs_note(rating.level, levels, rule_set):
        return f"a rating of {mark_of(rating.level)} needs a note with the evidence for it."
    return ""
