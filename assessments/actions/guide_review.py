"""Review of an interview guide: send, comment, return, approve and freeze."""

import datetime as dt
from collections.abc import Callable, Iterable

from django.db import transaction
from django.utils import timezone

from assessments.actions.guide_locking import locked_guide
from assessments.calculations.sealing import seal
from assessments.choices import GUIDE_EDITABLE, GuideState
from assessments.models import GuideComment, GuideSection, GuideVersion
from assessments.permissions.guides import may_comment, may_edit, may_review
from competency_portal.accounts.choices import Role
from competency_portal.accounts.models import User
from competency_portal.accounts.queries import holds
from competency_portal.audit.recording import record
from competency_portal.errors import Problem, Refused, Stale


def missing_for_review(version: GuideVersion) -> list[Problem]:
    """What a guide lacks before a reviewer reads it; each problem's field is the section's public id.

    Every section needs a kind, a lead question, a probe, and a benchmark at the highest and at the lowest level or a
    definition of every level (domain.md 4.4: a level with neither example nor definition is a defect).
    """
    problems = []
    levels = list(version.scale.levels.all())
    undefined = [level for level in levels if not level.definition]
    sections = list(
        version.sections.select_related("use__revision__competency").prefetch_related("probes", "benchmarks")
    )
    if not sections:
        problems.append(Problem("The guide has no section."))
    if not version.introduction_script:
        problems.append(Problem("The introduction that is read aloud is missing.", "scripts"))
    if not version.closing_script:
        problems.append(Problem("The closing that is read aloud is missing.", "scripts"))
    for section in sections:
        name = str(section.use)
        lacks = []
        if not section.question:
            lacks.append("a lead question")
        if not section.kind:
            lacks.append("its kind, behavioral or situational")
        if not section.probes.all():
            lacks.append("at least one probe")
        with_text = {b.level_id for b in section.benchmarks.all()}
        bare = [level.label for level in undefined if level.pk not in with_text]
        if bare:
            lacks.append(f"a benchmark at {', '.join(bare)}, since the scale does not define it")
        if not with_text:
            lacks.append("a benchmark at any level")
        problems += [Problem(f"{name} lacks {lack}.", section.public_id) for lack in lacks]
    return problems


PrintCheck = Callable[[GuideVersion], Iterable[Problem]]  # documents.guide.print_problems, which stands above


@transaction.atomic
def send_for_review(
    *,
    version: GuideVersion,
    actor: User,
    reviewer: User,
    print_check: PrintCheck,
    review_due: dt.date | None = None,
) -> GuideVersion:
    """Send a draft to the hiring manager. Raises Refused listing what is missing and what does not fit its pages."""
    version = locked_guide(version)
    decision = may_edit(actor, version)
    if not decision:
        raise Refused(decision.reason)
    problems = [*missing_for_review(version), *print_check(version)]
    if not holds(reviewer, version.guide.agency_id, Role.MANAGER):
        problems.append(Problem("The reviewer must be a hiring manager of this agency.", "reviewer"))
    if reviewer.pk in (actor.pk, version.created_by_id):
        problems.append(Problem("The reviewer must be somebody else than the author.", "reviewer"))
    elif version.writers.filter(pk=reviewer.pk).exists():
        problems.append(Problem("The reviewer wrote parts of this guide: a second person must.", "reviewer"))
    if problems:
        raise Refused(*problems)
    _move(
        version,
        GUIDE_EDITABLE,
        state=GuideState.IN_REVIEW,
        reviewer=reviewer,
        review_due=review_due,
        sent_at=timezone.now(),
    )
    record(
        agency=version.guide.agency,
        actor=actor,
        action="guide.send",
        obj=version,
        after={"reviewer": reviewer.username},
    )
    return version


@transaction.atomic
def add_comment(
    *, version: GuideVersion, actor: User, text: str, section: GuideSection | None = None, place: str = ""
) -> GuideComment:
    """Remark on the whole guide or on a place in one section."""
    version = locked_guide(version)
    decision = may_comment(actor, version)
    if not decision:
        raise Refused(decision.reason)
    if not text.strip():
        raise Refused(Problem("Write the comment first.", "text"))
    if section is not None and section.version_id != version.pk:
        raise Refused("This section belongs to another version of the guide.")
    comment = GuideComment.objects.create(
        version=version, section=section, place=place, author=actor, text=text.strip()
    )
    record(agency=version.guide.agency, actor=actor, action="guide.comment", obj=version)
    return comment


@transaction.atomic
def settle_comment(*, comment: GuideComment, actor: User, answer: str = "") -> GuideComment:
    """Close a comment, with an answer where there is something to say."""
    version = locked_guide(comment.version)
    decision = may_comment(actor, version)
    if not decision:
        raise Refused(decision.reason)
    settled = GuideComment.objects.filter(pk=comment.pk, settled_at=None).update(
        answer=answer.strip(), settled_by=actor, settled_at=timezone.now()
    )
    if not settled:
        raise Refused("This comment was settled already.")
    record(agency=version.guide.agency, actor=actor, action="guide.comment_settled", obj=version)
    comment.refresh_from_db()
    return comment


@transaction.atomic
def return_guide(*, version: GuideVersion, actor: User, seen: str, text: str = "") -> GuideVersion:
    """Send a guide back to its author. `seen` is the `mark_of` what the reviewer read.

    Raises Refused when no comment says what to change, Stale when it is not what they read.
    """
    version = locked_guide(version)
    decision = may_review(actor, version)
    if not decision:
        raise Refused(decision.reason)
    _insist_on_seen(version, seen)
    if text.strip():
        GuideComment.objects.create(version=version, author=actor, text=text.strip())
    elif not version.comments.filter(settled_at=None).exists():
        raise Refused(Problem("Say what should change, here or in a comment beside the text.", "text"))
    _move(version, (GuideState.IN_REVIEW,), state=GuideState.RETURNED, returned_at=timezone.now())
    record(agency=version.guide.agency, actor=actor, action="guide.return", obj=version)
    return version


@transaction.atomic
def approve_guide(*, version: GuideVersion, actor: User, seen: str, print_check: PrintCheck) -> GuideVersion:
    """Approve and freeze a version with the hash of its content; an earlier approved version is superseded.

    `seen` is the `mark_of` what the reviewer read. Raises Refused while a comment is open, something is missing or a
    question does not fit its pages, Stale when it is not what they read. Hiring actions keep the version they chose.
    """
    version = locked_guide(version)
    decision = may_review(actor, version)
    if not decision:
        raise Refused(decision.reason)
    _insist_on_seen(version, seen)
    problems = [*missing_for_review(version), *print_check(version)]
    open_comments = version.comments.filter(settled_at=None).count()
    if open_comments:
        noun = "comment is" if open_comments == 1 else "comments are"
        problems.append(Problem(f"{open_comments} {noun} still open. Settle them, or return the guide."))
    if problems:
        raise Refused(*problems)
    version.guide.versions.filter(state=GuideState.APPROVED).update(state=GuideState.SUPERSEDED)
    _move(
        version,
        (GuideState.IN_REVIEW,),
        state=GuideState.APPROVED,
        approved_by=actor,
        approved_at=timezone.now(),
        content_hash=seal(content_of(version)),
    )
    record(
        agency=version.guide.agency,
        actor=actor,
        action="guide.approve",
        obj=version,
        after={"hash": version.content_hash, "number": version.number},
    )
    return version


def mark_of(version: GuideVersion) -> str:
    """Names the content as it stands and the moment it was sent: a page posts back the mark of what it showed."""
    return seal({"content": content_of(version), "sent": version.sent_at})


def _insist_on_seen(version: GuideVersion, seen: str) -> None:
    """The second person answers for what they read, not for what came after it."""
    if seen != mark_of(version):
        raise Stale(
            "This guide was changed or sent again since you read it. Read it again first.", current=version
        )


def content_of(version: GuideVersion) -> dict:
    """Everything that approval freezes, as plain values in a fixed order."""
    sections = version.sections.select_related("use").prefetch_related("probes", "benchmarks__level")
    return {
        "guide": version.guide.public_id,
        "title": version.guide.title,
        "number": version.number,
        "model_version": version.model_version.public_id,
        "scale": version.scale.public_id,
        "interview_minutes": version.interview_minutes,
        "purpose": version.purpose,
        "introduction_script": version.introduction_script,
        "closing_script": version.closing_script,
        "sections": [
            {
                "use": section.use.public_id,
                "kind": section.kind,
                "question": section.question,
                "minutes": section.minutes,
                "good_answer_notes": section.good_answer_notes,
                "probes": [[probe.part, probe.text] for probe in section.probes.all()],
                "benchmarks": [[b.level.ordinal, b.origin, b.text] for b in section.benchmarks.all()],
            }
            for section in sections
        ],
    }


def _move(version: GuideVersion, from_states: tuple, **fields: object) -> None:
    """Change the state if it is still what was read; two people at once can't both move it."""
    moved = GuideVersion.objects.filter(pk=version.pk, state__in=from_states).update(**fields)
    if not moved:
        raise Refused("Somebody moved this guide on meanwhile. Open it again to see where it stands.")
    version.refresh_from_db()
