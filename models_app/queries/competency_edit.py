"""What the page of one competency of a draft shows to whoever edits it. A fixed number of queries."""

from dataclasses import dataclass

from models_app.models import CompetencyRevision, CompetencyUse, Finding, ProficiencyLevel
from models_app.queries.bank_words import has_other_words, in_the_way, newest_of_bank, starts_a_revision
from models_app.queries.use_places import UsePlace, places_of
from models_app.queries.version_page import findings_of


@dataclass(frozen=True)
class CompetencyEdit:
    """The words a draft uses and what stands beside them. `bank` is the bank's newest wording when it differs.

    `asks_whose`: the next change makes a revision, so that the page asks whether it is the bank's or this class's own.
    `in_the_way`: why it can't be the bank's. `may_keep`: the bank has other words, so that these may be this class's.
    """

    use: CompetencyUse
    revision: CompetencyRevision
    bank: CompetencyRevision | None
    starts_revision: bool
    in_the_way: str
    may_keep: bool
    places: tuple[UsePlace, ...]
    more_places: int
    findings: tuple[Finding, ...]
    levels: tuple[ProficiencyLevel, ...]

    tells_whose = True  # that these are the bank's words or this class's own stands on the page

    @property
    def numbers(self) -> tuple[str, int, int]:
        """What the page was read at: the revision, its edit number, that of the draft."""
        return self.revision.public_id, self.revision.edit, self.use.version.revision_of_edit

    @property
    def asks_whose(self) -> bool:
        return self.starts_revision and self.revision.for_model_id is None


def competency_edit(user, use: CompetencyUse) -> CompetencyEdit:
    """Everything of the page; `use` comes with its version."""
    revision = CompetencyRevision.objects.with_texts().get(pk=use.revision_id)
    newest = newest_of_bank(revision.competency)
    places, more = places_of(user, revision, but_for=use.version)
    levels = revision.scale.levels.all() if revision.scale else ()
    return CompetencyEdit(
        use=use,
        revision=revision,
        bank=newest if newest.pk != revision.pk else None,
        starts_revision=starts_a_revision(use),
        in_the_way=in_the_way(use),
        may_keep=has_other_words(revision),
        places=places,
        more_places=more,
        findings=tuple(f for f in findings_of(use.version) if f.is_open and f.use_id == use.pk),
        levels=tuple(sorted(levels, key=lambda level: level.ordinal)),
    )
