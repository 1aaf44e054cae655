"""What is decided about a competency, in short: a page says what it showed, so that a late decision is known."""

from collections.abc import Iterable

from models_app.forms.drawn import digest
from models_app.models import CompetencyUse, ProficiencyLevel

OF = ("required_level", "selection_use")


def decided_of(use: CompetencyUse, levels: Iterable[ProficiencyLevel] = ()) -> str:
    """A digest of level and use as they are decided, each with its reason and evidence, and of what can be chosen."""
    texts = [getattr(use, f"{name}_{part}") for name in OF for part in ("reason", "evidence")]
    names = [(level.public_id, level.label) for level in levels]
    return digest([use.required_level_id, str(use.selection_use), *texts, *names])
