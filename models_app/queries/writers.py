"""Who changed what a version holds, as the trail has it."""

from django.db.models import Q

from competency_portal.audit.models import AuditEntry
from models_app.models import CompetencyRevision, CompetencyUse, Finding, ModelVersion

# What is done with a version and changes none of its words: steps of its life, and reading it together.
STEPS = (
    "submit",
    "return",
    "publish",
    "retire",
    "comment",
    "resolve_comment",
    "reopen_comment",
    "ask_reviewer",
    "take_off_reviewer",
    "read",
)


def changes_by(user, version: ModelVersion) -> int:
    """How many changes of the version this person made: of itself, its uses, its findings, its unpublished words."""
    own = {
        CompetencyUse: version.uses.values("public_id"),
        Finding: version.findings.values("public_id"),
        CompetencyRevision: CompetencyRevision.objects.filter(uses__version=version, published=False).values(
            "public_id"
        ),
    }
    about = Q(object_type=ModelVersion._meta.label_lower, object_id=version.public_id)
    for table, ids in own.items():
        about |= Q(object_type=table._meta.label_lower, object_id__in=ids)
    steps = [f"model_version.{step}" for step in STEPS]
    return AuditEntry.objects.filter(about, actor=user).exclude(action__in=steps).count()
