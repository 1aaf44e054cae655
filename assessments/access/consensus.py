"""Access rows of consensus."""

from competency_portal.access.rules import Row

ROWS: list[Row] = []
