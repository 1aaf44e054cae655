"""Who was asked to read a draft, whether they have, and who can still be asked."""

from django.db.models import QuerySet

from competency_portal.accounts.choices import Role
from competency_portal.accounts.models import User
from models_app.models import DraftReviewer, ModelVersion


def reviewers_of(version: ModelVersion) -> list[DraftReviewer]:
    """Everybody who was asked, in the order in which they were."""
    return list(version.reviewers.select_related("user", "asked_by").order_by("asked_at", "pk"))


def own_reading(version: ModelVersion, user) -> DraftReviewer | None:
    """The person's own row, where they were asked and have not read the draft as it stands; else None."""
    row = version.reviewers.filter(user=user).select_related("asked_by").first()
    return row if row and (row.done_at is None or row.done_edit != version.revision_of_edit) else None


def askable(version: ModelVersion, user) -> QuerySet[User]:
    """HR admins of the agency who can be asked: somebody else, not waited for, not through with it as it stands."""
    asked = version.reviewers.filter(done_at=None) | version.reviewers.filter(
        done_edit=version.revision_of_edit
    )
    agency = version.model.agency_id
    people = User.objects.filter(
        is_active=True, memberships__agency=agency, memberships__role=Role.HR_ADMIN, memberships__active=True
    )
    return (
        people.exclude(pk=user.pk)
        .exclude(pk__in=asked.values("user"))
        .order_by("last_name", "first_name", "pk")
    )
