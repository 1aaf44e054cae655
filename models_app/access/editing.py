"""Access rows for editing a draft: HR admins of its agency."""

from competency_portal.access.rules import Row, Scope, Who

HR = frozenset({Who.HR_ADMIN})
BOTH = ("GET", "POST")

ROWS: list[Row] = [
    Row("library:draft-edit", BOTH, HR, Scope.AGENCY, "draft"),
    Row("library:draft-competency", BOTH, HR, Scope.AGENCY, "draft"),
]
