"""Where the members of a data file stand: lines as `competency_portal.exchange.data_file` writes them, one a member."""

from collections.abc import Iterator
from typing import Any


class Places:
    """Lines of the members of a JSON file, by the object that holds them."""

    def __init__(self, data: Any) -> None:
        self._at: dict[tuple[int, Any], int] = {}
        self._whole: dict[int, tuple[int, int]] = {}
        self._data = data  # kept alive: objects are told apart by their identity
        self._next = 1
        self._walk(data)

    def of(self, row: dict | list, *names: str | int) -> tuple[int, ...]:
        """Lines of these members of an object, as far as it has them."""
        return tuple(sorted(self._at[id(row), name] for name in names if (id(row), name) in self._at))

    def whole(self, row: dict | list) -> tuple[int, ...]:
        """All lines of an object or a list."""
        first, last = self._whole.get(id(row), (1, 1))
        return tuple(range(first, last + 1))

    def _walk(self, value: Any) -> None:
        first = self._next
        self._next += 1
        if not isinstance(value, dict | list) or not value:
            return
        for name, inner in value.items() if isinstance(value, dict) else enumerate(value):
            self._at[id(value), name] = self._next
            self._walk(inner)
        self._whole[id(value)] = (first, self._next)
        self._next += 1


def members_below(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[dict, str, tuple[str, ...]]]:
    """Every member of a file: the object, its name there, and the names of the members above."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield value, name, path
            yield from members_below(inner, (*path, name))
    elif isinstance(value, list):
        for inner in value:
            yield from members_below(inner, path)


def nulls_below(value: Any) -> Iterator[tuple[list, int]]:
    """The entries of lists that are null: the list and the place in it."""
    for n, inner in enumerate(value.values() if isinstance(value, dict) else value):
        if inner is None and isinstance(value, list):
            yield value, n
        elif isinstance(inner, dict | list):
            yield from nulls_below(inner)
