"""Changing the words of a competency: always in a revision of its own, never in what is published.

Editing through a draft of a model changes the revision that the draft uses; editing in the bank changes the bank's
draft revision. Where the words are published, the first change makes the next revision. So what was announced keeps
what it has.
"""

from typing import Any

from django.db import transaction

from competency_portal.accounts.models import User
from competency_portal.audit.recording import record
from competency_portal.errors import Refused, Stale
from models_app.actions.bank_drafts import words_to_change
from models_app.actions.changes import Change, SetText
from models_app.actions.drafting import copy_revision
from models_app.actions.refusing import insist
from models_app.actions.touching import Shown, insist_shown, lock_words, touch
from models_app.actions.wording_steps import NAMES, apply
from models_app.models import (
    Competency,
    CompetencyRevision,
    CompetencyUse,
    ModelVersion,
)
from models_app.permissions import may_edit_draft, may_edit_library
from models_app.queries.bank_words import newest_of_bank, older_draft


@transaction.atomic
def change_wording(
    *,
    use: CompetencyUse,
    change: Change,
    actor: User,
    expected_edit: int | None = None,
    own_wording: bool = False,
) -> CompetencyRevision:
    """Change the words that a draft uses; the revision that now holds them.

    `expected_edit` is the revision's edit number that the page showed. `own_wording`: a revision that must be made now
    is this class's own, and the bank's stays; the bank has one open draft of a competency at most. Refused with
    reasons; Stale when somebody has saved since.
    """
    version = use.version
    insist(may_edit_draft(actor, version))
    touch(version)
    use = CompetencyUse.objects.select_related("revision__competency__bank__agency").get(pk=use.pk)
    _expect(use.revision, expected_edit)
    revision = words_to_change(use, actor, own_wording=own_wording)
    return _change(revision, change, actor, version)


@transaction.atomic
def change_bank_wording(
    *,
    competency: Competency,
    change: Change,
    actor: User,
    expected_edit: int | None = None,
    expected: CompetencyRevision | None = None,
) -> CompetencyRevision:
    """Change the bank's own words in its draft revision; models keep theirs until somebody moves them on purpose.

    Stale when the bank's newest words are not `expected` any more, or not at this edit number.
    """
    insist(may_edit_library(actor, competency.bank.agency_id))
    competency = Competency.objects.select_related("bank__agency").get(pk=competency.pk)
    revision = newest_of_bank(competency)
    if not revision.published:
        # A draft that uses these words is edited with them; what is in review refuses. Versions before the
        # competency, as where a draft is edited: whoever takes both takes them in one order.
        for version in (
            ModelVersion.objects.standing().filter(uses__revision=revision).order_by("pk").distinct()
        ):
            touch(version)
    lock_words(competency)
    newest = newest_of_bank(competency)
    if newest.pk != revision.pk or (expected and newest.pk != expected.pk):
        raise Stale(f"{revision.name} was changed in the meantime.", current=newest)
    revision = newest
    _expect(revision, expected_edit)
    if revision.published:
        if reason := older_draft(competency):
            raise Refused(reason)
        revision = copy_revision(revision, actor)
    elif (
        revision.begun_in_id
    ):  # the bank's own from here on, whatever becomes of the draft that they began in
        CompetencyRevision.objects.filter(pk=revision.pk).update(begun_in=None)
    return _change(revision, change, actor, None)


@transaction.atomic
def take_bank_wording(*, use: CompetencyUse, actor: User, expected: Shown | None = None) -> CompetencyUse:
    """Let a draft use the newest words of the bank, drafts among them, instead of those it has.

    Stale when those are not `expected`: nobody's words are replaced unseen.
    """
    version = use.version
    insist(may_edit_draft(actor, version))
    touch(version)
    use = CompetencyUse.objects.select_related("revision__competency__bank").get(pk=use.pk)
    lock_words(use.revision.competency)
    use.revision.refresh_from_db(fields=["edit"])
    insist_shown(use.revision, expected)
    newest = newest_of_bank(use.revision.competency)
    if newest.pk == use.revision_id:
        raise Refused(f"{use} has the bank's newest words already.")
    before = use.revision
    use.revision = newest
    if use.required_level and newest.scale_id and use.required_level.scale_id != newest.scale_id:
        raise Refused(
            f"The bank's newest words of {use} stand on the scale '{newest.scale}'; the required level is one of "
            f"'{use.required_level.scale}'. Take the required level back first."
        )
    use.save(update_fields=["revision"])
    _record(
        version,
        actor,
        "competency_use.take_bank_wording",
        use,
        {"revision": before.number},
        {"revision": newest.number},
    )
    return use


def _expect(revision: CompetencyRevision, expected_edit: int | None) -> None:
    if expected_edit is not None and revision.edit != expected_edit:
        raise Stale(
            f"{revision.name} was changed by somebody since you opened this page. What you typed is still here.",
            current=revision,
        )


def _change(
    revision: CompetencyRevision, change: Change, actor: User, version: ModelVersion | None
) -> CompetencyRevision:
    """Apply one change to an unpublished revision, counted by compare-and-swap, with one entry."""
    rows = CompetencyRevision.objects.filter(pk=revision.pk, edit=revision.edit, content_hash="")
    if not rows.update(edit=revision.edit + 1):
        raise Stale(f"{revision.name} was changed in the meantime.", current=revision)
    revision.refresh_from_db()
    before, after = apply(revision, change)
    if isinstance(change, SetText) and change.place in NAMES:
        _follow(revision)
    agency = revision.competency.bank.agency
    more = {"version": version.public_id} if version else {}
    record(
        agency=agency,
        actor=actor,
        action="competency_revision.change",
        obj=revision,
        before={"place": _place(change), **before},
        after={"place": _place(change), "revision": revision.number, "title": revision.name, **more, **after},
    )
    return revision


def _follow(revision: CompetencyRevision) -> None:
    """As long as nothing of a competency is published, its bank calls it what its draft does."""
    published = CompetencyRevision.objects.filter(competency=revision.competency_id, published=True)
    if revision.for_model_id is None and not published.exists():
        named = {"family": revision.family, "variant": revision.variant}
        Competency.objects.filter(pk=revision.competency_id).update(**named)


def _place(change: Change) -> str:
    return change.place if isinstance(change, SetText) else f"{change.kind}s"


def _record(
    version: ModelVersion,
    actor: User,
    action: str,
    obj: Any,
    before: dict[str, Any],
    after: dict[str, Any],
) -> None:
    after = {**after, "version": version.public_id, "title": str(obj)}
    record(agency=version.model.agency, actor=actor, action=action, obj=obj, before=before, after=after)
