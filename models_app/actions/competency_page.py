"""Saving the page of one competency of a draft at once: decision, group, words and whose they are, or nothing of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from competency_portal.accounts.models import User
from competency_portal.errors import Refused
from models_app.actions.bank_drafts import change_whose
from models_app.actions.changes import Change
from models_app.actions.draft_changes import GroupUse
from models_app.actions.settling import settle_use, take_back_level
from models_app.actions.structure import change_draft
from models_app.actions.touching import Shown
from models_app.actions.wording import take_bank_wording
from models_app.actions.wordings import change_wordings
from models_app.models import CompetencyRevision, CompetencyUse, ProficiencyLevel

TYPED = "The bank's words would replace what you changed here. Save it or undo it first; it stands below, not saved."


@dataclass(frozen=True)
class Decision:
    """Level and selection use that are decided, each only where given. `takes_back`: the level that was decided."""

    reason: str
    evidence: str = ""
    required_level: ProficiencyLevel | None = None
    selection_use: str = ""
    takes_back: bool = False


@dataclass(frozen=True)
class CompetencyChanges:
    """What the page asks for. `own_wording`: a revision that the words begin is this class's own.

    `takes_bank`: the bank's newest words instead; `whose`: these words are this class's only (True) or the bank's
    (False); None: they stay whose they are.
    """

    words: Sequence[Change] = ()
    own_wording: bool = False
    decision: Decision | None = None
    group: GroupUse | None = None
    takes_bank: bool = False
    whose: bool | None = None


@transaction.atomic
def save_competency(
    *, use: CompetencyUse, changes: CompetencyChanges, actor: User, expected: Shown, expected_edit: int
) -> CompetencyRevision:
    """Make these changes; the revision that now holds the words, with its texts, read while nobody else writes.

    Each change has its entry in the trail (decision 0020). Words are compared with `expected`, decision and group with
    the draft's `expected_edit`. Refused, and then nothing is kept; Stale when somebody saved since.
    """
    if changes.words and changes.takes_bank:
        raise Refused(TYPED)
    if changes.decision:
        _decide(use, changes.decision, actor, expected_edit)
    if changes.group:
        edit = None if changes.decision else expected_edit  # a decision has compared it and counted
        change_draft(version=use.version, change=changes.group, actor=actor, expected_edit=edit)
    revision = use.revision
    if changes.words:
        own = changes.own_wording
        revision = change_wordings(
            use=use, changes=changes.words, actor=actor, expected=expected, own_wording=own
        )
        expected = Shown(revision.public_id, revision.edit)
    if changes.takes_bank:
        revision = take_bank_wording(use=use, actor=actor, expected=expected).revision
    elif changes.whose is not None:
        revision = change_whose(use=use, own_wording=changes.whose, actor=actor, expected=expected)
    return CompetencyRevision.objects.with_texts().get(pk=revision.pk)


def _decide(use: CompetencyUse, decision: Decision, actor: User, expected_edit: int) -> None:
    edit: int | None = expected_edit
    if decision.takes_back:
        take_back_level(use=use, reason=decision.reason, actor=actor, expected_edit=edit)
        edit = None  # counted just now
    if decision.selection_use or not decision.takes_back:
        settle_use(
            use=use,
            required_level=decision.required_level,
            selection_use=decision.selection_use,
            reason=decision.reason,
            evidence=decision.evidence,
            actor=actor,
            expected_edit=edit,
        )
