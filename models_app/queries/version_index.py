"""The index at the side of a version: its competencies in the groups of the document, each with its state in words."""

from dataclasses import dataclass
from itertools import groupby

from models_app.choices import SelectionUse
from models_app.models import CompetencyUse, ProficiencyLevel


@dataclass(frozen=True)
class IndexEntry:
    """A line of the index. `number` is that of the bank, None for one without; `place` where no competency has one."""

    public_id: str
    number: int | None
    place: int
    name: str
    status: str
    is_open: bool


@dataclass(frozen=True)
class IndexGroup:
    """Entries under one head of the document; no name for a version without groups."""

    name: str
    entries: tuple[IndexEntry, ...]


def index(uses: list[CompetencyUse]) -> list[IndexGroup]:
    """The index at the side: groups of the document, in its order."""
    groups = groupby(uses, key=lambda use: use.group.name if use.group else "")
    return [IndexGroup(name, tuple(_entry(use) for use in members)) for name, members in groups]


def _entry(use: CompetencyUse) -> IndexEntry:
    level, stated = use.required_level, use.selection_use != SelectionUse.NOT_STATED
    scaled = level is not None or use.revision.scale_id is not None
    return IndexEntry(
        public_id=use.public_id,
        number=use.revision.bank_number,
        place=use.position,
        name=use.revision.name,
        status=status_words(level, use.get_selection_use_display(), stated=stated, scaled=scaled),
        is_open=not stated or (scaled and level is None),
    )


def status_words(level: ProficiencyLevel | None, use: str, *, stated: bool, scaled: bool) -> str:
    """'Level 3 required, for selection', 'Level and use not stated', 'Use not stated' and so on."""
    if not stated:
        return (
            f"{level} required, use not stated"
            if level
            else f"{'Level and use' if scaled else 'Use'} not stated"
        )
    use = use[0].lower() + use[1:]
    if level:
        return f"{level} required, {use}"
    return f"Level not stated, {use}" if scaled else use[0].upper() + use[1:]
