"""Access rows for settling findings and publishing versions."""

from competency_portal.access.rules import Row

ROWS: list[Row] = []
