"""Which words begin with a version: what whoever submits or publishes it gives to the bank, or to this class alone."""

from dataclasses import dataclass

from models_app.models import CompetencyUse, ModelVersion


@dataclass(frozen=True)
class NewWords:
    """Competencies of a version whose words are not published yet, in its order."""

    bank: tuple[CompetencyUse, ...]
    own: tuple[CompetencyUse, ...]

    def __len__(self) -> int:
        return len(self.bank) + len(self.own)


def new_words_of(version: ModelVersion) -> NewWords:
    """One query."""
    uses = list(version.uses.filter(revision__published=False).select_related("revision__competency"))
    return NewWords(
        bank=tuple(use for use in uses if use.revision.for_model_id is None),
        own=tuple(use for use in uses if use.revision.for_model_id is not None),
    )
