"""Access rows of the home page."""

from competency_portal.access.rules import SIGNED_IN, Row

ROWS: list[Row] = [Row("home", ("GET",), SIGNED_IN)]
