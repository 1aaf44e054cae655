"""What the page of one competency of a draft shows to whoever edits it. A fixed number of queries."""

from dataclasses import dataclass

from models_app.choices import FROZEN_STATES
from models_app.models import CompetencyRevision, CompetencyUse, Finding, ProficiencyLevel
from models_app.queries.bank_words import newest_of_bank, starts_a_revision
from models_app.queries.built_on import BuiltOn, built_on_any
from models_app.queries.competency_page import uses_of
from models_app.queries.version_page import findings_of

MOST_PLACES = 50


@dataclass(frozen=True)
class UsePlace:
    """One other version that uses the competency, with what is built on it there (guides, hiring actions)."""

    use: CompetencyUse
    same_words: bool
    things: tuple[BuiltOn, ...]

    @property
    def is_frozen(self) -> bool:
        return self.use.version.state in FROZEN_STATES


@dataclass(frozen=True)
class CompetencyEdit:
    """The words a draft uses and what stands beside them. `bank` is the bank's newest wording when it differs.

    `asks_whose`: the next change makes a revision, so that the page asks whether it is the bank's or this class's own.
    """

    use: CompetencyUse
    revision: CompetencyRevision
    bank: CompetencyRevision | None
    starts_revision: bool
    places: tuple[UsePlace, ...]
    more_places: int
    findings: tuple[Finding, ...]
    levels: tuple[ProficiencyLevel, ...]

    @property
    def asks_whose(self) -> bool:
        return self.starts_revision and self.revision.for_model_id is None


def competency_edit(user, use: CompetencyUse) -> CompetencyEdit:
    """Everything of the page; `use` comes with its version."""
    revision = CompetencyRevision.objects.with_texts().get(pk=use.revision_id)
    newest = newest_of_bank(revision.competency)
    others = uses_of(user, revision.competency).exclude(version=use.version)
    places = list(others[: MOST_PLACES + 1])
    levels = revision.scale.levels.all() if revision.scale else ()
    return CompetencyEdit(
        use=use,
        revision=revision,
        bank=newest if newest.pk != revision.pk else None,
        starts_revision=starts_a_revision(use),
        places=_places(user, revision, places[:MOST_PLACES]),
        more_places=max(others.count() - MOST_PLACES, 0) if len(places) > MOST_PLACES else 0,
        findings=tuple(f for f in findings_of(use.version) if f.is_open and f.use_id == use.pk),
        levels=tuple(sorted(levels, key=lambda level: level.ordinal)),
    )


def _places(user, revision, uses: list[CompetencyUse]) -> tuple[UsePlace, ...]:
    things = built_on_any(user, [use.version for use in uses]) or []
    return tuple(
        UsePlace(use, use.revision_id == revision.pk, tuple(t for t in things if use.pk in t.places))
        for use in uses
    )
