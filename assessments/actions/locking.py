"""One hiring action under lock: set-up, candidates, panel and the final list take turns on its row."""

from django.db import connection
from django.db.models import F, QuerySet

from assessments.models import HiringAction, Worksheet
from competency_portal.identifiers import PublicIdModel


def standing_action(action: HiringAction) -> HiringAction:
    """The hiring action as it stands now, with its rules; nobody is kept waiting."""
    return _with_rules().get(pk=action.pk)


def locked_action(action: HiringAction) -> HiringAction:
    """The hiring action as it stands now, locked until the transaction ends.

    PostgreSQL locks the row so that making the list final waits, but rows that only point at it do not. On SQLite a
    transaction begins IMMEDIATE and holds the one write lock.
    """
    return _with_rules().select_for_update(of=("self",), no_key=True).get(pk=action.pk)


def _with_rules() -> QuerySet[HiringAction]:
    return HiringAction.objects.select_related(
        "agency", "scale", "rule_set", "model_version", "guide_version", "hiring_manager"
    )


def take_turn(worksheet: Worksheet) -> None:
    """Hold the worksheet's row before asking whether it may still be rated; `wait_for_saves` waits for this.

    PostgreSQL asks anew with the next statement; on SQLite the transaction has the one write lock anyway. Without the
    order of lists no table is joined: a lock of the hiring action's row here would come after the worksheet's, which is
    the wrong way round for whoever closes the worksheet.
    """
    if connection.features.has_select_for_update:
        held = Worksheet.objects.select_for_update(of=("self",), no_key=True).filter(pk=worksheet.pk)
        list(held.order_by().values_list("pk"))


def wait_for_saves(worksheets: QuerySet[Worksheet]) -> None:
    """Let saves that are under way finish, and make later ones look again; for what ends rating on these worksheets.

    The caller has written the end already: a save that gets its turn afterwards finds it.
    """
    list(worksheets.select_for_update(of=("self",), no_key=True).order_by("pk").values_list("pk"))


def evidence_changed(action: HiringAction) -> None:
    """Count a change of what a ranked list rests on; the caller holds the action's row.

    A list that was computed from an earlier count is no longer current, whatever the clocks say.
    """
    HiringAction.objects.filter(pk=action.pk).update(evidence_version=F("evidence_version") + 1)


def named(thing: PublicIdModel) -> str:
    """How the record names something that is not personal: in words, with its public id."""
    return f"{thing} ({thing.public_id})"
