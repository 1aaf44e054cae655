"""What the page of a draft shows to whoever edits it. A fixed number of queries."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Exists, OuterRef

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

FEW = 20  # of one kind; what comes to more is drawn in part, so that a page of 60 competencies stays light


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

    @cached_property
    def is_long(self) -> bool:
        """Whether there are so many competencies that the page draws the fields of one at a time."""
        return len(self.uses) > FEW

    @property
    def shown_findings(self) -> list[Finding]:
        """The first open findings, those of no competency before the others: these stand on its own page too."""
        return sorted(self.open_findings, key=lambda finding: finding.use_id is not None)[:FEW]

    @cached_property
    def findings_by_use(self) -> Counter[int | None]:
        """How many findings of each competency are open, by its primary key."""
        return Counter(finding.use_id for finding in self.open_findings)

    @cached_property
    def firsts(self) -> set[str]:
        """Competencies that can't go up, by key: the first of each group."""
        return _ends(self.uses)

    @cached_property
    def lasts(self) -> set[str]:
        """Competencies that can't go down, by key: the last of each group."""
        return _ends(self.uses[::-1])

    def step_left(self, kind: str, key: str, verb: str) -> str:
        """'up' or 'down': a step that the row can still take, the same again when it can; '' when it can take none."""
        rows = self.rows(kind)
        ends = {"up": {key_of(row) for row in rows[:1]}, "down": {key_of(row) for row in rows[-1:]}}
        if kind == "use":
            ends = {"up": self.firsts, "down": self.lasts}
        other = {"up": "down", "down": "up"}[verb]
        return next((step for step in (verb, other) if key not in ends[step]), "")

    def row(self, kind: str, key: str):
        """The row that a page named by this key; None when it is no longer there."""
        return next((row for row in self.rows(kind) if key_of(row) == key), None)


def _ends(uses: list[CompetencyUse]) -> set[str]:
    """Keys of the first competency of each group, those without a group being one more."""
    ends: dict[int | None, str] = {}
    for use in uses:
        ends.setdefault(use.group_id, key_of(use))
    return set(ends.values())


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
    """Competencies of the model's bank that the version doesn't have yet, by words of their name or definition.

    `was_removed`: it had it, and keeps what was decided about it.
    """
    rows = competencies_of(user, version.model.bank, text=text)
    removed = Exists(version.removed_uses.filter(competency=OuterRef("pk")))
    return rows.annotate(was_removed=removed).exclude(pk__in=version.uses.values("revision__competency"))
