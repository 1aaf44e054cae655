"""What a document demands of a competency (required level, selection use), beside the version before it."""

from dataclasses import dataclass

from models_app.calculations.plain import PlainCompetency
from models_app.choices import SelectionUse
from models_app.models import CompetencyUse


@dataclass(frozen=True)
class Demand:
    """One of the two, in words; None is 'not stated'. `why`: what the document rests it on.

    `before` is what the version has, where `follows` says that the version has this competency; `draft` what the draft
    will hold: what the document says, else what holds on because the words are the same.
    """

    label: str
    tag: str
    read: str | None
    why: str
    follows: bool = False
    before: str | None = None
    draft: str | None = None

    @property
    def differs(self) -> bool:
        """Whether the draft will demand something else than the version before."""
        return self.follows and self.draft != self.before

    @property
    def holds_on(self) -> bool:
        """Whether the document says nothing and the version's stays."""
        return self.follows and self.read is None and self.before is not None and self.draft == self.before


def demands_of(plain: PlainCompetency, before: CompetencyUse | None, same_words: bool) -> tuple[Demand, ...]:
    """Level and use as read; `before` is the version's use of the competency that it is taken for.

    What the document does not say holds on only where the words are those of that use (`same_words`).
    """
    level = plain.required_level.label if plain.required_level else None
    pairs = (
        ("Required level", "Level differs", level, plain.required_level_reason, _level_of(before)),
        (
            "Selection use",
            "Use differs",
            _use(plain.selection_use),
            plain.selection_use_reason,
            _use_of(before),
        ),
    )
    return tuple(
        Demand(label, tag, read, why, before is not None, old, old if read is None and same_words else read)
        for label, tag, read, why, old in pairs
    )


def _level_of(use: CompetencyUse | None) -> str | None:
    return use.required_level.label if use and use.required_level else None


def _use_of(use: CompetencyUse | None) -> str | None:
    return _use(use.selection_use) if use else None


def _use(value: str) -> str | None:
    return None if value == SelectionUse.NOT_STATED else str(SelectionUse(value).label)
