"""Access rows for drafts and what begins from nothing: HR admins of the agency."""

from competency_portal.access.rules import Row, Scope, Who

HR = frozenset({Who.HR_ADMIN})
BOTH = ("GET", "POST")

ROWS: list[Row] = [
    Row("library:draft-edit", BOTH, HR, Scope.AGENCY, "draft"),
    Row("library:draft-competency", BOTH, HR, Scope.AGENCY, "draft"),
    Row("library:class-create", BOTH, HR, Scope.AGENCY),
    Row("library:class-edit", BOTH, HR, Scope.AGENCY),
    Row("library:model-create", BOTH, HR, Scope.AGENCY),
    Row("library:competency-create", BOTH, HR, Scope.AGENCY),
]
