"""A CASE package of another system: item types tell what is a competency and what a group, else the tree does."""

import re
from collections import Counter
from typing import Any

from competency_portal.exchange.document import Document
from models_app.calculations.plain import (
    PlainCompetency,
    PlainFinding,
    PlainJob,
    PlainModel,
    PlainPart,
    PlainStandard,
    Unreadable,
    Words,
)
from models_app.choices import FindingKind, PartKind
from models_app.exchange.assembly import split_variant
from models_app.exchange.case.foreign_levels import Scales
from models_app.exchange.case.members import told_of
from models_app.exchange.case.package import Members, Tree, identifier_of, target_of, text_of
from models_app.exchange.case.places import Places

NAME = 120  # longest name of a competency
GROUPS = re.compile(r"group|cluster|domain|category|dimension|strand|level|area", re.IGNORECASE)
COMPETENCIES = re.compile(r"competenc|skill", re.IGNORECASE)
BELOW = re.compile(r"indicator|behavio|descriptor|example", re.IGNORECASE)


def read_foreign(document: Document, package: Members) -> PlainModel:
    """The model in the package, with findings for what it does not say. Raises Unreadable in words."""
    return _Foreign(document.data, package).model()


class _Foreign:
    """One package while it is read."""

    def __init__(self, data: Any, package: Members) -> None:
        self.data, self.package = data, package
        self.places, self.tree = Places(data), Tree(package)
        self.scales = Scales(package, self.places)
        self.findings: list[PlainFinding] = []
        self.used: set[tuple[int, str]] = set()  # members whose value stands in the model
        if not self.tree.items:
            raise Unreadable("The CASE package has no items, so there is no competency in it.")
        self.chosen = self._competencies()
        self.groups: list[str] = []

    def model(self) -> PlainModel:
        document = self.package["CFDocument"]
        title = text_of(document, "title")
        if not title.strip():
            raise Unreadable("The member 'CFDocument' of the CASE package has no title.")
        self.used.add((id(document), "title"))
        numbers = Counter(_number(self.tree.items[key]) for key in self.chosen)
        rows = [self._competency(key, n, numbers) for n, key in enumerate(self.chosen)]
        self._about_structure()
        groups = tuple(
            Words(self._text(key, "abbreviatedStatement", "fullStatement"), self._lines(key))
            for key in self.groups
        )
        frame, unused = told_of(self.data, self.package, self.places, self.used | self.scales.used)
        return PlainModel(
            title=Words(title, self.places.of(document, "title")),
            job=PlainJob("", ()),
            parts=self._parts(document),
            groups=groups,
            level_labels=(),
            competencies=tuple(rows),
            findings=(*self.findings, *self.scales.findings),
            scales=self.scales.plain,
            unused=unused,
            frame=frame,
        )

    def _competencies(self) -> list[str]:
        """Those of a type that says so; else those that rubrics describe; else by the depth of the tree."""
        order = [key for top in self.tree.top for key in (top, *self.tree.below(top))]
        types = {key: text_of(self.tree.items[key], "CFItemType") for key in order}
        for chosen in (
            [key for key in order if COMPETENCIES.search(types[key]) and not GROUPS.search(types[key])],
            [key for key in order if key in self.scales.described],
        ):
            if chosen:
                return self._topmost(chosen)
        depth = max(self.tree.depth(key) for key in order)
        has_indicators = any(BELOW.search(kind) for kind in types.values())
        at = 1 if depth == 1 or (depth == 2 and has_indicators) else 2
        return [
            key
            for key in order
            if self.tree.depth(key) == at or (self.tree.depth(key) < at and not self.tree.children.get(key))
        ]

    def _topmost(self, chosen: list[str]) -> list[str]:
        """Without those below another one: they are its texts. Items beside them that stand alone count as well."""
        below = {child for key in chosen for child in self.tree.below(key)}
        above = {self.tree.parent.get(key) for key in self.tree.items}
        alone = [key for key in self.tree.top if key not in above and key not in chosen]
        kept = [key for key in chosen if key not in below]
        return [*kept, *(key for key in alone if key not in below)]

    def _competency(self, key: str, place: int, numbers: Counter) -> PlainCompetency:
        item = self.tree.items[key]
        name, definition, member = self._name(item, place)
        family, variant = split_variant(name)
        number = _number(item)
        if number is not None and numbers[number] == 1:
            self.used.add((id(item), "humanCodingScheme"))
        indicators = tuple(
            Words(self._text(child, "fullStatement"), self.places.of(self.tree.items[child], "fullStatement"))
            for child in self.tree.below(key)
        )
        scale, levels = self.scales.described.get(key, ("", ()))
        return PlainCompetency(
            family=family,
            variant=variant,
            number=number if numbers[number] == 1 else None,
            lines=self._lines(key),
            group=self._group(key),
            definition=definition,
            definition_lines=self.places.of(item, member) if definition else (),
            levels=levels,
            indicators=indicators,
            standards=self._notes(item),
            scale=scale,
        )

    def _name(self, item: Members, place: int) -> tuple[str, str | None, str]:
        """Name, definition and the member that holds the definition."""
        short, full = (text_of(item, name).strip() for name in ("abbreviatedStatement", "fullStatement"))
        self.used.add((id(item), "fullStatement"))
        if short and len(short) <= NAME:
            self.used.add((id(item), "abbreviatedStatement"))
            return short, full if full and full != short else None, "fullStatement"
        if full and len(full) <= NAME and "\n" not in full:
            return full, None, "fullStatement"
        name = (
            text_of(item, "humanCodingScheme").strip() or f"{' '.join(full.split())[: NAME - 30]} …".strip()
        )
        self.findings.append(
            PlainFinding(
                FindingKind.LAYOUT,
                f"'{name[:60]}' has no name of its own",
                "The package gives this competency a statement and no short name. Its code, or the beginning of the "
                "statement, stands for the name; give it one.",
                self.places.of(item, "fullStatement"),
                place,
            )
        )
        return name[:NAME], full or None, "fullStatement"

    def _notes(self, item: Members) -> tuple[PlainStandard, ...]:
        """Notes of an item are kept as a labelled text."""
        if not (notes := text_of(item, "notes").strip()):
            return ()
        self.used.add((id(item), "notes"))
        return (PlainStandard("Notes", notes, self.places.of(item, "notes")),)

    def _group(self, key: str) -> int | None:
        """The item above; what stands higher still is told in a finding."""
        above = self.tree.parent.get(key)
        if above not in self.tree.items:
            return None
        if above not in self.groups:
            self.groups.append(above)
        return self.groups.index(above)

    def _text(self, key: str, *names: str) -> str:
        """The first of these members that has words, which is used with it."""
        item = self.tree.items[key]
        for name in names:
            if text := text_of(item, name).strip():
                self.used.add((id(item), name))
                return text
        return ""

    def _lines(self, key: str) -> tuple[int, ...]:
        return self.places.of(
            self.tree.items[key], "fullStatement", "abbreviatedStatement", "humanCodingScheme"
        )

    def _parts(self, document: Members) -> tuple[PlainPart, ...]:
        parts = []
        for name, kind in (("description", PartKind.PREFACE), ("notes", PartKind.NOTE)):
            if text := text_of(document, name).strip():
                self.used.add((id(document), name))
                parts.append(PlainPart(kind, "", (text,), self.places.of(document, name)))
        return tuple(parts)

    def _about_structure(self) -> None:
        """What the tree has and a model has not, in words."""
        linked = {target_of(row, "originNodeURI") for row in self.tree.outside}
        for key in self.tree.orphans:
            item = self.tree.items[key]
            where = "its parent is not in the package" if key in linked else "the package names none"
            if self.tree.parent or key in linked:
                self._found(
                    "An item stands below no other",
                    f"'{_short(item)}' was read as one at the top: {where}.",
                    item,
                )
        for row in self.tree.outside:
            origin, kind = target_of(row, "originNodeURI"), text_of(row, "associationType")
            item = self.tree.items.get(origin)
            what = f"'{_short(item)}'" if item else "An item that is not in the package"
            self._found(
                "A link leads outside the package",
                f"{what}: {kind or 'link'} to {_address(row)}. It was not followed.",
                row,
                FindingKind.LINK,
            )
        for item in self.tree.doubled:
            self._found(
                "Two items have the same identifier",
                f"'{_short(item)}' was left out; the first one counts.",
                item,
            )
        self._about_lost()

    def _about_lost(self) -> None:
        held = {child for key in self.chosen for child in (key, *self.tree.below(key))} | set(self.groups)
        for key, item in self.tree.items.items():
            if key not in held:
                self._found(
                    "An item is neither group, competency nor text of one",
                    f"'{_short(item)}' was not used. The portal keeps one group above a competency.",
                    item,
                )

    def _found(self, title: str, detail: str, row: Members, kind: str = FindingKind.LAYOUT) -> None:
        self.findings.append(PlainFinding(kind, title, detail, self.places.whole(row)))


def _number(item: Members) -> int | None:
    code = text_of(item, "humanCodingScheme").strip().rstrip(".")
    return int(code) if code.isascii() and code.isdecimal() and len(code) <= 6 else None


def _short(item: Members) -> str:
    return (text_of(item, "abbreviatedStatement") or text_of(item, "fullStatement") or identifier_of(item))[
        :80
    ]


def _address(row: Members) -> str:
    link = row.get("destinationNodeURI")
    address = text_of(link, "uri") or text_of(link, "title") if isinstance(link, dict) else link
    return address[:200] if isinstance(address, str) and address else "an unnamed place"
