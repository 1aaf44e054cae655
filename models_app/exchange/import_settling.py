"""The page on which findings of an import are settled before there is a draft: by the value they need."""

from dataclasses import dataclass, replace

from models_app.actions.import_settling import agency_level_key, agency_levels, level_key, levels_of, unasked
from models_app.calculations.places import lines_in_words, parse_lines
from models_app.calculations.plain import PlainCompetency, PlainModel
from models_app.choices import FindingKind
from models_app.exchange.import_competencies import settled_before
from models_app.exchange.import_findings import LOOK, FindingRow
from models_app.exchange.import_page import ImportReview
from models_app.exchange.labels import NO_SUCH_LEVEL, TWO_LEVELS
from models_app.queries.settling import GROUPS, Tab

SETS_NO_LEVEL = (
    " Settling it here says that somebody looked, and sets no level: levels are given competency by competency under "
    "'Required level'."
)
STATED = (NO_SUCH_LEVEL, TWO_LEVELS)
UNASKED = "No required level: not stated in the document."


@dataclass(frozen=True)
class ImportItem:
    """One finding as the form offers it; `key` stands in the form."""

    key: str
    title: str
    detail: str
    settled: bool
    row: FindingRow


@dataclass(frozen=True)
class ImportLevel:
    """A level of the document that can be required; `text` is the words of the only competency on the page."""

    key: str
    label: str
    text: str


@dataclass(frozen=True)
class ImportSettlePage:
    """One group of findings of an import, as `SettlePage` is of a version."""

    tabs: tuple[Tab, ...]
    group: str
    items: tuple[ImportItem, ...]
    levels: tuple[ImportLevel, ...]
    is_by_competency: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing of this kind."""
        return not self.items

    @property
    def settled(self) -> tuple[ImportItem, ...]:
        """Those that were settled here and can be taken back."""
        return tuple(item for item in self.items if item.row.settled)


def import_settle_page(review: ImportReview, group: str) -> ImportSettlePage:
    """The page for one group ('' takes the first that has something open)."""
    rows = [row for found in review.findings for row in found.rows]
    unasked_rows = _unasked_rows(review)
    tabs = tuple(
        Tab(key, label, sum(row.tab == key and row.is_open for row in rows), asked=_asked(key, rows))
        for key, label in GROUPS.items()
        if _asked(key, rows) or (key == FindingKind.REQUIRED_LEVEL and unasked_rows)
    )
    keys = [tab.key for tab in tabs]
    if group not in keys:
        group = next((tab.key for tab in tabs if tab.open), keys[0] if keys else LOOK)
    if group == FindingKind.REQUIRED_LEVEL and unasked_rows:
        return ImportSettlePage(tabs, group, tuple(map(_item, unasked_rows)), _levels_of_agency(review), True)
    own = [row for row in rows if row.tab == group]
    levels = _levels(review.plain, own) if review.plain and group == FindingKind.REQUIRED_LEVEL else ()
    return ImportSettlePage(tabs, group, tuple(map(_item, own)), levels)


def _asked(key: str, rows: list[FindingRow]) -> bool:
    return any(row.tab == key for row in rows)


def _unasked_rows(review: ImportReview) -> list[FindingRow]:
    """A model without levels asks once for the model; levels are then given competency by competency."""
    if review.plain is None:
        return []
    settled, before = review.decisions.settled, settled_before(review.competencies)
    return [
        FindingRow(
            key,
            replace(finding, detail=stated_instead(review.plain, finding.competency)),
            (),
            settled.get(key),
            before.get((finding.competency or 0, finding.kind)),
        )
        for key, finding in unasked(review.plain).items()
        if finding.competency not in review.decisions.not_taken
    ]


def stated_instead(plain: PlainModel, place: int | None) -> str:
    """What the document states of the required level of a competency, though no level of it has that label."""
    lines = set(plain.competencies[place].lines) if place is not None else set()
    found = [left for left in plain.unused if left.reason in STATED and left.text and {*left.lines} <= lines]
    if not found:
        return UNASKED
    words = " and ".join(
        f"'{left.text.strip()}' ({lines_in_words([(n, n) for n in left.lines])})" for left in found
    )
    return f"No required level was set. The document states {words} and describes no level of that label."


def _levels_of_agency(review: ImportReview) -> tuple[ImportLevel, ...]:
    return tuple(
        ImportLevel(agency_level_key(level), f"{level.label} ({level.scale.name})", level.definition or "")
        for level in agency_levels(review.imported.agency).values()
    )


def _item(row: FindingRow) -> ImportItem:
    finding = row.finding
    detail = finding.detail
    if row.lines:
        detail += f" Source: {lines_in_words(parse_lines(row.lines))}."
    if finding.kind == FindingKind.REQUIRED_LEVEL and row.tab == LOOK:
        detail += SETS_NO_LEVEL
    if not row.is_open:
        when = "" if row.settled else " in the version before"
        detail = f"Settled{when} as '{row.settled_as}', because: {row.because}"
    return ImportItem(row.key, finding.title, detail, not row.is_open, row)


def _levels(plain: PlainModel, rows: list[FindingRow]) -> tuple[ImportLevel, ...]:
    """The levels that at least one of the competencies may require, lowest first."""
    places = [row.finding.competency for row in rows]
    only = plain.competencies[places[0]] if len(places) == 1 and places[0] is not None else None
    refs = dict.fromkeys(ref for place in places for ref in levels_of(plain, place))
    names = {scale.code: scale.name for scale in plain.scales}
    several = len({ref.scale for ref in refs}) > 1
    return tuple(
        ImportLevel(
            level_key(ref),
            f"{ref.label} ({names.get(ref.scale, 'of the document')})" if several else ref.label,
            _text(only, ref.label),
        )
        for ref in refs
    )


def _text(competency: PlainCompetency | None, label: str) -> str:
    return next((one.text for one in competency.levels if one.label == label), "") if competency else ""
