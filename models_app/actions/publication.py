"""From draft to published: submit, return, publish by a second person. What is published stays as it is."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from competency_portal.accounts.models import User
from competency_portal.audit.recording import record
from competency_portal.errors import Problem, Refused, Stale
from competency_portal.reasons import reason_given
from models_app.actions.commenting import insist_on_resolved
from models_app.actions.content import content_hash_of, content_of
from models_app.actions.refusing import insist
from models_app.actions.removed_uses import forget_removed
from models_app.actions.sealing import seal
from models_app.choices import VersionState
from models_app.models import ModelVersion
from models_app.permissions import may_publish, may_retire, may_return, may_submit
from models_app.queries.gaps import gaps_with_places
from models_app.queries.reviewers import hr_admins_of, publishers_of
from models_app.queries.writers import changes_by

__all__ = [
    "Publication",
    "content_hash_of",
    "content_of",
    "gaps_of",
    "move",
    "obstacles_to_submit",
    "publish",
    "retire",
    "return_to_draft",
    "submit_for_review",
]


@dataclass(frozen=True)
class Publication:
    """A published version and every gap that it was published with, in words."""

    version: ModelVersion
    gaps: tuple[str, ...]


def gaps_of(version: ModelVersion) -> tuple[str, ...]:
    """What remains open in a version, in words: what the check pages list with its places."""
    return tuple(gap.text for gap in gaps_with_places(version))


def obstacles_to_submit(version: ModelVersion, actor: User) -> tuple[str, ...]:
    """Why this person can't submit the draft as things stand, each with what to do: the check page says it before."""
    found = []
    if not version.uses.exists():
        found.append(
            "A model without competencies can't be published. Add its competencies to the draft first."
        )
    beginner = version.created_by
    others = hr_admins_of(version.model.agency_id).exclude(pk=actor.pk)
    if not publishers_of(version, actor.pk) and beginner in others:
        found.append(
            f"Nobody could publish it then: {beginner} began this version, you would have submitted it, and the agency "
            f"has no other HR admin. Let {beginner} submit it; you can then publish it."
        )
    return tuple(found)


@transaction.atomic
def submit_for_review(*, version: ModelVersion, actor: User) -> ModelVersion:
    """Hand a draft to a second HR admin. Refused when nothing is in it, or when its beginner must submit it."""
    insist(may_submit(actor, version))
    if obstacles := obstacles_to_submit(version, actor):
        raise Refused(*(Problem(text) for text in obstacles))
    move(
        version,
        str(VersionState.DRAFT),
        str(VersionState.IN_REVIEW),
        submitted_by=actor,
        submitted_at=timezone.now(),
    )
    _record(version, actor, "model_version.submit", {"gaps": list(gaps_of(version))})
    return version


@transaction.atomic
def return_to_draft(*, version: ModelVersion, actor: User, reason: str) -> ModelVersion:
    """Give a version in review back for changes, with the reason."""
    insist(may_return(actor, version))
    reason = reason_given(reason)
    move(version, str(VersionState.IN_REVIEW), str(VersionState.DRAFT), submitted_by=None, submitted_at=None)
    _record(version, actor, "model_version.return", {"state": str(VersionState.DRAFT)}, reason)
    return version


@transaction.atomic
def publish(
    *,
    version: ModelVersion,
    actor: User,
    expected_edit: int | None = None,
    expected_content: str | None = None,
) -> Publication:
    """Publish a version in review: freeze it with its content hash, supersede the one before, name every gap.

    Needs a second person (`may_publish`). Refused while a comment is open (decision 0016). `expected_edit` is the edit
    number that the check page showed, `expected_content` the hash of everything that it would have sealed: what is
    published is what was read, also where the edit number counts no change.
    """
    insist(may_publish(actor, version))
    if expected_edit is not None and version.revision_of_edit != expected_edit:
        raise Stale(f"{version} was changed since you read it. Read it again.", current=version)
    move(version, str(VersionState.IN_REVIEW), str(VersionState.IN_REVIEW))
    insist_on_resolved(version)
    gaps, own_changes = gaps_of(version), changes_by(actor, version)
    superseded = version.model.versions.filter(state=VersionState.PUBLISHED).first()
    if superseded:
        move(superseded, str(VersionState.PUBLISHED), str(VersionState.SUPERSEDED))
    forget_removed(version)
    content_hash = seal(version, approved_by=actor)
    if expected_content is not None and content_hash != expected_content:
        raise Stale("What you read is not what would be published. Read it again.", current=version)
    after = {
        "number": version.number,
        "content_hash": content_hash,
        "gaps": list(gaps),
        "supersedes": superseded.public_id if superseded else None,
        "own_changes": own_changes,
    }
    _record(version, actor, "model_version.publish", after)
    return Publication(version, gaps)


@transaction.atomic
def retire(*, version: ModelVersion, actor: User, reason: str) -> ModelVersion:
    """Take a published version out of force. What was built on it keeps it; nothing new can be built on it."""
    insist(may_retire(actor, version))
    reason = reason_given(reason)
    move(version, str(VersionState.PUBLISHED), str(VersionState.RETIRED))
    _record(version, actor, "model_version.retire", {"state": str(VersionState.RETIRED)}, reason)
    return version


def move(version: ModelVersion, old: str, new: str, **fields: object) -> None:
    """Change the state by compare-and-swap, so that of two at once only one wins."""
    rows = ModelVersion.objects.filter(pk=version.pk, state=old, revision_of_edit=version.revision_of_edit)
    if not rows.update(state=new, **fields):
        current = ModelVersion.objects.get(pk=version.pk)
        raise Stale(
            f"{current} is now '{current.get_state_display()}': somebody was faster or has changed it.",
            current=current,
        )
    version.refresh_from_db()


def _record(version: ModelVersion, actor: User, action: str, after: dict, reason: str = "") -> None:
    record(agency=version.model.agency, actor=actor, action=action, obj=version, after=after, reason=reason)
