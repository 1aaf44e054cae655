"""Moving one item of an ordered list; positions count from 1."""

from collections.abc import Sequence
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
