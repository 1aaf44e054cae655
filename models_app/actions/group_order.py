"""Competencies of a group stand beside each other in a draft: pages, paper and files then have one order."""

from models_app.actions.places import renumber
from models_app.calculations.ordering import gathered
from models_app.models import CompetencyUse, ModelVersion


def group_of(use: CompetencyUse) -> int | None:
    """What keeps competencies together; those without a group are one group more."""
    return use.group_id


def gather(version: ModelVersion) -> None:
    """Competencies of a group beside each other, where the first of them stands."""
    renumber(gathered(_uses(version), group_of))


def follow_groups(version: ModelVersion) -> None:
    """Competencies in the order of the groups; those without a group before or after all, where the first is."""
    uses = _uses(version)
    loose = 0 if uses and uses[0].group is None else float("inf")
    renumber(sorted(uses, key=lambda use: use.group.position if use.group else loose))


def to_end_of_group(use: CompetencyUse) -> None:
    """Last of its group; the first of a group comes after those of the groups before it."""
    rest = [other for other in _uses(use.version) if other.pk != use.pk]
    own = [n for n, other in enumerate(rest, 1) if other.group_id == use.group_id]
    at = own[-1] if own else _place_of_group(use, rest)
    renumber(gathered([*rest[:at], use, *rest[at:]], group_of))


def _place_of_group(use: CompetencyUse, rest: list[CompetencyUse]) -> int:
    """How many stand before the first competency of a group."""
    if use.group is None:
        return len(rest)
    here = use.group.position
    before = [n for n, other in enumerate(rest, 1) if other.group and other.group.position < here]
    after = [n for n, other in enumerate(rest) if other.group and other.group.position > here]
    return before[-1] if before else min(after, default=len(rest))


def _uses(version: ModelVersion) -> list[CompetencyUse]:
    return list(CompetencyUse.objects.filter(version=version).select_related("group").order_by("position"))
