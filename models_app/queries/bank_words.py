"""What the bank itself says of a competency, beside the wordings that single classes keep."""

from models_app.models import Competency, CompetencyRevision, ModelVersion


def newest_of_bank(competency: Competency) -> CompetencyRevision:
    """The bank's newest revision: its open draft where there is one. Wordings of single classes don't count."""
    own = competency.revisions.standing().filter(for_model=None).order_by("-number").first()
    return own or competency.revisions.standing().order_by("-number").first()


def is_shared(revision: CompetencyRevision, version) -> bool:
    """Whether another version uses this revision too, so that a change in this one must not touch it."""
    others = ModelVersion.objects.standing().exclude(pk=version.pk)
    return revision.uses.filter(version__in=others).exists()


def starts_a_revision(use) -> bool:
    """Whether the next change of the words that this use has makes a new revision."""
    return use.revision.published or is_shared(use.revision, use.version)


def has_published(bank) -> bool:
    """Whether words of this bank are published, so that its code stands in what is sealed."""
    return CompetencyRevision.objects.filter(competency__bank=bank, published=True).exists()
