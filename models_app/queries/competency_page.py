"""A competency: its revisions, the words of one of them, and which model versions use it."""

from models_app.models import Competency, CompetencyRevision, CompetencyUse


def revisions_of(user, competency: Competency) -> list[CompetencyRevision]:
    """Revisions of a competency that the person may read with all their words, newest first."""
    rows = CompetencyRevision.objects.visible_to(user).filter(competency=competency).with_texts()
    return list(rows.order_by("-number"))


def chosen_revision(revisions: list[CompetencyRevision], number: str) -> CompetencyRevision | None:
    """The revision with this number, else the bank's newest; None when there is none to read."""
    asked = [revision for revision in revisions if str(revision.number) == number]
    return (asked or banks_own(revisions) or [None])[0]


def banks_own(revisions: list[CompetencyRevision]) -> list[CompetencyRevision]:
    """Those that are the bank's words, and not of one class only; all of them where there are no others."""
    return [revision for revision in revisions if revision.for_model_id is None] or revisions


def uses_of(user, competency: Competency):
    """Model versions that use a competency and that the person may read, newest version of each model first."""
    rows = CompetencyUse.objects.visible_to(user).filter(revision__competency=competency)
    return rows.select_related("version__model__agency", "revision", "required_level").order_by(
        "version__model__title", "-version__number"
    )
