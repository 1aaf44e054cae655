"""Moving one item of an ordered list; positions count from 1."""

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

Item = TypeVar("Item")


def moved(items: Sequence[Item], position: int, to: int) -> list[Item]:
    """The list with the item at `position` standing at `to`; a place past either end is that end.

    IndexError when there is no item at `position`.
    """
    if not 1 <= position <= len(items):
        raise IndexError(position)
    rest = [item for place, item in enumerate(items, 1) if place != position]
    to = min(max(to, 1), len(items))
    return [*rest[: to - 1], items[position - 1], *rest[to - 1 :]]


def gathered(items: Sequence[Item], group_of: Callable[[Item], Hashable]) -> list[Item]:
    """Items of one group beside each other: groups in the order of their first items, each in its own order."""
    groups: dict[Hashable, list[Item]] = {}
    for item in items:
        groups.setdefault(group_of(item), []).append(item)
    return [item for members in groups.values() for item in members]


def moved_within(
    items: Sequence[Item], position: int, to: int, group_of: Callable[[Item], Hashable]
) -> list[Item]:
    """The list with the item at `position` standing at `to`, or as near to it as its group goes.

    IndexError when there is no item at `position`.
    """
    if not 1 <= position <= len(items):
        raise IndexError(position)
    item = items[position - 1]
    rest = [other for place, other in enumerate(items, 1) if place != position]
    group = group_of(item)
    before = sum(group_of(other) == group for other in rest[: max(to - 1, 0)])
    members = [other for other in items if group_of(other) == group]
    own = iter(moved(members, members.index(item) + 1, before + 1))
    return gathered([next(own) if group_of(other) == group else other for other in items], group_of)
