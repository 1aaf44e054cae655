"""What waits for a person, gathered from both apps; one function a role, a fixed number of queries each."""

import datetime as dt
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse

from assessments.choices import (
    WORKSHEET_IN,
    WORKSHEET_OPEN,
    ActionState,
    CandidateState,
    ConsensusState,
    GuideState,
    SeatRole,
    WorksheetState,
)
from assessments.models import Candidate, GuideVersion, HiringAction, Result, Worksheet
from assessments.queries.standing import sheets_out, with_progress
from competency_portal.accounts.choices import Role
from competency_portal.accounts.queries import agency_ids
from competency_portal.home.comments import comments_answered, comments_to_answer
from competency_portal.home.drafts import drafts_being_read, drafts_to_read
from competency_portal.home.reviews import drafts_returned, drafts_unsubmitted, versions_in_review
from competency_portal.home.task import NEWS, Task, count
from models_app.choices import ImportState, VersionState
from models_app.models import DocumentImport, ModelVersion

SHOWN = 8  # tasks and rows a box shows; the lists behind the links hold the rest


def tasks_for(user, today: dt.date) -> list[Task]:
    """Everything that waits for this person, what is due first on top, what has no date at the end."""
    found = [
        *_worksheets(user),
        *_discussions(user),
        *_guides_to_review(user),
        *_guides_to_finish(user),
        *_actions_to_run(user, today),
        *versions_in_review(user),
        *drafts_returned(user),
        *comments_to_answer(user),
        *drafts_to_read(user),
        *drafts_being_read(user),
        *_imports(user),
        *_findings(user),
        *drafts_unsubmitted(user),
        *comments_answered(user, today),
        *_final_lists(user, today),
    ]
    return sorted(found, key=lambda task: (task.due is None, task.due or today))


def _worksheets(user) -> Iterator[Task]:
    """A rater's own worksheets that are not in, one task a hiring action. Nothing of other raters goes in."""
    actions = (
        HiringAction.objects.filter(
            worksheets__seat__user=user,
            worksheets__seat__active=True,
            worksheets__state__in=WORKSHEET_OPEN,
            worksheets__candidate__state=CandidateState.ACTIVE,
            state=ActionState.RATING,
        )
        .annotate(
            open_sheets=Count("worksheets"),
            drafts=Count("worksheets", filter=Q(worksheets__state=WorksheetState.DRAFT)),
        )
        .order_by("interviews_to")
    )
    for action in actions:
        started = f", {action.drafts} begun" if action.drafts else ""
        yield Task(
            title="Rate candidates",
            detail=f"{count(action.open_sheets, 'worksheet')} of yours not in{started}",
            subject=str(action),
            url=reverse("assessments:my-worksheets"),
            label="Open worksheets",
            due=action.interviews_to,
        )


def _discussions(user) -> Iterator[Task]:
    """For chairs: candidates whose worksheets are all in, and discussions that were begun."""
    sheets = Worksheet.objects.filter(candidate=OuterRef("pk"), seat__active=True)
    chaired = user.seats.sitting(user).filter(role=SeatRole.CHAIR).values("action")
    rows = (
        Candidate.objects.filter(
            action__in=chaired, action__state=ActionState.RATING, state=CandidateState.ACTIVE
        )
        .filter(Q(consensus=None) | Q(consensus__state=ConsensusState.OPEN))
        .filter(Exists(sheets), ~Exists(sheets.exclude(state__in=WORKSHEET_IN)))
        .exclude(pk__in=Candidate.objects.shut_to(user))
        .annotate(recused=Exists(sheets.filter(state=WorksheetState.RECUSED)))
        .select_related("action", "consensus")
        .order_by("action_id", "sort_key")
    )
    by_action: dict[int, list[Candidate]] = {}
    for candidate in rows:
        by_action.setdefault(candidate.action_id, []).append(candidate)
    for candidates in by_action.values():
        action = candidates[0].action
        numbers = ", ".join(c.number for c in candidates[:6]) + (" and more" if len(candidates) > 6 else "")
        yield Task(
            title=f"Lead the consensus on {count(len(candidates), 'candidate')}",
            detail=f"All worksheets are in{' or recused' if any(c.recused for c in candidates) else ''} for {numbers}",
            subject=str(action),
            url=reverse("assessments:my-consensus"),
            label="Open consensus",
            due=action.interviews_to,
        )


def _guides_to_review(user) -> Iterator[Task]:
    """For hiring managers: guides sent to them for review."""
    for version in GuideVersion.objects.filter(state=GuideState.IN_REVIEW, reviewer=user).select_related(
        "guide"
    ):
        yield Task(
            title="Review the interview guide",
            detail=f"Version {version.number}: read it as it will print, then approve or return it",
            subject=version.guide.title,
            url=reverse("assessments:guide-review", args=[version.public_id]),
            label="Review guide",
            due=version.review_due,
        )


def _guides_to_finish(user) -> Iterator[Task]:
    """For specialists: guides returned by a reviewer."""
    versions = GuideVersion.objects.filter(
        state=GuideState.RETURNED, guide__agency__in=agency_ids(user, Role.SPECIALIST)
    ).annotate(open_comments=Count("comments", filter=Q(comments__settled_at=None)))
    for version in versions.select_related("guide"):
        yield Task(
            title="Answer comments on the interview guide",
            detail=f"Version {version.number} came back with {count(version.open_comments, 'open comment')}",
            subject=version.guide.title,
            url=reverse("assessments:guide-detail", args=[version.public_id]),
            label="Open guide",
            due=version.review_due,
        )


def _actions_to_run(user, today: dt.date) -> Iterator[Task]:
    """For specialists: set-up to finish, raters to remind, lists to make final.

    Where they still rate in the action themselves, nothing here may say how far the others are.
    """
    agencies = agency_ids(user, Role.SPECIALIST)
    if not agencies:
        return
    running = HiringAction.objects.filter(
        agency__in=agencies, state__in=[ActionState.SETUP, ActionState.RATING]
    )
    for action in with_progress(running.select_related("agency"), user):
        if action.state == ActionState.SETUP:
            yield Task(
                title="Finish setting up the hiring action",
                detail="The check page lists what is missing before ratings begin",
                subject=str(action),
                url=reverse("assessments:action-check", args=[action.public_id]),
                label="Check",
                due=action.interviews_from,
            )
        elif action.state == ActionState.RATING and not action.own_open:
            yield from _running_action(action, today)


def _running_action(action, today: dt.date) -> Iterator[Task]:
    out = sheets_out(action)
    if out and action.interviews_to and action.interviews_to < today:
        yield Task(
            title="Ask raters for their worksheets",
            detail=f"{count(out, 'worksheet')} not in after the interviews ended",
            subject=str(action),
            url=reverse("assessments:action-progress", args=[action.public_id]),
            label="See who",
            due=action.interviews_to,
        )
    if action.candidates_active and action.agreed >= action.candidates_active:
        yield Task(
            title="Make the ranked list final",
            detail=f"The panel has agreed on all {count(action.candidates_active, 'candidate')}",
            subject=str(action),
            url=reverse("assessments:results", args=[action.public_id]),
            label="Open results",
        )


def _imports(user) -> Iterator[Task]:
    """For HR admins: documents that were brought in and became nothing yet."""
    waiting = DocumentImport.objects.visible_to(user).filter(
        state__in=[ImportState.READ, ImportState.UNREADABLE]
    )
    rows = list(waiting.values_list("public_id", "filename", "state")[: SHOWN + 1])
    if not rows:
        return
    public_id, filename, state = rows[0]
    one = len(rows) == 1
    many = f"More than {SHOWN} documents" if len(rows) > SHOWN else f"{len(rows)} documents"
    unreadable = one and state == ImportState.UNREADABLE
    yield Task(
        title="Look at an import" if one else "Look at imports",
        detail="It could not be read" if unreadable else "Compare what was read, then create a draft",
        subject=filename if one else f"{many} wait",
        url=reverse("library:import-review", args=[public_id]) if one else reverse("library:import-list"),
        label="Open import" if one else "Open imports",
    )


def _findings(user) -> Iterator[Task]:
    """For HR admins: findings that nobody has settled, on the newest version of each model of their agency."""
    newer = ModelVersion.objects.standing().filter(model=OuterRef("model"), number__gt=OuterRef("number"))
    versions = (
        ModelVersion.objects.standing()
        .filter(model__agency__in=agency_ids(user, Role.HR_ADMIN))
        .annotate(newer=Exists(newer), open_findings=Count("findings", filter=Q(findings__settled_at=None)))
        .filter(newer=False, open_findings__gt=0)
        # Nothing can be settled while a colleague reads it, nor in what is out of force.
        .exclude(state__in=[VersionState.IN_REVIEW, VersionState.RETIRED])
        .select_related("model")
    )
    for version in versions:
        yield Task(
            title=f"Settle {count(version.open_findings, 'finding')}",
            detail=f"Version {version.number}: what the source does not say",
            subject=version.name,
            url=reverse("library:version-detail", args=[version.public_id]),
            label="Open findings",
        )


def _final_lists(user, today: dt.date) -> Iterator[Task]:
    """For hiring managers: lists of their hiring actions that became final within the last two weeks."""
    results = Result.objects.filter(
        action__hiring_manager=user, state="final", action__agency__in=agency_ids(user, Role.MANAGER)
    )
    for result in results.select_related("action__agency").order_by("-computed_at")[:SHOWN]:
        since = result.computed_at.astimezone(ZoneInfo(result.action.agency.time_zone))
        if (today - since.date()).days > NEWS:
            continue
        yield Task(
            title="Read the final list",
            detail=f"Final since {since:%b} {since.day}, {since.year}",
            subject=str(result.action),
            url=reverse("assessments:results", args=[result.action.public_id]),
            label="Read results",
        )
