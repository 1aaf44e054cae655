"""Who may call the pages that run the portal."""

from competency_portal.access.rules import EVERYONE, Row

ROWS: list[Row] = [
    Row("healthz", ("GET",), EVERYONE),
]
