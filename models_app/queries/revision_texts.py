"""The texts of a revision as pages, files and programs show them."""

from dataclasses import dataclass
from itertools import groupby

from models_app.models import CompetencyArea, CompetencyRevision, ProficiencyLevel

TEXTS = ("levels__level", "indicators", "standards", "areas", "scale__levels")


@dataclass(frozen=True)
class LevelRow:
    """One level of the scale for one competency. `text` None is 'not stated'; `of` counts the scale's levels."""

    label: str
    ordinal: int
    of: int
    text: str | None
    required: bool


@dataclass(frozen=True)
class AreaList:
    """Areas under one head; without a head they end the sentence of the definition."""

    heading: str
    texts: tuple[str, ...]


def level_rows(revision: CompetencyRevision, required: ProficiencyLevel | None) -> tuple[LevelRow, ...]:
    """The level table of a revision; empty when it has no scale. Lowest level first, as sources print it."""
    if revision.scale is None:
        return ()
    texts = {row.level_id: row.text for row in revision.levels.all()}
    levels = sorted(revision.scale.levels.all(), key=lambda level: level.ordinal)
    wanted = required.pk if required else None
    return tuple(
        LevelRow(level.label, level.ordinal, len(levels), texts.get(level.pk), level.pk == wanted)
        for level in levels
    )


def area_lists(revision: CompetencyRevision) -> tuple[AreaList, ...]:
    """Areas of a revision by their heads, in order."""
    rows: list[CompetencyArea] = sorted(revision.areas.all(), key=lambda area: area.position)
    return tuple(
        AreaList(heading, tuple(area.text for area in members))
        for heading, members in groupby(rows, key=lambda area: area.heading)
    )
