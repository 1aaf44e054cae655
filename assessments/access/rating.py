"""Access rows of rating."""

from competency_portal.access.rules import Row

ROWS: list[Row] = []
