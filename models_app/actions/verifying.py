"""Whether what was published is still what was sealed."""

from models_app.actions.content import content_hash_of, revision_hash_of
from models_app.models import CompetencyRevision, ModelVersion


def not_as_sealed() -> list[ModelVersion | CompetencyRevision]:
    """Published versions and revisions whose content no longer has the hash that it was sealed with."""
    versions = ModelVersion.objects.exclude(content_hash="")
    revisions = CompetencyRevision.objects.exclude(content_hash="").with_texts()
    return [
        *(v for v in versions if content_hash_of(v) != v.content_hash),
        *(r for r in revisions if revision_hash_of(r) != r.content_hash),
    ]
