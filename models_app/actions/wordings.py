"""Saving a page of words at once: all texts that differ, or none of them."""

from collections.abc import Callable, Sequence

from django.db import transaction

from competency_portal.accounts.models import User
from competency_portal.errors import Problem, Refused, Stale
from models_app.actions.changes import Change, SetText
from models_app.actions.doubles import double_name
from models_app.actions.touching import Shown, lock_banks, lock_versions
from models_app.actions.wording import change_bank_wording, change_wording
from models_app.actions.wording_steps import NAMES, moves_nothing
from models_app.models import Competency, CompetencyRevision, CompetencyUse, ModelVersion
from models_app.queries.bank_words import newest_of_bank


@transaction.atomic
def change_wordings(
    *,
    use: CompetencyUse,
    changes: Sequence[Change],
    actor: User,
    expected: Shown,
    own_wording: bool = False,
) -> CompetencyRevision:
    """Apply changes to the words that a draft uses, in this order; the revision that now holds them.

    Each change has its entry in the trail; a move that moves nothing is none. Refused with the reasons of all of them,
    and then none is kept; Stale when somebody has saved since.
    """
    lock_versions(ModelVersion.objects.filter(pk=use.version_id))
    if _names(changes):
        lock_banks([use.revision.competency.bank_id])
    use = CompetencyUse.objects.select_related("version__model__agency", "revision").get(pk=use.pk)

    def change_one(change: Change, edit: int, of: CompetencyRevision) -> CompetencyRevision:
        return change_wording(
            use=use, change=change, actor=actor, expected_edit=edit, own_wording=own_wording
        )

    return _all_or_none(use.revision, changes, expected, change_one)


@transaction.atomic
def change_bank_wordings(
    *, competency: Competency, changes: Sequence[Change], actor: User, expected: Shown
) -> CompetencyRevision:
    """Apply changes to the bank's own words, in this order; the bank's draft revision that now holds them.

    As `change_wordings`; `expected` is what the page showed of the bank's newest revision. It is given back with its
    texts, read while nobody else writes.
    """
    if _names(changes):
        newest = newest_of_bank(competency)
        using = newest.uses.values("version") if not newest.published else []
        lock_versions(ModelVersion.objects.filter(pk__in=using))
        lock_banks([competency.bank_id])
    competency = Competency.objects.select_related("bank__agency").get(pk=competency.pk)

    def change_one(change: Change, edit: int, of: CompetencyRevision) -> CompetencyRevision:
        return change_bank_wording(
            competency=competency, change=change, actor=actor, expected_edit=edit, expected=of
        )

    revision = _all_or_none(newest_of_bank(competency), changes, expected, change_one)
    return CompetencyRevision.objects.with_texts().get(pk=revision.pk)


def _names(changes: Sequence[Change]) -> bool:
    """Whether a name is given: whoever gives one in a bank takes turns with whoever adds to it."""
    return any(isinstance(change, SetText) and change.place in NAMES for change in changes)


def _all_or_none(
    revision: CompetencyRevision,
    changes: Sequence[Change],
    expected: Shown,
    change_one: Callable[[Change, int, CompetencyRevision], CompetencyRevision],
) -> CompetencyRevision:
    edit, name = expected.edit, revision.name
    if revision.public_id != expected.revision:
        raise Stale(
            f"{revision.name} was changed by somebody since you opened this page. What you typed is still here.",
            current=revision,
        )
    problems: list[Problem] = []
    for change in changes:
        if moves_nothing(revision, change):
            continue
        try:
            with transaction.atomic():
                revision = change_one(change, edit, revision)
        except Stale:
            raise
        except Refused as refused:
            problems += refused.problems
        else:
            edit = revision.edit
    if not problems and revision.name != name:  # family and variant are two changes and one name
        competency = revision.competency
        problems += filter(None, [double_name(competency.bank, revision.name, competency.pk)])
    if problems:
        raise Refused(*dict.fromkeys(problems))
    return revision
