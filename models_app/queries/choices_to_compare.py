"""What may be put side by side, as options of a list."""

from itertools import groupby

from models_app.models import CompetencyRevision, ModelVersion

Options = list[tuple[str, list[tuple[str, str]]]]


def version_choices(user) -> Options:
    """Visible versions by agency: [(agency, [(public id, words)])]."""
    rows = ModelVersion.objects.visible_to(user).select_related("model__agency")
    rows = rows.order_by("model__agency__name", "model__title", "-number")
    return _grouped(
        (
            row.model.agency.name,
            row.public_id,
            f"{row.model.title}, version {row.number} ({row.get_state_display()})",
        )
        for row in rows
    )


def revision_choices(user) -> Options:
    """Visible revisions by bank: [(agency and bank, [(public id, words)])]."""
    rows = CompetencyRevision.objects.visible_to(user).select_related("competency__bank__agency")
    rows = rows.order_by(
        "competency__bank__agency__name", "competency__bank__name", "competency__number", "competency__family",
        "competency__variant", "-number",
    )  # fmt: skip
    return _grouped(
        (_bank(row.competency.bank), row.public_id, f"{_numbered(row.competency)}, revision {row.number}")
        for row in rows
    )


def _bank(bank) -> str:
    return f"{bank.agency.short_name}: {bank.name}"


def _numbered(competency) -> str:
    return f"{competency.number}. {competency.name}" if competency.number else competency.name


def _grouped(rows) -> Options:
    return [
        (name, [(key, words) for _, key, words in members])
        for name, members in groupby(rows, lambda row: row[0])
    ]
