"""Access rows of the pages of plain text: everybody, signed in or not."""

from competency_portal.access.rules import EVERYONE, Row

ROWS: list[Row] = [Row(name, ("GET",), EVERYONE) for name in ("help", "accessibility", "privacy", "records")]
