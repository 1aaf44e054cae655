"""Versions of competency models in review: what waits for whom to publish it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.text import Truncator

from competency_portal.accounts.choices import Role
from competency_portal.accounts.models import Membership
from competency_portal.accounts.queries import agency_ids
from competency_portal.home.comments import OPEN, first_places, own_drafts
from competency_portal.home.drafts import NAMED
from competency_portal.home.task import Task, count
from models_app.choices import VersionState
from models_app.models import DraftReviewer, Finding, ModelVersion
from models_app.permissions import may_publish
from models_app.queries.reasons import Returned, returned


def versions_in_review(user) -> Iterator[Task]:
    """For HR admins: what they may publish; what they began or submitted themselves, with whom it waits for."""
    agencies = agency_ids(user, Role.HR_ADMIN)
    versions = ModelVersion.objects.filter(state=VersionState.IN_REVIEW, model__agency__in=agencies)
    rows = list(versions.select_related("model", "submitted_by").annotate(open_comments=OPEN))
    places = first_places(version for version in rows if version.open_comments)
    own = [version for version in rows if not may_publish(user, version)]
    admins = _admins({version.model.agency_id for version in own}) if own else {}
    for version in rows:
        if version in own:
            yield _waiting(version, admins[version.model.agency_id], places.get(version.pk))
        else:
            detail = f"Version {version.number}, sent by {version.submitted_by}{_stopped(version)}"
            yield _task("Approve a competency model version", detail, version, "Read it")


def drafts_returned(user) -> Iterator[Task]:
    """For who began or submitted a draft: it came back from review, with the reason."""
    agencies = agency_ids(user, Role.HR_ADMIN)
    drafts = ModelVersion.objects.filter(state=VersionState.DRAFT, model__agency__in=agencies)
    for row in _returned_to(user, drafts.select_related("model")):
        words = Truncator(row.reason.text).chars(120)
        detail = f"Version {row.version.number}, returned by {row.reason.who}: {words}"
        yield _task("Change a returned draft", detail, row.version, "Open draft")


def drafts_unsubmitted(user) -> Iterator[Task]:
    """For who began a draft: it is not submitted yet, where nothing else on the page leads there."""
    drafts = own_drafts(user).annotate(
        asks=Exists(Finding.objects.filter(version=OuterRef("pk"), settled_at=None)),
        is_read=Exists(DraftReviewer.objects.filter(version=OuterRef("pk"), asked_by=user, done_at=None)),
        open_comments=OPEN,
    )
    others = drafts.filter(asks=False, is_read=False, open_comments=0)
    rows = list(others.select_related("model").order_by("pk"))
    back = {row.version.pk for row in _returned_to(user, rows)}
    for version in rows:
        if version.pk not in back:
            detail = f"Version {version.number} is begun and not submitted yet"
            yield _task("Finish a draft", detail, version, "Open draft")


def _returned_to(user, drafts: Iterable[ModelVersion]) -> list[Returned]:
    """Those of these drafts that came back from review to who began or submitted them."""
    return [row for row in returned(drafts) if user.pk in (row.version.created_by_id, row.submitted_by)]


def _admins(agencies: set[int]) -> dict[int, list[Membership]]:
    """Active HR admins by agency, by name."""
    rows = Membership.objects.filter(
        agency__in=agencies, role=Role.HR_ADMIN, active=True, user__is_active=True
    ).select_related("user")
    found: dict[int, list[Membership]] = defaultdict(list)
    for row in rows.order_by("user__last_name", "user__first_name", "user"):
        found[row.agency_id].append(row)
    return found


def _waiting(version: ModelVersion, admins: list[Membership], place: str | None) -> Task:
    """What its beginner and its submitter read; open comments are theirs to answer, before anybody can publish it."""
    own = (version.created_by_id, version.submitted_by_id)
    names = [str(admin.user) for admin in admins if admin.user_id not in own]
    if not names:
        detail = f"Version {version.number}: no HR admin is left who neither began nor submitted it. Return it to draft"
        return _task("Nobody may publish a competency model version", detail, version, "Open it")
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    detail = f"Version {version.number} waits for {' or '.join(names[:NAMED])}{more}{_stopped(version)}"
    if place:
        title, label = "Answer comments on a competency model version in review", "Open comments"
        return Task(title=title, detail=detail, subject=version.name, url=place, label=label)
    return _task("Wait for approval of a competency model version", detail, version, "See it")


def _stopped(version) -> str:
    """What an entry adds while comments are open in a version in review."""
    if not version.open_comments:
        return ""
    are = "must be" if version.open_comments == 1 else "must all be"
    return f". {count(version.open_comments, 'open comment')} {are} resolved before it can be published"


def _task(title: str, detail: str, version: ModelVersion, label: str) -> Task:
    address = reverse("library:version-detail", args=[version.public_id])
    return Task(title=title, detail=detail, subject=version.name, url=address, label=label)
