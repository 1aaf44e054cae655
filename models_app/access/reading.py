"""Access rows for reading the library."""

from competency_portal.access.rules import Row

ROWS: list[Row] = []
