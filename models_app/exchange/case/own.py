"""A CASE package that this portal wrote, read without loss; what was edited elsewhere since is read as edited."""

from typing import Any

from models_app.calculations.plain import PlainModel, Unreadable
from models_app.choices import FindingKind
from models_app.exchange.assembly import split_variant
from models_app.exchange.bundle import check_places
from models_app.exchange.case.extension import (
    AREA,
    COMPETENCY,
    FORMAT_VERSION,
    GROUP,
    INDICATOR,
    NAMESPACE,
    STANDARD,
    extension_of,
    filled,
    normalized,
)
from models_app.exchange.case.package import Tree, rows, target_of, text_of
from models_app.exchange.case.rubrics import scored
from models_app.exchange.plain_json import from_json

Members = dict[str, Any]
TEXTS = {INDICATOR: ("indicators", ""), STANDARD: ("standards", "label"), AREA: ("areas", "heading")}


def is_own(package: Members) -> bool:
    """Whether the portal wrote it."""
    return extension_of(package).get("format") == f"{NAMESPACE}/case"


def read_own(package: Members) -> PlainModel:
    """The model. Raises Unreadable where the portal's own members were changed so that they fit no more."""
    version = extension_of(package).get("format_version")
    if version != FORMAT_VERSION:
        raise Unreadable(f"The extension is of version {version!r}; this portal reads {FORMAT_VERSION}.")
    members = _Own(package).members()
    model = from_json(PlainModel, {**members})
    check_places(model)
    values = {name: getattr(model, name) for name in model.__dataclass_fields__}
    return PlainModel(**{**values, "asks_open_questions": False})


class _Own:
    """One package while it is read back into the members of a model."""

    def __init__(self, package: Members) -> None:
        self.package, self.tree = package, Tree(package)
        self.groups = self._of_kind(GROUP)
        self.groups.sort(key=lambda key: _place(self.tree.items[key]))
        self.competencies = self._of_kind(COMPETENCY)
        self.competencies.sort(key=self.tree.rank)
        self.levels: dict[str, list[Members]] = {}
        self.scales: list[Members] = []
        for rubric in rows(package, "CFRubrics"):
            self._rubric(rubric)

    def members(self) -> Members:
        document = self.package["CFDocument"]
        model = _members(extension_of(document).get("model"), "model")
        title = filled(_members(model.get("title"), "title"), {"text": text_of(document, "title")})
        return {
            **model,
            "title": title,
            "groups": [self._text(key, "") for key in self.groups],
            "competencies": [self._competency(key) for key in self.competencies],
            "scales": self.scales,
            "findings": self._findings(),
        }

    def _kind(self, key: str) -> str:
        """The kind of an item; one that another tool added is a competency, or an indicator below one."""
        kind = text_of(self.tree.items[key], "CFItemType")
        if kind in (GROUP, COMPETENCY, *TEXTS):
            return kind
        above = self.tree.parent.get(key, "")
        if above not in self.tree.items or text_of(self.tree.items[above], "CFItemType") == GROUP:
            return COMPETENCY
        return INDICATOR

    def _of_kind(self, kind: str) -> list[str]:
        return [key for key in self.tree.items if self._kind(key) == kind]

    def _competency(self, key: str) -> Members:
        item = self.tree.items[key]
        rest = extension_of(item)
        stated = rest.pop("definition_stated", True)
        name, text = text_of(item, "abbreviatedStatement"), text_of(item, "fullStatement")
        told: Members = {"definition": text, **_name(name or text, rest)}
        if stated is False and normalized(text) == normalized(name):
            told.pop("definition")
        code = text_of(item, "humanCodingScheme")
        if code.isdecimal() and len(code) < 10:
            told["number"] = int(code)
        members = filled(rest, told)
        above = self.tree.parent.get(key)
        members["group"] = self.groups.index(above) if above in self.groups else None
        for kind, (member, label) in TEXTS.items():
            below = [child for child in self.tree.below(key) if self._kind(child) == kind]
            members[member] = [self._text(child, label) for child in below]
        if key in self.levels:
            members["levels"] = self.levels[key]
        return members

    def _text(self, key: str, label: str) -> Members:
        item = self.tree.items[key]
        told: Members = {"text": text_of(item, "fullStatement")}
        rest = extension_of(item)
        rest.pop("place", None)
        if label:
            told[label] = text_of(item, "abbreviatedStatement")
        return filled(rest, told)

    def _rubric(self, rubric: Members) -> None:
        levels: list[Members] = []
        for criterion in rows(rubric, "CFRubricCriteria"):
            found = sorted(rows(criterion, "CFRubricCriterionLevels"), key=_position)
            if target := target_of(criterion, "CFItemURI"):
                self.levels[target] = [_level(row, "text") for row in found]
            else:
                levels = [_level(row, "definition") for row in found]
        rest = extension_of(rubric)
        if rest != {"code": ""}:
            told = {"name": text_of(rubric, "title"), "description": rubric.get("description")}
            self.scales.append({**filled(rest, told), "levels": levels})

    def _findings(self) -> list[Members]:
        """Findings about a competency that is gone are about the model."""
        places = {key: n for n, key in enumerate(self.competencies)}
        found = []
        for row in rows(extension_of(self.package), "findings"):
            key = row.get("competency")
            found.append({**row, "competency": places.get(key.casefold()) if isinstance(key, str) else None})
        return [*found, *self._homeless()]

    def _homeless(self) -> list[Members]:
        """Texts whose competency is gone: nobody may lose them unseen."""
        kept = {child for key in self.competencies for child in self.tree.below(key)}
        return [
            {
                "kind": str(FindingKind.LAYOUT),
                "title": "A text of the package belongs to no competency",
                "detail": text_of(row, "fullStatement"),
            }
            for key, row in self.tree.items.items()
            if self._kind(key) in TEXTS and key not in kept
        ]


def _name(name: str, rest: Members) -> Members:
    """Family and variant: as the extension has them where together they are still the name."""
    family, variant = text_of(rest, "family"), text_of(rest, "variant")
    if variant and normalized(f"{family} ({variant})") == normalized(name):
        return {"family": family, "variant": variant}
    if variant:
        family, variant = split_variant(name)
        return {"family": family, "variant": variant}
    return {"family": name}


def _level(row: Members, member: str) -> Members:
    told = {"label": text_of(row, "quality"), member: row.get("description")}
    if member == "definition" and (value := scored(row.get("score"))) is not None:
        told["value"] = value
    return filled(extension_of(row), told)


def _position(row: Members) -> float:
    position = row.get("position")
    return position if isinstance(position, int | float) else float("inf")


def _place(item: Members) -> float:
    place = extension_of(item).get("place")
    return place if isinstance(place, int) else float("inf")


def _members(value: Any, name: str) -> Members:
    if not isinstance(value, dict):
        raise Unreadable(f"The portal's extension has no member '{name}'.")
    return value
