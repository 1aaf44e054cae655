"""Freezing a version: one way for publication by people and for the shipped library."""

from django.utils import timezone

from competency_portal.accounts.models import User
from competency_portal.errors import Problem, Refused
from models_app.actions.content import content_hash_of, revision_hash_of
from models_app.choices import VersionState
from models_app.models import Competency, CompetencyRevision, ModelVersion


def seal(version: ModelVersion, *, approved_by: User | None) -> str:
    """Publish the version's revisions and the version itself, with their content hashes; the hash of the version.

    Inside the caller's transaction. The caller has checked who may, and supersedes the version before.
    """
    drafts = CompetencyRevision.objects.filter(uses__version=version, content_hash="").distinct()
    for revision in drafts.with_texts():
        CompetencyRevision.objects.filter(pk=revision.pk).update(
            published=True, content_hash=revision_hash_of(revision)
        )
        if revision.for_model_id is None:
            _name_in_bank(revision)
    version.job_facts = version.model.job_class.facts()
    content_hash = content_hash_of(version)
    changed = ModelVersion.objects.filter(pk=version.pk, content_hash="").update(
        state=VersionState.PUBLISHED,
        content_hash=content_hash,
        job_facts=version.job_facts,
        approved_by=approved_by,
        published_at=timezone.now(),
    )
    if not changed:
        raise Refused("Somebody has published this version in the meantime.")
    version.refresh_from_db()
    return content_hash


def _name_in_bank(revision: CompetencyRevision) -> None:
    """The bank calls a competency what its newest published words call it. A number is given once."""
    others = Competency.objects.filter(bank=revision.competency.bank_id, number=revision.bank_number)
    other = others.exclude(pk=revision.competency_id).first() if revision.bank_number is not None else None
    if other:
        raise Refused(
            Problem(
                f"{revision.name} has the number {revision.bank_number}, which '{other.name}' has in this bank."
            )
        )
    Competency.objects.filter(pk=revision.competency_id).update(
        family=revision.family, variant=revision.variant, number=revision.bank_number
    )
