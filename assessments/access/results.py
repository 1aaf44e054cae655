"""Access rows of results."""

from competency_portal.access.rules import Row

ROWS: list[Row] = []
