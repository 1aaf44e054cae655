"""Who was asked to read a draft, whether they have, and who can still be asked."""

from django.db.models import QuerySet

from competency_portal.accounts.choices import Role
from competency_portal.accounts.models import Membership, User
from models_app.models import DraftReviewer, ModelVersion


def reviewers_of(version: ModelVersion) -> list[DraftReviewer]:
    """Everybody who was asked, in the order in which they were."""
    return list(version.reviewers.select_related("user", "asked_by").order_by("asked_at", "pk"))


def own_reading(version: ModelVersion, user) -> DraftReviewer | None:
    """The person's own row, where they were asked and have not read the draft as it stands; else None."""
    row = version.reviewers.filter(user=user).select_related("asked_by").first()
    return row if row and (row.done_at is None or row.done_edit != version.revision_of_edit) else None


def hr_admins_of(agency_id: int) -> QuerySet[User]:
    """Who can sign in and is HR admin of the agency, by name."""
    held = Membership.objects.filter(agency=agency_id, role=Role.HR_ADMIN, active=True)
    people = User.objects.filter(is_active=True, pk__in=held.values("user"))
    return people.order_by("last_name", "first_name", "pk")


def publishers_of(version: ModelVersion, submitted_by_id: int | None) -> list[User]:
    """Who may publish a version once this person has submitted it: `may_publish`, asked of everybody at once."""
    own = {version.created_by_id, submitted_by_id} - {None}
    return list(hr_admins_of(version.model.agency_id).exclude(pk__in=own))


def askable(version: ModelVersion, user) -> QuerySet[User]:
    """HR admins of the agency who can be asked: somebody else, not waited for, not through with it as it stands."""
    asked = version.reviewers.filter(done_at=None) | version.reviewers.filter(
        done_edit=version.revision_of_edit
    )
    people = hr_admins_of(version.model.agency_id)
    return people.exclude(pk=user.pk).exclude(pk__in=asked.values("user"))
