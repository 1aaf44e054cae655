"""Rows of the access matrix for the library; one module an area."""

from competency_portal.access.rules import Row
from models_app.access import reading, settling

ROWS: list[Row] = [*reading.ROWS, *settling.ROWS]
