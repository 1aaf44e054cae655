"""Access rows of guides."""

from competency_portal.access.rules import Row

ROWS: list[Row] = []
