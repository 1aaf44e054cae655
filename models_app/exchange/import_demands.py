"""What a document demands of a competency (required level, selection use), beside the version before it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from competency_portal.accounts.models import Agency
from models_app.actions.import_found import Settled
from models_app.actions.import_settling import agency_level_id, agency_levels
from models_app.calculations.plain import PlainCompetency
from models_app.choices import FindingKind, SelectionUse
from models_app.models import CompetencyUse

LEVEL, USE = str(FindingKind.REQUIRED_LEVEL), str(FindingKind.SELECTION_USE)
LABELS = {LEVEL: "Required level", USE: "Selection use"}


@dataclass(frozen=True)
class Demand:
    """One of the two, in words; None is 'not stated'. `why`: what the document rests it on.

    `before` is what the version has, where `follows` says that the version has this competency; `draft` what the draft
    will hold: what was settled on the review, else what the document says, else what holds on because the words are the
    same.
    """

    label: str
    tag: str
    read: str | None
    why: str
    follows: bool = False
    before: str | None = None
    draft: str | None = None
    settled: bool = False

    @property
    def differs(self) -> bool:
        """Whether the draft will demand something else than the version before."""
        return self.follows and self.draft != self.before

    @property
    def holds_on(self) -> bool:
        """Whether the document says nothing and the version's stays."""
        silent = self.read is None and not self.settled
        return self.follows and silent and self.before is not None and self.draft == self.before


def demands_of(
    plain: PlainCompetency,
    before: CompetencyUse | None,
    same_words: bool,
    settled: Mapping[str, str | None] | None = None,
) -> tuple[Demand, ...]:
    """Level and use as read; `before` is the version's use of the competency that it is taken for.

    What the document does not say holds on only where the words are those of that use (`same_words`). `settled`, by
    kind of finding, is what was settled on the review; it comes before both.
    """
    level = plain.required_level.label if plain.required_level else None
    pairs = (
        (LEVEL, "Level differs", level, plain.required_level_reason, _level_of(before)),
        (USE, "Use differs", _use(plain.selection_use), plain.selection_use_reason, _use_of(before)),
    )
    settled = settled or {}
    return tuple(
        Demand(
            LABELS[kind],
            tag,
            read,
            why,
            before is not None,
            old,
            settled.get(kind, old if read is None and same_words else read),
            kind in settled,
        )
        for kind, tag, read, why, old in pairs
    )


def settled_demands(place: int, settled: Mapping[str, Settled]) -> dict[str, str | None]:
    """What was settled on the review about level and use of the competency at this place, in words.

    Its own finding has the number 1; the number 0 is a level where one finding asks for the whole model.
    """
    found = {kind: settled.get(f"{kind}-{place}-1") or settled.get(f"{kind}-{place}-0") for kind in LABELS}
    return {kind: _words(kind, one.value) for kind, one in found.items() if one}


def by_label(agency: Agency, settled: Mapping[str, Settled]) -> Mapping[str, Settled]:
    """What was settled, with levels of the agency by their label alone as the document's own are."""
    ids = {key: agency_level_id(one.value) for key, one in settled.items() if one.value}
    levels = agency_levels(agency) if any(ids.values()) else {}
    return {
        key: replace(one, value=f"|{levels[ids[key]].label}") if ids.get(key) in levels else one
        for key, one in settled.items()
    }


def _words(kind: str, value: str | None) -> str | None:
    if value is None:
        return None
    return _use(value) if kind == USE else value.partition("|")[2]


def _level_of(use: CompetencyUse | None) -> str | None:
    return use.required_level.label if use and use.required_level else None


def _use_of(use: CompetencyUse | None) -> str | None:
    return _use(use.selection_use) if use else None


def _use(value: str) -> str | None:
    return None if value == SelectionUse.NOT_STATED else str(SelectionUse(value).label)
