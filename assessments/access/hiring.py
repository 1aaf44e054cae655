"""Access rows of hiring."""

from competency_portal.access.rules import Row

ROWS: list[Row] = []
