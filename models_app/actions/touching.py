"""What a change does first: count an edit, hold the rows that it reads. In which order stands in docs/next.md."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet

from competency_portal.accounts.models import Agency
from competency_portal.errors import Refused, Stale
from models_app.choices import VersionState
from models_app.models import Competency, CompetencyBank, CompetencyRevision, ModelVersion


@dataclass(frozen=True)
class Shown:
    """What a page showed: the public id of the revision, and its edit number then."""

    revision: str
    edit: int


def touch(version: ModelVersion, expected_edit: int | None = None) -> None:
    """Count an edit of a draft, whatever else is being edited; refused when it is no draft any more.

    Whoever publishes has read a certain number, so that nothing slips in between. Stale when `expected_edit` is given
    and somebody has saved since: compared as the row is taken, so that of two at once one is late.
    """
    rows = ModelVersion.objects.filter(pk=version.pk, state=version.state, content_hash="")
    expected = {} if expected_edit is None else {"revision_of_edit": expected_edit}
    changed = rows.filter(**expected).update(revision_of_edit=F("revision_of_edit") + 1)
    version.refresh_from_db()
    if not changed and version.state == VersionState.DRAFT and expected:
        raise Stale(
            f"{version} was changed by somebody since you opened this page. What you typed is still here.",
            current=version,
        )
    if not changed:
        raise Refused(f"{version} is now '{version.get_state_display()}' and can't be edited.")
    insist_draft(version)


def insist_shown(revision: CompetencyRevision, expected: Shown | None) -> None:
    """Stale when these words, read under their lock, are not those that a page showed."""
    if expected is not None and Shown(revision.public_id, revision.edit) != expected:
        raise Stale(
            f"{revision.name} was changed by somebody since you opened this page. Look at it, then press the button "
            "again.",
            current=revision,
        )


def insist_draft(version: ModelVersion) -> None:
    """Refuse unless the version is a draft."""
    if version.state != "draft":
        raise Refused(f"{version} is '{version.get_state_display()}'. Only a draft is edited.")


def lock_agency(agency_id: int) -> None:
    """Those who look for a name that is free in the agency take turns until the transaction is over."""
    Agency.objects.select_for_update(no_key=True).get(pk=agency_id)


def lock_versions(versions: QuerySet[ModelVersion]) -> None:
    """Nobody edits, publishes or discards these versions until the transaction is over."""
    rows = versions.select_for_update(no_key=True, of=("self",))
    list(rows.order_by("pk").values_list("pk"))


def lock_bank(bank: CompetencyBank) -> None:
    """Nobody adds a competency to the bank or begins, publishes or discards words of it until the transaction is over.

    For whoever finds out about many of its words at once. What was read of the bank before may be old by now.
    """
    lock_banks([bank.pk])
    lock_words_of(Competency.objects.filter(bank=bank).order_by().values("pk"))


def lock_banks(banks: Iterable[int] | QuerySet[Any]) -> None:
    """Nobody gives a number in one of these banks, by primary key, until the transaction is over."""
    rows = CompetencyBank.objects.select_for_update(no_key=True).filter(pk__in=banks)
    list(rows.order_by("pk").values_list("pk"))


def lock_words(competency: Competency) -> None:
    """Nobody discards or begins words of this competency until the transaction is over."""
    lock_words_of([competency.pk])


def lock_words_of(competencies: Iterable[int] | QuerySet[Any]) -> None:
    """The same for several, by primary key. What was read of them before may be old by now: read it afterwards."""
    list(
        Competency.objects.select_for_update(no_key=True)
        .filter(pk__in=competencies)
        .order_by("pk")
        .values_list("pk")
    )
