"""Places of a draft that can be commented on: what each is called, and its words as they are now."""

from dataclasses import dataclass
from hashlib import sha256

from django.db.models import prefetch_related_objects

from models_app.models import CompetencyUse, ModelVersion
from models_app.queries.revision_texts import TEXTS

WHOLE_VERSION, WHOLE_COMPETENCY = "", "competency"
LISTS = (
    ("indicator", "indicators", "Indicator"),
    ("standard", "standards", "Standard"),
    ("area", "areas", "Area"),
)


@dataclass(frozen=True)
class Spot:
    """One place: its name in a comment's row, what people call it, and its words ('' for what is not stated)."""

    place: str
    name: str
    text: str

    @property
    def kind(self) -> str:
        """'indicator' of 'indicator:4'."""
        return self.place.split(":")[0]


def spots_of_version(version: ModelVersion) -> list[Spot]:
    """Places that belong to no competency. One query."""
    return [
        Spot(WHOLE_VERSION, "Whole version", ""),
        Spot("title", "Title", version.title),
        *(Spot(f"part:{part.position}", str(part), part.text) for part in version.parts.order_by("position")),
    ]


def spots_of_use(use: CompetencyUse) -> list[Spot]:
    """Places of one competency; free of queries when its revision's texts are there."""
    revision = use.revision
    texts = {row.level_id: row.text for row in revision.levels.all()}
    levels = revision.scale.levels.all() if revision.scale else ()
    items = [
        Spot(f"{kind}:{row.position}", f"{noun} {row.position}", _item(row))
        for kind, related, noun in LISTS
        for row in sorted(getattr(revision, related).all(), key=lambda row: row.position)
    ]
    return [
        Spot(WHOLE_COMPETENCY, "Whole competency", str(use)),
        Spot("definition", "Definition", revision.definition or ""),
        *(
            Spot(f"level:{level.ordinal}", f"Level '{level.label}'", texts.get(level.pk, ""))
            for level in sorted(levels, key=lambda level: level.ordinal)
        ),
        *items,
        Spot("required_level", "Required level", str(use.required_level or "")),
        Spot("selection_use", "Selection use", use.get_selection_use_display()),
    ]


def _item(row) -> str:
    """The words of an item with its label or heading, so that a change of either is a change."""
    head = getattr(row, "label", "") or getattr(row, "heading", "")
    return f"{head}: {row.text}" if head else row.text


def spots_of_uses(uses: list[CompetencyUse]) -> dict[int, list[Spot]]:
    """Places by competency; the number of queries does not depend on how many competencies they are."""
    prefetch_related_objects([use.revision for use in uses], *TEXTS)
    return {use.pk: spots_of_use(use) for use in uses}


def spot_of(version: ModelVersion, use: CompetencyUse | None, place: str) -> Spot | None:
    """The place as it is now; None when there is no such place."""
    spots = spots_of_use(use) if use else spots_of_version(version)
    return next((spot for spot in spots if spot.place == place), None)


def mark_of(text: str) -> str:
    """Names words without holding them: a page sends back the mark of what it showed."""
    return sha256(text.encode()).hexdigest()[:16]
