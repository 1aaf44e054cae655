"""Who reads a draft: named, taken off, and what they say when they have read it."""

from django.db import transaction
from django.utils import timezone

from competency_portal.accounts.choices import Role
from competency_portal.accounts.models import User
from competency_portal.accounts.queries import holds
from competency_portal.audit.recording import record
from competency_portal.errors import Problem, Refused, Stale
from models_app.actions.refusing import insist
from models_app.models import DraftReviewer, ModelVersion
from models_app.permissions import may_review, may_say_read


@transaction.atomic
def ask_reviewer(*, version: ModelVersion, reviewer: User, actor: User) -> DraftReviewer:
    """Ask an HR admin of the agency to read a draft; who has read an older state of it is asked anew."""
    version = locked_version(version)
    insist(may_review(actor, version))
    if not holds(reviewer, version.model.agency_id, Role.HR_ADMIN):
        raise Refused(Problem("Drafts are read by HR admins of the agency. Choose one of them.", "reviewer"))
    if reviewer.pk == actor.pk:
        raise Refused(
            Problem(
                "You are reading it already. Choose somebody else, for a second pair of eyes.", "reviewer"
            )
        )
    row = DraftReviewer.objects.filter(version=version, user=reviewer).first()
    if row and row.done_at is None:
        raise Refused(Problem(f"{reviewer} is asked already.", "reviewer"))
    if row and row.done_edit == version.revision_of_edit:
        raise Refused(Problem(f"{reviewer} has read this draft as it stands.", "reviewer"))
    row = row or DraftReviewer(version=version, user=reviewer)
    before = {"read_at": row.done_at} if row.done_at else None
    row.asked_by, row.asked_at, row.done_at, row.done_edit = actor, timezone.now(), None, None
    row.save()
    _record(version, actor, "ask_reviewer", {"reviewer": reviewer.username}, before)
    return row


@transaction.atomic
def take_off_reviewer(*, reviewer: DraftReviewer, actor: User) -> None:
    """Ask somebody no longer. That somebody has read a draft stays on record."""
    version = locked_version(reviewer.version)
    insist(may_review(actor, version))
    row = DraftReviewer.objects.filter(pk=reviewer.pk).select_related("user").first()
    if row is None:
        raise Refused("This person is not asked any more.")
    if row.done_at is not None:
        raise Refused(f"{row.user} has read this draft; that stays on record.")
    row.delete()
    _record(version, actor, "take_off_reviewer", before={"reviewer": row.user.username})


@transaction.atomic
def say_read(*, reviewer: DraftReviewer, actor: User, expected_edit: int | None = None) -> DraftReviewer:
    """Say that one has read the draft as it stands. `expected_edit` is the edit number of what was shown."""
    version = locked_version(reviewer.version)
    row = DraftReviewer.objects.filter(pk=reviewer.pk).first()
    if row is None:
        raise Refused("You are not asked to read this draft any more.")
    row.version = version
    insist(may_say_read(actor, row))
    if expected_edit is not None and version.revision_of_edit != expected_edit:
        raise Stale(
            f"{version} was changed since you opened this page. Read what is new first.", current=version
        )
    if row.done_edit == version.revision_of_edit:
        return row
    row.done_at, row.done_edit = timezone.now(), version.revision_of_edit
    row.save(update_fields=["done_at", "done_edit"])
    _record(version, actor, "read", {"edit": version.revision_of_edit})
    return row


def locked_version(version: ModelVersion) -> ModelVersion:
    """The version as it stands, locked: whoever publishes it waits, or has published it."""
    rows = ModelVersion.objects.select_for_update(no_key=True, of=("self",)).select_related("model__agency")
    return rows.get(pk=version.pk)


def _record(
    version: ModelVersion, actor: User, verb: str, after: dict | None = None, before: dict | None = None
) -> None:
    record(
        agency=version.model.agency,
        actor=actor,
        action=f"model_version.{verb}",
        obj=version,
        before=before,
        after=after,
    )
