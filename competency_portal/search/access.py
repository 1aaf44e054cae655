"""Access rows of the search page."""

from competency_portal.access.rules import SIGNED_IN, Row

ROWS: list[Row] = [Row("search", ("GET",), SIGNED_IN)]
