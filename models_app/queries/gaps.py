"""Everything that remains open in a version, each with the pages on which it is settled, edited and read."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from models_app.choices import VALUE_KINDS, FindingKind, SelectionUse, VersionState
from models_app.models import CompetencyUse, Finding, ModelVersion
from models_app.queries.fields import fields_of
from models_app.queries.places import place
from models_app.queries.present_names import with_present_names
from models_app.queries.settling import group_of

# The field of a competency's page in the workshop that sets what nobody stated.
FIELDS = {
    FindingKind.REQUIRED_LEVEL: "id_decide-level_0",
    FindingKind.SELECTION_USE: "id_decide-selection_use_0",
    FindingKind.DEFINITION: "id_definition",
}


@dataclass(frozen=True)
class Link:
    """Where somebody goes on from a gap."""

    label: str
    url: str


@dataclass(frozen=True)
class Gap:
    """One thing that remains open, in words, with links to its place."""

    text: str
    links: tuple[Link, ...]


class OpenPlaces:
    """Where each open finding of a version is mended. The number of queries does not depend on how many there are."""

    def __init__(self, version: ModelVersion, findings: list[Finding], *, mending: bool):
        """`mending`: the reader may settle or edit; everybody else is led to the words alone."""
        self.version, self.mending = version, mending
        self.findings = [finding for finding in findings if finding.is_open]

    @cached_property
    def _fields(self) -> dict[int, str]:
        """Workshop addresses by finding, in a draft alone: nothing else is edited."""
        if self.version.state != VersionState.DRAFT or not self.mending:
            return {}
        return fields_of(self.version, [f for f in self.findings if f.kind not in VALUE_KINDS])

    @cached_property
    def by_finding(self) -> dict[int, tuple[Link, ...]]:
        """Links of every open finding by its primary key."""
        return {finding.pk: self._links(finding) for finding in self.findings}

    def _links(self, finding: Finding) -> tuple[Link, ...]:
        links = []
        if self.mending and self.version.state in (VersionState.DRAFT, VersionState.PUBLISHED):
            links.append(Link("Settle it", settle_address(finding)))
        if finding.needs_value and self.mending and self.version.state == VersionState.DRAFT:
            links.append(Link("Edit the field", field_address(finding.use, self.version, finding.kind)))
        elif field := self._fields.get(finding.pk):
            links.append(Link("Edit the words", field))
        if links and finding.kind == FindingKind.REQUIRED_LEVEL and finding.use_id is None:
            links.append(Link("Set levels", levels_address(self.version)))
        return (*links, *self._reading(finding.use))

    def unstated(self, use: CompetencyUse, kind: str) -> tuple[Link, ...]:
        """Links of something that is unstated though no finding asks any more."""
        if self.mending and self.version.state == VersionState.DRAFT:
            return (Link("Edit the field", field_address(use, self.version, kind)), *self._reading(use))
        return tuple(self._reading(use))

    def _reading(self, use: CompetencyUse | None) -> list[Link]:
        if use is None:
            return []
        address = reverse("library:version-detail", args=[self.version.public_id])
        return [Link("Read it", f"{address}?c={use.public_id}#c-{use.public_id}")]


def settle_address(finding: Finding) -> str:
    """The page that settles this finding, with it ticked and in sight."""
    address = reverse("library:findings-settle", args=[finding.version.public_id])
    return f"{address}?kind={group_of(finding)}&finding={finding.public_id}#finding-{finding.public_id}"


def levels_address(version: ModelVersion) -> str:
    """Where a model that states no levels gets them, competency by competency."""
    address = reverse("library:findings-settle", args=[version.public_id])
    return f"{address}?kind={FindingKind.REQUIRED_LEVEL}#id_findings"


def field_address(use: CompetencyUse, version: ModelVersion, kind: str) -> str:
    """The field of the workshop that holds what a finding of this kind asks for."""
    address = reverse("library:draft-competency", args=[version.public_id, use.public_id])
    return f"{address}#{FIELDS[FindingKind(kind)]}"


def gaps_with_places(version: ModelVersion, *, mending: bool = True) -> tuple[Gap, ...]:
    """What remains open in a version: unsettled findings, then what is unstated though no finding asks any more."""
    findings = with_present_names(version.findings.open().select_related("use__revision", "source"))
    places = OpenPlaces(version, findings, mending=mending)
    uses = version.uses.select_related("revision__competency", "revision__scale", "required_level")
    asked = (Gap(f.shown_title, (*places.by_finding[f.pk], *_in_source(f))) for f in findings)
    return (*asked, *unstated_gaps(places, uses))


def unstated_gaps(places: OpenPlaces, uses: Iterable[CompetencyUse]) -> tuple[Gap, ...]:
    """What is unstated though no finding asks, in a version of any state: publishing does not state it."""
    return tuple(
        Gap(text, places.unstated(use, kind)) for use, kind, text in unstated_in(uses, places.findings)
    )


def unstated_in(
    uses: Iterable[CompetencyUse], findings: Iterable[Finding]
) -> list[tuple[CompetencyUse, str, str]]:
    """Competency, kind and words of what nobody stated and no open finding asks about."""
    asked = {(f.use_id, f.kind) for f in findings if f.is_open}
    return [(use, kind, text) for use in uses for kind, text in _unstated(use) if (use.pk, kind) not in asked]


def _in_source(finding: Finding) -> list[Link]:
    """What belongs to no competency is read in the source: a page of its own in the version it does not have."""
    found = place(finding.source, finding.source_lines) if finding.use_id is None else None
    return [Link(found.words.capitalize(), found.url)] if found else []


def _unstated(use: CompetencyUse) -> list[tuple[str, str]]:
    gaps = []
    if use.required_level is None and use.revision.scale is not None:
        gaps.append((str(FindingKind.REQUIRED_LEVEL), f"{use} has no required level."))
    if use.selection_use == SelectionUse.NOT_STATED:
        gaps.append(
            (str(FindingKind.SELECTION_USE), f"{use} can't be assessed: its selection use is not stated.")
        )
    if use.revision.definition is None:
        gaps.append((str(FindingKind.DEFINITION), f"{use} has no definition."))
    return gaps
