"""Freezing a version: one way for publication by people and for the shipped library."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from competency_portal.accounts.models import User
from competency_portal.errors import Problem, Refused
from models_app.actions.content import content_hash_of, revision_hash_of
from models_app.actions.touching import lock_banks, lock_words_of
from models_app.choices import VersionState
from models_app.models import Competency, CompetencyRevision, ModelVersion
from models_app.queries.surroundings import to_keep


def seal(version: ModelVersion, *, approved_by: User | None) -> str:
    """Publish the version's revisions and the version itself, with their content hashes; the hash of the version.

    Inside the caller's transaction. The caller has checked who may, and supersedes the version before.
    """
    revisions = _drafts_of(version)
    for revision in revisions:
        revision.published, revision.content_hash = True, revision_hash_of(revision)
    # Past save(), which refuses rows that carry a hash; the table's own triggers compare old and new.
    CompetencyRevision.objects.bulk_update(revisions, ["published", "content_hash"])
    _name_in_bank([one for one in revisions if one.for_model_id is None and not one.overtaken])
    version.job_facts = version.model.job_class.facts()
    content_hash = content_hash_of(version)
    changed = ModelVersion.objects.filter(pk=version.pk, content_hash="").update(
        state=VersionState.PUBLISHED,
        content_hash=content_hash,
        job_facts=version.job_facts,
        surroundings=to_keep(version),
        approved_by=approved_by,
        published_at=timezone.now(),
    )
    if not changed:
        raise Refused("Somebody has published this version in the meantime.")
    version.refresh_from_db()
    return content_hash


def _drafts_of(version: ModelVersion) -> list[Any]:
    """Its words that are not published, locked; `overtaken`: the bank has newer ones that are."""
    drafts = CompetencyRevision.objects.filter(uses__version=version, content_hash="").distinct()
    lock_banks(drafts.order_by().values("competency__bank"))  # whoever gives a number in it waits
    lock_words_of(drafts.order_by().values("competency"))
    drafts = drafts.with_texts().select_related(
        "scale__agency", "competency__bank__agency"
    )  # hashes name both
    drafts = drafts.annotate(overtaken=Exists(_newer_of_bank()))
    return sorted(drafts, key=lambda revision: revision.pk)  # one order on any database


def _newer_of_bank() -> QuerySet[CompetencyRevision]:
    """What the bank has published of the same competency under a higher number."""
    return CompetencyRevision.objects.filter(
        competency=OuterRef("competency"), for_model=None, published=True, number__gt=OuterRef("number")
    )


def _name_in_bank(revisions: list[CompetencyRevision]) -> None:
    """The bank calls a competency what its newest published words call it. A number is given once.

    Raises Refused when a number is another competency's, in the bank or among the revisions themselves. Two that
    change their numbers with each other may.
    """
    ones = {revision.competency_id: revision.competency for revision in revisions}
    banks = {one.bank_id for one in ones.values()}
    numbered = Competency.objects.filter(bank__in=banks, number__isnull=False).exclude(pk__in=ones)
    holders = {(one.bank_id, one.number): one for one in numbered}
    changed, moved = [], []
    for revision in revisions:
        one, number = revision.competency, revision.bank_number
        if number is not None:
            other = holders.setdefault((one.bank_id, number), one)
            if other.pk != one.pk:
                raise Refused(
                    Problem(
                        f"{revision.name} has the number {number}, which '{other.name}' has in this bank."
                    )
                )
        new, old = (revision.family, revision.variant, number), (one.family, one.variant, one.number)
        if new != old:
            one.family, one.variant, one.number = new
            changed.append(one)
        if number != old[2]:
            moved.append(one.pk)
    # Numbers that move are free before they are given: a constraint looks at each row as it is written.
    Competency.objects.filter(pk__in=moved).update(number=None)
    Competency.objects.bulk_update(changed, ["family", "variant", "number"])
