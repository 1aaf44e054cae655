"""Saving a page of words at once: all texts that differ, or none of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from competency_portal.accounts.models import User
from competency_portal.errors import Problem, Refused, Stale
from models_app.actions.changes import Change
from models_app.actions.wording import change_wording
from models_app.models import CompetencyRevision, CompetencyUse


@dataclass(frozen=True)
class Shown:
    """What a page showed: the public id of the revision, and its edit number then."""

    revision: str
    edit: int


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

    Each change has its entry in the trail. Refused with the reasons of all of them, and then none is kept; Stale when
    somebody has saved since.
    """
    use = CompetencyUse.objects.select_related("version__model__agency", "revision").get(pk=use.pk)
    revision, edit = use.revision, expected.edit
    if revision.public_id != expected.revision:
        raise Stale(
            f"{revision.name} was changed by somebody since you opened this page. What you typed is still here.",
            current=revision,
        )
    problems: list[Problem] = []
    for change in changes:
        try:
            with transaction.atomic():
                revision = change_wording(
                    use=use, change=change, actor=actor, expected_edit=edit, own_wording=own_wording
                )
        except Stale:
            raise
        except Refused as refused:
            problems += refused.problems
        else:
            edit = revision.edit
    if problems:
        raise Refused(*dict.fromkeys(problems))
    return revision
