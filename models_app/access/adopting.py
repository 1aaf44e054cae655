"""Access rows for adopting: HR admins, for what other agencies have published."""

from competency_portal.access.rules import Row, Scope, Who

HR = frozenset({Who.HR_ADMIN})
BOTH = ("GET", "POST")

ROWS: list[Row] = [
    Row("library:version-adopt", BOTH, HR, Scope.PUBLISHED, "published or superseded, of another agency"),
    Row("library:words-adopt", BOTH, HR, Scope.PUBLISHED, "published, of another agency"),
]
