"""What the read-only CASE 1.1 service answers: documents, packages and each object of a package by its identifier.

An identifier begins as its document's does (`models_app.exchange.case.naming`), so that only one package is opened to
find an object. Members are those of the standard's 1.1 description; objects outside a package name their document.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from models_app.exchange.case.about import about
from models_app.exchange.case.naming import SHARED, Names, document_identifier
from models_app.exchange.case.writing import document_of, package_of
from models_app.models import ModelVersion
from models_app.queries.case_service import published_versions, version_with_package
from models_app.queries.plain_version import plain_of

# As the standard writes identifiers; capitals are let through, as many programs send them.
IDENTIFIER = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")

Members = dict[str, Any]


class Service:
    """The service for one reader at one address."""

    def __init__(self, reader: Any, address: str) -> None:
        self.reader, self.address = reader, address

    def documents(self) -> list[Members]:
        """All documents by creator, title and newest version, in one query."""
        return [self._document(version) for version in published_versions(self.reader)]

    def find(self, kind: str, identifier: str) -> Members | None:
        """The answer for an object of this kind of endpoint; None where there is none with this identifier."""
        if kind == "CFDocuments":
            return next((self._document(version) for version in self._of(identifier)), None)
        for version in self._near(identifier):
            package, names = self._package(version)
            found = FINDERS[kind](package, identifier)
            if found is not None:
                return _outside(kind, found, names.link(package["CFDocument"]["title"]))
        return None

    def _near(self, identifier: str) -> Iterator[ModelVersion]:
        """Versions whose identifiers begin like this one: one at most, unless two begin alike."""
        for version in published_versions(self.reader):
            if self._names(version).identifier()[:SHARED] == identifier[:SHARED]:
                yield version

    def _of(self, identifier: str) -> Iterator[ModelVersion]:
        return (
            version for version in self._near(identifier) if self._names(version).identifier() == identifier
        )

    def _names(self, version: ModelVersion) -> Names:
        facts = about(version, self.address)
        return Names(facts.key, facts.changed, self.address)

    def _document(self, version: ModelVersion) -> Members:
        names = self._names(version)
        members = document_of(version.title, about(version, self.address), names)
        return {**members, "CFPackageURI": names.package_link(version.title)}

    def _package(self, version: ModelVersion) -> tuple[Members, Names]:
        whole = version_with_package(self.reader, version.pk)
        if whole is None:  # it was there a moment ago, and nothing published goes away
            raise LookupError(f"{version} is gone.")
        return package_of(plain_of(whole), about(whole, self.address)), self._names(version)


def package_address(version: ModelVersion, address: str) -> str:
    """Where a service at this address gives out the package of a version. Give it with its model and agency."""
    return f"{address}CFPackages/{document_identifier(about(version).key)}"


def is_identifier(text: str) -> bool:
    """Whether it has the form that the standard gives identifiers."""
    return IDENTIFIER.fullmatch(text) is not None


def _one(name: str) -> Callable[[Members, str], Members | None]:
    """Finds an object of a list of the package."""

    def find(package: Members, identifier: str) -> Members | None:
        return next((row for row in package.get(name, ()) if row["identifier"] == identifier), None)

    return find


def _definition(name: str) -> Callable[[Members, str], Members | None]:
    def find(package: Members, identifier: str) -> Members | None:
        return _one(name)(package["CFDefinitions"], identifier)

    return find


def _family(name: str) -> Callable[[Members, str], Members | None]:
    """Finds a definition with those below it, as hierarchy codes tell."""

    def find(package: Members, identifier: str) -> Members | None:
        first = _definition(name)(package, identifier)
        if first is None:
            return None
        within = f"{first['hierarchyCode']}."
        rows = package["CFDefinitions"][name]
        return {name: [first, *(row for row in rows if row["hierarchyCode"].startswith(within))]}

    return find


def _whole(package: Members, identifier: str) -> Members | None:
    return package if package["CFDocument"]["identifier"] == identifier else None


def _links_of_item(package: Members, identifier: str) -> Members | None:
    item = _one("CFItems")(package, identifier)
    if item is None:
        return None
    ends = ("originNodeURI", "destinationNodeURI")
    links = package["CFAssociations"]
    return {
        "CFItem": item,
        "CFAssociations": [row for row in links if identifier in (row[end]["identifier"] for end in ends)],
    }


FINDERS: dict[str, Callable[[Members, str], Members | None]] = {
    "CFPackages": _whole,
    "CFItems": _one("CFItems"),
    "CFAssociations": _one("CFAssociations"),
    "CFItemAssociations": _links_of_item,
    "CFRubrics": _one("CFRubrics"),
    "CFConcepts": _family("CFConcepts"),
    "CFSubjects": _family("CFSubjects"),
    "CFItemTypes": _family("CFItemTypes"),
    "CFLicenses": _definition("CFLicenses"),
    "CFAssociationGroupings": _definition("CFAssociationGroupings"),
}


KINDS = ("CFDocuments", *FINDERS)


def _outside(kind: str, found: Members, document: Members) -> Members:
    """As an object stands outside its package: items and associations name their document."""
    if kind in ("CFItems", "CFAssociations"):
        return {**found, "CFDocumentURI": document}
    if kind == "CFItemAssociations":
        return {**found, "CFItem": {**found["CFItem"], "CFDocumentURI": document}}
    return found
