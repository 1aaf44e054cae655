"""Versions of competency models in review: what waits for whom to publish it."""

from collections import defaultdict
from collections.abc import Iterator

from django.urls import reverse
from django.utils.text import Truncator

from competency_portal.accounts.choices import Role
from competency_portal.accounts.models import Membership
from competency_portal.accounts.queries import agency_ids
from competency_portal.home.drafts import NAMED
from competency_portal.home.task import Task
from models_app.choices import VersionState
from models_app.models import ModelVersion
from models_app.permissions import may_publish
from models_app.queries.reasons import returned


def versions_in_review(user) -> Iterator[Task]:
    """For HR admins: what they may publish; what they began or submitted themselves, with whom it waits for."""
    agencies = agency_ids(user, Role.HR_ADMIN)
    versions = ModelVersion.objects.filter(state=VersionState.IN_REVIEW, model__agency__in=agencies)
    rows = list(versions.select_related("model", "submitted_by"))
    own = [version for version in rows if not may_publish(user, version)]
    admins = _admins({version.model.agency_id for version in own}) if own else {}
    for version in rows:
        if version in own:
            yield _waiting(version, admins[version.model.agency_id])
        else:
            detail = f"Version {version.number}, sent by {version.submitted_by}"
            yield _task("Approve a competency model version", detail, version, "Read it")


def drafts_returned(user) -> Iterator[Task]:
    """For who began or submitted a draft: it came back from review, with the reason."""
    agencies = agency_ids(user, Role.HR_ADMIN)
    drafts = ModelVersion.objects.filter(state=VersionState.DRAFT, model__agency__in=agencies)
    for row in returned(drafts.select_related("model")):
        if user.pk in (row.version.created_by_id, row.submitted_by):
            words = Truncator(row.reason.text).chars(120)
            detail = f"Version {row.version.number}, returned by {row.reason.who}: {words}"
            yield _task("Change a returned draft", detail, row.version, "Open draft")


def _admins(agencies: set[int]) -> dict[int, list[Membership]]:
    """Active HR admins by agency, by name."""
    rows = Membership.objects.filter(
        agency__in=agencies, role=Role.HR_ADMIN, active=True, user__is_active=True
    ).select_related("user")
    found: dict[int, list[Membership]] = defaultdict(list)
    for row in rows.order_by("user__last_name", "user__first_name", "user"):
        found[row.agency_id].append(row)
    return found


def _waiting(version: ModelVersion, admins: list[Membership]) -> Task:
    own = (version.created_by_id, version.submitted_by_id)
    names = [str(admin.user) for admin in admins if admin.user_id not in own]
    if not names:
        detail = f"Version {version.number}: no HR admin is left who neither began nor submitted it. Return it to draft"
        return _task("Nobody may publish a competency model version", detail, version, "Open it")
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    detail = f"Version {version.number} waits for {' or '.join(names[:NAMED])}{more}"
    return _task("Wait for approval of a competency model version", detail, version, "See it")


def _task(title: str, detail: str, version: ModelVersion, label: str) -> Task:
    address = reverse("library:version-detail", args=[version.public_id])
    return Task(title=title, detail=detail, subject=version.name, url=address, label=label)
