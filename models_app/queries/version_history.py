"""What was done to a version with all that is in it, or to a competency of a bank and its wordings, in words."""

from dataclasses import replace

from django.db.models import Q

from competency_portal.audit.queries import HistoryEntry, as_history, entries_visible_to
from models_app.models import Competency, CompetencyRevision, CompetencyUse, Finding, ModelVersion

SHOWN = 200  # entries of one page; the audit trail holds them all


def version_entries(version: ModelVersion, user) -> list[HistoryEntry]:
    """Newest first, each naming what it was done to: who settled which finding is what people look for here."""
    names = {version.public_id: f"Version {version.number}"}
    uses = list(version.uses.select_related("revision"))
    names |= {use.public_id: str(use) for use in uses}
    names |= {use.revision.public_id: f"Words of {use}" for use in uses}
    names |= dict(version.findings.values_list("public_id", "title"))
    words = version.uses.values("revision__public_id")
    entries = entries_visible_to(user).filter(
        Q(object_type=ModelVersion._meta.label_lower, object_id=version.public_id)
        | Q(object_type=CompetencyUse._meta.label_lower, object_id__in=version.uses.values("public_id"))
        | Q(object_type=CompetencyRevision._meta.label_lower, object_id__in=words)
        | Q(object_type=Finding._meta.label_lower, object_id__in=version.findings.values("public_id"))
    )
    return _named(entries, names)


def competency_entries(competency: Competency, user) -> list[HistoryEntry]:
    """Newest first, each naming the competency or the wording that it was done to."""
    names = {revision.public_id: f"Revision {revision.number}" for revision in competency.revisions.all()}
    entries = entries_visible_to(user).filter(
        Q(object_type=Competency._meta.label_lower, object_id=competency.public_id)
        | Q(object_type=CompetencyRevision._meta.label_lower, object_id__in=list(names))
    )
    return _named(entries, names | {competency.public_id: "The competency"})


def _named(entries, names: dict[str, str]) -> list[HistoryEntry]:
    shown = as_history(entries.order_by("-seq")[:SHOWN])
    return [replace(entry, what=names.get(entry.object_id, entry.what), object_id="") for entry in shown]
