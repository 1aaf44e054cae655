"""What the bank itself says of a competency, beside the wordings that single classes keep."""

from django.db.models import QuerySet

from models_app.models import Competency, CompetencyBank, CompetencyRevision, CompetencyUse, ModelVersion


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


def open_drafts_of_bank(competency: Competency) -> QuerySet[CompetencyRevision]:
    """The bank's wordings that are not published, newest first. There is one at most, but for older databases."""
    return competency.revisions.standing().filter(for_model=None, published=False).order_by("-number")


def drafted_in(bank: CompetencyBank) -> frozenset[int]:
    """Competencies of a bank of which it has an open draft: other new words of them are one class's alone."""
    drafts = CompetencyRevision.objects.standing().filter(
        competency__bank=bank, for_model=None, published=False
    )
    return frozenset(drafts.order_by().values_list("competency", flat=True))


def in_the_way(use: CompetencyUse) -> str:
    """Why a change in this draft can't become the bank's new wording, in words; empty when it can."""
    own = use.revision
    draft = open_drafts_of_bank(own.competency).exclude(pk=own.pk).first()
    ways = "change them on the bank's own page, or keep the change as a wording of this class only."
    if draft:
        where = _users_of(draft, use.version)
        return (
            f"The bank has a draft of {own.name} already: revision {draft.number}{where}. "
            f"Take the bank's words, {ways}"
        )
    if not own.published and is_shared(own, use.version):
        return (
            f"These words of {own.name} are the bank's draft, which stands elsewhere too: revision "
            f"{own.number}{_users_of(own, use.version)}. Other drafts don't change with this one: {ways}"
        )
    return ""


def older_draft(competency: Competency) -> str:
    """Why the bank's published words can't be changed on its page, in words; empty when they can.

    A draft older than they are stands in databases from before a bank had one open draft at most.
    """
    draft = open_drafts_of_bank(competency).first()
    if draft is None:
        return ""
    return (
        f"The bank has a draft of {draft.name} already: revision {draft.number}{_users_of(draft)}. Publish or discard "
        "the version that uses it, or make it a wording of that class only."
    )


def _users_of(revision: CompetencyRevision, but_for: ModelVersion | None = None) -> str:
    versions = ModelVersion.objects.standing().filter(uses__revision=revision)
    if but_for is not None:
        versions = versions.exclude(pk=but_for.pk)
    names = [str(version) for version in versions.select_related("model").order_by("pk")[:3]]
    return f", in {'; '.join(names)}" if names else ""


def has_other_words(revision: CompetencyRevision) -> bool:
    """Whether the bank has words of the competency besides these."""
    rows = revision.competency.revisions.standing().filter(for_model=None)
    return rows.exclude(pk=revision.pk).exists()


def has_published(bank) -> bool:
    """Whether words of this bank are published, so that its code stands in what is sealed."""
    return CompetencyRevision.objects.filter(competency__bank=bank, published=True).exists()


def is_numbered(bank: CompetencyBank) -> bool:
    """Whether the bank numbers its competencies; one of them may have no number yet."""
    return bank.competencies.filter(number__isnull=False).exists()
