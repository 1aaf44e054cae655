"""What may be put side by side, as options of a list."""

from collections.abc import Iterable
from itertools import groupby

from django.db.models import OuterRef, Q, QuerySet, Subquery

from models_app.models import CompetencyRevision, ModelVersion

Options = list[tuple[str, list[tuple[str, str]]]]


def version_choices(user, sides: Iterable[ModelVersion | None] = ()) -> Options:
    """Visible versions by agency: [(agency, [(public id, words)])].

    Of each model the newest; of a model that stands on one of the sides already every version.
    """
    chosen = [side.model_id for side in sides if side]
    rows = _newest_or_of(ModelVersion.objects.visible_to(user), "model", chosen)
    rows = rows.select_related("model__agency")
    rows = rows.order_by("model__agency__name", "model__title", "-number")
    return _grouped(
        (
            row.model.agency.name,
            row.public_id,
            f"{row.name}, version {row.number} ({row.get_state_display()})",
        )
        for row in rows
    )


def revision_choices(user, sides: Iterable[CompetencyRevision | None] = ()) -> Options:
    """Visible revisions by bank: [(agency and bank, [(public id, words)])]; which ones, as for versions."""
    chosen = [side.competency_id for side in sides if side]
    rows = _newest_or_of(CompetencyRevision.objects.visible_to(user), "competency", chosen)
    rows = rows.select_related("competency__bank__agency")
    rows = rows.order_by(
        "competency__bank__agency__name", "competency__bank__name", "competency__number", "competency__family",
        "competency__variant", "-number",
    )  # fmt: skip
    return _grouped(
        (_bank(row.competency.bank), row.public_id, f"{row.numbered}, revision {row.number}") for row in rows
    )


def _newest_or_of(rows: QuerySet, whole: str, chosen: list[int]) -> QuerySet:
    """Of each whole (model, competency) the highest number, and every number of those chosen."""
    newest = rows.filter(**{whole: OuterRef(whole)}).order_by("-number").values("pk")[:1]
    return rows.filter(Q(pk=Subquery(newest)) | Q(**{f"{whole}__in": chosen}))


def _bank(bank) -> str:
    return f"{bank.agency.short_name}: {bank.name}"


def _grouped(rows) -> Options:
    return [
        (name, [(key, words) for _, key, words in members])
        for name, members in groupby(rows, lambda row: row[0])
    ]
