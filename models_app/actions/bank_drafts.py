"""A bank has one open draft wording of a competency. Whose a wording is, the bank's or one class's alone."""

from django.db import transaction
from django.db.models import Max

from competency_portal.accounts.models import User
from competency_portal.audit.recording import record
from competency_portal.errors import Refused
from models_app.actions.drafting import copy_revision
from models_app.actions.refusing import insist
from models_app.actions.touching import Shown, insist_shown, lock_words, touch
from models_app.models import CompetencyRevision, CompetencyUse
from models_app.permissions import may_edit_draft
from models_app.queries.bank_words import has_other_words, in_the_way, is_shared, starts_a_revision


def words_to_change(use: CompetencyUse, actor: User, *, own_wording: bool = False) -> CompetencyRevision:
    """The revision that the next change of these words is written into: theirs, or one that begins now.

    Inside the caller's transaction, which has counted an edit of the draft. Refused when the bank would get a second
    open draft of the competency, or when another draft's words would change with this one's.
    """
    if not starts_a_revision(use):
        return use.revision
    lock_words(use.revision.competency)
    if not own_wording and use.revision.for_model_id is None and (reason := in_the_way(use)):
        raise Refused(reason)
    revision = copy_revision(use.revision, actor, begun_in=use.version)
    if own_wording:
        _give(revision, to_class=use)
    use.revision = revision
    use.save(update_fields=["revision"])
    return revision


@transaction.atomic
def change_whose(
    *, use: CompetencyUse, own_wording: bool, actor: User, expected: Shown | None = None
) -> CompetencyRevision:
    """Say anew whose the unpublished words of a draft are: the bank's, or this class's only.

    The bank keeps a draft of its own that was not begun here, or that other drafts use: the class then gets a copy.
    Words that become the bank's get the next number where the bank has newer ones: its newest words count.
    Refused when nothing would change, when the bank would be left without words, or when it has another open draft.
    Stale when the words are not `expected` any more.
    """
    version = use.version
    insist(may_edit_draft(actor, version))
    touch(version)
    use = CompetencyUse.objects.select_related(
        "revision__competency__bank__agency", "version__model__agency"
    ).get(pk=use.pk)
    revision = use.revision
    lock_words(revision.competency)
    revision.refresh_from_db()
    insist_shown(revision, expected)
    _insist_on_change(use, revision, own_wording)
    before = {"revision": revision.number, "whose": _whose(revision)}
    if not own_wording:
        _to_the_end(revision)
        _give(revision, to_class=None)
    elif revision.begun_in_id != version.pk or is_shared(revision, version):
        revision = copy_revision(revision, actor, begun_in=version)
        _give(revision, to_class=use)
        use.revision = revision
        use.save(update_fields=["revision"])
    else:
        _give(revision, to_class=use)
    record(
        agency=version.model.agency,
        actor=actor,
        action="competency_use.change_whose",
        obj=use,
        before=before,
        after={
            "revision": revision.number,
            "whose": _whose(revision),
            "version": version.public_id,
            "title": str(use),
        },
    )
    return revision


def _insist_on_change(use: CompetencyUse, revision: CompetencyRevision, own_wording: bool) -> None:
    if revision.published:
        raise Refused("These words are published. Whose the next ones are is asked with the first change.")
    if own_wording == (revision.for_model_id is not None):
        raise Refused(f"The words of {revision.name} are that already: {_whose(revision)}.")
    if own_wording and not has_other_words(revision):
        raise Refused(f"The bank has no other words of {revision.name}, so that these stay the bank's.")
    if not own_wording and (reason := in_the_way(use)):
        raise Refused(reason)


def _give(revision: CompetencyRevision, *, to_class: CompetencyUse | None) -> None:
    revision.for_model = to_class.version.model if to_class else None
    revision.save(update_fields=["for_model"])


def _to_the_end(revision: CompetencyRevision) -> None:
    rows = revision.competency.revisions.exclude(pk=revision.pk)
    if rows.standing().filter(for_model=None, number__gt=revision.number).exists():
        revision.number = rows.aggregate(last=Max("number"))["last"] + 1
        revision.save(update_fields=["number"])


def _whose(revision: CompetencyRevision) -> str:
    return "a wording of this class only" if revision.for_model_id else "the new wording of the bank"
