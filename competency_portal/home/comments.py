"""Comments on drafts: what waits for an answer, and answers that are news to who commented."""

import datetime as dt
from collections.abc import Iterable, Iterator

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from competency_portal.accounts.choices import Role
from competency_portal.accounts.models import Membership
from competency_portal.accounts.queries import agency_ids
from competency_portal.home.task import NEWS, Task, count
from models_app.choices import VersionState
from models_app.models import DraftComment, ModelVersion
from models_app.queries.remarks import place_address

OPEN = Count("comments", filter=Q(comments__resolved_at=None))


def own_drafts(user) -> QuerySet[ModelVersion]:
    """Drafts that the person began; also those whose beginner is no HR admin there any more."""
    agencies = agency_ids(user, Role.HR_ADMIN)
    there = Membership.objects.filter(
        user=OuterRef("created_by"),
        agency=OuterRef("model__agency"),
        role=Role.HR_ADMIN,
        active=True,
        user__is_active=True,
    )
    drafts = ModelVersion.objects.filter(state=VersionState.DRAFT, model__agency__in=agencies)
    return drafts.filter(Q(created_by=user) | ~Exists(there))


def comments_to_answer(user) -> Iterator[Task]:
    """For who began a draft: how many comments are open in it, and the place of the first."""
    drafts = own_drafts(user).annotate(open_comments=OPEN).filter(open_comments__gt=0)
    rows = list(drafts.select_related("model").order_by("pk"))
    places = first_places(rows)
    for version in rows:
        yield Task(
            title="Answer comments on a draft",
            detail=f"Version {version.number} has {count(version.open_comments, 'open comment')}",
            subject=version.name,
            url=places[version.pk],
            label="Open comments" if version.open_comments > 1 else "Open comment",
        )


def comments_answered(user, today: dt.date) -> Iterator[Task]:
    """For who commented: what a colleague resolved within the last two weeks, while the draft is not published."""
    since = dt.datetime.combine(today - dt.timedelta(days=NEWS), dt.time.min, tzinfo=dt.UTC)
    rows = (
        DraftComment.objects.filter(
            author=user,
            resolved_at__gte=since,
            version__state__in=[VersionState.DRAFT, VersionState.IN_REVIEW],
            version__model__agency__in=agency_ids(user, Role.HR_ADMIN),
        )
        .exclude(resolved_by=user)
        .select_related("version__model", "resolved_by")
        .order_by("-resolved_at", "-pk")
    )
    by_version: dict[ModelVersion, list[DraftComment]] = {}
    for row in rows:
        by_version.setdefault(row.version, []).append(row)
    for version, answered in by_version.items():
        yield _answered(version, answered)


def _answered(version: ModelVersion, comments: list[DraftComment]) -> Task:
    """Comments of one version that a colleague resolved, the last one first."""
    last, many = comments[0], len(comments) > 1
    page = reverse("library:draft-comments", args=[version.public_id])
    by = f"the last by {last.resolved_by}" if many else f"by {last.resolved_by}"
    return Task(
        title=f"Read what became of your comment{'s' if many else ''}",
        detail=f"Version {version.number}: {count(len(comments), 'comment')} resolved, {by}",
        subject=version.name,
        url=f"{page}?state=resolved#comment-{last.public_id}",
        label="Read answers" if many else "Read answer",
    )


def first_places(versions: Iterable[ModelVersion]) -> dict[int, str]:
    """The page and place of the oldest open comment of each of these versions, by their key. One query."""
    comments = DraftComment.objects.open().filter(version__in=list(versions))
    rows = comments.select_related("version", "use").defer("text", "quoted", "answer")
    found: dict[int, str] = {}
    for row in rows.order_by("created_at", "pk"):
        if row.version_id not in found:
            place = "" if row.left_id else row.place
            found[row.version_id] = place_address(row.version, row.use, place)
    return found
