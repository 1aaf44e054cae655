"""The objects of a CASE package in their order, however carelessly it was written.

Nulls count as nothing, identifiers are any text, a link is an object or an address, a parent may be missing.
"""

import re
from collections.abc import Iterator
from typing import Any

from models_app.calculations.plain import Unreadable

Members = dict[str, Any]
WRAPPERS = ("CFPackage", "CFPackages", "data", "package")
CHILD, PART = "ischildof", "ispartof"
ROOT = "#document"  # the document where the file gives it no identifier


def packages_in(data: Any) -> list[Members]:
    """The packages in a file, bare or inside other members; none where it is no CASE file."""
    if isinstance(data, list):
        return [found for row in data for found in packages_in(row)]
    if not isinstance(data, dict):
        return []
    if isinstance(data.get("CFDocument"), dict):
        return [data]
    return next((found for name in WRAPPERS if (found := packages_in(data.get(name)))), [])


def rows(members: Any, name: str) -> list[Members]:
    """The objects of a list; anything else in it, or instead of it, is an error that names the member."""
    value = members.get(name)
    if value is None:
        return []
    if not isinstance(value, list) or not all(row is None or isinstance(row, dict) for row in value):
        raise Unreadable(f"The member '{name}' of the CASE package must be a list of objects.")
    return [row for row in value if row is not None]


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
        self.root = identifier_of(self.document) or ROOT
        self.items: dict[str, Members] = {}
        self.doubled: list[Members] = []
        for n, row in enumerate(rows(package, "CFItems")):
            key = identifier_of(row) or f"#{n}"
            self.doubled += [row] if key in self.items else []
            self.items.setdefault(key, row)
        self.place = {key: n for n, key in enumerate(self.items)}
        self.parent: dict[str, str] = {}
        self.sequence: dict[str, int] = {}
        self.hung: list[Members] = []  # the links that make the tree
        self.outside: list[Members] = []
        self.other: list[Members] = []
        self._hang(rows(package, "CFAssociations"))
        self._cut_circles()
        self.orphans = [key for key in self.items if self.parent.get(key) is None]
        self.children: dict[str, list[str]] = {}
        for key in self.items:
            self.children.setdefault(self.parent.get(key) or self.root, []).append(key)
        for keys in self.children.values():
            keys.sort(key=self.rank)
        self.top = self.children.get(self.root, [])
        self.order = list(self.below(self.root))  # each before those below it
        self.depth: dict[str, int] = {}  # 1 for an item at the top
        for key in self.order:
            self.depth[key] = self.depth.get(self.parent.get(key, ""), 0) + 1

    def rank(self, key: str) -> tuple:
        """By sequence number; without one by code, in natural order; else as the file has them."""
        row = self.items[key]
        code = text_of(row, "humanCodingScheme") or text_of(row, "listEnumeration")
        number = self.sequence.get(key)
        if number is not None:
            return (0, number, (), self.place[key])
        return (1, 0, natural(code), self.place[key]) if code else (2, 0, (), self.place[key])

    def below(self, key: str) -> Iterator[str]:
        """All items below one, in order; as deep as they go."""
        waiting = list(reversed(self.children.get(key, ())))
        while waiting:
            child = waiting.pop()
            yield child
            waiting += reversed(self.children.get(child, ()))

    def above(self, key: str) -> list[str]:
        """The items above one, the nearest first."""
        found = []
        while (key := self.parent.get(key, "")) in self.items:
            found.append(key)
        return found

    def _hang(self, links: list[Members]) -> None:
        """Children first; being a part counts where an item is nobody's child."""
        inside = {*self.items, self.root}
        parts = []
        for row in links:
            kind = text_of(row, "associationType").casefold()
            if target_of(row, "originNodeURI") not in self.items or self._destination(row) not in inside:
                self.outside.append(row)
            elif kind == CHILD:
                self._below(row)
            elif kind == PART:
                parts.append(row)
            else:
                self.other.append(row)
        for row in parts:
            self._below(row)

    def _destination(self, row: Members) -> str:
        return target_of(row, "destinationNodeURI")

    def _below(self, row: Members) -> None:
        """The first parent counts; a second one is another link."""
        child = target_of(row, "originNodeURI")
        if child in self.parent:
            same = self.parent[child] == self._destination(row)
            self.other += [] if same and text_of(row, "associationType").casefold() == CHILD else [row]
            return
        self.parent[child] = self._destination(row)
        self.hung.append(row)
        number = row.get("sequenceNumber")
        if isinstance(number, int | float) and not isinstance(number, bool):
            self.sequence[child] = int(number)

    def _cut_circles(self) -> None:
        """An item below itself hangs nowhere: it counts as one without a parent."""
        fine: set[str] = set()
        for start in list(self.parent):
            path, key = {start: None}, start
            while (above := self.parent.get(key)) in self.items and above not in fine:
                if above in path:
                    del self.parent[key]
                    break
                path[above] = None
                key = above
            fine |= set(path)
