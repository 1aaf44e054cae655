"""Comments on a place of a draft: made, answered and resolved, opened again. They are kept when it is published."""

from django.db import transaction
from django.utils import timezone

from competency_portal.accounts.models import User
from competency_portal.audit.recording import record
from competency_portal.errors import Problem, Refused, Stale
from models_app.actions.changes import checked_text
from models_app.actions.refusing import insist
from models_app.actions.reviewing import locked_version
from models_app.models import CompetencyUse, DraftComment, ModelVersion
from models_app.permissions import may_review
from models_app.queries.spots import mark_of, spot_of

LONGEST = 4000  # characters of a comment or its answer


@transaction.atomic
def comment_on(
    *,
    version: ModelVersion,
    actor: User,
    text: str,
    use: CompetencyUse | None = None,
    place: str = "",
    seen: str | None = None,
) -> DraftComment:
    """Say something about a place of a draft; the words as they are now are quoted with it.

    `seen` is the `mark_of` the words that the page showed: Stale when they were changed meanwhile.
    """
    version = locked_version(version)
    insist(may_review(actor, version))
    if use is not None and use.version_id != version.pk:
        raise Refused("This competency belongs to another version.")
    spot = spot_of(version, use, place)
    if spot is None:
        raise Refused("This place is no longer in the draft. Look at it as it is now.")
    text = checked_text(text, field="text", most=LONGEST, needed="Write the comment first.")
    if seen is not None and seen != mark_of(spot.text):
        raise Stale(
            "These words were changed since you opened this page. What you typed is still here.",
            current=version,
        )
    comment = DraftComment.objects.create(
        version=version,
        use=use,
        place=place,
        text=text,
        quoted=spot.text,
        author=actor,
        created_at=timezone.now(),
    )
    about = f"{spot.name} of {use}" if use else spot.name
    _record(comment, actor, "comment", after={"about": about, "text": text})
    return comment


@transaction.atomic
def resolve_comment(*, comment: DraftComment, actor: User, answer: str = "") -> DraftComment:
    """Close a comment, with an answer where there is something to say."""
    comment = _locked(comment, actor)
    answer = checked_text(answer, field="answer", most=LONGEST)
    if not comment.is_open:
        raise Refused(f"{comment.resolved_by} has resolved this comment already.")
    before = {"answer": comment.answer} if comment.answer else None
    comment.answer, comment.resolved_by, comment.resolved_at = answer, actor, timezone.now()
    comment.save(update_fields=["answer", "resolved_by", "resolved_at"])
    _record(comment, actor, "resolve_comment", after={"answer": answer}, before=before)
    return comment


@transaction.atomic
def reopen_comment(*, comment: DraftComment, actor: User) -> DraftComment:
    """Open a resolved comment again; its answer stays until it is resolved anew, and in the trail for good."""
    comment = _locked(comment, actor)
    if comment.is_open:
        raise Refused("This comment is open.")
    before = {"answer": comment.answer, "resolved_by": comment.resolved_by.username}
    comment.resolved_by = comment.resolved_at = None
    comment.save(update_fields=["resolved_by", "resolved_at"])
    _record(comment, actor, "reopen_comment", before=before)
    return comment


def insist_on_resolved(version: ModelVersion) -> None:
    """Refuse while a comment is open: what somebody asked about a text is answered before it is frozen."""
    count = version.comments.open().count()
    if count:
        words = "1 comment is" if count == 1 else f"{count} comments are"
        raise Refused(
            Problem(f"{words} still open. Answer and resolve them first, or return the version to draft.")
        )


def _locked(comment: DraftComment, actor: User) -> DraftComment:
    insist(may_review(actor, locked_version(comment.version)))
    return DraftComment.objects.select_related("version__model__agency", "resolved_by").get(pk=comment.pk)


def _record(
    comment: DraftComment, actor: User, verb: str, after: dict | None = None, before: dict | None = None
) -> None:
    version = comment.version
    after = {**(after or {}), "comment": comment.public_id}
    record(
        agency=version.model.agency,
        actor=actor,
        action=f"model_version.{verb}",
        obj=version,
        before=before,
        after=after,
    )
