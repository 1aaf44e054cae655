"""Rows of the access matrix for the library; one module an area."""

from competency_portal.access.rules import Row
from models_app.access import editing, importing, reading, settling

ROWS: list[Row] = [*editing.ROWS, *reading.ROWS, *settling.ROWS, *importing.ROWS]
