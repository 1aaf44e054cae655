"""One model version as its page shows it: facts, and competencies whole. A fixed number of queries."""

from dataclasses import dataclass

from django.db.models import Max, OuterRef, Subquery, prefetch_related_objects

from models_app.calculations.kept_words import Wording
from models_app.choices import FindingKind
from models_app.models import (
    CompetencyRevision,
    CompetencyUse,
    Finding,
    ModelVersion,
    ProficiencyLevel,
    ProficiencyScale,
)
from models_app.queries.kept_words import KeptWords
from models_app.queries.places import Place, place
from models_app.queries.present_names import with_present_names
from models_app.queries.revision_texts import TEXTS, AreaList, LevelRow, area_lists, level_rows

SETTLED_LABELS = {
    FindingKind.REQUIRED_LEVEL: "Required level",
    FindingKind.SELECTION_USE: "Selection use",
    FindingKind.DEFINITION: "Definition",
}


@dataclass(frozen=True)
class Settlement:
    """What was settled at one go: the value in words, who, when, the one reason, and what it rests on."""

    words: str
    who: object
    at: object
    reason: str
    evidence: str


@dataclass(frozen=True)
class Ground:
    """What speaks for a level or a use that no finding asked about."""

    words: str
    reason: str
    evidence: str


@dataclass(frozen=True)
class Whole:
    """One competency shown whole. `outside` is a required level that belongs to another scale than the texts."""

    use: CompetencyUse
    number: int | None
    place: Place | None
    wording: Wording | None
    levels: tuple[LevelRow, ...]
    outside: ProficiencyLevel | None
    outside_of: int
    areas: tuple[AreaList, ...]
    settled: dict[str, Finding]
    open_findings: tuple[Finding, ...]
    newest: int
    elsewhere: tuple[CompetencyUse, ...]

    @property
    def revision(self) -> CompetencyRevision:
        return self.use.revision

    @property
    def level_settled(self) -> Finding | None:
        """Who set the required level, when and why."""
        return self.settled.get(FindingKind.REQUIRED_LEVEL)

    @property
    def settlements(self) -> list[Settlement]:
        """Everything that was settled about it; what was settled for one reason is said once."""
        by_reason: dict[tuple, list[Finding]] = {}
        for finding in self.settled.values():
            key = (finding.settled_by, finding.settled_at.date(), finding.reason, finding.evidence)
            by_reason.setdefault(key, []).append(finding)
        return [
            Settlement(
                "; ".join(_settled_as(f) for f in together) + ".",
                who,
                together[0].settled_at,
                reason,
                evidence,
            )
            for (who, _, reason, evidence), together in by_reason.items()
        ]

    @property
    def grounds(self) -> list[Ground]:
        """Reason and evidence of what was decided or stated without a finding that was settled."""
        use = self.use
        values = {
            FindingKind.REQUIRED_LEVEL: str(use.required_level or "not stated"),
            FindingKind.SELECTION_USE: use.get_selection_use_display(),
        }
        told = [
            Ground(f"{SETTLED_LABELS[kind]}: {value}.", *_speaks_for(use, kind))
            for kind, value in values.items()
            if kind not in self.settled
        ]
        return [ground for ground in told if ground.reason or ground.evidence]


def version_for_page(versions):
    """The version with everything that its title and facts say."""
    return versions.select_related(
        "model__agency",
        "model__job_class",
        "model__bank",
        "requirement",
        "source",
        "approved_by",
        "submitted_by",
        "created_by",
        "based_on",
    )


def uses_of(version: ModelVersion) -> list[CompetencyUse]:
    """The uses of a version in its order, as the index needs them."""
    return list(
        version.uses.select_related(
            "group",
            "source",
            "required_level__scale",
            "revision__competency",
            "revision__scale",
            "revision__source",
        )
    )


def uses_with_texts(version: ModelVersion) -> list[CompetencyUse]:
    """The uses of a version with all words of their revisions; for the printed form."""
    uses = uses_of(version)
    revisions = [use.revision for use in uses]
    prefetch_related_objects(revisions, *TEXTS, "competency__bank")
    return uses


def findings_of(version: ModelVersion) -> list[Finding]:
    """All findings of a version in their order, with who settled them and what they are about."""
    rows = version.findings.select_related("settled_by", "source", "use__revision__competency")
    return with_present_names(rows.order_by("position"))


def wholes(user, version: ModelVersion, uses: list[CompetencyUse], findings: list[Finding]) -> list[Whole]:
    """These uses shown whole; the number of queries does not depend on how many they are."""
    revisions = [use.revision for use in uses]
    prefetch_related_objects(revisions, *TEXTS)
    others_scales = {u.required_level.scale_id for u in uses if u.required_level} - {
        u.revision.scale_id for u in uses
    }
    sizes = _sizes(others_scales)
    newest = _newest(user, revisions)
    elsewhere = _elsewhere(user, version, revisions)
    kept = KeptWords(uses)
    return [_whole(use, findings, kept, sizes, newest, elsewhere) for use in uses]


def _speaks_for(use: CompetencyUse, kind: str) -> tuple[str, str]:
    """Reason and evidence of a level or a use."""
    return getattr(use, f"{kind}_reason"), getattr(use, f"{kind}_evidence")


def _settled_as(finding: Finding) -> str:
    """'Required level: Level 3', or what was looked at."""
    label = SETTLED_LABELS.get(finding.kind, finding.shown_title)
    return f"{label}: {finding.value}" if finding.value else label


def _whole(use, findings, kept, sizes, newest, elsewhere) -> Whole:
    competency = use.revision.competency
    own = [f for f in findings if f.use_id == use.pk]
    level = use.required_level
    outside = level if level and level.scale_id != use.revision.scale_id else None
    return Whole(
        use=use,
        number=use.revision.bank_number,
        place=place(use.source or use.revision.source, use.source_lines or use.revision.source_lines),
        wording=kept.of(use),
        levels=level_rows(use.revision, level),
        outside=outside,
        outside_of=sizes.get(outside.scale_id, 0) if outside else 0,
        areas=area_lists(use.revision),
        settled={f.kind: f for f in own if not f.is_open},
        open_findings=tuple(f for f in own if f.is_open),
        newest=newest.get(competency.pk, use.revision.number),
        elsewhere=tuple(elsewhere.get(competency.pk, ())),
    )


def _sizes(scale_ids: set[int]) -> dict[int, int]:
    """How many levels each scale has; `ordinal` counts from 1 without gaps."""
    rows = ProficiencyScale.objects.filter(pk__in=scale_ids).annotate(of=Max("levels__ordinal"))
    return dict(rows.values_list("pk", "of"))


def _newest(user, revisions) -> dict[int, int]:
    """Number of the bank's newest revision that the person may read, by competency; words of one class don't count."""
    rows = CompetencyRevision.objects.visible_to(user).filter(
        competency__in=[revision.competency_id for revision in revisions], for_model=None
    )
    return dict(rows.order_by().values_list("competency").annotate(newest=Max("number")))


def _elsewhere(user, version: ModelVersion, revisions) -> dict[int, list[CompetencyUse]]:
    """Uses of the same competencies in the newest version of other models that the person may read."""
    newest = (
        ModelVersion.objects.visible_to(user)
        .filter(model=OuterRef("version__model"))
        .order_by("-number")
        .values("pk")
    )
    rows = (
        CompetencyUse.objects.visible_to(user)
        .filter(revision__competency__in=[r.competency_id for r in revisions], version=Subquery(newest[:1]))
        .exclude(version__model=version.model)
        .select_related("version__model__agency", "revision", "required_level")
    )
    found: dict[int, list[CompetencyUse]] = {}
    for use in rows:
        found.setdefault(use.revision.competency_id, []).append(use)
    return found


def newer_than(user, version: ModelVersion) -> ModelVersion | None:
    """The newest version of the same model that the person may read, when it is not this one."""
    later = ModelVersion.objects.visible_to(user).filter(model=version.model, number__gt=version.number)
    return later.order_by("-number").first()


def other_versions(user, version: ModelVersion):
    """Versions of the same model to compare with, newest first."""
    return ModelVersion.objects.visible_to(user).filter(model=version.model).exclude(pk=version.pk)
