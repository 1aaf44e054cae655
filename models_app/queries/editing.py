"""What the page of a draft shows to whoever edits it. A fixed number of queries."""

from dataclasses import dataclass

from models_app.models import (
    CompetencyGroup,
    CompetencyUse,
    Finding,
    MinimumRequirement,
    ModelPart,
    ModelVersion,
)
from models_app.queries.lists import competencies_of
from models_app.queries.version_page import findings_of, uses_of


@dataclass(frozen=True)
class Workshop:
    """A draft with everything that can be changed on its page, each list in its order."""

    version: ModelVersion
    uses: list[CompetencyUse]
    groups: list[CompetencyGroup]
    parts: list[ModelPart]
    requirement: MinimumRequirement | None
    open_findings: list[Finding]

    def rows(self, kind: str) -> list:
        """The list of this kind ('use', 'group' or 'part'); empty for any other word."""
        return {"use": self.uses, "group": self.groups, "part": self.parts}.get(kind, [])

    def row(self, kind: str, key: str):
        """The row that a page named by this key; None when it is no longer there."""
        return next((row for row in self.rows(kind) if key_of(row) == key), None)


def key_of(row) -> str:
    """What names a row on the page, wherever it stands by then: its public id where it has one."""
    return getattr(row, "public_id", "") or str(row.pk)


def workshop_of(version: ModelVersion) -> Workshop:
    """The draft as its page shows it."""
    return Workshop(
        version=version,
        uses=uses_of(version),
        groups=list(version.groups.order_by("position")),
        parts=list(version.parts.order_by("position")),
        requirement=MinimumRequirement.objects.filter(version=version).first(),
        open_findings=[finding for finding in findings_of(version) if finding.is_open],
    )


def addable(user, version: ModelVersion, text: str):
    """Competencies of the model's bank that the version doesn't have yet, by words of their name or definition."""
    rows = competencies_of(user, version.model.bank, text=text)
    return rows.exclude(pk__in=version.uses.values("revision__competency"))
