"""Changing the row of an import: only while it waits, never over somebody else's change, always on record."""

from typing import Any

from competency_portal.accounts.models import User
from competency_portal.audit.recording import record
from competency_portal.errors import Refused, Stale
from models_app.choices import ImportState
from models_app.models import DocumentImport


def still_open(imported: DocumentImport, expected_edit: int | None) -> None:
    """Refused when the import is closed, Stale when it is not as the page showed it."""
    if imported.state != ImportState.READ:
        raise Refused(f"This import is closed: {imported.get_state_display().lower()}.")
    as_expected(imported, expected_edit)


def as_expected(imported: DocumentImport, expected_edit: int | None) -> None:
    """Stale when somebody has changed the import since the page was drawn."""
    if expected_edit is not None and imported.edit != expected_edit:
        raise Stale(
            "Somebody has changed this import since you opened the page. Look again.", current=imported
        )


def swap(imported: DocumentImport, **fields: Any) -> None:
    """Change the row by compare-and-swap, so that of two at once only one wins."""
    rows = DocumentImport.objects.filter(pk=imported.pk, edit=imported.edit, state=imported.state)
    if not rows.update(edit=imported.edit + 1, **fields):
        raise Stale("Somebody has changed this import in the meantime. Look again.", current=imported)
    imported.refresh_from_db()


def record_import(
    imported: DocumentImport, actor: User, action: str, after: dict[str, Any], reason: str = ""
) -> None:
    """One entry of the trail about the import."""
    record(agency=imported.agency, actor=actor, action=action, obj=imported, after=after, reason=reason)
