"""Plain rows as rows of our tables, not saved yet: what an import of a document writes, and what the fixtures hold."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils.text import slugify

from competency_portal.accounts.models import Agency
from models_app.calculations.places import fitting_lines
from models_app.calculations.plain import (
    PlainCompetency,
    PlainFinding,
    PlainJob,
    PlainLevelRef,
    PlainModel,
)
from models_app.models import (
    BehavioralIndicator,
    Competency,
    CompetencyArea,
    CompetencyBank,
    CompetencyGroup,
    CompetencyModel,
    CompetencyRevision,
    CompetencyUse,
    Finding,
    JobClass,
    LevelDescription,
    MinimumRequirement,
    ModelPart,
    ModelVersion,
    PerformanceStandard,
    ProficiencyLevel,
    ProficiencyScale,
    SourceDocument,
)

PLACE_LENGTH = 80  # what `source_lines` holds
TITLE_LENGTH = 200  # what the title of a finding holds


@dataclass(frozen=True)
class Known:
    """A competency of the bank that a competency of the document is. `revision` set: its words are used as they are."""

    competency: Competency
    revision: CompetencyRevision | None = None
    next_number: int = 1


Levels = Mapping[str, ProficiencyLevel]


def place(lines: Iterable[int]) -> str:
    """Line numbers as they are stored: '13-15, 28'."""
    return fitting_lines(lines, PLACE_LENGTH)


def class_title(job: PlainJob) -> str:
    """How people say the class: 'IT Specialist (Customer Support) GS-12', 'Director of Systems (9375)'."""
    return " ".join(part for part in (job.title, job.grade, f"({job.code})" if job.code else "") if part)


def competency_slug(plain: PlainCompetency) -> str:
    """Name of a competency in its bank; empty where its name has no letter that a slug can hold."""
    return (
        plain.slug or slugify(f"{plain.number or ''} {plain.family} {plain.variant}".replace("/", " "))[:110]
    )


class WordRows:
    """Rows of competencies with their words, in an order in which they can be saved; `all` holds them.

    `carried`: a file of the portal's own brought the source document along, beside texts that were edited since.
    """

    def __init__(self, source: SourceDocument | None, *, carried: bool = False):
        self.source, self.carried = source, carried
        self.all: list[Model] = []

    def add_competency(self, plain: PlainCompetency, bank: CompetencyBank, slug: str) -> Competency:
        """One more entry of a bank."""
        row = Competency(
            bank=bank, slug=slug, number=plain.number, family=plain.family, variant=plain.variant
        )
        return self._add(row)

    def add_words(
        self,
        plain: PlainCompetency,
        scale: tuple[ProficiencyScale | None, Levels],
        **fields: Any,
    ) -> CompetencyRevision:
        """A revision with all its texts. `scale` comes with its levels by label; `fields` say whose revision it is."""
        stated = self._text if plain.definition is not None else self._sourced
        revision = stated(
            CompetencyRevision, plain.definition_lines, bank_number=plain.number, family=plain.family,
            variant=plain.variant, definition=plain.definition, scale=scale[0] if plain.levels else None, **fields,
        )  # fmt: skip
        self._texts(revision, plain, scale[1])
        return revision

    def _sourced(self, table: type[Model], lines: Iterable[int], **fields: Any) -> Any:
        return self._add(table(source=self.source, source_lines=place(lines), **fields))

    def _text(self, table: type[Model], lines: tuple[int, ...], **fields: Any) -> Any:
        """A text. One that has lost its lines in a file of the portal's own stands in no document any more."""
        row = self._sourced(table, lines, **fields)
        if self.carried and not lines:
            row.source = None
        return row

    def _add(self, row: Model) -> Any:
        self.all.append(row)
        return row

    def _texts(self, revision: CompetencyRevision, plain: PlainCompetency, levels: Levels) -> None:
        for level in plain.levels:
            self._text(
                LevelDescription,
                level.lines,
                revision=revision,
                level=levels[level.label],
                text=level.text,
            )
        for n, indicator in enumerate(plain.indicators, 1):
            self._text(
                BehavioralIndicator, indicator.lines, revision=revision, position=n, text=indicator.text
            )
        for n, standard in enumerate(plain.standards, 1):
            self._text(
                PerformanceStandard, standard.lines, revision=revision, position=n, label=standard.label,
                text=standard.text,
            )  # fmt: skip
        for n, area in enumerate(plain.areas, 1):
            self._text(
                CompetencyArea,
                area.lines,
                revision=revision,
                position=n,
                heading=area.heading,
                text=area.text,
            )


class ModelRows(WordRows):
    """Rows of one model version, in an order in which they can be saved; `all` holds them.

    `bank` and `scale` (None where the document has no levels) are rows too, already made and among the caller's; where
    `levels` gives the levels of that scale they exist, else they are made. `target` is the model that gets this
    version, None: a new model with a new job class. `known` holds, by place in the document, competencies of the bank;
    `slugs` names for the others; `scales` further scales by code, each with its levels by label; `settled` who settled
    when what the file brings along as settled.
    """

    def __init__(
        self,
        model: PlainModel,
        *,
        agency: Agency,
        source: SourceDocument | None,
        bank: CompetencyBank,
        scale: ProficiencyScale | None,
        version: dict[str, Any],
        levels: Levels | None = None,
        target: CompetencyModel | None = None,
        known: Mapping[int, Known] | None = None,
        slugs: Mapping[int, str] | None = None,
        scales: Mapping[str, tuple[ProficiencyScale, Levels]] | None = None,
        settled: Mapping[str, Any] | None = None,
    ):
        super().__init__(source, carried=model.source is not None)
        self.plain, self.bank, self.scale = model, bank, scale
        self.known, self.slugs, self.scales = known or {}, slugs or {}, scales or {}
        self.settled = settled or {}
        self.levels = dict(levels) if levels is not None else self._levels()
        self.model = target or self._model(agency)
        self.version = self._version(version)
        self._parts()
        self.groups = [
            self._text(CompetencyGroup, group.lines, version=self.version, position=n, name=group.text)
            for n, group in enumerate(model.groups, 1)
        ]
        self.uses = [self._competency(n, competency) for n, competency in enumerate(model.competencies, 1)]
        for position, finding in enumerate(model.findings, 1):
            self.add_finding(position, finding)

    def add_finding(self, position: int, finding: PlainFinding) -> None:
        """One more thing to settle; positions count within the version."""
        use = self.uses[finding.competency] if finding.competency is not None else None
        self._sourced(
            Finding, finding.lines, version=self.version, position=position, use=use, kind=finding.kind,
            title=finding.title[:TITLE_LENGTH], detail=finding.detail, value=finding.value, reason=finding.reason,
            **(self.settled if finding.settled else {}),
        )  # fmt: skip

    def _levels(self) -> dict[str, ProficiencyLevel]:
        return {
            words.text: self._sourced(
                ProficiencyLevel, words.lines, scale=self.scale, ordinal=ordinal, label=words.text
            )
            for ordinal, words in enumerate(self.plain.level_labels, 1)
        }

    def _model(self, agency: Agency) -> CompetencyModel:
        job = self.plain.job
        slug = self.plain.slug or slugify(class_title(job))[:110]
        job_class = self._sourced(
            JobClass, job.lines, agency=agency, slug=job.slug or slug, title=job.title, code=job.code,
            series=job.series, grade=job.grade, organization=job.organization, job_family=job.job_family,
        )  # fmt: skip
        return self._add(
            CompetencyModel(
                agency=agency, slug=slug, job_class=job_class, bank=self.bank, title=class_title(job)
            )
        )

    def _version(self, fields: dict[str, Any]) -> ModelVersion:
        title = self.plain.title
        return self._sourced(
            ModelVersion, title.lines, **{"model": self.model, "number": 1, "title": title.text, **fields}
        )

    def _parts(self) -> None:
        for position, part in enumerate(self.plain.parts, 1):
            self._text(
                ModelPart, part.lines, version=self.version, position=position, kind=part.kind,
                heading=part.heading, text="\n\n".join(part.paragraphs),
            )  # fmt: skip
        if rule := self.plain.requirement:
            self._text(
                MinimumRequirement, rule.lines, version=self.version, education=rule.education,
                experience=rule.experience, experience_years=rule.experience_years,
                substitution=rule.substitution, further_years=rule.further_years,
            )  # fmt: skip

    def _competency(self, position: int, plain: PlainCompetency) -> CompetencyUse:
        known = self.known.get(position - 1)
        revision = known.revision if known and known.revision else self._revision(position, plain, known)
        group = self.groups[plain.group] if plain.group is not None else None
        return self._text(
            CompetencyUse, plain.lines, version=self.version, group=group, position=position, revision=revision,
            required_level=self._level(plain.required_level, plain),
            required_level_reason=plain.required_level_reason,
            required_level_evidence=plain.required_level_evidence,
            selection_use=plain.selection_use, selection_use_reason=plain.selection_use_reason,
            selection_use_evidence=plain.selection_use_evidence,
        )  # fmt: skip

    def _revision(self, position: int, plain: PlainCompetency, known: Known | None) -> CompetencyRevision:
        slug = self.slugs.get(position - 1) or competency_slug(plain)
        return self.add_words(
            plain,
            self._scale_of(plain),
            competency=known.competency if known else self.add_competency(plain, self.bank, slug),
            number=known.next_number if known else 1,
            published=self.version.is_frozen,
            begun_in=None if self.version.is_frozen else self.version,
            created_by=self.version.created_by,
        )

    def _scale_of(self, plain: PlainCompetency) -> tuple[ProficiencyScale | None, Levels]:
        """The scale that a competency's levels stand on, with its levels by label."""
        return self.scales[plain.scale] if plain.scale else (self.scale, self.levels)

    def _level(self, ref: PlainLevelRef | None, plain: PlainCompetency) -> ProficiencyLevel | None:
        if ref is None:
            return None
        levels = self.scales[ref.scale][1] if ref.scale else self.levels
        return levels[ref.label]
