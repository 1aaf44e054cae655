"""What the page of a competency's words in the bank shows to whoever edits them. A fixed number of queries."""

from dataclasses import dataclass

from models_app.choices import VersionState
from models_app.models import Competency, CompetencyRevision, ModelVersion, ProficiencyLevel
from models_app.queries.bank_words import newest_of_bank, open_drafts_of_bank
from models_app.queries.use_places import UsePlace, places_of


@dataclass(frozen=True)
class BankEdit:
    """The bank's newest words. `follow` are drafts that use these very words; `held` those in review that hold them.

    `beside` are further open drafts of the bank, from before a bank had one at most.
    """

    competency: Competency
    revision: CompetencyRevision
    places: tuple[UsePlace, ...]
    more_places: int
    follow: tuple[ModelVersion, ...]
    held: tuple[ModelVersion, ...]
    levels: tuple[ProficiencyLevel, ...]
    next_number: int
    beside: tuple[CompetencyRevision, ...]

    asks_whose = tells_whose = False  # these are the bank's own words: no class is asked for

    @property
    def numbers(self) -> tuple[str, int]:
        """What the page was read at: the revision and its edit number."""
        return self.revision.public_id, self.revision.edit

    @property
    def starts_revision(self) -> bool:
        return self.revision.published


def bank_edit(user, competency: Competency) -> BankEdit:
    """Everything of the page."""
    revision = CompetencyRevision.objects.with_texts().get(pk=newest_of_bank(competency).pk)
    places, more = places_of(user, revision)
    versions = (
        ModelVersion.objects.standing().filter(uses__revision=revision).select_related("model").distinct()
    )
    open_ones = [] if revision.published else list(versions.order_by("model__title", "pk"))
    last = competency.revisions.order_by("-number").first()
    levels = revision.scale.levels.all() if revision.scale else ()
    return BankEdit(
        competency=competency,
        revision=revision,
        places=places,
        more_places=more,
        follow=tuple(v for v in open_ones if v.state == VersionState.DRAFT),
        held=tuple(v for v in open_ones if v.state == VersionState.IN_REVIEW),
        levels=tuple(sorted(levels, key=lambda level: level.ordinal)),
        next_number=last.number + 1 if last else 1,
        beside=tuple(open_drafts_of_bank(competency).exclude(pk=revision.pk)),
    )
