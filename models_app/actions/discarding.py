"""Discarding a draft: its model is free for another one. Nothing is deleted; who reads the model can still read it."""

from django.db import transaction

from competency_portal.accounts.models import User
from competency_portal.audit.recording import record
from competency_portal.errors import Stale
from competency_portal.reasons import reason_given
from models_app.actions.publication import move
from models_app.actions.refusing import insist
from models_app.actions.removed_uses import forget_removed
from models_app.actions.touching import lock_words_of
from models_app.choices import VersionState
from models_app.models import Competency, CompetencyRevision, ModelVersion
from models_app.permissions import may_discard
from models_app.queries.discarding import Leaving, leaving_with


@transaction.atomic
def discard_draft(
    *, version: ModelVersion, actor: User, reason: str, expected_edit: int | None = None
) -> Leaving:
    """Put a draft aside, with the reason; what went with it and what stays, as `leaving_with` says.

    Competencies that leave the bank give their numbers free. `expected_edit` is the edit number that the page showed:
    what goes is what was read.
    """
    insist(may_discard(actor, version))
    reason = reason_given(reason)
    if expected_edit is not None and version.revision_of_edit != expected_edit:
        raise Stale(
            f"{version} was changed since you opened this page. Read what goes with it now.", current=version
        )
    move(version, str(VersionState.DRAFT), str(VersionState.DISCARDED))
    # Whoever takes words of the bank into a draft locks the competency too: nobody takes what is just going.
    begun = CompetencyRevision.objects.filter(begun_in=version, published=False).values("competency")
    lock_words_of(begun)
    forget_removed(version)
    leaving = leaving_with(version)
    kept = CompetencyRevision.objects.filter(pk__in=[one.pk for one in leaving.kept], published=False)
    kept.update(begun_in=None)
    Competency.objects.filter(pk__in=[one.pk for one in leaving.competencies]).update(number=None)
    record(
        agency=version.model.agency,
        actor=actor,
        action="model_version.discard",
        obj=version,
        before={"state": str(VersionState.DRAFT)},
        after={
            "state": str(VersionState.DISCARDED),
            "number": version.number,
            "words": [str(one) for one in leaving.words],
            "words_kept": [str(one) for one in leaving.kept],
            "competencies": [one.name for one in leaving.competencies],
        },
        reason=reason,
    )
    return leaving
