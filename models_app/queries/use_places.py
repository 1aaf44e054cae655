"""Which versions use a competency, with what is built on them: for pages that change its words."""

from dataclasses import dataclass

from models_app.choices import FROZEN_STATES, VersionState
from models_app.models import CompetencyRevision, CompetencyUse
from models_app.queries.built_on import BuiltOn, built_on_any
from models_app.queries.competency_page import uses_of

MOST_PLACES = 50


@dataclass(frozen=True)
class UsePlace:
    """One version that uses the competency, with what is built on it there (guides, hiring actions)."""

    use: CompetencyUse
    same_words: bool
    things: tuple[BuiltOn, ...]

    @property
    def is_frozen(self) -> bool:
        return self.use.version.state in FROZEN_STATES

    @property
    def is_draft(self) -> bool:
        return self.use.version.state == VersionState.DRAFT


def places_of(user, revision: CompetencyRevision, *, but_for=None) -> tuple[tuple[UsePlace, ...], int]:
    """The first versions that the person may read, and how many more there are; `but_for` is a version to leave out."""
    uses = uses_of(user, revision.competency)
    if but_for is not None:
        uses = uses.exclude(version=but_for)
    first = list(uses[: MOST_PLACES + 1])
    more = max(uses.count() - MOST_PLACES, 0) if len(first) > MOST_PLACES else 0
    first = first[:MOST_PLACES]
    things = built_on_any(user, [use.version for use in first]) or []
    places = (
        UsePlace(use, use.revision_id == revision.pk, tuple(t for t in things if use.pk in t.places))
        for use in first
    )
    return tuple(places), more
