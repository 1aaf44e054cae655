"""Lists of the library, narrowed and searched. Each gives a queryset for the paginator."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, Subquery, TextField
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce

from competency_portal.accounts.choices import Role
from competency_portal.accounts.models import Agency
from competency_portal.accounts.queries import holds
from models_app.models import (
    Competency,
    CompetencyBank,
    CompetencyModel,
    CompetencyRevision,
    JobClass,
    ModelVersion,
    ProficiencyScale,
)

OWN_FIRST = (F("for_model").asc(nulls_first=True), "-number")  # the bank's own words, newest first
JOB_WORDS = ("title", "code", "grade")


def with_words(rows, text: str, fields: Iterable[str]):
    """Rows in which every word of the text occurs, each in one of these fields; capitals don't matter."""
    for word in text.split()[:10]:
        anywhere = Q()
        for name in fields:
            anywhere |= Q(**{f"{name}__icontains": word})
        rows = rows.filter(anywhere)
    return rows


def job_fact(name: str) -> Coalesce:
    """A fact of a version's job class as `ModelVersion.job` has it: as sealed, else as the class is now."""
    return Coalesce(KT(f"job_facts__{name}"), f"model__job_class__{name}", output_field=TextField())


def models_for(user, *, text: str = "", agency: str = "", state: str = ""):
    """Models the person may read, each with its visible versions (newest first) in `shown_versions`."""
    visible = ModelVersion.objects.visible_to(user)
    rows = CompetencyModel.objects.visible_to(user).select_related("agency", "job_class", "bank")
    if text:
        newest = visible.filter(model=OuterRef("pk")).order_by("-number")
        facts = {f"job_{name}": Subquery(newest.values_list(job_fact(name))[:1]) for name in JOB_WORDS}
        facts["own_title"] = Subquery(newest.values("title")[:1])
        rows = with_words(rows.annotate(**facts), text, ("title", "agency__name", *facts))
    if agency:
        rows = rows.filter(agency__public_id=agency)
    if state:
        rows = rows.filter(Exists(visible.filter(model=OuterRef("pk"), state=state)))
    counted = visible.annotate(
        competency_count=Count("uses", distinct=True),
        open_count=Count("findings", filter=Q(findings__settled_at=None), distinct=True),
    ).order_by("-number")
    return rows.order_by("title", "pk").prefetch_related(
        Prefetch("versions", counted, to_attr="shown_versions")
    )


def agencies_with_models(user):
    """Agencies to filter by: those whose models the person may read."""
    return (
        Agency.objects.filter(models__in=CompetencyModel.objects.visible_to(user)).distinct().order_by("name")
    )


def banks_for(user, *, text: str = ""):
    """Banks with the number of competencies that the person may read."""
    seen = Competency.objects.visible_to(user)
    rows = CompetencyBank.objects.visible_to(user).select_related("agency")
    rows = with_words(rows, text, ("name", "description", "agency__name"))
    return rows.annotate(
        competency_count=Count("competencies", filter=Q(competencies__in=seen), distinct=True)
    ).order_by("agency__name", "name", "pk")


def competencies_of(user, bank: CompetencyBank, *, text: str = ""):
    """Competencies of a bank with their visible revisions in `shown_revisions`: the bank's own first, newest first."""
    revisions = CompetencyRevision.objects.visible_to(user).select_related("scale").order_by(*OWN_FIRST)
    ids = bank.competencies.filter(pk__in=Competency.objects.visible_to(user).values("pk"))
    if text:
        found = with_words(CompetencyRevision.objects.visible_to(user), text, COMPETENCY_WORDS)
        ids = ids.filter(pk__in=found.values("competency"))
    return ids.order_by(*_shown_order(user, bank)).prefetch_related(
        Prefetch("revisions", revisions, to_attr="shown_revisions")
    )


def _shown_order(user, bank: CompetencyBank) -> Iterable[Any]:
    """Number and name of the words that the list shows: only its own HR admins see others than the bank's."""
    if not holds(user, bank.agency_id, Role.HR_ADMIN):
        return F("number").asc(nulls_last=True), "family", "variant"
    shown = CompetencyRevision.objects.visible_to(user).filter(competency=OuterRef("pk")).order_by(*OWN_FIRST)
    number, *name = (Subquery(shown.values(field)[:1]) for field in ("bank_number", "family", "variant"))
    return number.asc(nulls_last=True), *name


COMPETENCY_WORDS = (
    "competency__family",
    "competency__variant",
    "family",
    "variant",
    "definition",
    "competency__slug",
)


def scales_for(user, *, text: str = ""):
    """Scales with how many levels they have, and how many of those have a value."""
    rows = ProficiencyScale.objects.visible_to(user).select_related("agency")
    rows = with_words(rows, text, ("name", "description", "origin", "agency__name"))
    return rows.annotate(
        level_count=Count("levels"), valued_count=Count("levels", filter=Q(levels__value__isnull=False))
    ).order_by("name", "pk")


def classes_for(user, *, text: str = "", agency: str = ""):
    """Job classes with the number of models that the person may read."""
    rows = JobClass.objects.visible_to(user).select_related("agency")
    rows = with_words(rows, text, ("title", "code", "series", "grade", "organization", "agency__name"))
    if agency:
        rows = rows.filter(agency__public_id=agency)
    seen = CompetencyModel.objects.visible_to(user)
    return rows.annotate(model_count=Count("models", filter=Q(models__in=seen), distinct=True)).order_by(
        "agency__name", "title", "pk"
    )


def agencies_for(user, *, text: str = ""):
    """Agencies with how many models and banks of theirs the person may read."""
    seen = CompetencyModel.objects.visible_to(user)
    rows = with_words(Agency.objects.all(), text, ("name", "short_name"))
    return rows.annotate(
        model_count=Count("models", filter=Q(models__in=seen), distinct=True),
        bank_count=Count("banks", distinct=True),
        class_count=Count("job_classes", distinct=True),
    ).order_by("name")
