"""Identifiers and links of a CASE package that is written."""

from datetime import UTC, datetime
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from models_app.exchange.case.extension import normalized

KEYS = uuid5(NAMESPACE_URL, "tag:competency-portal,2026:case")

Members = dict[str, Any]


class Names:
    """Identifiers of one package, and the members that every CASE object begins with."""

    def __init__(self, key: str, changed: datetime) -> None:
        self.document: UUID = uuid5(KEYS, key)
        self.changed = changed.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def identifier(self, *key: object) -> str:
        """The identifier of what this key names inside the document."""
        return str(uuid5(self.document, "/".join(str(part) for part in key)) if key else self.document)

    def head(self, *key: object) -> Members:
        """Identifier, address and date."""
        name = self.identifier(*key)
        return {"identifier": name, "uri": f"urn:uuid:{name}", "lastChangeDateTime": self.changed}

    def link(self, title: str, *key: object) -> Members:
        """A link to what this key names."""
        name = self.identifier(*key)
        return {"title": normalized(title), "identifier": name, "uri": f"urn:uuid:{name}"}
