"""Who may read the access matrix itself."""

from competency_portal.access.rules import Row, Who

ROWS: list[Row] = [
    Row("access:matrix", ("GET",), frozenset({Who.SYSTEM_ADMIN, Who.AUDITOR})),
]
