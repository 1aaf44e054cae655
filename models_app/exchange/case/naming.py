"""Identifiers, addresses and links of a CASE package that is written.

Identifiers are made from names (SHA-1, as version 5 of RFC 9562 does), so the same version has the same ones wherever
it is written. All of a package begin like its document's, so whoever looks one up knows which package to open.
"""

from datetime import UTC, datetime
from functools import lru_cache
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from models_app.exchange.case.extension import normalized

KEYS = uuid5(NAMESPACE_URL, "tag:competency-portal,2026:case")
SHARED = 13  # characters that the identifiers of a package have in common
OWN_BITS = (1 << 80) - 1
BASE_PATH = "ims/case/v1p1/"  # the standard's own

Members = dict[str, Any]


@lru_cache(maxsize=20_000)
def document_identifier(key: str) -> UUID:
    """The identifier of the document of a version; `key` names the version: agency, model and number."""
    return uuid5(KEYS, key)


class Names:
    """Identifiers of one package, and the members that every CASE object begins with.

    `address` is where the service answers, such as https://portal.agency.gov/ims/case/v1p1/; without one the
    addresses of objects are names (urn:uuid).
    """

    def __init__(self, key: str, changed: datetime, address: str = "") -> None:
        self.document = document_identifier(key)
        self.changed = changed.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        self.address = address

    def identifier(self, *key: object) -> str:
        """The identifier of what this key names inside the document."""
        if not key:
            return str(self.document)
        own = uuid5(self.document, "/".join(str(part) for part in key))
        return str(UUID(int=self.document.int & ~OWN_BITS | own.int & OWN_BITS))

    def uri(self, *key: object) -> str:
        """Where the service answers for it; criteria and levels stand inside their rubric."""
        name = self.identifier(*key)
        if not self.address:
            return f"urn:uuid:{name}"
        kind = str(key[0]) if key else ""
        if kind == "rubric" and len(key) > 2:
            return f"{self.address}CFRubrics/{self.identifier(*key[:2])}#{name}"
        return f"{self.address}{_ENDPOINTS.get(kind, 'CFItems')}/{name}"

    def head(self, *key: object) -> Members:
        """Identifier, address and date."""
        return {
            "identifier": self.identifier(*key),
            "uri": self.uri(*key),
            "lastChangeDateTime": self.changed,
        }

    def link(self, title: str, *key: object) -> Members:
        """A link to what this key names."""
        return {
            "title": normalized(title),
            "identifier": self.identifier(*key),
            "uri": self.uri(*key),
        }

    def package_link(self, title: str) -> Members:
        """A link to the whole package."""
        name = self.identifier()
        uri = f"{self.address}CFPackages/{name}" if self.address else self.uri()
        return {"title": normalized(title), "identifier": name, "uri": uri}


# What the first part of a key stands for; anything else is an item.
_ENDPOINTS = {
    "": "CFDocuments",
    "isChildOf": "CFAssociations",
    "type": "CFItemTypes",
    "rubric": "CFRubrics",
}
