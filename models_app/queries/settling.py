"""What the pages for settling findings show: findings by the value they need, and the source beside them."""

from dataclasses import dataclass

from models_app.calculations.places import lines_in_words, parse_lines
from models_app.choices import FindingKind, VersionState
from models_app.models import CompetencyUse, Finding, ModelVersion, ProficiencyLevel, ProficiencyScale
from models_app.queries.findings import because
from models_app.queries.present_names import with_present_names

LOOK = "look"
GROUPS = {
    str(FindingKind.REQUIRED_LEVEL): "Required level",
    str(FindingKind.SELECTION_USE): "Selection use",
    str(FindingKind.DEFINITION): "Definition",
    LOOK: "To look at",
}
SETS_NO_LEVEL = (
    " Settling it here says that somebody looked, and sets no level: levels are given competency by competency under "
    "'Required level'."
)


@dataclass(frozen=True)
class Item:
    """One thing that can be chosen: a finding, or a competency that no finding asks about. `key` stands in the form."""

    key: str
    title: str
    detail: str
    settled: bool
    row: Finding | CompetencyUse


@dataclass(frozen=True)
class Tab:
    """One kind of value, with the number of open findings. `asked` False: no finding asks, it is done as needed."""

    key: str
    label: str
    open: int
    asked: bool = True

    @property
    def words(self) -> str:
        """How many wait, for the tab."""
        return f"{self.open} open" if self.asked else "as needed"


@dataclass(frozen=True)
class SourceLine:
    """One line of the source; `gap` says that lines before it are left out."""

    number: int
    text: str
    gap: bool


@dataclass(frozen=True)
class SettlePage:
    """Everything on the page of one group of findings."""

    version: ModelVersion
    tabs: tuple[Tab, ...]
    group: str
    items: tuple[Item, ...]
    levels: tuple[ProficiencyLevel, ...]
    lines: tuple[SourceLine, ...]
    findings: tuple[Finding, ...]

    @property
    def is_by_competency(self) -> bool:
        """Whether competencies are chosen, because no finding asks about each of them."""
        return any(isinstance(item.row, CompetencyUse) for item in self.items)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing of this kind."""
        return not self.items


def open_draft_of(version: ModelVersion) -> ModelVersion | None:
    """The draft (or version in review) that holds what was settled since this version was published."""
    return version.model.versions.filter(state__in=[VersionState.DRAFT, VersionState.IN_REVIEW]).first()


def group_of(finding: Finding) -> str:
    """Under which tab a finding stands."""
    return str(finding.kind) if finding.needs_value else LOOK


def settle_page(version: ModelVersion, group: str) -> SettlePage:
    """The page for one group ('' takes the first that has something open)."""
    findings = with_present_names(
        version.findings.select_related(
            "use__revision__competency", "use__revision__scale", "settled_by", "version"
        )
    )
    by_competency = _levels_by_competency(version, findings)
    tabs = tuple(
        Tab(
            key,
            label,
            sum(f.is_open for f in findings if group_of(f) == key),
            asked=any(group_of(f) == key for f in findings),
        )
        for key, label in GROUPS.items()
        if any(group_of(f) == key for f in findings) or (key == FindingKind.REQUIRED_LEVEL and by_competency)
    )
    keys = [tab.key for tab in tabs]
    if group in FindingKind.values and group not in GROUPS:
        group = LOOK
    if group not in keys:
        group = next((tab.key for tab in tabs if tab.open), keys[0] if keys else LOOK)
    items = tuple(_finding_item(f) for f in findings if group_of(f) == group)
    if group == FindingKind.REQUIRED_LEVEL and by_competency:
        items = by_competency
    levels = _levels(version, items) if group == FindingKind.REQUIRED_LEVEL else ()
    lines = _source_lines(version, items)
    return SettlePage(version, tabs, group, items, levels, lines, tuple(findings))


def _finding_item(finding: Finding) -> Item:
    place = lines_in_words(parse_lines(finding.source_lines))
    detail = f"{finding.detail} Source: {place}."
    if finding.kind == FindingKind.REQUIRED_LEVEL and not finding.needs_value:
        detail += SETS_NO_LEVEL
    if not finding.is_open:
        detail = f"Settled as '{finding.value}', because: {because(finding.reason, finding.evidence)}"
    return Item(finding.public_id, finding.shown_title, detail, not finding.is_open, finding)


def _levels_by_competency(version: ModelVersion, findings: list[Finding]) -> tuple[Item, ...]:
    """A model without levels asks once for the model; levels are then given competency by competency."""
    if not any(f.kind == FindingKind.REQUIRED_LEVEL and f.use_id is None for f in findings):
        return ()
    uses = version.uses.select_related("revision__competency", "revision__scale", "required_level__scale")
    return tuple(
        Item(
            use.public_id,
            str(use),
            _required(use),
            use.required_level is not None,
            use,
        )
        for use in uses
    )


def _required(use: CompetencyUse) -> str:
    level = use.required_level
    if level is None:
        return f"No required level: not stated{' in the source' if use.source_id else ''}."
    words = because(use.required_level_reason, use.required_level_evidence)
    return f"Required: {level.label} ({level.scale.name}), because: {words}"


def _levels(version: ModelVersion, items: tuple[Item, ...]) -> tuple[ProficiencyLevel, ...]:
    """Levels to choose from, lowest first: the competencies' own scales, else every scale that the agency may use."""
    uses = [item.row if isinstance(item.row, CompetencyUse) else item.row.use for item in items]
    scales = {use.revision.scale_id for use in uses if use and use.revision.scale_id}
    if not scales:
        scales = set(ProficiencyScale.objects.usable_by(version.model.agency).values_list("pk", flat=True))
    levels = ProficiencyLevel.objects.filter(scale__in=scales).select_related("scale")
    return tuple(levels.order_by("scale__name", "ordinal"))


def _source_lines(version: ModelVersion, items: tuple[Item, ...]) -> tuple[SourceLine, ...]:
    """The written lines that the items speak of, in the order of the document."""
    if version.source is None:
        return ()
    text = version.source.lines()
    places = [parse_lines(item.row.source_lines) for item in items]
    numbers = {n for place in places for first, last in place for n in range(first, last + 1)}
    written = [n for n in sorted(numbers) if n <= len(text) and text[n - 1].strip()]
    shown = [line for line in range(1, len(text) + 1) if text[line - 1].strip()]
    before = dict(zip(shown[1:], shown, strict=False))
    return tuple(SourceLine(n, text[n - 1], n in before and before[n] not in numbers) for n in written)
