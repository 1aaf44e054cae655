"""Access rows for scales, banks and the bank's words: HR admins of the agency that they belong to."""

from competency_portal.access.rules import Row, Scope, Who

HR = frozenset({Who.HR_ADMIN})
BOTH = ("GET", "POST")

ROWS: list[Row] = [
    Row("library:bank-create", BOTH, HR, Scope.AGENCY),
    Row("library:bank-edit", BOTH, HR, Scope.AGENCY),
    Row("library:bank-wording", BOTH, HR, Scope.AGENCY),
    Row("library:scale-create", BOTH, HR, Scope.AGENCY),
    Row("library:scale-edit", BOTH, HR, Scope.AGENCY, "nothing published or in use stands on it"),
    Row("library:scale-copy", ("POST",), HR, Scope.PUBLISHED),
]
