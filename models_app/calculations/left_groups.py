"""Groups of competencies that a newer document leaves out, and how a competency stays in its group."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from models_app.calculations.counterparts import Item, counterparts, merged
from models_app.calculations.left_items import LeftText
from models_app.calculations.plain import PlainModel
from models_app.calculations.same_words import folded


def left_of_groups(before: PlainModel, after: PlainModel, pairs: Mapping[int, int]) -> Iterator[LeftText]:
    """All groups where the document has none, else a group that is gone, and each competency that lost its group."""
    lost = _lost(before, after, pairs)
    if lost and not after.groups:
        yield LeftText("Groups of competencies")
        return
    elsewhere = {group for place, group in lost.items() if after.competencies[place].group is not None}
    for group in sorted(elsewhere):
        yield LeftText(f"Group '{before.groups[group].text}'")
    for place, group in lost.items():
        if group not in elsewhere:
            yield LeftText(f"Group '{before.groups[group].text}'", after.competencies[place].name)


def grouped(before: PlainModel, after: PlainModel, pairs: Mapping[int, int]) -> PlainModel:
    """The document's model with each such competency in its group, which stands at its place among the others."""
    lost = _lost(before, after, pairs)
    if not lost:
        return after
    there = {folded(group.text): n for n, group in enumerate(after.groups)}
    added = sorted({group for group in lost.values() if folded(before.groups[group].text) not in there})
    names = [[Item("", group.text) for group in model.groups] for model in (before, after)]
    rows = merged(len(after.groups), counterparts(*names), added)
    groups = [replace(before.groups[n], lines=()) if is_old else after.groups[n] for is_old, n in rows]
    moved = {n: place for place, (is_old, n) in enumerate(rows) if not is_old}
    places = {folded(group.text): n for n, group in reversed(list(enumerate(groups)))}
    competencies = [
        replace(one, group=places[folded(before.groups[lost[n]].text)])
        if n in lost
        else replace(one, group=None if one.group is None else moved[one.group])
        for n, one in enumerate(after.competencies)
    ]
    return replace(after, groups=tuple(groups), competencies=tuple(competencies))


def _lost(before: PlainModel, after: PlainModel, pairs: Mapping[int, int]) -> dict[int, int]:
    """Places in the document with the version's group, where the document has the competency in none, or the group
    nowhere: without its heading its competencies stand in the group above it.
    """
    gone = _gone(before, after)
    groups = {place: before.competencies[old].group for place, old in sorted(pairs.items())}
    return {
        place: group
        for place, group in groups.items()
        if group is not None and (group in gone or after.competencies[place].group is None)
    }


def _gone(before: PlainModel, after: PlainModel) -> set[int]:
    """The version's groups of which none of the document's is the same or in its place."""
    names = [[Item("", group.text) for group in model.groups] for model in (before, after)]
    return set(counterparts(*names).gone)
