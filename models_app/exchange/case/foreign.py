"""A CASE package of another system: item types tell what is a competency and what a group, else the tree does."""

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
from models_app.exchange.case.foreign_findings import findings_of, short
from models_app.exchange.case.foreign_groups import Groups
from models_app.exchange.case.foreign_kinds import NAME, choose
from models_app.exchange.case.foreign_levels import Scales
from models_app.exchange.case.members import told_of
from models_app.exchange.case.package import Members, Tree, text_of
from models_app.exchange.case.places import Places


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
        self.said: set[tuple[int, str]] = set()  # those that the ledger does not find by their words
        if not self.tree.items:
            raise Unreadable("The CASE package has no items, so there is no competency in it.")
        chosen = choose(self.tree, self.scales.described)
        self.chosen = chosen.keys
        links = {(id(row), "associationType") for row in self.tree.hung}
        self.used |= links
        self.said |= links
        self.scales.read(self.tree, set(self.chosen))
        if not self.chosen:
            raise Unreadable("No item of the CASE package has words, so there is no competency in it.")
        self.groups = Groups(self.tree, self.places)
        if chosen.guessed:
            self._about_guess()

    def model(self) -> PlainModel:
        document = self.package["CFDocument"]
        title = text_of(document, "title")
        if not title.strip():
            raise Unreadable("The member 'CFDocument' of the CASE package has no title.")
        self.used.add((id(document), "title"))
        numbers = Counter(_number(self.tree.items[key]) for key in self.chosen)
        rows = [self._competency(key, n, numbers) for n, key in enumerate(self.chosen)]
        held = {child for key in self.chosen for child in (key, *self.tree.below(key))} | self.groups.held
        self.findings += findings_of(self.tree, self.places, held)
        parts = self._parts(document)
        frame, unused = told_of(
            self.data,
            self.package,
            self.places,
            self.used | self.scales.used | self.groups.used,
            self.said | self.groups.said | self.scales.said,
            self._codes_left(),
        )
        return PlainModel(
            title=Words(title, self.places.of(document, "title")),
            job=PlainJob("", ()),
            parts=parts,
            groups=tuple(self.groups.words),
            level_labels=(),
            competencies=tuple(rows),
            findings=(*self.findings, *self.groups.findings, *self.scales.findings),
            scales=self.scales.plain,
            unused=unused,
            frame=frame,
        )

    def _competency(self, key: str, place: int, numbers: Counter) -> PlainCompetency:
        item = self.tree.items[key]
        name, definition, member = self._name(item, place)
        family, variant = split_variant(name)
        number = _number(item)
        if number is not None and numbers[number] == 1:
            self.used.add((id(item), "humanCodingScheme"))
        indicators = self._indicators(key, place)
        scale, levels = self.scales.texts.get(key, ("", ()))
        return PlainCompetency(
            family=family,
            variant=variant,
            number=number if numbers[number] == 1 else None,
            lines=self._lines(key),
            group=self.groups.of(key),
            definition=definition,
            definition_lines=self.places.of(item, member) if definition else (),
            levels=levels,
            indicators=indicators,
            standards=self._notes(item),
            scale=scale,
        )

    def _codes_left(self) -> dict[tuple[int, str], str]:
        """Why codes are not used that are the number of no competency."""
        competencies = set(self.chosen)
        found = {}
        for key, item in self.tree.items.items():
            if key not in competencies:
                why = "The portal keeps codes of competencies, not of groups and texts"
            elif _number(item) is None:
                why = "The portal numbers competencies in whole numbers, so that this code is no number there"
            else:
                why = "Several competencies have this code, so that it is the number of none"
            told = "" if key in self.tree.sequence else "; it was only used for the order"
            found[id(item), "humanCodingScheme"] = f"{why}{told}"
        return found

    def _indicators(self, key: str, place: int) -> tuple[Words, ...]:
        """All texts below, one after the other; what stands inside another one is told."""
        found = []
        for child in self.tree.below(key):
            item = self.tree.items[child]
            member = "fullStatement" if text_of(item, "fullStatement").strip() else "abbreviatedStatement"
            if text := self._text(child, member):
                found.append(Words(text, self.places.of(item, member)))
        if any(self.tree.children.get(child) for child in self.tree.children.get(key, ())):
            self._found(
                "Texts stand inside other texts",
                f"What '{short(self.tree.items[key])}' has below it is read as one list of indicators, in order. "
                "The portal keeps no lists inside lists.",
                self._lines(key),
                place,
            )
        return tuple(found)

    def _name(self, item: Members, place: int) -> tuple[str, str | None, str]:
        """Name, definition and the member that holds the definition."""
        brief, full = (text_of(item, name).strip() for name in ("abbreviatedStatement", "fullStatement"))
        self.used.add((id(item), "fullStatement"))
        if brief and len(brief) <= NAME:
            self.used.add((id(item), "abbreviatedStatement"))
            return brief, full if full and full != brief else None, "fullStatement"
        if full and len(full) <= NAME and "\n" not in full:
            return full, None, "fullStatement"
        member = "fullStatement" if full else "abbreviatedStatement"
        self.used.add((id(item), member))
        return self._borrowed_name(item, full or brief, member, place), full or brief or None, member

    def _borrowed_name(self, item: Members, text: str, member: str, place: int) -> str:
        """The code, else the beginning of the statement, for a competency that has no short name."""
        code = " ".join(text_of(item, "humanCodingScheme").split())
        if code:
            self.used.add((id(item), "humanCodingScheme"))
            self.said.add((id(item), "humanCodingScheme"))
        name = (code or f"{' '.join(text.split())[: NAME - 30]} …")[:NAME]
        self._found(
            f"'{name[:60]}' has no name of its own",
            "The package gives this competency a statement and no short name. Its code, or the beginning of the "
            "statement, stands for the name; give it one.",
            self.places.of(item, member, "humanCodingScheme"),
            place,
        )
        return name

    def _notes(self, item: Members) -> tuple[PlainStandard, ...]:
        """Notes of an item are kept as a labelled text."""
        if not (notes := text_of(item, "notes").strip()):
            return ()
        self.used.add((id(item), "notes"))
        return (PlainStandard("Notes", notes, self.places.of(item, "notes")),)

    def _about_guess(self) -> None:
        names = ", ".join(f"'{short(self.tree.items[key])}'" for key in self.chosen[:3])
        self._found(
            "The package does not say which items are competencies",
            f"Their types don't tell, so it was taken from the levels of the tree: {names}"
            f"{' and so on' if len(self.chosen) > 3 else ''}. What stands above them are groups, what stands below "
            "are indicators. Check it against the source.",
            self._lines(self.chosen[0]),
        )

    def _found(self, title: str, detail: str, lines: tuple[int, ...], place: int | None = None) -> None:
        self.findings.append(PlainFinding(FindingKind.LAYOUT, title, detail, lines, place))

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


def _number(item: Members) -> int | None:
    code = text_of(item, "humanCodingScheme").strip().rstrip(".")
    return int(code) if code.isascii() and code.isdecimal() and len(code) <= 6 else None
