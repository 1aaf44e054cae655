"""Hits in the library: agencies, models, banks, competencies with their texts, classes, scales, source documents."""

from collections.abc import Callable

from django.db.models import Model, OuterRef, QuerySet, Subquery
from django.urls import reverse

from competency_portal.accounts.models import Agency
from competency_portal.search.hits import Group, Hit, contains_all, contains_each, first_rows, found_in, group
from models_app.models import (
    BehavioralIndicator,
    CompetencyArea,
    CompetencyBank,
    CompetencyRevision,
    JobClass,
    LevelDescription,
    ModelPart,
    ModelVersion,
    PerformanceStandard,
    ProficiencyLevel,
    ProficiencyScale,
    SourceDocument,
)
from models_app.queries.lists import job_fact

MOST_LINES = 20  # of one document


def library_groups(user, words: list[str]) -> list[Group]:
    """What of the library the person may read and contains all words in one text. A fixed number of queries."""
    return [
        group("competencies", "Competencies", *_competencies(user, words)),
        group("models", "Competency models", _versions(user, words), _parts(user, words)),
        group("banks", "Competency banks", _banks(user, words)),
        group("classes", "Job classes", _classes(user, words)),
        group("scales", "Scales", _scales(user, words), _levels(user, words)),
        group("agencies", "Agencies", _agencies(words)),
        group("sources", "Source documents", _sources(user, words)),
    ]


def _hits(rows: QuerySet, hit: Callable[[Model], Hit]) -> tuple[list[Hit], bool]:
    found, full = first_rows(rows)
    return [hit(row) for row in found], full


def newest_revisions(user) -> QuerySet[CompetencyRevision]:
    """Of each competency the newest wording that the person may read."""
    newest = (
        CompetencyRevision.objects.visible_to(user)
        .filter(competency=OuterRef("competency"))
        .order_by("-number")
    )
    return CompetencyRevision.objects.visible_to(user).filter(pk=Subquery(newest.values("pk")[:1]))


def newest_versions(user) -> QuerySet[ModelVersion]:
    """Of each model the newest version that the person may read."""
    newest = ModelVersion.objects.visible_to(user).filter(model=OuterRef("model")).order_by("-number")
    return ModelVersion.objects.visible_to(user).filter(pk=Subquery(newest.values("pk")[:1]))


def _competencies(user, words):
    """Names and definitions, then the texts that hang on a revision."""
    revisions = newest_revisions(user)
    names = revisions.filter(
        contains_all(words, "definition") | contains_each(words, "family", "variant")
    ).select_related("competency__bank__agency")
    yield _hits(names.order_by("family", "pk"), lambda row: _name_or_definition(row, words))
    kinds = (
        (LevelDescription, lambda row: f"Level text, {row.level.label}", "level__ordinal"),
        (BehavioralIndicator, lambda row: "Behavioral indicator", "position"),
        (PerformanceStandard, lambda row: f"Performance standard: {row.label}", "position"),
        (CompetencyArea, lambda row: row.heading or "Area", "position"),
    )
    for table, where, order in kinds:
        related = ("revision__competency__bank__agency", *(("level",) if table is LevelDescription else ()))
        rows = table.objects.filter(contains_all(words, "text"), revision__in=revisions).select_related(
            *related
        )
        rows = rows.order_by("revision__family", "revision", order)
        yield _hits(rows, lambda row, where=where: _of_competency(row.revision, where(row), row.text))


def _name_or_definition(revision, words) -> Hit:
    if found_in(revision.name, words):
        return _of_competency(revision, "Name", revision.definition or "Definition not stated in the source")
    return _of_competency(revision, "Definition", revision.definition)


def _of_competency(revision, where: str, text: str) -> Hit:
    competency = revision.competency
    address = reverse("library:competency-detail", args=[competency.public_id])
    if revision.for_model_id:  # else the page shows the bank's own words
        address += f"?r={revision.number}"
    return Hit(revision.numbered, address, where, text, competency.bank.agency.name)


def _versions(user, words):
    rows = newest_versions(user).annotate(job_title=job_fact("title"))
    rows = rows.filter(contains_all(words, "title", "model__title", "job_title"))
    rows = rows.select_related("model__agency").order_by("model__title", "pk")
    return _hits(rows, lambda row: _of_version(row, "Title", row.title))


def _parts(user, words):
    rows = ModelPart.objects.filter(contains_all(words, "text", "heading"), version__in=newest_versions(user))
    rows = rows.select_related("version__model__agency").order_by(
        "version__model__title", "version", "position"
    )
    return _hits(rows, lambda row: _of_version(row.version, row.heading or row.get_kind_display(), row.text))


def _of_version(version, where: str, text: str) -> Hit:
    address = reverse("library:version-detail", args=[version.public_id])
    return Hit(f"{version.name}, version {version.number}", address, where, text, version.model.agency.name)


def _banks(user, words):
    """A bank's name says little without its agency's: 'Competency Bank'."""
    rows = CompetencyBank.objects.visible_to(user).select_related("agency")
    rows = rows.filter(contains_each(words, "name", "description", "agency__name", "agency__short_name"))
    return _hits(rows.order_by("agency__name", "name", "pk"), _bank)


def _bank(bank) -> Hit:
    address = reverse("library:bank-detail", args=[bank.public_id])
    return Hit(bank.name, address, "Competency bank", bank.description or bank.name, bank.agency.name)


def _classes(user, words):
    rows = JobClass.objects.visible_to(user).select_related("agency")
    rows = rows.filter(contains_all(words, "title", "code", "series", "grade", "organization", "job_family"))
    return _hits(rows.order_by("title", "pk"), _job_class)


def _job_class(job) -> Hit:
    said = [job.title, job.code, job.series, job.grade, job.organization, job.job_family]
    address = reverse("library:class-detail", args=[job.public_id])
    return Hit(str(job), address, "Job class", ", ".join(filter(None, said)), job.agency.name)


def _scales(user, words):
    rows = ProficiencyScale.objects.visible_to(user).filter(
        contains_all(words, "name", "description", "origin")
    )
    rows = rows.select_related("agency").order_by("name", "pk")
    return _hits(rows, lambda row: _of_scale(row, "Scale", f"{row.name}. {row.description} {row.origin}"))


def _levels(user, words):
    rows = ProficiencyLevel.objects.filter(
        contains_all(words, "label", "definition"), scale__in=ProficiencyScale.objects.visible_to(user)
    )
    rows = rows.select_related("scale__agency").order_by("scale__name", "scale", "ordinal")
    return _hits(
        rows,
        lambda row: _of_scale(
            row.scale, f"Level: {row.label}", row.definition or f"{row.label}: no definition"
        ),
    )


def _of_scale(scale, where: str, text: str) -> Hit:
    owner = scale.agency.name if scale.agency else "Shipped with the portal"
    return Hit(scale.name, reverse("library:scale-detail", args=[scale.public_id]), where, text, owner)


def _agencies(words):
    rows = Agency.objects.filter(contains_all(words, "name", "short_name")).order_by("name")
    return _hits(
        rows,
        lambda row: Hit(row.name, reverse("library:agency-detail", args=[row.public_id]), "Agency", row.name),
    )


def _sources(user, words):
    """Lines of documents: in a document every line is a text of its own."""
    rows = SourceDocument.objects.visible_to(user).select_related("agency")
    documents, full = first_rows(rows.filter(contains_all(words, "text", "title")).order_by("title", "pk"))
    found = [hit for document in documents for hit in _of_document(document, words)]
    return found, full


def _of_document(document, words) -> list[Hit]:
    address = reverse("library:source-detail", args=[document.public_id])
    hits = [
        Hit(
            document.title,
            f"{address}?lines={number}#L{number}",
            f"Line {number}",
            line,
            document.agency.name,
        )
        for number, line in enumerate(document.lines(), 1)
        if found_in(line, words)
    ]
    if not hits and found_in(document.title, words):
        return [Hit(document.title, address, "Title", document.title, document.agency.name)]
    return hits[:MOST_LINES]
