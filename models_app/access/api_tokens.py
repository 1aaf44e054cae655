"""Access rows for the tokens of the read API: HR admins of the agency."""

from competency_portal.access.rules import Row, Scope, Who

HR = frozenset({Who.HR_ADMIN})

ROWS: list[Row] = [
    Row("library:token-list", ("GET", "POST"), HR, Scope.AGENCY),
    Row("library:token-revoke", ("GET", "POST"), HR, Scope.AGENCY, "in use"),
]
