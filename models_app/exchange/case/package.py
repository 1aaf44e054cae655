"""The objects of a CASE package in their order, however carelessly it was written.

Nulls count as nothing, identifiers are any text, a link is an object or an address, a parent may be missing.
"""

import re
from collections.abc import Iterator
from typing import Any

from models_app.calculations.plain import Unreadable

Members = dict[str, Any]
WRAPPERS = ("CFPackage", "CFPackages", "data", "package")
CHILD = "ischildof"


def unwrapped(data: Any) -> Members | None:
    """The package in a file, bare or inside one other member; None where there is none."""
    if isinstance(data, list) and len(data) == 1:
        return unwrapped(data[0])
    if not isinstance(data, dict):
        return None
    if isinstance(data.get("CFDocument"), dict):
        return data
    for name in WRAPPERS:
        if name in data and (found := unwrapped(data[name])):
            return found
    return None


def rows(members: Any, name: str) -> list[Members]:
    """The objects of a list; anything else in it, or instead of it, is an error that names the member."""
    value = members.get(name)
    if value is None:
        return []
    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        raise Unreadable(f"The member '{name}' of the CASE package must be a list of objects.")
    return value


def text_of(members: Members, name: str) -> str:
    """A text, or a number as a text; empty where there is none."""
    value = members.get(name)
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def identifier_of(row: Members) -> str:
    """What links name this object by, whatever its form; capitals don't count."""
    return (text_of(row, "identifier") or text_of(row, "uri").rstrip("/").rpartition("/")[2]).casefold()


def target_of(row: Members, name: str) -> str:
    """The identifier that a link names; CASE 1.0 files also write the bare address."""
    link = row.get(name)
    if isinstance(link, dict):
        return identifier_of(link)
    return link.rstrip("/").rpartition("/")[2].casefold() if isinstance(link, str) else ""


def natural(code: str) -> tuple:
    """Codes as people count: '1.2' before '1.10'."""
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in _PARTS.findall(code))


_PARTS = re.compile(r"[0-9]{1,18}|[^0-9]+")


class Tree:
    """Items with their parents; `orphans` have none, `outside` are links to what is not in the package."""

    def __init__(self, package: Members) -> None:
        self.document = package["CFDocument"]
        self.items: dict[str, Members] = {}
        self.doubled: list[Members] = []
        for row in rows(package, "CFItems"):
            known = identifier_of(row) in self.items
            self.doubled += [row] if known else []
            self.items.setdefault(identifier_of(row), row)
        self.place = {key: n for n, key in enumerate(self.items)}
        self.parent: dict[str, str] = {}
        self.sequence: dict[str, int] = {}
        self.outside: list[Members] = []
        self.other: list[Members] = []
        for row in rows(package, "CFAssociations"):
            self._link(row)
        self._cut_circles()
        root = identifier_of(self.document)
        self.orphans = [key for key in self.items if self.parent.get(key) is None]
        self.children: dict[str, list[str]] = {}
        for key in self.items:
            self.children.setdefault(self.parent.get(key) or root, []).append(key)
        for keys in self.children.values():
            keys.sort(key=self.rank)
        self.top = self.children.get(root, [])

    def rank(self, key: str) -> tuple:
        """By sequence number; without one by code, in natural order; else as the file has them."""
        row = self.items[key]
        code = text_of(row, "humanCodingScheme") or text_of(row, "listEnumeration")
        number = self.sequence.get(key)
        if number is not None:
            return (0, number, (), self.place[key])
        return (1, 0, natural(code), self.place[key]) if code else (2, 0, (), self.place[key])

    def below(self, key: str) -> Iterator[str]:
        """All items below one, in order."""
        for child in self.children.get(key, ()):
            yield child
            yield from self.below(child)

    def depth(self, key: str) -> int:
        """1 for an item at the top."""
        count = 1
        while (above := self.parent.get(key)) in self.items:
            key, count = above, count + 1
        return count

    def _link(self, row: Members) -> None:
        child, parent = target_of(row, "originNodeURI"), target_of(row, "destinationNodeURI")
        inside = {*self.items, identifier_of(self.document)}
        if child not in self.items or parent not in inside:
            self.outside.append(row)
        elif text_of(row, "associationType").casefold() != CHILD:
            self.other.append(row)
        elif child not in self.parent:
            self.parent[child] = parent
            number = row.get("sequenceNumber")
            if isinstance(number, int | float) and not isinstance(number, bool):
                self.sequence[child] = int(number)

    def _cut_circles(self) -> None:
        """An item below itself hangs nowhere: it counts as one without a parent."""
        for start in list(self.parent):
            seen, key = {start}, start
            while (above := self.parent.get(key)) in self.items:
                if above in seen:
                    del self.parent[start]
                    break
                seen.add(above)
                key = above
