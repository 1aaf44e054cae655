"""What was done to a version, its findings, its competencies and their words, in words."""

from dataclasses import replace

from django.db.models import Q

from competency_portal.audit.queries import HistoryEntry, as_history, entries_visible_to
from models_app.models import CompetencyRevision, CompetencyUse, Finding, ModelVersion

SHOWN = 200  # entries of one version; the audit trail holds them all


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
    shown = as_history(entries.order_by("-seq")[:SHOWN])
    return [replace(entry, what=names.get(entry.object_id, entry.what), object_id="") for entry in shown]
