"""Plain rows as rows of our tables, not saved: what an import of a document would write."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from django.utils.text import slugify

from competency_portal.accounts.models import Agency
from models_app.calculations.places import format_lines, join_lines
from models_app.exchange.open_questions import open_questions
from models_app.exchange.plain import PlainCompetency, PlainFinding, PlainJob, PlainModel
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
    ModelPart,
    ModelVersion,
    PerformanceStandard,
    ProficiencyLevel,
    ProficiencyScale,
    SourceDocument,
)


def place(lines: Iterable[int]) -> str:
    """Line numbers as they are stored: '13-15, 28'."""
    return format_lines(join_lines(lines))


def class_title(job: PlainJob) -> str:
    """How people say the class: 'IT Specialist (Customer Support) GS-12', 'Director of Systems (9375)'."""
    return " ".join(part for part in (job.title, job.grade, f"({job.code})" if job.code else "") if part)


class ModelRows:
    """Rows of one model version, in an order in which they can be saved; `all` holds them.

    `bank` and `scale` (None where the document has no levels) are rows too, already made and among the caller's.
    `levels` are those of the scale, in order.
    """

    def __init__(
        self,
        model: PlainModel,
        *,
        agency: Agency,
        source: SourceDocument,
        bank: CompetencyBank,
        scale: ProficiencyScale | None,
        version: dict[str, Any],
    ):
        self.plain, self.source, self.bank, self.scale = model, source, bank, scale
        self.all: list[Model] = []
        self.levels = {
            words.text: self._sourced(
                ProficiencyLevel, words.lines, scale=scale, ordinal=ordinal, label=words.text
            )
            for ordinal, words in enumerate(model.level_labels, 1)
        }
        self.version = self._version(agency, version)
        for position, part in enumerate(model.parts, 1):
            text = "\n\n".join(part.paragraphs)
            self._sourced(
                ModelPart, part.lines, version=self.version, position=position, kind=part.kind,
                heading=part.heading, text=text,
            )  # fmt: skip
        self.groups = [
            self._sourced(CompetencyGroup, group.lines, version=self.version, position=n, name=group.text)
            for n, group in enumerate(model.groups, 1)
        ]
        self.uses = [self._competency(n, competency) for n, competency in enumerate(model.competencies, 1)]
        for position, finding in enumerate(open_questions(model), 1):
            self.add_finding(position, finding)

    def add_finding(self, position: int, finding: PlainFinding) -> None:
        """One more thing to settle; positions count within the version."""
        use = self.uses[finding.competency] if finding.competency is not None else None
        self._sourced(
            Finding, finding.lines, version=self.version, position=position, use=use, kind=finding.kind,
            title=finding.title, detail=finding.detail,
        )  # fmt: skip

    def _sourced(self, table: type[Model], lines: Iterable[int], **fields: Any) -> Any:
        return self._add(table(source=self.source, source_lines=place(lines), **fields))

    def _add(self, row: Model) -> Any:
        self.all.append(row)
        return row

    def _version(self, agency: Agency, fields: dict[str, Any]) -> ModelVersion:
        job, title = self.plain.job, self.plain.title
        job_class = self._sourced(
            JobClass, job.lines, agency=agency, slug=slugify(class_title(job)), title=job.title, code=job.code,
            grade=job.grade, organization=job.organization, job_family=job.job_family,
        )  # fmt: skip
        model = self._add(
            CompetencyModel(
                agency=agency,
                slug=job_class.slug,
                job_class=job_class,
                bank=self.bank,
                title=class_title(job),
            )
        )
        return self._add(
            ModelVersion(
                model=model, number=1, title=title.text, source=self.source, source_lines=place(title.lines),
                **fields,
            )
        )  # fmt: skip

    def _competency(self, position: int, plain: PlainCompetency) -> CompetencyUse:
        competency = self._add(
            Competency(
                bank=self.bank,
                slug=slugify(f"{plain.number or ''} {plain.family} {plain.variant}".replace("/", " ")),
                number=plain.number,
                family=plain.family,
                variant=plain.variant,
            )
        )
        revision = self._sourced(
            CompetencyRevision, plain.definition_lines, competency=competency, number=1,
            bank_number=plain.number, family=plain.family, variant=plain.variant,
            definition=plain.definition, scale=self.scale if plain.levels else None,
            published=self.version.is_frozen,
        )  # fmt: skip
        self._texts(revision, plain)
        group = self.groups[plain.group] if plain.group is not None else None
        return self._sourced(
            CompetencyUse,
            plain.lines,
            version=self.version,
            group=group,
            position=position,
            revision=revision,
        )

    def _texts(self, revision: CompetencyRevision, plain: PlainCompetency) -> None:
        for level in plain.levels:
            self._sourced(
                LevelDescription,
                level.lines,
                revision=revision,
                level=self.levels[level.label],
                text=level.text,
            )
        for n, indicator in enumerate(plain.indicators, 1):
            self._sourced(
                BehavioralIndicator, indicator.lines, revision=revision, position=n, text=indicator.text
            )
        for n, standard in enumerate(plain.standards, 1):
            self._sourced(
                PerformanceStandard, standard.lines, revision=revision, position=n, label=standard.label,
                text=standard.text,
            )  # fmt: skip
        for n, area in enumerate(plain.areas, 1):
            self._sourced(
                CompetencyArea,
                area.lines,
                revision=revision,
                position=n,
                heading=area.heading,
                text=area.text,
            )
