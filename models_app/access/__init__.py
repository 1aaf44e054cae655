"""Rows of the access matrix for the library; one module an area."""

from competency_portal.access.rules import Row
from models_app.access import (
    adopting,
    api,
    api_tokens,
    case,
    editing,
    holdings,
    importing,
    reading,
    review,
    settling,
)

ROWS: list[Row] = [
    *editing.ROWS,
    *holdings.ROWS,
    *reading.ROWS,
    *settling.ROWS,
    *importing.ROWS,
    *review.ROWS,
    *api_tokens.ROWS,
    *case.ROWS,
    *adopting.ROWS,
    *api.ROWS,
]
