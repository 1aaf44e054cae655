"""Drafts of competency models that somebody was asked to read: what waits for the reader, and for whom one waits."""

from collections.abc import Iterator

from django.urls import reverse

from competency_portal.accounts.choices import Role
from competency_portal.accounts.queries import agency_ids
from competency_portal.home.task import Task
from models_app.choices import VersionState
from models_app.models import DraftReviewer, ModelVersion

NAMED = 3  # names in one line; the page of the draft has them all


def drafts_to_read(user) -> Iterator[Task]:
    """For HR admins: drafts that a colleague asked them to read. After a change the colleague asks anew, on purpose."""
    for row in _waiting(user).filter(user=user).select_related("asked_by"):
        yield Task(
            title="Read a draft",
            detail=f"Version {row.version.number}, asked by {row.asked_by}",
            subject=row.version.name,
            url=reverse("library:version-detail", args=[row.version.public_id]),
            label="Read draft",
        )


def drafts_being_read(user) -> Iterator[Task]:
    """For HR admins: drafts that colleagues read at their request, with the names of those who are not through."""
    waited: dict[ModelVersion, list[str]] = {}
    for row in _waiting(user).filter(asked_by=user).exclude(user=user).select_related("user"):
        waited.setdefault(row.version, []).append(str(row.user))
    for version, names in waited.items():
        more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
        yield Task(
            title="Wait for readers of a draft",
            detail=f"Version {version.number}: {', '.join(names[:NAMED])}{more} not through",
            subject=version.name,
            url=reverse("library:draft-comments", args=[version.public_id]),
            label="See comments",
        )


def _waiting(user):
    """Requests that nobody has answered yet, of drafts that the person may read."""
    return (
        DraftReviewer.objects.filter(
            done_at=None,
            version__state__in=[VersionState.DRAFT, VersionState.IN_REVIEW],
            version__model__agency__in=agency_ids(user, Role.HR_ADMIN),
        )
        .select_related("version__model")
        .order_by("asked_at", "pk")
    )
