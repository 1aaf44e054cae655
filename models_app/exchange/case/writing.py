"""A version as a CASE 1.1 package: groups, competencies and their texts as items, scales as rubrics.

Identifiers are made from natural keys, so the same version has the same ones wherever it is written; only their
addresses tell where (`models_app.exchange.case.naming`).
"""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from models_app.calculations.plain import PlainCompetency, PlainModel
from models_app.exchange.case.extension import (
    AREA,
    COMPETENCY,
    FORMAT_VERSION,
    GROUP,
    INDICATOR,
    NAMESPACE,
    STANDARD,
    normalized,
    remainder,
)
from models_app.exchange.case.naming import Names
from models_app.exchange.case.rubrics import rubrics_of
from models_app.exchange.plain_json import to_json

# Members of the model that CASE says elsewhere in the package.
IN_CASE = ("title", "groups", "competencies", "scales", "findings")
TYPES = {
    GROUP: "Competencies that the model names together.",
    COMPETENCY: "What a person must be able to do.",
    INDICATOR: "Behavior that shows the competency.",
    STANDARD: "What performance at the named standard looks like.",
    AREA: "One area that the competency covers.",
}

Members = dict[str, Any]


@dataclass(frozen=True)
class About:
    """What a version knows of itself beside its content. `key` names it: agency, model and number.

    `address` is where the CASE service answers, empty where nobody knows.
    """

    key: str
    creator: str
    edition: str
    status: str
    changed: datetime
    address: str = ""


def write(plain: PlainModel, about: About) -> bytes:
    """The package, UTF-8, ended by a line feed; the same content gives the same bytes."""
    return (json.dumps(package_of(plain, about), indent=1, ensure_ascii=False) + "\n").encode()


def package_of(plain: PlainModel, about: About) -> Members:
    """The members of the package."""
    return _Package(plain, about).members()


def document_of(title: str, about: About, names: Names) -> Members:
    """The members of the document that CASE itself has."""
    return {
        **names.head(),
        "frameworkType": "Competency Model",
        "caseVersion": "1.1",
        "creator": normalized(about.creator),
        "title": normalized(title),
        "version": about.edition,
        "adoptionStatus": about.status,
    }


class _Package:
    """One package while it is written."""

    def __init__(self, plain: PlainModel, about: About) -> None:
        self.plain, self.about = plain, about
        self.names = Names(about.key, about.changed, about.address)
        self.items: list[Members] = []
        self.links: list[Members] = []
        self.keys = _keys(plain.competencies)

    def members(self) -> Members:
        for n, group in enumerate(self.plain.groups):
            told = {"text": normalized(group.text)}
            self._item(GROUP, ("group", n), group.text, (), n + 1, told, {**to_json(group), "place": n})
        for n, competency in enumerate(self.plain.competencies):
            self._competency(competency, self.keys[n], n + 1)
        return {
            "CFDocument": self._document(),
            "CFItems": self.items,
            "CFAssociations": self.links,
            "CFDefinitions": {"CFItemTypes": [self._type(n, kind) for n, kind in enumerate(TYPES, 1)]},
            "CFRubrics": rubrics_of(self.plain, self.names, self.keys),
            "extensions": {NAMESPACE: self._further()},
        }

    def _document(self) -> Members:
        members = document_of(self.plain.title.text, self.about, self.names)
        return {**members, "extensions": {NAMESPACE: {"model": self._model()}}}

    def _model(self) -> Members:
        """The model's members that no other object of the package holds."""
        members = to_json(self.plain)
        title = remainder(members["title"], {"text": normalized(self.plain.title.text)})
        return {"title": title, **{name: value for name, value in members.items() if name not in IN_CASE}}

    def _further(self) -> Members:
        """The format, and findings: about a competency by its identifier."""
        findings = [to_json(finding) for finding in self.plain.findings]
        for finding in findings:
            if "competency" in finding:
                finding["competency"] = self.names.identifier(*self.keys[finding["competency"]])
        return {"format": f"{NAMESPACE}/case", "format_version": FORMAT_VERSION, "findings": findings}

    def _type(self, n: int, kind: str) -> Members:
        head = self.names.head("type", kind)
        return {**head, "title": kind, "description": TYPES[kind], "hierarchyCode": str(n)}

    def _competency(self, row: PlainCompetency, key: tuple, place: int) -> None:
        name = f"{row.family} ({row.variant})" if row.variant else row.family
        members = to_json(row)
        inside = {"levels", "indicators", "standards", "areas", "group"}
        rest = {name: value for name, value in members.items() if name not in inside}
        told = {"definition": row.definition, "number": row.number}
        if not row.variant:
            told["family"] = normalized(row.family)
        more = {"abbreviatedStatement": normalized(name)}
        if row.number is not None:
            more["humanCodingScheme"] = str(row.number)
        text = row.definition if row.definition is not None else name
        if row.definition is None:
            rest["definition_stated"] = False
        parent = ("group", row.group) if row.group is not None else ()
        self._item(COMPETENCY, key, text, parent, place, told, rest, more)
        self._texts(row, key)

    def _texts(self, row: PlainCompetency, key: tuple) -> None:
        below = 0
        for kind, rows, label in (
            (INDICATOR, row.indicators, ""),
            (STANDARD, row.standards, "label"),
            (AREA, row.areas, "heading"),
        ):
            for n, text in enumerate(rows):
                below += 1
                title = normalized(getattr(text, label)) if label else ""
                told = {"text": text.text, **({label: title} if title else {})}
                more = {"abbreviatedStatement": title} if title else {}
                self._item(kind, (*key, kind, n), text.text, key, below, told, to_json(text), more)

    def _item(
        self,
        kind: str,
        key: tuple,
        text: str,
        parent: tuple,
        place: int,
        told: Members,
        rest: Members,
        more: Members | None = None,
    ) -> None:
        """An item and its place below its parent."""
        head = self.names.head(*key)
        self.items.append(
            {
                **head,
                "fullStatement": text,
                **(more or {}),
                "CFItemType": kind,
                "CFItemTypeURI": self.names.link(kind, "type", kind),
                "extensions": {NAMESPACE: remainder(rest, told)},
            }
        )
        above = self.plain.title.text if not parent else " ".join(str(part) for part in parent)
        self.links.append(
            {
                **self.names.head("isChildOf", *key),
                "associationType": "isChildOf",
                "sequenceNumber": place,
                "originNodeURI": self.names.link(text[:80], *key),
                "destinationNodeURI": self.names.link(above, *parent),
            }
        )


def _keys(competencies: tuple[PlainCompetency, ...]) -> list[tuple]:
    """What names each competency: its name in the bank where there is one, else its place."""
    taken: set[str] = set()
    keys = []
    for n, row in enumerate(competencies):
        known = row.slug and row.slug not in taken
        taken.add(row.slug)
        keys.append(("competency", row.slug) if known else ("place", n))
    return keys
