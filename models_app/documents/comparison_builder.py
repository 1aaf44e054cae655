"""From two versions and their comparison to what the printed comparison says."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from models_app.calculations.differences import Segment, SegmentKind
from models_app.documents.comparison_sheet import (
    Compared,
    ComparedCompetency,
    ComparisonSheet,
    Kind,
    OneSided,
    Run,
    Side,
    Standing,
    StandingOn,
)
from models_app.models import CompetencyUse, ModelVersion
from models_app.queries.built_on import in_words
from models_app.queries.comparing import Comparison, Pair
from models_app.queries.comparing_around import Row
from models_app.queries.standing import Standings

KINDS: dict[SegmentKind, Kind] = {
    SegmentKind.SAME: "same",
    SegmentKind.REMOVED: "removed",
    SegmentKind.ADDED: "added",
}
MOST_LISTED = 100  # what stands on the older version, by name; more are counted


def build_comparison(
    left: ModelVersion,
    right: ModelVersion,
    comparison: Comparison,
    standing: Standings | None,
    *,
    now: datetime,
) -> ComparisonSheet:
    """The printed comparison of two versions, given with their models and agencies."""
    agency = left.model.agency
    return ComparisonSheet(
        left=_side(left),
        right=_side(right),
        as_of=_day(now, agency.time_zone),
        different=tuple(_competency(pair) for pair in comparison.different),
        only_left=tuple(_one_sided(use) for use in comparison.only_left),
        only_right=tuple(_one_sided(use) for use in comparison.only_right),
        around=tuple(_compared(row) for row in comparison.changed_parts),
        same=tuple(pair.name for pair in comparison.same),
        standing=_standing(standing),
        paper="a4" if agency.paper_size == "a4" else "letter",
    )


def _side(version: ModelVersion) -> Side:
    zone = version.model.agency.time_zone
    day = _day(version.published_at, zone) if version.published_at else None
    return Side(
        agency=version.model.agency.name,
        model=version.name,
        version=f"version {version.number}",
        state=version.get_state_display().lower(),
        date=f"published {day}" if day else f"begun {_day(version.created_at, zone)}",
        content_hash=version.content_hash or None,
        open_findings=version.findings.open().count(),
    )


def _day(moment: datetime, zone: str) -> str:
    local = moment.astimezone(ZoneInfo(zone or "UTC"))
    return f"{local:%B} {local.day}, {local.year}"


def _competency(pair: Pair) -> ComparedCompetency:
    rows = [row for row in (*pair.facts, *pair.rows) if not row.is_same]
    texts = tuple(_compared(row) for row in rows)
    name = pair.name if pair.name == pair.other_name else f"{pair.name} / {pair.other_name}"
    return ComparedCompetency(name, texts, others_same=len(rows) < len(pair.facts) + len(pair.rows))


def _compared(row: Row) -> Compared:
    found = row.difference
    drawn = row.marked and found.old is not None and found.new is not None
    return Compared(
        row.label,
        _runs(found.old, found.old_side if drawn else None),
        _runs(found.new, found.new_side if drawn else None),
    )


def _runs(text: str | None, segments: Iterable[Segment] | None) -> tuple[Run, ...] | None:
    if text is None:
        return None
    if segments is None:
        return (Run("same", text),)
    return tuple(run for segment in segments for run in _without_space_around(segment))


def _without_space_around(segment: Segment) -> Iterator[Run]:
    """A change as one run, with the white space around it outside: brackets in words stand close to the words."""
    kind, core = KINDS[segment.kind], segment.text.strip()
    if segment.kind == SegmentKind.SAME or not core:
        yield Run(kind, segment.text)
        return
    before, _, after = segment.text.partition(core)
    runs = (Run("same", before), Run(kind, core), Run("same", after))
    yield from (run for run in runs if run.text)


def _one_sided(use: CompetencyUse) -> OneSided:
    number = f"{use.revision.bank_number}. " if use.revision.bank_number else ""
    level = f"{use.required_level} required" if use.required_level else "required level not stated"
    stated = use.selection_use != "not_stated"
    return OneSided(
        f"{number}{use}",
        f"{level}; {use.get_selection_use_display().lower() if stated else 'selection use not stated'}",
    )


def _standing(standing: Standings | None) -> StandingOn | None:
    if standing is None:
        return None
    version = f"version {standing.version.number}"
    if standing.things is None:
        return StandingOn(version, "", None)
    listed = standing.things[:MOST_LISTED]
    return StandingOn(
        version,
        in_words(standing.things),
        tuple(Standing(thing.noun, thing.label, thing.note) for thing in listed),
        len(standing.things) - len(listed),
    )
